/** 禁入: inside the period nothing is granted. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { BanField } from '../../dsl/fields/ban.ts';
import { readCommon } from '../common.ts';
import { type Draft, entityScope, type FieldMeaning, scopeFor } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { reportKind } from '../expressions/values.ts';
import { anyOf, dayOf, lastDayOf, not, thisMonth, thisYear } from '../ops.ts';
import type { Op } from '../plan.ts';
import type { PeriodMeaning } from '../scope.ts';
import { DATE, YEAR } from '../types.ts';

export const ban: FieldMeaning<BanField> = {
  phase: 'subject',
  apply: (field, draft) => {
    const { period: written, moment } = field.ban;
    const scope = entityScope(draft);
    const period = elaborate(written, scope, { kind: 'period' });
    if (!period) return draft;
    if (period.is !== 'period') {
      reportKind(written, scope, period, [{ kind: 'period' }]);
      return draft;
    }
    if (!moment) return barred(draft, byDefault(draft, period, field.ban.span), field.ban.span);
    const read = readCommon(moment, draft, field, scopeFor(draft), DATE, YEAR);
    if (!read) return draft;
    if (read.op.type.kind === 'year' && period.unit === 'date') {
      draft.workshop.report(diagnostic('GJ3016', field.ban.span, { unit: 'date', other: 'year' }));
      return draft;
    }
    return barred(draft, period.contains(read.op, field.ban.span), field.ban.span, read.ofItem);
  },
};

/**
 * What is granted once is judged on the day of its event, a yearly benefit by every day of its
 * year, a monthly one by the first and the last day of its month.
 */
function byDefault(draft: Draft, period: PeriodMeaning, at: BanField['span']): Op | undefined {
  if (draft.monthly) {
    const [first, last] = [dayOf(thisMonth(at), 1, at), lastDayOf(thisMonth(at), at)];
    return anyOf([period.contains(first, at), period.contains(last, at)], at);
  }
  if (draft.yearly) return period.touchesYear(thisYear(at), at);
  return draft.event && period.contains(draft.event, at);
}

function barred(draft: Draft, inside: Op | undefined, at: BanField['span'], ofItem = false): Draft {
  if (!inside) return draft;
  const free = not(inside, at);
  return ofItem
    ? { ...draft, conditions: [...draft.conditions, free] }
    : { ...draft, applicable: [...draft.applicable, free] };
}
