/** 上限: per item, per year, over the whole life; always in this order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf, paidIn, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const entered = { 入库日: '2022-03-20' };
const clause = (lines: string) => policy({ clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n${lines}` });
const items = (lines: string) => clause(`  逐项：项目，完工年为本年度\n  给予：投资额\n${lines}`);
const project = (year: number, fen: bigint) => ({
  完工年: year,
  投资额: `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`,
});

describe('one fen below, at and above the limit', () => {
  // 10万元 = 10,000,000 fen.
  const edges: readonly (readonly [bigint, bigint])[] = [
    [9_999_999n, 9_999_999n],
    [10_000_000n, 10_000_000n],
    [10_000_001n, 10_000_000n],
  ];
  test.each(edges)('每项: %s fen → %s', (amount, fen) => {
    expect(pays(items('  上限：每项10万元'), entered, [2023], { projects: [project(2023, amount)] })).toEqual([fen]);
  });
  test.each(edges)('每家每年, as the sum of two items: %s fen → %s', (amount, fen) => {
    const projects = [project(2023, 4_000_000n), project(2023, amount - 4_000_000n)];
    expect(pays(items('  上限：每家每年10万元'), entered, [2023], { projects })).toEqual([fen]);
  });
  test.each(edges)('每家累计, in the third year: %s fen → %s', (amount, fen) => {
    // 2022 and 2023 take 3万 each; what is left decides what 2024 gives.
    const projects = [project(2022, wan(3)), project(2023, wan(3)), project(2024, amount - wan(6))];
    expect(pays(items('  上限：每家累计10万元'), entered, [2022, 2023, 2024, 2025], { projects })).toEqual([
      wan(3),
      wan(3),
      fen - wan(6),
      'absent',
    ]);
  });
  test.each(edges)('每家累计 of an amount that is given once: %s fen → %s', (amount, fen) => {
    const source = policy({ clause: '  对象：企业\n  一次性：入库日\n  给予：注册资本\n  上限：每家累计10万元' });
    const own = { ...entered, 注册资本: project(0, amount).投资额 };
    expect(pays(source, own, [2022])).toEqual([fen]);
  });
});

test('a cap per year begins anew each year', () => {
  const projects = [project(2022, wan(12)), project(2023, wan(12))];
  expect(pays(items('  上限：每家每年10万元'), entered, [2022, 2023], { projects })).toEqual([wan(10), wan(10)]);
});

test('items first, then the year, then the whole life', () => {
  // 2022: 50 → 30 each, 60 → 50 a year. 2023: 20 → 20. 2024: 30 → 30, of which 80−70 = 10 are left.
  const caps = ['  上限：每项30万元', '  上限：每家每年50万元', '  上限：每家累计80万元'];
  const projects = [project(2022, wan(50)), project(2022, wan(50)), project(2023, wan(20)), project(2024, wan(30))];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const order of orders) {
    const source = items(order.map((i) => caps[i]).join('\n'));
    expect(pays(source, entered, [2022, 2023, 2024], { projects })).toEqual([wan(50), wan(20), wan(10)]);
  }
});

test('a cap may depend on the enterprise', () => {
  const source = clause('  给予：产值\n  上限：每家每年注册资本的10%');
  const own = { ...entered, 注册资本: '100万元', 产值: { 2023: '10.0001万元' } };
  expect(pays(source, own, [2023])).toEqual([wan(10)]);
});

test('a cap on an unknown amount is unknown, even though it bounds it', () => {
  expect(pays(clause('  给予：产值\n  上限：每家每年10万元'), entered, [2023])).toEqual(['unknown']);
});

describe('whatever the items are', () => {
  const plan = planOf(items('  上限：每项10万元\n  上限：每家每年25万元\n  上限：每家累计40万元'));
  const amounts = fc.array(fc.record({ year: fc.integer({ min: 2022, max: 2025 }), fen: fc.bigInt(0n, 20_000_000n) }), {
    maxLength: 8,
  });
  const years = [2022, 2023, 2024, 2025];
  const paid = (list: readonly { year: number; fen: bigint }[]) =>
    paidIn(
      plan,
      factsOf(
        plan,
        entered,
        list.map((item) => project(item.year, item.fen)),
      ),
      years,
    ).map((outcome) => (typeof outcome === 'bigint' ? outcome : 0n));

  test('no cap is exceeded and nothing is below nought', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const result = paid(list);
        expect(result.every((fen) => fen >= 0n && fen <= wan(25))).toBe(true);
        expect(result.reduce((a, b) => a + b, 0n) <= wan(40)).toBe(true);
      }),
      { numRuns: 150, seed: 20220101 },
    );
  });
  test('the order of the items does not matter', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        expect(paid([...list].reverse())).toEqual(paid(list));
      }),
      { numRuns: 100, seed: 20220102 },
    );
  });
  test('a fen more invested never pays less in all', () => {
    fc.assert(
      fc.property(amounts, fc.nat(), (list, at) => {
        if (list.length === 0) return;
        const more = list.map((item, i) => (i === at % list.length ? { ...item, fen: item.fen + 1n } : item));
        const sum = (fens: readonly bigint[]) => fens.reduce((a, b) => a + b, 0n);
        expect(sum(paid(more)) >= sum(paid(list))).toBe(true);
      }),
      { numRuns: 100, seed: 20220103 },
    );
  });
});

test('an amount of exactly nought under a cap stays nought', () => {
  expect(pays(items('  上限：每项10万元'), entered, [2023], { projects: [project(2023, yuan(0))] })).toEqual([0n]);
});
