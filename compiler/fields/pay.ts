/** 兑现: in which years the award is paid, in which parts. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf, Instalments } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { type Draft, entityScope, type FieldMeaning, read, refine } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { LONGEST_PERIOD, reportNoDuration } from '../expressions/time.ts';
import { reportKind } from '../expressions/values.ts';
import { lowerMilestones } from '../milestones.ts';
import { arithmetic, compareOp, mapOp, thisYear, when, yearOf } from '../ops.ts';
import { reportPaidBefore } from '../payDays.ts';
import type { Op } from '../plan.ts';
import { ENTITY_YEAR, YEAR } from '../types.ts';

export const pay: FieldMeaning<FieldOf<'pay'>> = {
  phase: 'pay',
  apply: (field, draft) => {
    if (!draft.amount) return draft;
    // Which year's benefit is split would be lost: the parts of several years fall due together.
    if (draft.yearly) {
      const frame = draft.block.fields.some((other) => other.kind === 'monthly') ? 'monthly' : 'yearly';
      draft.workshop.report(diagnostic('GJ3015', field.span, { first: field.label.text, second: spell(frame, 'zh') }));
      return draft;
    }
    const { instalments } = field;
    return instalments.kind === 'milestones'
      ? lowerMilestones(instalments, draft.amount, draft)
      : lowerYears(instalments, draft.amount, draft, field.span);
  },
};

/** 分三年等额，自X起. */
function lowerYears(
  { years, split, from }: Instalments,
  amount: NonNullable<Draft['amount']>,
  draft: Draft,
  at: FieldOf<'pay'>['span'],
): Draft {
  const { report } = draft.workshop;
  if (years.kind !== 'literal' || years.literal.type !== 'duration' || years.literal.unit !== 'year') {
    reportNoDuration(years, report);
    return draft;
  }
  const count = years.literal.count;
  if (count < 1 || count > LONGEST_PERIOD.year) {
    report(diagnostic('GJ3019', years.span, { written: years.literal.spelling, most: String(LONGEST_PERIOD.year) }));
    return draft;
  }
  const scope = { ...entityScope(draft), yearly: false };
  const parts = elaborate(split, scope, { kind: 'split' });
  const first = read(from, scope, YEAR);
  if (!parts || !first) return draft;
  if (parts.is !== 'split') {
    reportKind(split, scope, parts, [{ kind: 'split' }]);
    return draft;
  }
  const wrong = parts.parts.find((n) => n !== count);
  if (wrong !== undefined) report(diagnostic('GJ3012', split.span, { years: count, parts: wrong }));
  if (draft.event) reportPaidBefore(draft, first.op, draft.event, from.span);
  const index = arithmetic('sub', thisYear(at), first.op, YEAR, at);
  const due = rounded(parts.part(amount.op, index, count, at), draft.partRounding);
  return refine({ ...draft, ...paysFrom(draft, first.op) }, 'due', due, at, ENTITY_YEAR);
}

/** 取整：每期…: the unit to which the parts are cut. */
const rounded = (due: Op, how: Draft['partRounding']): Op =>
  how ? mapOp(due, (op) => (op.op === 'part' ? { ...op, ...how } : undefined)) : due;

/** The first year of payment, or that of the event where it is earlier. */
function paysFrom({ event }: Draft, first: Op): Pick<Draft, 'paysFrom'> {
  if (!event) return {};
  const own = yearOf(event, first.at);
  return { paysFrom: when(compareOp('<', first, own, first.at), first, own, first.at) };
}
