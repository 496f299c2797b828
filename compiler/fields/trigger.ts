/** 触发: the event that must have happened inside the validity. */

import type { Expr } from '../../dsl/ast.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { type Draft, entityScope, type FieldMeaning, read } from '../draft.ts';
import { between, compareOp, present } from '../ops.ts';
import type { Op } from '../plan.ts';
import { DATE } from '../types.ts';

export const trigger: FieldMeaning<FieldOf<'trigger'>> = {
  phase: 'frame',
  apply: (field, draft) => withTrigger(field.event, draft, !draft.block.fields.some((other) => other.kind === 'once')),
};

/** The event has happened, and on a day of the validity (both ends inclusive). */
export function withTrigger(event: Expr, draft: Draft, primary: boolean): Draft {
  const date = read(event, { ...entityScope(draft), yearly: false }, DATE);
  if (!date) return draft;
  const { validity } = draft.workshop.terms;
  const inside: Op = !validity
    ? present(date.op, event.span)
    : validity.to
      ? between(date.op, validity.from, validity.to, event.span)
      : compareOp('≥', date.op, validity.from, event.span);
  // What is granted once is granted for its own event, whatever else has to have happened.
  const own = draft.event !== undefined && !primary ? draft.event : date.op;
  return { ...draft, event: own, applicable: [...draft.applicable, inside] };
}
