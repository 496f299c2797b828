/** Relations compare years: an award that is given once stands in the year of its event, and afterwards goes back. */
import { absent, compareOp, present, thisYear, when, yearOf } from '../ops.ts';
import type { Op } from '../plan.ts';
import { ENTITY, FLAG } from '../types.ts';
import { amountOf, changed, type Standing } from './standing.ts';

/** Whether a clause can be asked year by year. */
export const hasYears = ({ drafts }: Standing, clause: number): boolean => {
  const draft = drafts[clause];
  return draft?.amount !== undefined && (draft.yearly || draft.event !== undefined);
};

/** Awards that are given once, in the year of their event. */
export function intoYears(standing: Standing, clauses: readonly number[]): Standing {
  return clauses.reduce((current, i) => {
    const draft = current.drafts[i];
    if (!draft?.event || draft.yearly) return current;
    const amount = amountOf(current, i);
    const at = draft.block.span;
    const there = when(compareOp('=', thisYear(at), yearOf(draft.event, at), at), amount, absent(amount.type, at), at);
    return changed(current, i, 'inItsYear', there, { at, cites: [] });
  }, standing);
}

/** The same awards once more, as the relations have left them, so that instalments split the whole. */
export function outOfYears(standing: Standing, clauses: readonly number[]): Standing {
  return clauses.reduce((current, i) => {
    const draft = current.drafts[i];
    if (!draft?.event || draft.yearly) return current;
    const at = draft.block.span;
    const amount = amountOf(current, i);
    const year = yearOf(draft.event, at);
    const some: Op = { op: 'overYears', how: 'any', from: year, to: year, of: present(amount, at), type: FLAG, at };
    const whole: Op = { op: 'overYears', how: 'sum', from: year, to: year, of: amount, type: amount.type, at };
    const value = when(some, whole, absent(amount.type, at), at);
    return changed(current, i, 'adjusted', value, { at, cites: [] }, ENTITY);
  }, standing);
}
