/** 追回: what was paid before the event is taken back in the event's year. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf, Interest } from '../../dsl/fields/index.ts';
import { ONE, ZERO } from '../../dsl/rational.ts';
import { type Draft, type FieldMeaning, type LoweredEvent, paymentScope, read } from '../draft.ts';
import { yearLength } from '../expressions/days.ts';
import { inYearOf } from '../inYear.ts';
import { arithmetic, constant, isConstant } from '../ops.ts';
import type { Op } from '../plan.ts';
import type { ValueMeaning } from '../scope.ts';
import { RATIO } from '../types.ts';
import { lowerEvent } from './stop.ts';

export const clawback: FieldMeaning<FieldOf<'clawback'>> = {
  phase: 'clawback',
  apply: (field, draft) => {
    const event = lowerEvent(field.event, draft);
    const { share: written, interest } = field.event;
    const { report, textOf } = draft.workshop;
    if (!draft.block.fields.some((other) => other.kind === 'stop'))
      report(diagnostic('GJ4014', field.label.span, { line: field.label.text }));
    const share = written && read(written, paymentScope(draft), RATIO);
    if (written && share && isConstant(share.op) && (share.op.value.n < 0n || share.op.value.n > share.op.value.d))
      report(diagnostic('GJ4067', written.span, { written: textOf(written.span) }));
    const bears = interest && event && lowerInterest(interest, event.date, draft);
    if (!event || (written && !share) || (interest && !bears)) return draft;
    const lowered: LoweredEvent = {
      ...event,
      ...(share ? { share: partOf(share, event.date) } : {}),
      ...(bears ? { interest: bears } : {}),
    };
    return { ...draft, clawbacks: [...draft.clawbacks, lowered] };
  },
};

/** A share as it is in the year of the event, between nothing and all. */
function partOf(share: ValueMeaning, day: Op): Op {
  const own = inYearOf(share, day);
  if (isConstant(own)) return own;
  const least = arithmetic('max', own, constant(ZERO, RATIO, own.at), RATIO, own.at);
  return arithmetic('min', least, constant(ONE, RATIO, own.at), RATIO, own.at);
}

function lowerInterest(
  { rate: written, basis, span }: Interest,
  day: Op,
  draft: Draft,
): LoweredEvent['interest'] | undefined {
  const rate = read(written, paymentScope(draft), RATIO);
  const year = yearLength(basis, span, draft.workshop);
  return rate && year && { rate: inYearOf(rate, day), year, at: span };
}
