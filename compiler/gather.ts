/** Items → what owns them, level by level up to the entity; on the way, only the first items are taken where the clause says so. */
import type { Span } from '../dsl/span.ts';
import { addStep, type Draft, type FirstItems, refine } from './draft.ts';
import { amongFirst } from './expressions/ordering.ts';
import { chainOf, listGrain } from './nesting.ts';
import { absent, allOf, overMonths, present, when } from './ops.ts';
import type { Op, OpOf } from './plan.ts';
import { firstItemYear, toppedUp, withStandard } from './standard.ts';
import { ENTITY, ENTITY_MONTH, ENTITY_YEAR, FLAG, ONCE } from './types.ts';

/** Sums the items up to the items of `to`, a list that they lie in; up to the entity where it is absent. */
export function gather(draft: Draft, to: string | undefined): Draft {
  const { amount, list, first } = draft;
  if (!amount || list === undefined || list === to) return draft;
  if (!first) return summed(draft, to, undefined);
  const { draft: shown, ref } = chosen(draft, amount, list, first);
  if (first.list === to) return summed(shown, to, { keys: first.keys, count: first.count });
  // They are chosen among the items of a list on the way, …
  if (first.list !== undefined && liesIn(draft, first.list, to)) return gather(gather(draft, first.list), to);
  // … or further out: then each of them is in or out before anything is summed.
  return summed({ ...shown, amount: { ...amount, op: ref } }, to, undefined);
}

const liesIn = ({ workshop }: Draft, inner: string, outer: string | undefined): boolean =>
  outer === undefined || chainOf(workshop.symbols, inner).includes(outer);

/** The sum where one item counts, else 不适用; of a month, where there are months. */
function summed(draft: Draft, to: string | undefined, first: OpOf<'over'>['first']): Draft {
  const { amount, list } = draft;
  if (!amount || list === undefined) return draft;
  const at = placeOf(draft);
  const counts = present(amount.op, at);
  const some: Op = { op: 'over', how: 'any', list, of: counts, type: FLAG, at };
  // What is not granted takes no place.
  const which = first ? { where: counts, first } : {};
  const sum: Op = { op: 'over', how: 'sum', list, ...which, of: amount.op, type: amount.type, at };
  const { list: _list, where: _where, first: _first, ...outer } = draft;
  const value = (tests: readonly Op[]) => when(allOf(tests, at), sum, absent(amount.type, at), at);
  if (to !== undefined) {
    const grain = listGrain(draft.workshop.symbols, to, draft);
    return refine({ ...outer, list: to }, 'subtotal', value([some]), at, grain);
  }
  // Of several recognitions of one year the highest counts, and all years can be compared by it.
  if (toppedUp(draft) && amount.type.kind === 'money') {
    const most: Op = { op: 'over', how: 'max', list, ...which, of: amount.op, type: amount.type, at };
    const { draft: next, ref } = withStandard(outer, most, at, firstItemYear(draft));
    return refine(next, 'grant', when(allOf(draft.applicable, at), ref, absent(amount.type, at), at), at, ENTITY_YEAR);
  }
  // Where the months have been summed, what applies was asked month by month.
  const byMonth = !draft.monthly && draft.block.fields.some((field) => field.kind === 'monthly');
  const applies = byMonth ? [overMonths('any', allOf(draft.applicable, at), at)] : draft.applicable;
  const whole = value([...applies, some]);
  if (draft.monthly) return refine(outer, 'monthGrant', whole, at, ENTITY_MONTH);
  return refine(outer, 'grant', whole, at, draft.yearly ? ENTITY_YEAR : ENTITY);
}

/** A step that holds the amount of each item that is among the first. */
function chosen(draft: Draft, amount: NonNullable<Draft['amount']>, list: string, first: FirstItems) {
  const at = placeOf(draft);
  const counts = present(amount.op, at);
  const taken = amongFirst(list, { ...first, times: ONCE }, counts, first.list);
  const value = when(allOf([counts, taken], at), amount.op, absent(amount.type, at), at);
  return addStep(draft, 'itemChosen', listGrain(draft.workshop.symbols, list, draft), value, at);
}

const placeOf = ({ block }: Draft): Span => block.fields.find((field) => field.kind === 'perItem')?.span ?? block.span;
