/**
 * Exact numbers: a fraction of two bigints in lowest terms with a positive denominator.
 * Every number of the language is one of these; JavaScript's `number` is never a value.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** n/d in lowest terms. INVARIANT: d ≠ 0; callers test before they divide. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new Error('rational with denominator 0');
  const [num, den] = d < 0n ? [-n, -d] : [n, d];
  const g = gcd(num, den);
  return g === 1n ? { n: num, d: den } : { n: num / g, d: den / g };
}

export const integer = (n: number | bigint): Rational => ({ n: BigInt(n), d: 1n });
export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d });
export const mul = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** a ÷ b. INVARIANT: b ≠ 0. */
export const div = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });

/** −1, 0 or 1. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
export const equal = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
export const isZero = (a: Rational): boolean => a.n === 0n;
export const isInteger = (a: Rational): boolean => a.d === 1n;
export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** Rounding modes by their names in the language's keyword table. */
export type RoundingMode = 'halfUp' | 'down' | 'up';

/**
 * The integer nearest to a, by mode: `halfUp` rounds halves away from zero, `down` cuts
 * towards zero, `up` goes away from zero whenever something is left.
 */
export function roundToInteger(a: Rational, mode: RoundingMode): bigint {
  const negative = a.n < 0n;
  const n = negative ? -a.n : a.n;
  const whole = n / a.d;
  const rest = n % a.d;
  const up = mode === 'up' ? rest > 0n : mode === 'halfUp' ? rest * 2n >= a.d : false;
  const size = up ? whole + 1n : whole;
  return negative ? -size : size;
}

/** a rounded to a multiple of `unit` (an integer in a's own measure, such as fen). */
export const roundTo = (a: Rational, unit: bigint, mode: RoundingMode): Rational =>
  integer(roundToInteger(rational(a.n, a.d * unit), mode) * unit);

/** A number of JavaScript for years, days and counts, which are small. INVARIANT: a is an integer. */
export const toNumber = (a: Rational): number => Number(a.n / a.d);

/** Exact decimal text where one exists (`0.035`), else the fraction (`1/3`). */
export function toText(a: Rational): string {
  let d = a.d;
  let twos = 0;
  let fives = 0;
  while (d % 2n === 0n) {
    d /= 2n;
    twos++;
  }
  while (d % 5n === 0n) {
    d /= 5n;
    fives++;
  }
  if (d !== 1n) return `${a.n}/${a.d}`;
  const places = Math.max(twos, fives);
  if (places === 0) return `${a.n}`;
  const scaled = (a.n * 10n ** BigInt(places)) / a.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Reads `-12.5` or `3`; undefined for anything else. */
export function fromDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const n = BigInt((match[2] as string) + fraction);
  return rational(match[1] === '-' ? -n : n, 10n ** BigInt(fraction.length));
}
