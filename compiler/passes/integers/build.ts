/** Small builders of kernel code. Constants are folded here, so that every rule above may be written plainly. */
import type { Bool, Int, Range, Row } from '../../code.ts';
import type { Comparison } from '../../plan.ts';
import { addRange, exactly, floorDiv, floorDivRange, maxRange, minRange, mulRange, subRange, unite } from './ranges.ts';

export const lit = (value: bigint | number): Int => ({
  int: 'lit',
  value: BigInt(value),
  range: exactly(BigInt(value)),
});
export const variable = (id: number, range: Range): Int => ({ int: 'var', id, range });
export const cell = (column: number, row: Row, range: Range): Int => ({ int: 'cell', column, row, range });

export const isLit = (a: Int): a is Int & { readonly int: 'lit' } => a.int === 'lit';
const isOne = (a: Int): boolean => isLit(a) && a.value === 1n;
const isNought = (a: Int): boolean => isLit(a) && a.value === 0n;

export function plus(a: Int, b: Int): Int {
  if (isLit(a) && isLit(b)) return lit(a.value + b.value);
  if (isNought(a)) return b;
  return isNought(b) ? a : { int: 'add', a, b, range: addRange(a.range, b.range) };
}
export function minus(a: Int, b: Int): Int {
  if (isLit(a) && isLit(b)) return lit(a.value - b.value);
  return isNought(b) ? a : { int: 'sub', a, b, range: subRange(a.range, b.range) };
}
export function times(a: Int, b: Int): Int {
  if (isLit(a) && isLit(b)) return lit(a.value * b.value);
  if (isOne(a) || isNought(b)) return b;
  return isOne(b) || isNought(a) ? a : { int: 'mul', a, b, range: mulRange(a.range, b.range) };
}
export const smaller = (a: Int, b: Int): Int =>
  a.range.hi <= b.range.lo ? a : b.range.hi <= a.range.lo ? b : { int: 'min', a, b, range: minRange(a.range, b.range) };
export const larger = (a: Int, b: Int): Int =>
  a.range.lo >= b.range.hi ? a : b.range.lo >= a.range.hi ? b : { int: 'max', a, b, range: maxRange(a.range, b.range) };

/** INVARIANT: b > 0. */
export function quotient(a: Int, b: Int): Int {
  if (isLit(a) && isLit(b)) return lit(floorDiv(a.value, b.value));
  return isOne(b) ? a : { int: 'floorDiv', a, b, range: floorDivRange(a.range, b.range) };
}

export function pick(test: Bool, a: Int, b: Int): Int {
  if (test.bool === 'lit') return test.value ? a : b;
  if (isLit(a) && isLit(b) && a.value === b.value) return a;
  return { int: 'pick', test, a, b, range: unite(a.range, b.range) };
}

// Tests

export const yes: Bool = { bool: 'lit', value: true };
export const no: Bool = { bool: 'lit', value: false };

export function compare(how: Comparison, a: Int, b: Int): Bool {
  const [x, y] = [a.range, b.range];
  const settled = {
    '<': x.hi < y.lo ? yes : x.lo >= y.hi ? no : undefined,
    '≤': x.hi <= y.lo ? yes : x.lo > y.hi ? no : undefined,
    '>': x.lo > y.hi ? yes : x.hi <= y.lo ? no : undefined,
    '≥': x.lo >= y.hi ? yes : x.hi < y.lo ? no : undefined,
    '=': x.hi < y.lo || x.lo > y.hi ? no : same(x, y) ? yes : undefined,
    '≠': x.hi < y.lo || x.lo > y.hi ? yes : same(x, y) ? no : undefined,
  }[how];
  return settled ?? { bool: 'compare', how, a, b };
}
const same = (x: Range, y: Range): boolean => x.lo === x.hi && y.lo === y.hi && x.lo === y.lo;

export function both(...parts: readonly Bool[]): Bool {
  if (parts.some((p) => p.bool === 'lit' && !p.value)) return no;
  const open = parts.filter((p) => p.bool !== 'lit');
  return open.length === 0 ? yes : open.length === 1 ? (open[0] as Bool) : { bool: 'and', parts: open };
}
export function either(...parts: readonly Bool[]): Bool {
  if (parts.some((p) => p.bool === 'lit' && p.value)) return yes;
  const open = parts.filter((p) => p.bool !== 'lit');
  return open.length === 0 ? no : open.length === 1 ? (open[0] as Bool) : { bool: 'or', parts: open };
}
export function negated(of: Bool): Bool {
  if (of.bool === 'lit') return of.value ? no : yes;
  return of.bool === 'not' ? of.of : { bool: 'not', of };
}
