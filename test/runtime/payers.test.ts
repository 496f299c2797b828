/** An amount over its payers: exactly the amount, each within a fen of its share. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, integer, mul, type Rational, rational, sub } from '../../dsl/rational.ts';
import { type PayerShare, splitFen } from '../../runtime/payers.ts';

const fen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
/** Weights that make shares summing to one. */
const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 });

const sharesOf = (parts: readonly number[]): readonly (PayerShare & { exact: Rational })[] => {
  const all = BigInt(parts.reduce((a, b) => a + b, 0));
  return parts.map((part, i) => {
    const exact = rational(BigInt(part), all);
    return { payer: `payer ${i}`, ratio: { kind: 'value', value: exact }, exact };
  });
};
const sum = (parts: readonly { readonly fen: bigint }[]): bigint => parts.reduce((rest, { fen }) => rest + fen, 0n);

test('shares of one sum to the amount, and none is a fen or more away from what it should be', () => {
  fc.assert(
    fc.property(fen, weights, (amount, parts) => {
      const shares = sharesOf(parts);
      const { known, open } = splitFen(amount, shares);
      expect(open).toBeUndefined();
      expect(sum(known)).toBe(amount);
      known.forEach((one, i) => {
        const exact = mul(integer(amount), (shares[i] as { exact: Rational }).exact);
        const off = sub(integer(one.fen), exact);
        expect(compare(off, integer(1)) < 0 && compare(off, integer(-1)) > 0).toBe(true);
      });
    }),
    { numRuns: 1000, seed: 21 },
  );
});

test('with the rest to one payer they sum too, and the others are cut', () => {
  fc.assert(
    fc.property(fen, weights, fc.nat(5), (amount, parts, at) => {
      const shares = sharesOf(parts);
      const which = at % shares.length;
      const { known } = splitFen(
        amount,
        shares.map((share, i) => (i === which ? { payer: share.payer } : share)),
      );
      expect(sum(known)).toBe(amount);
      known.forEach((one, i) => {
        if (i === which) return;
        const exact = mul(integer(amount), (shares[i] as { exact: Rational }).exact);
        expect(one.fen).toBe(exact.n / exact.d);
      });
    }),
    { numRuns: 1000, seed: 22 },
  );
});

test('the order of the payers moves a fen at most', () => {
  fc.assert(
    fc.property(fen, weights, (amount, parts) => {
      const shares = sharesOf(parts);
      const there = new Map(splitFen(amount, shares).known.map((k) => [k.payer, k.fen]));
      for (const { payer, fen: other } of splitFen(amount, [...shares].reverse()).known) {
        const off = other - (there.get(payer) ?? 0n);
        expect(off >= -1n && off <= 1n).toBe(true);
      }
    }),
    { numRuns: 500, seed: 23 },
  );
});
