/**
 * Who is among the first so many. Known candidates have a place; of the others it is counted where
 * they might stand, so that somebody far behind is out even where the figures of a few are missing.
 */
import { compare, integer, type Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { type Field, fieldOf, type Order, type Placed, placeKnown, placeless, relation } from './places.ts';
import { FALSE, isFalse, isTrue, notComputable, numberIn, type State, stopped } from './states.ts';

export interface Candidate extends Placed {
  readonly id: string;
  /** It takes part. */
  readonly among: State;
  /** A gap of this candidate, as it is told to the others. */
  readonly told: (gap: State) => State;
}

export interface RankRule {
  readonly order: Order;
  readonly ties: 'in' | 'out' | 'open';
  readonly at: Span;
}

/** For each candidate: is it selected? */
export function selected(candidates: readonly Candidate[], first: State, rule: RankRule): readonly State[] {
  const inside = candidates.flatMap((c, i) => (isFalse(c.among) || placeless(c) ? [] : [i]));
  const settled = (i: number): boolean => {
    const c = candidates[i] as Candidate;
    return isTrue(c.among) && placeKnown(c);
  };
  const race: Race = { candidates, field: fieldOf(candidates, inside, settled, rule.order), order: rule.order };
  const result: State[] = candidates.map(() => FALSE);
  for (const i of inside) result[i] = isSelected(race, i, first, rule);
  return result;
}

interface Race {
  readonly candidates: readonly Candidate[];
  readonly field: Field;
  readonly order: Order;
}

function isSelected(race: Race, i: number, first: State, { ties, at }: RankRule): State {
  const me = race.candidates[i] as Candidate;
  const places = numberIn(first);
  // 不适用 limits nothing.
  if (!places) return first.kind === 'absent' ? me.among : first;
  const own = stopped([me.among, ...me.keys]);
  const verdict = judge(standing(race, i), places, ties);
  switch (verdict) {
    case 'out':
      return FALSE;
    case 'in':
      return me.among;
    case 'unknown':
      return own ?? stopped(inTheWay(race, me)) ?? FALSE;
    case 'tie':
      return own ?? notComputable('tie', at, tiedWith(race, i));
    default:
      return unreachable(verdict);
  }
}

/** The gaps of those who might stand ahead of a known candidate, or on its place. */
const inTheWay = ({ candidates, field, order }: Race, me: Candidate): readonly State[] =>
  field.open.flatMap((j) => {
    const other = candidates[j];
    if (!other || relation(other, me, order) === 'behind') return [];
    return [other.told(stopped([other.among, ...other.keys]) ?? FALSE)];
  });

/** How many stand ahead of somebody, or on the same place: certainly, and at most. */
interface Standing {
  readonly ahead: number;
  readonly mayBeAhead: number;
  /** Ahead or on the same place, itself included. */
  readonly upTo: number;
  readonly mayBeUpTo: number;
}

function standing({ candidates, field, order }: Race, i: number): Standing {
  const me = candidates[i] as Candidate;
  const g = field.groupOf.get(i);
  let ahead = g === undefined ? 0 : (field.ahead[g] ?? 0);
  let upTo = g === undefined ? 1 : ahead + (field.groups[g] ?? []).length;
  let [mayBeAhead, mayBeUpTo] = [ahead, upTo];
  for (const j of g === undefined ? [...field.groups.flat(), ...field.open] : field.open) {
    if (j === i) continue;
    const other = candidates[j] as Candidate;
    const r = relation(other, me, order);
    if (r === 'behind') continue;
    const certain = isTrue(other.among);
    if (r !== 'tied') mayBeAhead++;
    mayBeUpTo++;
    if (certain && r === 'ahead') ahead++;
    if (certain && r !== 'unknown') upTo++;
  }
  return { ahead, mayBeAhead, upTo, mayBeUpTo };
}

/** A place counts from 1, so that 10 % of 25 is two places. */
function judge(s: Standing, places: Rational, ties: RankRule['ties']): 'in' | 'out' | 'unknown' | 'tie' {
  const fits = (n: number): boolean => compare(integer(n), places) <= 0;
  const [best, worst] = [
    { least: s.ahead + 1, most: s.mayBeAhead + 1 },
    { least: s.upTo, most: s.mayBeUpTo },
  ];
  switch (ties) {
    case 'in':
      return fits(best.most) ? 'in' : fits(best.least) ? 'unknown' : 'out';
    case 'out':
      return fits(worst.most) ? 'in' : fits(worst.least) ? 'unknown' : 'out';
    case 'open':
      if (fits(worst.most)) return 'in';
      if (!fits(best.least)) return 'out';
      return best.least === best.most && worst.least === worst.most ? 'tie' : 'unknown';
    default:
      return unreachable(ties);
  }
}

const tiedWith = ({ candidates, field }: Race, i: number): readonly string[] => {
  const g = field.groupOf.get(i);
  return (g === undefined ? [i] : (field.groups[g] ?? [])).map((j) => candidates[j]?.id ?? '');
};
