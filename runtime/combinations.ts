/**
 * Every distinct total that some combination of answers leads to, with the combination that
 * departs least from the provisional choice. Clause after clause: two partial combinations
 * with one total that agree on all readings still to come are one, so the product of all
 * answers is never listed.
 */
import { readingsIn, type Tree, totalOf } from './decision.ts';

/** Answers by reading; −1 = any. */
export interface Found {
  readonly answers: readonly number[];
  readonly total: bigint;
  /** Some amounts are not known; `total` is what is known. */
  readonly open: boolean;
  /** How many answers depart from the provisional choice. */
  readonly departs: number;
}

/** One row for each distinct (total, open), ascending. `base` holds the provisional answer of each reading. */
export function distinctTotals(trees: readonly Tree[], base: readonly number[]): readonly Found[] {
  const queue = inOrder(trees);
  let states: readonly Found[] = [{ answers: base.map(() => -1), total: 0n, open: false, departs: 0 }];
  for (const [i, tree] of queue.entries()) {
    const later = [...new Set(queue.slice(i + 1).flatMap(readingsIn))];
    const best = new Map<bigint, Map<number | string, Found>>();
    for (const state of states) follow(state, state.answers, state.departs, tree, { later, base, best });
    states = [...best.values()].flatMap((rivals) => [...rivals.values()]);
  }
  return [...states].sort((a, b) => (a.total < b.total ? -1 : a.total > b.total ? 1 : Number(a.open) - Number(b.open)));
}

interface Round {
  /** Readings that clauses still to come depend on. */
  readonly later: readonly number[];
  readonly base: readonly number[];
  readonly best: Map<bigint, Map<number | string, Found>>;
}

/** Goes every way through a clause's tree that agrees with a partial combination. */
function follow(state: Found, answers: readonly number[], departs: number, tree: Tree, round: Round): void {
  if (tree.kind === 'leaf') {
    const open = state.open || tree.open > 0;
    keep({ answers, total: state.total + totalOf(tree), open, departs }, round);
    return;
  }
  const fixed = answers[tree.reading] ?? -1;
  for (const [a, child] of tree.children.entries()) {
    if (fixed === a) follow(state, answers, departs, child, round);
    if (fixed !== -1) continue;
    const more = [...answers];
    more[tree.reading] = a;
    follow(state, more, departs + (a === round.base[tree.reading] ? 0 : 1), child, round);
  }
}

/** Keeps of all that look alike from here on the one that departs least. */
function keep(found: Found, { later, base, best }: Round): void {
  const key = keyOf(found.answers, later, found.open);
  let rivals = best.get(found.total);
  if (!rivals) {
    rivals = new Map();
    best.set(found.total, rivals);
  }
  const rival = rivals.get(key);
  const closer =
    !rival ||
    found.departs < rival.departs ||
    (found.departs === rival.departs && earlier(found.answers, rival.answers, base));
  if (closer) rivals.set(key, found);
}

/** What still matters of a partial combination: a number while it fits one exactly, for speed. */
function keyOf(answers: readonly number[], later: readonly number[], open: boolean): number | string {
  if (later.length > 12) return `${open} ${later.map((r) => answers[r]).join()}`;
  let key = open ? 1 : 0;
  // INVARIANT: a reading has at most eight answers, so that 9^12 × 2 is below 2^53.
  for (const r of later) key = key * 9 + (answers[r] ?? -1) + 1;
  return key;
}

/** Of two that depart equally often: the one whose departures are declared earlier. */
function earlier(a: readonly number[], b: readonly number[], base: readonly number[]): boolean {
  for (const [r, own] of base.entries()) {
    const [x, y] = [a[r] ?? -1, b[r] ?? -1];
    const [departsA, departsB] = [x !== -1 && x !== own, y !== -1 && y !== own];
    if (departsA !== departsB) return departsA;
    if (departsA && x !== y) return x < y;
  }
  return false;
}

/** Next comes always the clause after which the fewest readings still matter. */
function inOrder(trees: readonly Tree[]): readonly Tree[] {
  const rest = trees.map((tree) => ({ tree, readings: readingsIn(tree) }));
  const queue: Tree[] = [];
  const met = new Set<number>();
  while (rest.length > 0) {
    let pick = 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [i, candidate] of rest.entries()) {
      const others = new Set(rest.flatMap((x) => (x === candidate ? [] : x.readings)));
      const matter = new Set([...met, ...candidate.readings].filter((r) => others.has(r))).size;
      if (matter < fewest) [pick, fewest] = [i, matter];
    }
    for (const { tree, readings } of rest.splice(pick, 1)) {
      queue.push(tree);
      for (const r of readings) met.add(r);
    }
  }
  return queue;
}

/** Readings answered otherwise than provisionally, in the order of declaration. */
export const departures = (
  answers: readonly number[],
  base: readonly number[],
): readonly (readonly [number, number])[] =>
  answers.flatMap((a, r) => (a === -1 || a === base[r] ? [] : [[r, a] as const]));
