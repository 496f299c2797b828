/** Amounts divided in proportion: whole fen, exact sums, no order but among equals. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Op } from '../../compiler/plan.ts';
import { add, integer, mul, type Rational, rational, sub, ZERO } from '../../dsl/rational.ts';
import { evaluation, WHOLE } from '../../runtime/index.ts';
import { portions } from '../../runtime/portion.ts';
import { absent, col, column, facts, MONEY, money, plan, yuan } from './build.ts';

const sum = (parts: readonly Rational[]): Rational => parts.reduce(add, ZERO);
const fens = (parts: readonly Rational[] | undefined) => parts?.map((p) => (p.d === 1n ? Number(p.n) : p));
const split = (amount: number, ...weights: number[]) => fens(portions(integer(amount), weights.map(integer)));

describe('by hand', () => {
  test.each([
    // 101 between equals: 50.5 each, the fen that is left goes to the first.
    [101, [1, 1], [51, 50]],
    // 10001 between three: 3333.67 each, two fen are left.
    [10001, [7, 7, 7], [3334, 3334, 3333]],
    // 100 as 1 : 2 : 4 = 14.29 : 28.57 : 57.14; cut to 14, 28, 57; the fen goes to .57.
    [100, [1, 2, 4], [14, 29, 57]],
    // 3 as 100 : 100 : 10000 = 0.029 : 0.029 : 2.94; cut to 0, 0, 2; the fen goes to .94.
    [3, [100, 100, 10_000], [0, 0, 3]],
    [0, [1, 2], [0, 0]],
    [5, [0, 3], [0, 5]],
    [-3, [1, 1], [-2, -1]],
  ])('%i between %j is %j', (amount, weights, parts) => {
    expect(split(amount, ...weights)).toEqual(parts);
  });
  test('nothing between nobody is nothing, something cannot be divided', () => {
    expect(split(0, 0, 0)).toEqual([0, 0]);
    expect(split(1, 0, 0)).toBeUndefined();
  });
  test('half a fen stays with one of them', () => {
    const parts = portions(rational(5n, 2n), [integer(1), integer(1)]) ?? [];
    expect(sum(parts)).toEqual(rational(5n, 2n));
    expect(parts[1]).toEqual(integer(1));
  });
});

const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 });

test('parts sum exactly, and lie within a fen of the exact share', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amount, list) => {
      const total = list.reduce((a, b) => a + b, 0n);
      fc.pre(total > 0n);
      const parts = portions(integer(amount), list.map(integer)) ?? [];
      expect(sum(parts)).toEqual(integer(amount));
      parts.forEach((part, i) => {
        expect(part.d).toBe(1n);
        const off = sub(part, mul(integer(amount), rational(list[i] ?? 0n, total)));
        expect(off.n < off.d && -off.n < off.d).toBe(true);
        if (list[i] === 0n) expect(part).toEqual(ZERO);
      });
    }),
    { seed: 40 },
  );
});

test('nobody gets more than the own weight where less than all of it is divided', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), weights, (amount, list) => {
      const total = list.reduce((a, b) => a + b, 0n);
      fc.pre(total > 0n && amount <= total);
      const parts = portions(integer(amount), list.map(integer)) ?? [];
      expect(parts.filter((part, i) => part.n > (list[i] ?? 0n))).toEqual([]);
    }),
    { seed: 41 },
  );
});

test('the order matters among equals only', () => {
  const distinct = fc.uniqueArray(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 2, maxLength: 6 });
  const turned = distinct.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 6n }), turned, (amount, [list, other]) => {
      const by = (order: readonly bigint[]) => {
        const parts = portions(integer(amount), order.map(integer)) ?? [];
        return new Map(order.map((w, i) => [w, parts[i]?.n]));
      };
      const exact = (w: bigint) => (amount * w) % list.reduce((a, b) => a + b, 0n);
      // Different weights may still leave equal remainders.
      fc.pre(new Set(list.map(exact)).size === list.length);
      expect(by(other)).toEqual(new Map(other.map((w) => [w, by(list).get(w)])));
    }),
    { seed: 42 },
  );
});

describe('as an operator', () => {
  const p = plan({ columns: [column('x', MONEY), column('y', MONEY)] });
  const at = { start: 0, end: 1 };
  const portion = (of: Op, index: number, ...list: Op[]): Op => ({
    op: 'portion',
    of,
    weights: list,
    index,
    type: MONEY,
    at,
  });
  const run = (op: Op, f = facts()) => evaluation(p, f).value(op, WHOLE);
  test('what is not there has no part and counts nothing', () => {
    expect(run(portion(money(10), 0, absent(), money(1)))).toEqual({ kind: 'absent' });
    expect(run(portion(money(10), 1, absent(), money(1)))).toEqual({ kind: 'value', value: yuan(10) });
  });
  test('it has no part even where others are not known', () => {
    expect(run(portion(col('x'), 0, absent(), col('y')))).toEqual({ kind: 'absent' });
    expect(run(portion(money(10), 0, money(1), col('y')))).toEqual({ kind: 'unknown', missing: ['y'] });
    expect(run(portion(col('x'), 0, money(1), col('y')))).toEqual({ kind: 'unknown', missing: ['x', 'y'] });
  });
  test('all weights nought: divisible only where there is nothing to divide', () => {
    expect(run(portion(money(0), 0, money(0), money(0)))).toEqual({ kind: 'value', value: yuan(0) });
    expect(run(portion(money(1), 0, money(0), money(0)))).toMatchObject({ reason: 'divisionByZero' });
  });
  test('a conflict names both clauses', () => {
    const clauses = [{ clause: 'a', label: 'first' }, { clause: 'b' }];
    expect(run({ op: 'conflict', clauses, type: MONEY, at })).toEqual({
      kind: 'notComputable',
      reason: 'conflict',
      at,
      clauses,
    });
  });
});
