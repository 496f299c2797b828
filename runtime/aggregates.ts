/** One figure from many members: items of a list, years, or entities. */
import type { Aggregate } from '../compiler/plan.ts';
import { add, compare, div, integer, ONE, type Rational, ZERO } from '../dsl/rational.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { and, or } from './operators.ts';
import { ABSENT, isFalse, isTrue, known, missing, numberOf, type State, stopped } from './states.ts';

/**
 * What a member brings in, given whether it belongs (`where`): undefined = nothing. Where its
 * belonging is 未知 it is 未知 itself, unless belonging would change nothing.
 */
export function member(how: Aggregate, where: State, of: State): State | undefined {
  if (isTrue(where)) return of;
  if (isFalse(where)) return undefined;
  if (where.kind === 'notComputable') return where;
  if (changesNothing(how, of)) return undefined;
  return where.kind === 'unknown' ? missing(where.missing) : undefined;
}

function changesNothing(how: Aggregate, of: State): boolean {
  switch (how) {
    case 'sum':
      return of.kind === 'absent' || (of.kind === 'value' && numberOf(of.value).n === 0n);
    case 'count':
    case 'any':
      return isFalse(of);
    case 'all':
      return isTrue(of);
    case 'min':
    case 'max':
    case 'mean':
    case 'one':
      return of.kind === 'absent';
    default:
      return unreachable(how);
  }
}

/**
 * The figure over members. 不适用 is left out of sums, counts, means and extremes and is false in
 * 任一 and 全部. Nothing sums and counts to 0, has no mean, least or greatest, and 全部 holds of it.
 */
export function aggregate(how: Aggregate, members: readonly State[]): State {
  if (how === 'any') return or(members);
  if (how === 'all') return and(members);
  const stop = stopped(members);
  if (stop) return stop;
  switch (how) {
    case 'sum':
      return known(numbers(members).reduce(add, ZERO));
    case 'count':
      return known(integer(members.filter((m) => m.kind === 'value' && m.value !== false).length));
    case 'min':
      return extreme(numbers(members), -1);
    case 'max':
      return extreme(numbers(members), 1);
    case 'mean': {
      const there = numbers(members);
      return there.length === 0 ? ABSENT : mean(there);
    }
    case 'one':
      return members[0] ?? ABSENT;
    default:
      return unreachable(how);
  }
}

const numbers = (members: readonly State[]): readonly Rational[] =>
  members.flatMap((m) => (m.kind === 'value' ? [numberOf(m.value)] : []));

const mean = (list: readonly Rational[]): State => known(div(list.reduce(add, ZERO), integer(list.length)));

function extreme(list: readonly Rational[], side: -1 | 1): State {
  let best: Rational | undefined;
  for (const x of list) if (!best || compare(x, best) === side) best = x;
  return best ? known(best) : ABSENT;
}

/** What a member counts as where an aggregate names no value of its own. */
export const presence = (how: Aggregate): State => known(how === 'sum' ? ONE : true);
