/** 补差: a promotion is paid less what earlier years have brought. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePlan, encodePlan, evaluation, explain, inYear } from '../../runtime/index.ts';
import { factsOf, type Outcome, paidIn, pays, planOf, policy, wan } from '../support/policy.ts';

const years = [2022, 2023, 2024, 2025, 2026];
const clause = (lines: string, more = '') =>
  policy({
    more,
    fields: '  每年 否决日：日期，无则未发生\n  以前所得：金额，无则未发生',
    clause: `  对象：企业\n  每年：有效期\n${lines}\n  出资：县财政`,
  });
const items = '  逐项：项目，完工年为本年度\n  给予：投资额';
const standard = clause(`${items}\n  补差：扣除以前年度标准\n  一票否决：否决日已发生`);
const receipts = clause(`${items}\n  补差：扣除以前年度实得\n  一票否决：否决日已发生`);
const projects = (...list: readonly (readonly [number, number])[]) => ({
  projects: list.map(([year, amount]) => ({ 完工年: year, 投资额: `${amount}万元` })),
});

describe('one clause serves the first recognition and every promotion', () => {
  test.each([
    ['standards', standard],
    ['receipts', receipts],
  ])('by %s: 10, then 30, then 100', (_, source) => {
    // 10; 30 − 10 = 20; 100 − 30 = 70.
    const more = projects([2022, 10], [2023, 30], [2025, 100]);
    expect(pays(source, {}, years, more)).toEqual([wan(10), wan(20), 'absent', wan(70), 'absent']);
  });
  test('of one year the highest counts, not the sum', () => {
    expect(pays(standard, {}, [2022], projects([2022, 10], [2022, 30]))).toEqual([wan(30)]);
    expect(pays(receipts, {}, [2022], projects([2022, 10], [2022, 30]))).toEqual([wan(30)]);
  });
  test('the same level again, or a lower one, brings nothing and is not below nought', () => {
    expect(pays(standard, {}, [2022, 2023, 2024], projects([2022, 30], [2023, 30], [2024, 10]))).toEqual([
      wan(30),
      0n,
      0n,
    ]);
  });
  test('no item, no result', () => {
    expect(pays(standard, {}, [2022, 2023], projects())).toEqual(['absent', 'absent']);
  });
});

describe('standard and receipts differ where a level was not received', () => {
  // Vetoed in 2023: the 30 of that year were reached, but not paid.
  const more = projects([2022, 10], [2023, 30], [2024, 100]);
  const vetoed = { 否决日: { 2023: '2023-05-01' } };
  test('by standard it is gone: 100 − 30', () => {
    expect(pays(standard, vetoed, [2022, 2023, 2024], more)).toEqual([wan(10), 'absent', wan(70)]);
  });
  test('by receipts it is made good: 100 − 10', () => {
    expect(pays(receipts, vetoed, [2022, 2023, 2024], more)).toEqual([wan(10), 'absent', wan(90)]);
  });
  test('before the validity a level was reached, but nothing was received', () => {
    const before = projects([2019, 30], [2022, 30], [2023, 100]);
    expect(pays(standard, {}, [2022, 2023], before)).toEqual([0n, wan(70)]);
    expect(pays(receipts, {}, [2022, 2023], before)).toEqual([wan(30), wan(70)]);
  });
  test('a cap of the year: by receipts the rest comes with the next recognition', () => {
    const capped = (rule: string) => clause(`${items}\n  补差：${rule}\n  上限：每家每年50万元`);
    const twice = projects([2022, 30], [2023, 100], [2024, 100]);
    // 30; min(50, 70) = 50; receipts: 100 − 80 = 20; standard: 100 − 100 = 0.
    expect(pays(capped('扣除以前年度实得'), {}, [2022, 2023, 2024], twice)).toEqual([wan(30), wan(50), wan(20)]);
    expect(pays(capped('扣除以前年度标准'), {}, [2022, 2023, 2024], twice)).toEqual([wan(30), wan(50), 0n]);
  });
  test('a reading chooses', () => {
    const more2 = `解读 口径：补差方式
  问：按标准还是按实得？
  甲：扣除以前年度标准
  乙：扣除以前年度实得
  暂取：甲`;
    const source = clause(`${items}\n  补差：按口径处理\n  一票否决：否决日已发生`, more2);
    expect(pays(source, vetoed, [2024], more)).toEqual([wan(70)]);
    expect(pays(source, vetoed, [2024], { ...more, options: { readings: { 口径: '乙' } } })).toEqual([wan(90)]);
  });
});

describe('连同: what was received elsewhere', () => {
  const besides = (rule: string) => clause(`${items}\n  补差：${rule}，连同以前所得`);
  test('by receipts it adds up with earlier years', () => {
    // 30 − 5 = 25; 100 − 5 − 25 = 70: with the 5 it is 100 in all.
    const more = projects([2022, 30], [2023, 100]);
    expect(pays(besides('扣除以前年度实得'), { 以前所得: '5万元' }, [2022, 2023], more)).toEqual([wan(25), wan(70)]);
  });
  test('by standard the higher of both counts', () => {
    // 30 − 20 = 10; the standard 30 is higher than 20: 100 − 30 = 70.
    const more = projects([2022, 30], [2023, 100]);
    expect(pays(besides('扣除以前年度标准'), { 以前所得: '20万元' }, [2022, 2023], more)).toEqual([wan(10), wan(70)]);
    // 50 is higher than 30: 0, then 100 − 50.
    expect(pays(besides('扣除以前年度标准'), { 以前所得: '50万元' }, [2022, 2023], more)).toEqual([0n, wan(50)]);
  });
  test('nothing elsewhere takes nothing off', () => {
    expect(pays(besides('扣除以前年度实得'), {}, [2022], projects([2022, 30]))).toEqual([wan(30)]);
    expect(pays(besides('扣除以前年度标准'), {}, [2022], projects([2022, 30]))).toEqual([wan(30)]);
  });
});

describe('without items', () => {
  const tiers = `表 台阶：全额
  | 产值 | 奖励 |
  |---|---|
  | 1亿元（含）至5亿元（不含） | 10万元 |
  | 5亿元（含）以上 | 30万元 |`;
  const source = (rule: string) => clause(`  条件：注册资本1元以上\n  给予：台阶\n  补差：${rule}`, tiers);
  const own = (...outputs: readonly string[]) => ({
    注册资本: '1元',
    产值: Object.fromEntries(outputs.map((output, i) => [2022 + i, output])),
  });
  test('one fen below the tier is no tier', () => {
    const facts = own('99999999.99元', '1亿元', '499999999.99元', '5亿元');
    for (const rule of ['扣除以前年度标准', '扣除以前年度实得'])
      expect(pays(source(rule), facts, [2022, 2023, 2024, 2025])).toEqual(['absent', wan(10), 0n, wan(20)]);
  });
  test('a year without a figure makes what follows unknown, not what came before', () => {
    const facts = { 注册资本: '1元', 产值: { 2022: '1亿元', 2024: '5亿元' } };
    expect(pays(source('扣除以前年度标准'), facts, [2022, 2023, 2024])).toEqual([wan(10), 'unknown', 'unknown']);
  });
  test('where nothing is granted it does not matter what is missing', () => {
    const facts = { 注册资本: '0元', 产值: { 2024: '5亿元' } };
    expect(pays(source('扣除以前年度实得'), facts, [2023, 2024])).toEqual(['absent', 'absent']);
  });
});

test('a stored Plan reads its own earlier awards, and they are explained', () => {
  const plan = decodePlan(encodePlan(planOf(receipts)));
  if (!plan) throw new Error('not read back');
  const facts = factsOf(plan, {}, projects([2022, 10], [2023, 30]).projects);
  expect(paidIn(plan, facts, [2023])).toEqual([wan(20)]);
  const tree = explain(evaluation(plan, facts), plan.payments[0]?.paid ?? '', inYear(2023));
  const labels = (node: typeof tree): readonly string[] => [node.label, ...node.children.flatMap(labels)];
  expect(labels(tree)).toContain('一（一）.以前已得');
});

describe('whatever the recognitions', () => {
  const anyItems = fc.array(fc.tuple(fc.integer({ min: 2019, max: 2026 }), fc.integer({ min: 0, max: 200 })), {
    maxLength: 8,
  });
  const plans = { standard: planOf(standard), receipts: planOf(receipts) };
  const cappedPlan = planOf(clause(`${items}\n  补差：扣除以前年度实得\n  上限：每家每年50万元`));
  const paid = (plan: typeof cappedPlan, list: readonly (readonly [number, number])[]): Outcome[] =>
    paidIn(plan, factsOf(plan, {}, projects(...list).projects), years);
  const sum = (parts: readonly Outcome[]): bigint =>
    parts.reduce<bigint>((a, b) => a + (typeof b === 'bigint' ? b : 0n), 0n);
  const levels = (list: readonly (readonly [number, number])[], fits: (year: number) => boolean): readonly bigint[] =>
    list.filter(([year]) => fits(year)).map(([, amount]) => wan(amount));
  const highest = (list: readonly bigint[]): bigint => list.reduce((a, b) => (a > b ? a : b), 0n);

  test('the total is the highest level (less what was reached before, by standard), and no year is below nought', () => {
    fc.assert(
      fc.property(anyItems, (list) => {
        const before = highest(levels(list, (year) => year < 2022));
        const top = highest(levels(list, (year) => year >= 2022));
        const byReceipts = paid(plans.receipts, list);
        const byStandard = paid(plans.standard, list);
        expect(sum(byReceipts)).toBe(top);
        expect(sum(byStandard)).toBe(top > before ? top - before : 0n);
        for (const part of [...byReceipts, ...byStandard])
          expect(part === 'absent' || (typeof part === 'bigint' && part >= 0n)).toBe(true);
      }),
      { numRuns: 60, seed: 6 },
    );
  });
  test('a higher level never lowers the total', () => {
    fc.assert(
      fc.property(anyItems, fc.nat(7), fc.integer({ min: 1, max: 50 }), (list, at, more) => {
        const raised = list.map(([year, amount], i): [number, number] => [
          year,
          i === at && year >= 2022 ? amount + more : amount,
        ]);
        for (const plan of [plans.standard, plans.receipts, cappedPlan])
          expect(sum(paid(plan, raised)) >= sum(paid(plan, list))).toBe(true);
      }),
      { numRuns: 60, seed: 606 },
    );
  });
  test('with a cap of the year, as a ledger kept by hand says', () => {
    fc.assert(
      fc.property(anyItems, (list) => {
        let received = 0n;
        const expected = years.map((year): Outcome => {
          const own = levels(list, (y) => y === year);
          if (own.length === 0) return 'absent';
          const rest = highest(own) - received;
          const award = rest < 0n ? 0n : rest > wan(50) ? wan(50) : rest;
          received += award;
          return award;
        });
        expect(paid(cappedPlan, list)).toEqual(expected);
        expect(received <= highest(levels(list, () => true))).toBe(true);
      }),
      { numRuns: 60, seed: 60 },
    );
  });
});
