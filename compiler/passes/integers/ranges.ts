/** Interval arithmetic on integers: what an expression can be at most and at least. */
import type { Range } from '../../code.ts';

export const exactly = (n: bigint): Range => ({ lo: n, hi: n });

export const addRange = (a: Range, b: Range): Range => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });
export const subRange = (a: Range, b: Range): Range => ({ lo: a.lo - b.hi, hi: a.hi - b.lo });
export const unite = (a: Range, b: Range): Range => ({ lo: least(a.lo, b.lo), hi: most(a.hi, b.hi) });
export const minRange = (a: Range, b: Range): Range => ({ lo: least(a.lo, b.lo), hi: least(a.hi, b.hi) });
export const maxRange = (a: Range, b: Range): Range => ({ lo: most(a.lo, b.lo), hi: most(a.hi, b.hi) });

export function mulRange(a: Range, b: Range): Range {
  const ends = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  return { lo: ends.reduce(least), hi: ends.reduce(most) };
}

/** Towards minus infinity, by a positive divisor. */
export function floorDivRange(a: Range, b: Range): Range {
  const ends = [floorDiv(a.lo, b.lo), floorDiv(a.lo, b.hi), floorDiv(a.hi, b.lo), floorDiv(a.hi, b.hi)];
  return { lo: ends.reduce(least), hi: ends.reduce(most) };
}

/** INVARIANT: d > 0. */
export const floorDiv = (n: bigint, d: bigint): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

/** The largest absolute value in a range. */
export const reachOf = ({ lo, hi }: Range): bigint => most(magnitude(lo), magnitude(hi));

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
