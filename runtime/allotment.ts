/**
 * A total divided among all who ask for a part of it. No result depends on the order in which the
 * claims are given: who is equal in everything that the text names is treated equally, or the
 * result says that the text does not decide between them.
 */
import { add, compare, div, max, mul, type Rational, roundTo, sub, toNumber, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { ABSENT, byCodeUnit, isTrue, known, notComputable, numberIn, numberOf, type State, stopped } from './states.ts';

export interface Claim {
  readonly id: string;
  /** 不适用: it asks for nothing. */
  readonly asked: State;
  /** Where it stands: the lowest first. Of a division in proportion: none. */
  readonly keys: readonly State[];
  /** A gap of this claim, as it is told to the others. */
  readonly told: (gap: State) => State;
}

/** What a claim is, once it is known. */
interface Known {
  readonly index: number;
  readonly id: string;
  readonly fen: Rational;
}

const knownClaims = (claims: readonly Claim[]): readonly Known[] =>
  claims.flatMap(({ id, asked }, index) => {
    const fen = numberIn(asked);
    return fen ? [{ index, id, fen }] : [];
  });
const sum = (claims: readonly Known[]): Rational => claims.reduce((total, { fen }) => add(total, fen), ZERO);
const isOpen = (s: State): boolean => s.kind === 'unknown' || s.kind === 'notComputable';

/** In proportion: what all ask for, where the total allows it; else everybody's part of the total. */
export function inProportion(
  claims: readonly Claim[],
  total: State,
  unit: bigint,
  rest: 'dropped' | 'largest',
): readonly State[] {
  const own = claims.map(({ asked }) => asked);
  if (total.kind === 'absent') return own;
  const open = stopped([...claims.filter((c) => isOpen(c.asked)).map((c) => c.told(c.asked)), total]);
  const asking = knownClaims(claims).filter(({ fen }) => fen.n > 0n);
  const most = numberIn(total);
  // Who asks for nothing gets nothing, whatever is missing of others.
  if (open || !most) return replaced(own, asking, () => open ?? ABSENT);
  const all = sum(asking);
  if (compare(all, most) <= 0) return own;
  const shares = cut(asking, max(most, ZERO), all, unit, rest);
  return replaced(own, asking, (_, i) => known(shares[i] ?? ZERO));
}

const replaced = (
  states: readonly State[],
  claims: readonly Known[],
  state: (claim: Known, i: number) => State,
): readonly State[] => {
  const all = [...states];
  for (const [i, claim] of claims.entries()) all[claim.index] = state(claim, i);
  return all;
};

/** Whole units of everybody's part; what is left goes unit by unit to the largest remainders, among equals by id. */
function cut(
  asking: readonly Known[],
  total: Rational,
  all: Rational,
  unit: bigint,
  rest: 'dropped' | 'largest',
): readonly Rational[] {
  const parts = asking.map(({ fen }) => div(mul(fen, total), all));
  const shares = parts.map((part) => roundTo(part, unit, 'down'));
  if (rest === 'dropped') return shares;
  const one: Rational = { n: unit, d: 1n };
  const remainders = asking.map(({ id, fen }, i) => {
    const [part, share] = [parts[i] ?? ZERO, shares[i] ?? ZERO];
    // Nobody gets more than it asked for.
    return { i, id, left: sub(part, share), fits: compare(add(share, one), fen) <= 0 };
  });
  const spare = sub(
    roundTo(total, unit, 'down'),
    shares.reduce((a, b) => add(a, b), ZERO),
  );
  const units = toNumber(div(spare, one));
  const order = remainders
    .filter(({ fits }) => fits)
    .sort((a, b) => compare(b.left, a.left) || byCodeUnit(a.id, b.id))
    .slice(0, units);
  const lucky = new Set(order.map(({ i }) => i));
  return shares.map((share, i) => (lucky.has(i) ? add(share, one) : share));
}

/** First come, first served, until the total is used up; then nobody gets anything any more. */
export function inOrder(claims: readonly Claim[], total: State, unit: bigint, part: State, at: Span): readonly State[] {
  const queue = queueOf(claims);
  if (total.kind === 'absent') return queue.start;
  const most = numberIn(total);
  if (!most) return queue.start.map((s) => ((numberIn(s)?.n ?? 0n) > 0n ? total : s));
  // Where there is enough for everybody, it does not matter who comes first.
  if (queue.all && compare(queue.all, most) <= 0) return queue.start;
  return serve(queue, claims, most, unit, part, at);
}

interface Queue {
  /** What each would get of an endless total: 不适用 for who does not stand in the queue. */
  readonly start: readonly State[];
  /** Known claims on known places, in groups that share a place. */
  readonly standing: readonly (readonly Known[])[];
  /** Claims of an unknown amount, by the group behind which (or in which) they stand. */
  readonly holes: ReadonlyMap<number, readonly number[]>;
  /** Claims that may stand anywhere. */
  readonly anywhere: readonly number[];
  /** What all ask for together, where that is known. */
  readonly all: Rational | undefined;
}

function queueOf(claims: readonly Claim[]): Queue {
  const start = claims.map(({ asked, keys }): State => {
    if (asked.kind === 'absent' || keys.some((k) => k.kind === 'absent')) return ABSENT;
    return numberIn(asked)?.n === 0n ? asked : (stopped([asked, ...keys]) ?? asked);
  });
  const inside = claims.flatMap(({ asked, keys }, index) => {
    const fen = numberIn(asked);
    // Who asks for nothing neither gets nor takes anything.
    if (start[index]?.kind === 'absent' || fen?.n === 0n) return [];
    return [{ index, fen, place: numbersOf(keys) }];
  });
  const placed = inside
    .flatMap(({ index, fen, place }) => (place ? [{ index, fen, place }] : []))
    .sort((a, b) => comparePlaces(a.place, b.place));
  const groups: { place: readonly Rational[]; known: Known[]; holes: number[] }[] = [];
  for (const { index, fen, place } of placed) {
    let group = groups.at(-1);
    if (!group || comparePlaces(group.place, place) !== 0) {
      group = { place, known: [], holes: [] };
      groups.push(group);
    }
    if (fen) group.known.push({ index, id: claims[index]?.id ?? '', fen });
    else group.holes.push(index);
  }
  const anywhere = inside.filter(({ place }) => !place);
  return {
    start,
    standing: groups.map(({ known: k }) => k),
    holes: new Map(groups.map(({ holes }, i) => [i, holes])),
    anywhere: anywhere.map(({ index }) => index),
    all: inside.reduce<Rational | undefined>((total, { fen }) => total && fen && add(total, fen), ZERO),
  };
}

const numbersOf = (keys: readonly State[]): readonly Rational[] | undefined => {
  const numbers = keys.flatMap((k) => (k.kind === 'value' ? [numberOf(k.value)] : []));
  return numbers.length === keys.length ? numbers : undefined;
};
const comparePlaces = (a: readonly Rational[], b: readonly Rational[]): number =>
  a.reduce((order, x, i) => order || compare(x, b[i] ?? ZERO), 0);

function serve(
  queue: Queue,
  claims: readonly Claim[],
  total: Rational,
  unit: bigint,
  part: State,
  at: Span,
): readonly State[] {
  const result = [...queue.start];
  const gapOf = (i: number): State => {
    const claim = claims[i] as Claim;
    return claim.told(stopped([claim.asked, ...claim.keys]) ?? ABSENT);
  };
  const gaps: State[] = queue.anywhere.map(gapOf);
  // What those ahead are certain to have used; `over`: the queue has come to its end.
  let used = ZERO;
  let over = total.n <= 0n;
  for (const [g, group] of queue.standing.entries()) {
    const holes = queue.holes.get(g) ?? [];
    const wanted = add(used, sum(group));
    if (over) for (const i of [...group.map((c) => c.index), ...holes]) result[i] = known(ZERO);
    else if (gaps.length === 0 && holes.length === 0) {
      if (compare(wanted, total) > 0) {
        for (const { index } of group) result[index] = atTheEnd(group, sub(total, used), unit, part, at);
        over = true;
      }
    } else {
      for (const { index } of group) result[index] = stopped([...gaps, ...holes.map(gapOf)]) ?? ABSENT;
      gaps.push(...holes.map(gapOf));
    }
    used = wanted;
    // Whoever else stands among them only brings the end nearer.
    over ||= compare(used, total) >= 0;
  }
  return result;
}

/** The last one gets what is left, or nothing; several on one place are told apart by nothing that is written. */
function atTheEnd(group: readonly Known[], left: Rational, unit: bigint, part: State, at: Span): State {
  if (group.length > 1)
    return notComputable(
      'tie',
      at,
      group.map(({ id }) => id),
    );
  if (isOpen(part)) return part;
  return known(isTrue(part) ? roundTo(left, unit, 'down') : ZERO);
}
