/** Exact numbers against bigints: the laws of fractions, and every way of rounding. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  div,
  equal,
  fromDecimal,
  integer,
  mul,
  negate,
  type Rational,
  rational,
  roundTo,
  roundToInteger,
  sub,
  toText,
} from '../../dsl/rational.ts';

const size = 10n ** 30n;
const whole = fc.bigInt({ min: -size, max: size });
const part = fc.bigInt({ min: 1n, max: 10n ** 6n });
const fraction = fc.tuple(whole, part).map(([n, d]) => rational(n, d));
const runs = (seed: number) => ({ numRuns: 1000, seed });

test('fractions are in lowest terms, and obey the laws of arithmetic', () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      const gcd = (x: bigint, y: bigint): bigint => (y === 0n ? (x < 0n ? -x : x) : gcd(y, x % y));
      expect(a.d > 0n && gcd(a.n, a.d) === 1n).toBe(true);
      expect(equal(add(a, b), add(b, a))).toBe(true);
      expect(equal(mul(a, add(b, c)), add(mul(a, b), mul(a, c)))).toBe(true);
      expect(equal(sub(add(a, b), b), a)).toBe(true);
      if (b.n !== 0n) expect(equal(mul(div(a, b), b), a)).toBe(true);
      expect(compare(a, b)).toBe(-compare(b, a) || 0);
      expect(compare(a, b)).toBe(compare(sub(a, b), integer(0)));
    }),
    runs(11),
  );
});

/** The multiple of `unit` that a mode asks for, found by looking at the two on either side. */
function oracle({ n, d }: Rational, unit: bigint, mode: 'halfUp' | 'down' | 'up'): bigint {
  const negative = n < 0n;
  const abs = negative ? -n : n;
  const below = (abs / (d * unit)) * unit;
  const above = below + unit;
  // Twice the distances, over d.
  const [fromBelow, toAbove] = [abs - below * d, above * d - abs];
  const exact = fromBelow === 0n;
  const chosen = exact || mode === 'down' ? below : mode === 'up' ? above : toAbove <= fromBelow ? above : below;
  return negative ? -chosen : chosen;
}

describe.each(['halfUp', 'down', 'up'] as const)('rounding %s', (mode) => {
  // Fen, jiao, yuan, ten yuan, hundred yuan, 万元.
  test.each([1n, 10n, 100n, 1000n, 10_000n, 1_000_000n])('to multiples of %d fen', (unit) => {
    fc.assert(
      fc.property(fraction, (a) => {
        expect(roundTo(a, unit, mode)).toEqual(integer(oracle(a, unit, mode)));
      }),
      runs(12),
    );
  });
  test('at halves, just below and just above, on both sides of nought', () => {
    for (const k of [-3n, -2n, -1n, 0n, 1n, 2n, 3n])
      for (const shift of [-1n, 0n, 1n]) {
        const a = rational(2n * k * 1000n + 1000n + shift, 2000n);
        expect(roundToInteger(a, mode)).toBe(oracle(a, 1n, mode));
      }
  });
  test('is odd, stands still on multiples, and never passes a neighbour', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(roundToInteger(negate(a), mode)).toBe(-roundToInteger(a, mode));
        expect(roundToInteger(integer(a.n), mode)).toBe(a.n);
        if (compare(a, b) <= 0) expect(roundToInteger(a, mode) <= roundToInteger(b, mode)).toBe(true);
      }),
      runs(13),
    );
  });
});

// By hand: 0.5, 1.5, 2.5 and their negatives; halves away from nought, not to even.
test.each([
  ['0.5', 1n, 0n, 1n],
  ['1.5', 2n, 1n, 2n],
  ['2.5', 3n, 2n, 3n],
  ['-0.5', -1n, 0n, -1n],
  ['-1.5', -2n, -1n, -2n],
  ['-2.5', -3n, -2n, -3n],
  ['2.499999', 2n, 2n, 3n],
  ['-2.499999', -2n, -2n, -3n],
  ['2.0', 2n, 2n, 2n],
])('%s: half up %d, cut %d, up %d', (text, halfUp, down, up) => {
  const a = fromDecimal(text) as Rational;
  expect([roundToInteger(a, 'halfUp'), roundToInteger(a, 'down'), roundToInteger(a, 'up')]).toEqual([halfUp, down, up]);
});

test('decimal text is read back as the same number', () => {
  fc.assert(
    fc.property(whole, fc.nat(12), (n, places) => {
      const a = rational(n, 10n ** BigInt(places));
      expect(fromDecimal(toText(a))).toEqual(a);
    }),
    runs(14),
  );
});
