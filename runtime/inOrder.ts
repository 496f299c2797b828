/**
 * The items of a list in an order: which come first, and what a limit leaves for each. Nothing
 * depends on the order of rows: where a tie would decide, there is no figure.
 */
import type { Aggregate, SortKey } from '../compiler/plan.ts';
import { add, compare, equal, integer, max, min, type Rational, sub, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { aggregate } from './aggregates.ts';
import { ABSENT, isTrue, known, notComputable, numberIn, type State, sameKnown, stopped } from './states.ts';

/** An item as far as its order is concerned. INVARIANT: it is not certain that it takes no part. */
export interface Placed {
  /** Whether it takes part at all. */
  readonly where: State;
  /** Its keys, one for each `SortKey`. */
  readonly keys: readonly State[];
}

type Relation = 'before' | 'after' | 'tie' | 'open';

/** How `a` comes in relation to `b`: by the first key that tells them apart. */
function relation(a: Placed, b: Placed, keys: readonly SortKey[]): Relation {
  for (const [i, { descending }] of keys.entries()) {
    const [x, y] = [a.keys[i] ?? ABSENT, b.keys[i] ?? ABSENT];
    if (stopped([x, y])) return 'open';
    const [m, n] = [numberIn(x), numberIn(y)];
    // What has no date comes last, whichever way the others run.
    if (!m && !n) continue;
    if (!m || !n) return m ? 'before' : 'after';
    const order = compare(m, n);
    if (order !== 0) return order < 0 === descending ? 'after' : 'before';
  }
  return 'tie';
}

/** Why it cannot be told what comes first: what is 不可计算 or 未知 about the items, else the tie. */
const undecided = (about: readonly State[], at: Span): State => stopped(about) ?? notComputable('tie', at);

/** The first so many of some items: those that are among them for certain, and those that may or may not be. */
export interface First<T> {
  readonly taken: readonly T[];
  readonly open: readonly T[];
  /** How many of the open ones are taken; undefined where even that is open. */
  readonly left: number | undefined;
  /** Why they are open. */
  readonly why: State;
}

export function firstOf<T extends Placed>(
  items: readonly T[],
  keys: readonly SortKey[],
  count: Rational,
  at: Span,
): First<T> {
  const fits = (before: number): boolean => compare(integer(before + 1), count) <= 0;
  const taken: T[] = [];
  const open: T[] = [];
  for (const item of items) {
    const others = items.filter((other) => other !== item);
    const relations = others.map((other) => relation(other, item, keys));
    const surely = others.filter((other, i) => relations[i] === 'before' && isTrue(other.where)).length;
    const possibly = relations.filter((r) => r !== 'after').length;
    if (fits(possibly)) taken.push(item);
    else if (fits(surely)) open.push(item);
  }
  const about = [...[...taken, ...open].map(({ where }) => where), ...open.flatMap((item) => item.keys)];
  const sure = [...taken, ...open].every(({ where }) => isTrue(where));
  return {
    taken,
    open,
    left: sure ? Math.min(open.length, Number(count.n / count.d) - taken.length) : undefined,
    why: undecided(about, at),
  };
}

/**
 * The figure over what is taken for certain (`members`) and so many of what is open: a tie or a
 * gap matters only where another choice would give another figure.
 */
export function settle(
  how: Aggregate,
  members: readonly State[],
  open: readonly State[],
  { left, why }: Pick<First<unknown>, 'left' | 'why'>,
): State {
  if (open.length === 0) return aggregate(how, members);
  if (left !== undefined) {
    const [low, high] = extremes(how, open, left).map((some) => aggregate(how, [...members, ...some]));
    if (low && high && sameKnown(low, high)) return low;
  }
  // One that holds settles 任一, one that does not 全部, whatever the others.
  if (how === 'any' || how === 'all') return aggregate(how, [...members, why]);
  return stopped([...members, why]) ?? why;
}

/** The lowest and the highest choice of so many states: every figure grows with what goes into it, so all others lie between. */
function extremes(how: Aggregate, states: readonly State[], left: number): readonly (readonly State[])[] {
  const [first] = states;
  if (first && states.every((s) => sameKnown(s, first))) return [states.slice(0, left), states.slice(0, left)];
  // Options and gaps have no extremes; nor does a mean, of which 不适用 changes how many go into it.
  if (how === 'one' || stopped(states)) return [];
  if (how === 'mean' && states.some(({ kind }) => kind === 'absent')) return [];
  const sorted = [...states].sort((a, b) => rank(how, a, b));
  return [sorted.slice(0, left), sorted.slice(sorted.length - left)];
}

/** By what a state does to a figure: 不适用 adds nothing to a sum, is no least and no greatest, and does not hold. */
function rank(how: Aggregate, a: State, b: State): number {
  const [m, n] = [numberIn(a), numberIn(b)];
  if (how === 'sum') return compare(m ?? ZERO, n ?? ZERO);
  if (m && n) return compare(m, n);
  if (m || n) return (m ? 1 : -1) * (how === 'min' ? -1 : 1);
  return Number(isTrue(a)) - Number(isTrue(b));
}

/** An item with the figure that counts towards a limit. */
export interface Counted extends Placed {
  readonly of: State;
}

/** What a limit leaves of the figure of one item, after the items that come before it. */
export function filled(
  own: Counted,
  others: readonly Counted[],
  keys: readonly SortKey[],
  limit: State,
  at: Span,
): State {
  const out = stopped([own.where]);
  if (out) return out;
  if (own.of.kind === 'absent') return ABSENT;
  const figure = numberIn(own.of);
  if (figure && compare(figure, ZERO) <= 0) return known(ZERO);
  const most = numberIn(limit);
  if (!most && limit.kind !== 'absent') return limit;
  if (!most) return figure ? known(figure) : own.of;
  const ahead = others.flatMap((other) => {
    const r = relation(other, own, keys);
    return r === 'after' ? [] : [{ other, surely: r === 'before' && isTrue(other.where) }];
  });
  const sizes = ahead.map(({ other }) => (other.of.kind === 'absent' ? ZERO : numberIn(other.of)));
  const size = (n: Rational | undefined): Rational => max(n ?? ZERO, ZERO);
  const least = ahead.reduce((sum, { surely }, i) => (surely ? add(sum, size(sizes[i])) : sum), ZERO);
  // Where nothing is left, it does not matter how much it would have been.
  if (compare(least, most) >= 0) return known(ZERO);
  if (!figure) return own.of;
  if (sizes.every((n) => n !== undefined)) {
    const greatest = sizes.reduce<Rational>((sum, n) => add(sum, size(n)), ZERO);
    if (compare(add(greatest, figure), most) <= 0) return known(figure);
    if (equal(least, greatest)) return known(min(figure, sub(most, least)));
  }
  return undecided([...own.keys, ...ahead.flatMap(({ other }) => [other.where, other.of, ...other.keys])], at);
}
