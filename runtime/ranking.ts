/**
 * Who is among the first so many. Known candidates have a place; of the others it is counted where
 * they might stand, so that somebody far behind is out even where the figures of a few are missing.
 */
import { compare, integer, type Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { FALSE, isFalse, isTrue, notComputable, numberIn, type State, stopped } from './states.ts';

export interface Candidate {
  readonly id: string;
  /** It takes part. */
  readonly among: State;
  /** In the order in which they count. */
  readonly keys: readonly State[];
  /** A gap of this candidate, as it is told to the others. */
  readonly told: (gap: State) => State;
}

export interface RankRule {
  readonly order: readonly ('high' | 'low')[];
  readonly ties: 'in' | 'out' | 'open';
  readonly at: Span;
}

/** For each candidate: is it selected? */
export function selected(candidates: readonly Candidate[], first: State, rule: RankRule): readonly State[] {
  const field = fieldOf(candidates, rule);
  return candidates.map((me, i) => {
    // Who cannot be ranked for want of a figure that is not there at all does not take part.
    if (isFalse(me.among) || me.keys.some((k) => k.kind === 'absent')) return FALSE;
    const places = numberIn(first);
    // 不适用 limits nothing.
    if (!places) return first.kind === 'absent' ? me.among : first;
    const own = stopped([me.among, ...me.keys]);
    const verdict = judge(standing(field, candidates, me, i, rule), places, rule.ties);
    switch (verdict) {
      case 'out':
        return FALSE;
      case 'in':
        return me.among;
      case 'unknown':
        return own ?? stopped(inTheWay(field, candidates, me, rule)) ?? FALSE;
      case 'tie':
        return own ?? notComputable('tie', rule.at, tiedWith(field, i));
      default:
        return unreachable(verdict);
    }
  });
}

/** The gaps of those who might stand ahead of a known candidate, or on its place. */
const inTheWay = (field: Field, candidates: readonly Candidate[], me: Candidate, rule: RankRule): readonly State[] =>
  field.open.flatMap((j) => {
    const other = candidates[j];
    if (!other || relation(other, me, rule) === 'behind') return [];
    return [other.told(stopped([other.among, ...other.keys]) ?? FALSE)];
  });

/** All who take part: those of whom everything is known in groups that share a place, and the others. */
interface Field {
  readonly groups: readonly (readonly number[])[];
  /** The group of a known candidate, and how many stand ahead of it. */
  readonly groupOf: ReadonlyMap<number, { readonly group: readonly number[]; readonly ahead: number }>;
  readonly open: readonly number[];
  readonly ids: readonly string[];
}

function fieldOf(candidates: readonly Candidate[], rule: RankRule): Field {
  const inside = candidates.flatMap((c, i) =>
    isFalse(c.among) || c.keys.some((k) => k.kind === 'absent') ? [] : [{ c, i }],
  );
  const isKnown = ({ c }: { c: Candidate }) => isTrue(c.among) && c.keys.every((k) => numberIn(k));
  const sorted = inside.filter(isKnown).sort((a, b) => orderOf(relation(a.c, b.c, rule)));
  const groups: number[][] = [];
  const groupOf = new Map<number, { group: number[]; ahead: number }>();
  let before: Candidate | undefined;
  for (const [ahead, { c, i }] of sorted.entries()) {
    const last = groups.at(-1);
    const tied = last && before && relation(c, before, rule) === 'tied' ? last : undefined;
    const group = tied ?? [];
    if (!tied) groups.push(group);
    groupOf.set(i, { group, ahead: ahead - group.length });
    group.push(i);
    before = c;
  }
  return {
    groups,
    groupOf,
    open: inside.filter((x) => !isKnown(x)).map(({ i }) => i),
    ids: candidates.map(({ id }) => id),
  };
}

type Relation = 'ahead' | 'tied' | 'behind' | 'unknown';

/** How a stands to b: settled by the first key in which they are known to differ. */
function relation(a: Candidate, b: Candidate, rule: RankRule): Relation {
  for (const [k, x] of a.keys.entries()) {
    const [left, right] = [numberIn(x), numberIn(b.keys[k] ?? FALSE)];
    if (!left || !right) return 'unknown';
    const order = compare(left, right);
    if (order !== 0) return order > 0 === (rule.order[k] === 'high') ? 'ahead' : 'behind';
  }
  return 'tied';
}
const orderOf = (r: Relation): number => (r === 'ahead' ? -1 : r === 'behind' ? 1 : 0);

/** How many stand ahead of somebody, or on the same place: certainly, and at most. */
interface Standing {
  readonly ahead: number;
  readonly mayBeAhead: number;
  /** Ahead or on the same place, itself included. */
  readonly upTo: number;
  readonly mayBeUpTo: number;
}

function standing(field: Field, candidates: readonly Candidate[], me: Candidate, i: number, rule: RankRule): Standing {
  const own = field.groupOf.get(i);
  const others = own ? field.open : [...field.groups.flat(), ...field.open];
  let [ahead, mayBeAhead] = own ? [own.ahead, own.ahead] : [0, 0];
  let [upTo, mayBeUpTo] = own ? [own.ahead + own.group.length, own.ahead + own.group.length] : [1, 1];
  for (const j of others) {
    if (j === i) continue;
    const other = candidates[j] as Candidate;
    const r = relation(other, me, rule);
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

const tiedWith = (field: Field, i: number): readonly string[] =>
  (field.groupOf.get(i)?.group ?? [i]).map((j) => field.ids[j] ?? '');
