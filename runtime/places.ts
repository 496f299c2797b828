/** Who stands before whom, as far as it is known: by the first figure in which two are known to differ. */
import { compare } from '../dsl/rational.ts';
import { numberIn, type State } from './states.ts';

export interface Placed {
  /** In the order in which they count. */
  readonly keys: readonly State[];
}
/** For each key: the highest first, or the lowest. */
export type Order = readonly ('high' | 'low')[];
export type Relation = 'ahead' | 'tied' | 'behind' | 'unknown';

/** How a stands to b. */
export function relation(a: Placed, b: Placed, order: Order): Relation {
  for (const [k, x] of a.keys.entries()) {
    const [left, right] = [numberIn(x), numberIn(b.keys[k] ?? x)];
    if (!left || !right) return 'unknown';
    const difference = compare(left, right);
    if (difference !== 0) return difference > 0 === (order[k] === 'high') ? 'ahead' : 'behind';
  }
  return 'tied';
}

export const placeKnown = ({ keys }: Placed): boolean => keys.every((k) => numberIn(k));
/** A figure that is not there at all gives no place. */
export const placeless = ({ keys }: Placed): boolean => keys.some((k) => k.kind === 'absent');

/** All who stand somewhere, by their indices: those on known places in groups that share one, and the others. */
export interface Field {
  /** The first group first. */
  readonly groups: readonly (readonly number[])[];
  readonly groupOf: ReadonlyMap<number, number>;
  /** How many stand in the groups before each. */
  readonly ahead: readonly number[];
  readonly open: readonly number[];
}

/** `settled` says of whom everything is known. */
export function fieldOf(
  all: readonly Placed[],
  inside: readonly number[],
  settled: (index: number) => boolean,
  order: Order,
): Field {
  const at = (index: number): Placed => all[index] as Placed;
  const sorted = inside.filter(settled).sort((a, b) => rank[relation(at(a), at(b), order)]);
  const groups: number[][] = [];
  const groupOf = new Map<number, number>();
  const ahead: number[] = [];
  for (const [before, index] of sorted.entries()) {
    const last = groups.at(-1);
    if (last && relation(at(last[0] as number), at(index), order) === 'tied') last.push(index);
    else {
      groups.push([index]);
      ahead.push(before);
    }
    groupOf.set(index, groups.length - 1);
  }
  return { groups, groupOf, ahead, open: inside.filter((index) => !settled(index)) };
}

const rank: { readonly [R in Relation]: number } = { ahead: -1, tied: 0, behind: 1, unknown: 0 };
