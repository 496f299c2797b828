/**
 * Of a clause with 补差: what 给予 comes to in a year by its conditions alone, whoever applies and
 * whatever is vetoed; earlier years are compared by it.
 */

import type { Span } from '../dsl/span.ts';
import { addStep, type Draft } from './draft.ts';
import { operands } from './operands.ts';
import { arithmetic, yearOf } from './ops.ts';
import type { Op } from './plan.ts';
import { ENTITY_YEAR, YEAR } from './types.ts';

/** A year each, and not made of months. */
export const inYears = ({ yearly, block }: Draft): boolean =>
  yearly && !block.fields.some((field) => field.kind === 'monthly');

export const toppedUp = (draft: Draft): boolean =>
  inYears(draft) && draft.block.fields.some((field) => field.kind === 'topUp');

/** Makes a step of the standard. */
export function withStandard(
  draft: Draft,
  value: Op,
  at: Span,
  from?: Op,
): { readonly draft: Draft; readonly ref: Op } {
  const { draft: next, ref } = addStep(draft, 'standard', ENTITY_YEAR, value, at);
  return { draft: { ...next, standard: { op: ref, ...(from ? { from } : {}) } }, ref };
}

/** The year of the first item, by the dates and years by which items are chosen. */
export function firstItemYear({ list, where, workshop }: Draft): Op | undefined {
  if (list === undefined || !where) return undefined;
  const years = datesIn(where, list, new Map(workshop.steps.map((step) => [step.name, step.value])))
    .map((op): Op => (op.type.kind === 'date' ? yearOf(op, op.at) : op))
    .map((of): Op => ({ op: 'over', how: 'min', list, of, type: YEAR, at: of.at }));
  const [first, ...rest] = years;
  return first && rest.reduce((a, b) => arithmetic('min', a, b, YEAR, a.at), first);
}

/** The dates and years of an item that an expression looks at, directly or through definitions. */
function datesIn(op: Op, list: string, steps: ReadonlyMap<string, Op>): readonly Op[] {
  const found = new Map<string, Op>();
  const seen = new Set<string>();
  const todo: Op[] = [op];
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.op === 'column' && next.list === list && (next.type.kind === 'date' || next.type.kind === 'year'))
      found.set(next.name, next);
    if (next.op === 'step' && !seen.has(next.name)) {
      seen.add(next.name);
      const value = steps.get(next.name);
      if (value) todo.push(value);
    }
    todo.push(...operands(next));
  }
  return [...found.values()];
}
