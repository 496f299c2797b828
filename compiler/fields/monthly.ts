/** 每月: computed for each month of a period; never before the policy is in force, after its validity only if benefits run on. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import type { Draft, FieldMeaning } from '../draft.ts';
import { scopeFor } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { monthPeriod, yearPeriod } from '../expressions/time.ts';
import { reportKind } from '../expressions/values.ts';
import { allOf, between, lastDayOf, thisMonth } from '../ops.ts';
import type { Op } from '../plan.ts';
import type { Meaning, PeriodMeaning } from '../scope.ts';
import { afterStartMonth, beforeExpiryMonth, isValidity } from '../terms.ts';

/** 每月：2026年3月 means that month alone, 每月：2026年 its twelve months. */
function stretched(meaning: Meaning | undefined): Meaning | undefined {
  if (meaning?.is !== 'value') return meaning;
  if (meaning.type.kind === 'month') return monthPeriod(meaning.op, meaning.op, meaning.grain);
  return meaning.type.kind === 'year' ? yearPeriod(meaning.op, meaning.op, meaning.grain) : meaning;
}

export const monthly: FieldMeaning<FieldOf<'monthly'>> = {
  // After the items, whose own fields may say which months are meant.
  phase: 'months',
  apply: (field, draft) => {
    for (const kind of ['once', 'yearly'] as const)
      if (draft.block.fields.some((other) => other.kind === kind))
        draft.workshop.report(
          diagnostic('GJ3015', field.span, { first: spell('monthly', 'zh'), second: spell(kind, 'zh') }),
        );
    const scope = scopeFor(draft);
    const period = stretched(elaborate(field.period, scope, { kind: 'period' }));
    if (!period) return draft;
    if (period.is !== 'period') {
      reportKind(field.period, scope, period, [{ kind: 'period' }]);
      return draft;
    }
    const at = field.period.span;
    const month = thisMonth(at);
    const inTime = [
      ...recurring(period, draft, month),
      ...(isValidity(field.period) ? [] : [afterStartMonth(draft.workshop, month, at)]),
      beforeExpiryMonth(draft.workshop, month, at),
    ];
    const inside = period.contains(month, at);
    if (period.grain.of !== 'item') return { ...draft, applicable: [...draft.applicable, inside, ...inTime] };
    const where = allOf([...(draft.where ? [draft.where] : []), inside], at);
    return { ...draft, where, applicable: [...draft.applicable, ...inTime] };
  },
};

/** 每年3月至5月 has no beginning and no end of its own: it counts inside the validity. */
function recurring(period: PeriodMeaning, draft: Draft, month: Op): readonly Op[] {
  const { validity } = draft.workshop.terms;
  if (!period.recurs || !validity?.to) return [];
  return [between(lastDayOf(month, month.at), validity.from, validity.to, month.at)];
}
