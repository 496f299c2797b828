/**
 * A total given out one after the other until it is used up. Nobody's part depends on the order in
 * which the claims are given: of who shares a place where the total runs out, the text says nothing.
 * A gap of one claim matters only to those who may stand behind it, and only where it is not enough
 * for all who may stand before them.
 */
import { add, compare, type Rational, roundTo, sub, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import type { Claim } from './allotment.ts';
import { type Field, fieldOf, placeKnown, placeless, relation } from './places.ts';
import { ABSENT, isTrue, known, notComputable, numberIn, type State, stopped } from './states.ts';

export interface QueueRule {
  readonly total: State;
  /** What is left for the last one is a whole multiple of so many fen. */
  readonly unit: bigint;
  /** A flag: the one at whom the total runs out gets what is left, rather than nothing. */
  readonly part: State;
  readonly at: Span;
}

/** First come, first served. */
export function inOrder(claims: readonly Claim[], rule: QueueRule): readonly State[] {
  const { total } = rule;
  // Who has no place in the queue has not come.
  const own = claims.map((claim) => (placeless(claim) ? ABSENT : claim.asked));
  if (total.kind === 'absent') return own;
  const most = numberIn(total);
  const inside = own.flatMap((asked, i) => (asked.kind === 'absent' || numberIn(asked)?.n === 0n ? [] : [i]));
  const queue = queueOf(claims, inside);
  const result = [...own];
  for (const i of inside) result[i] = most ? shareOf(queue, i, most, rule) : (stopped([total]) ?? ABSENT);
  return result;
}

interface Queue {
  readonly claims: readonly Claim[];
  readonly field: Field;
  /** By group: what the groups before it ask for, as far as it is known, and how many of `holes` stand in them. */
  readonly before: readonly { readonly sum: Rational; readonly holes: number }[];
  /** On known places, but of unknown amount; the first first. */
  readonly holes: readonly number[];
}

function queueOf(claims: readonly Claim[], inside: readonly number[]): Queue {
  const order = claims[0]?.keys.map(() => 'low' as const) ?? [];
  const field = fieldOf(claims, inside, (i) => placeKnown(claims[i] as Claim), order);
  const before: { sum: Rational; holes: number }[] = [];
  const holes: number[] = [];
  let sum = ZERO;
  for (const group of field.groups) {
    before.push({ sum, holes: holes.length });
    for (const i of group) {
      const fen = numberIn(claims[i]?.asked ?? ABSENT);
      if (fen) sum = add(sum, fen);
      else holes.push(i);
    }
  }
  return { claims, field, before, holes };
}

/** Who stands before somebody, or may do so. */
interface Ahead {
  /** What those certainly ask for who certainly stand ahead. */
  sum: Rational;
  /** On the same place, of known amount. */
  readonly tied: number[];
  /** They may stand ahead, or ask for an unknown amount. */
  readonly open: number[];
}

function aheadOf({ claims, field, before, holes }: Queue, i: number): Ahead {
  const me = claims[i] as Claim;
  const order = me.keys.map(() => 'low' as const);
  const g = field.groupOf.get(i);
  const own = g === undefined ? undefined : before[g];
  const ahead: Ahead = { sum: own?.sum ?? ZERO, tied: [], open: own ? holes.slice(0, own.holes) : [] };
  const others =
    g === undefined ? [...field.groups.flat(), ...field.open] : [...(field.groups[g] ?? []), ...field.open];
  for (const j of others) {
    if (j === i) continue;
    const other = claims[j] as Claim;
    const fen = numberIn(other.asked);
    const r = relation(other, me, order);
    if (r === 'behind') continue;
    if (!fen || r === 'unknown') ahead.open.push(j);
    else if (r === 'tied') ahead.tied.push(j);
    else ahead.sum = add(ahead.sum, fen);
  }
  return ahead;
}

function shareOf(queue: Queue, i: number, total: Rational, { unit, part, at }: QueueRule): State {
  const { asked, keys } = queue.claims[i] as Claim;
  const { sum, tied, open } = aheadOf(queue, i);
  // It is used up before, whoever else stands there.
  if (compare(sum, total) >= 0) return known(ZERO);
  const fen = numberIn(asked);
  if (!fen) return asked;
  const atMost = worst(queue, [...tied, ...open], add(sum, fen));
  // There is enough for all who may stand before it.
  if (atMost && compare(atMost, total) <= 0) return asked;
  if (open.length > 0) {
    const gaps = open.map((j) => queue.claims[j] as Claim).map((c) => c.told(stopped([c.asked, ...c.keys]) ?? ABSENT));
    return stopped([...keys, ...gaps]) ?? ABSENT;
  }
  if (tied.length > 0) {
    const who = [i, ...tied].map((j) => queue.claims[j]?.id ?? '');
    return notComputable('tie', at, who);
  }
  // The last one: nobody before it was cut short, so that the rest is what they left.
  const undecided = stopped([part]);
  return undecided ?? known(isTrue(part) ? roundTo(sub(total, sum), unit, 'down') : ZERO);
}

/** What all of them ask for on top of `sum`; undefined where some amount is unknown. */
const worst = ({ claims }: Queue, who: readonly number[], sum: Rational): Rational | undefined =>
  who.reduce<Rational | undefined>((total, j) => {
    const fen = numberIn(claims[j]?.asked ?? ABSENT);
    return total && fen && add(total, fen);
  }, sum);
