/**
 * Money as a function of answers: a decision tree whose branches are readings. Ordered (by
 * declaration) and reduced, so a reading stands in it if and only if it can change the money.
 */

/** Money by year (fen, ascending, never 0), and how many amounts of it are not known. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly years: readonly (readonly [year: number, fen: bigint])[];
  readonly open: number;
}
export interface Branch {
  readonly kind: 'branch';
  /** Index of the reading in the Plan; children in the order of its answers. */
  readonly reading: number;
  readonly children: readonly Tree[];
}
export type Tree = Leaf | Branch;

export const NOTHING: Leaf = { kind: 'leaf', years: [], open: 0 };

/** A leaf from one amount in one year. */
export const leafOf = (year: number, fen: bigint): Leaf =>
  fen === 0n ? NOTHING : { kind: 'leaf', years: [[year, fen]], open: 0 };
/** One amount that is not known. */
export const OPEN: Leaf = { kind: 'leaf', years: [], open: 1 };

/** The branch, or its child where all children are the same. */
function branch(reading: number, children: readonly Tree[]): Tree {
  const first = children[0];
  return first && children.every((c) => same(c, first)) ? first : { kind: 'branch', reading, children };
}

/** Equal trees; for ordered and reduced trees, equal functions. */
export function same(a: Tree, b: Tree): boolean {
  if (a === b) return true;
  if (a.kind === 'leaf' || b.kind === 'leaf') {
    return (
      a.kind === 'leaf' &&
      b.kind === 'leaf' &&
      a.open === b.open &&
      a.years.length === b.years.length &&
      a.years.every(([year, fen], i) => b.years[i]?.[0] === year && b.years[i]?.[1] === fen)
    );
  }
  return a.reading === b.reading && a.children.every((c, i) => same(c, b.children[i] ?? NOTHING));
}

/** The same function with its readings in the order of declaration, reduced. */
export function ordered(tree: Tree): Tree {
  const first = readingsIn(tree)[0];
  if (first === undefined) return tree;
  const answers = answersOf(tree, first);
  return branch(
    first,
    Array.from({ length: answers }, (_, a) => ordered(restrict(tree, first, a))),
  );
}

/** Indices of the readings of a tree, ascending. */
export function readingsIn(tree: Tree): readonly number[] {
  const names = new Set<number>();
  const walk = (t: Tree): void => {
    if (t.kind === 'leaf') return;
    names.add(t.reading);
    t.children.forEach(walk);
  };
  walk(tree);
  return [...names].sort((a, b) => a - b);
}

function answersOf(tree: Tree, reading: number): number {
  if (tree.kind === 'leaf') return 0;
  if (tree.reading === reading) return tree.children.length;
  return tree.children.reduce((n, c) => Math.max(n, answersOf(c, reading)), 0);
}

/** The tree where one answer is fixed. */
function restrict(tree: Tree, reading: number, answer: number): Tree {
  if (tree.kind === 'leaf') return tree;
  const children = tree.children.map((c) => restrict(c, reading, answer));
  return tree.reading === reading ? (children[answer] ?? NOTHING) : { ...tree, children };
}

/** The sum of two ordered trees, ordered and reduced. */
export function addTrees(a: Tree, b: Tree): Tree {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  if (a.kind === 'leaf' && b.kind === 'leaf') return addLeaves(a, b);
  const reading = Math.min(a.kind === 'branch' ? a.reading : Infinity, b.kind === 'branch' ? b.reading : Infinity);
  const count = Math.max(childCount(a, reading), childCount(b, reading));
  return branch(
    reading,
    Array.from({ length: count }, (_, i) => addTrees(childAt(a, reading, i), childAt(b, reading, i))),
  );
}

const childCount = (t: Tree, reading: number): number =>
  t.kind === 'branch' && t.reading === reading ? t.children.length : 0;
const childAt = (t: Tree, reading: number, i: number): Tree =>
  t.kind === 'branch' && t.reading === reading ? (t.children[i] ?? NOTHING) : t;

function addLeaves(a: Leaf, b: Leaf): Leaf {
  const sums = new Map(a.years);
  for (const [year, fen] of b.years) sums.set(year, (sums.get(year) ?? 0n) + fen);
  const years = [...sums].filter(([, fen]) => fen !== 0n).sort(([x], [y]) => x - y);
  return { kind: 'leaf', years, open: a.open + b.open };
}

/** The money under a full choice: `answers[i]` is the answer to reading i. */
export function leafUnder(tree: Tree, answers: readonly number[]): Leaf {
  let t = tree;
  while (t.kind === 'branch') t = t.children[answers[t.reading] ?? 0] ?? NOTHING;
  return t;
}

/** Fen of all years together. */
export const totalOf = (leaf: Leaf): bigint => leaf.years.reduce((sum, [, fen]) => sum + fen, 0n);
