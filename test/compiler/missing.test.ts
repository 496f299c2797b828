/** What is not known is not nought: 未知, 缺数, growth, lists that were not given. */
import { describe, expect, test } from 'vitest';
import { evaluateEntity } from '../../runtime/index.ts';
import { factsOf, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const clause = (lines: string, more = '', fields = '') =>
  policy({ more, fields, clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n${lines}` });
const entered = { 入库日: '2023-03-20' };

describe('growth', () => {
  const source = clause('  条件：产值较上年度增长10%（含）以上\n  给予：100元');
  const grows = (before: string | undefined, now: string | undefined) =>
    pays(
      source,
      { ...entered, 产值: { ...(before ? { 2022: before } : {}), ...(now ? { 2023: now } : {}) } },
      [2023],
    )[0];
  test.each([
    // 1000 → 1100 is exactly 10 %; a fen less is less.
    ['1000元', '1100元', yuan(100)],
    ['1000元', '1099.99元', 'absent'],
    ['1000元', '1100.01元', yuan(100)],
    ['3元', '3.30元', yuan(100)],
    // Growth on nothing cannot be computed; on a loss neither.
    ['0', '1100元', 'notComputable'],
    ['-5', '1100元', 'notComputable'],
    [undefined, '1100元', 'unknown'],
    ['1000元', undefined, 'unknown'],
    [undefined, undefined, 'unknown'],
    ['1000元', '0', 'absent'],
  ])('from %s to %s', (before, now, outcome) => {
    expect(grows(before, now)).toBe(outcome);
  });
  test('新增额 is never below nought, 增减额 can be', () => {
    const own = { ...entered, 产值: { 2022: '100元', 2023: '40元', 2024: '70元' } };
    expect(pays(clause('  给予：产值较上年度新增额'), own, [2023, 2024])).toEqual([0n, yuan(30)]);
    // 40 − 100 + 200 = 140.
    expect(pays(clause('  给予：产值较上年度增减额加200元'), own, [2023, 2024])).toEqual([yuan(140), yuan(230)]);
  });
  test('上年度 is the year before', () => {
    const own = { ...entered, 产值: { 2022: '5元', 2023: '6元' } };
    expect(pays(clause('  给予：上年度产值'), own, [2023, 2024])).toEqual([yuan(5), yuan(6)]);
  });
});

describe('缺数', () => {
  const test10 = '  条件：产值较上年度增长10%（含）以上\n  给予：100元';
  const own = { ...entered, 产值: { 2023: '1100元' }, 收入: { 2022: '1000元' } };
  test('without such a line the result is unknown, and the gap has a name', () => {
    const plan = planOf(clause(test10));
    const { unknown } = evaluateEntity(plan, factsOf(plan, own));
    expect(unknown.flatMap((u) => (u.years.includes(2023) ? u.missing : []))).toEqual(['产值 2022']);
  });
  test('不予认定: as if the condition were not met', () => {
    expect(pays(clause(`${test10}\n  缺数：上年度产值缺失的，不予认定`), own, [2023])).toEqual(['absent']);
  });
  test('视为达标: as if it were met', () => {
    expect(pays(clause(`${test10}\n  缺数：上年度产值缺失的，视为达标`), own, [2023])).toEqual([yuan(100)]);
  });
  test('改用: another figure instead, at the same limit', () => {
    // 1000 → 1100 is exactly 10 %; 1000.01 → 1100 is less.
    const source = clause(`${test10}\n  缺数：上年度产值缺失的，改用上年度收入`);
    expect(pays(source, own, [2023])).toEqual([yuan(100)]);
    expect(pays(source, { ...own, 收入: { 2022: '1000.01元' } }, [2023])).toEqual(['absent']);
    expect(pays(source, { ...own, 收入: {} }, [2023])).toEqual(['unknown']);
  });
  test('only what is missing: a figure that is there, or is nought, stays', () => {
    for (const rule of ['不予认定', '视为达标', '改用上年度收入']) {
      const source = clause(`${test10}\n  缺数：上年度产值缺失的，${rule}`);
      expect(pays(source, { ...own, 产值: { 2022: '1050元', 2023: '1100元' } }, [2023])).toEqual(['absent']);
      expect(pays(source, { ...own, 产值: { 2022: '0', 2023: '1100元' } }, [2023])).toEqual(['notComputable']);
    }
  });
  test('another gap stays unknown', () => {
    const source = clause(`${test10}\n  缺数：上年度产值缺失的，视为达标`);
    expect(pays(source, { ...entered, 产值: { 2022: '1000元' } }, [2023])).toEqual(['unknown']);
  });
  test('改用 in the amount itself', () => {
    const source = clause('  给予：产值的10%\n  缺数：产值缺失的，改用收入');
    expect(pays(source, { ...entered, 收入: { 2023: '50元' } }, [2023])).toEqual([yuan(5)]);
    expect(pays(source, { ...entered, 产值: { 2023: '70元' }, 收入: { 2023: '50元' } }, [2023])).toEqual([yuan(7)]);
  });
  test('a reading chooses between the three', () => {
    const more = `解读 基期：缺数处理
  问：没有基期怎么办？
  甲：不予认定
  乙：改用上年度收入
  丙：视为达标
  暂取：甲`;
    const source = clause(`${test10}\n  缺数：上年度产值缺失的，按基期处理`, more);
    const under = (key: string) => pays(source, own, [2023], { options: { readings: { 基期: key } } })[0];
    expect([under('甲'), under('乙'), under('丙')]).toEqual(['absent', yuan(100), yuan(100)]);
  });
  test('缺则取: another field of the item', () => {
    const plan = planOf(
      policy({
        more: '名词 中标（每家企业多项）：\n  中标年：年度\n  签订年：年度，缺则取中标年\n  合同额：金额',
        clause: '  对象：企业\n  触发：入库日\n  每年：有效期\n  逐项：中标，签订年为本年度\n  给予：合同额的10%',
      }),
    );
    const facts = factsOf(plan, entered);
    expect(facts.lists.size).toBe(0);
    const { payments } = evaluateEntity(plan, {
      ...facts,
      lists: new Map([
        [
          '中标',
          [
            new Map([
              ['中标年', { n: 2023n, d: 1n }],
              ['合同额', { n: 1000n, d: 1n }],
            ]),
            new Map([
              ['中标年', { n: 2023n, d: 1n }],
              ['签订年', { n: 2024n, d: 1n }],
              ['合同额', { n: 3000n, d: 1n }],
            ]),
          ],
        ],
      ]),
    });
    expect(payments.map((p) => [p.year, p.fen])).toEqual([
      [2023, 100n],
      [2024, 300n],
    ]);
  });
});

describe('an unknown that does not matter is none', () => {
  test('conditions: one that fails settles it', () => {
    const source = clause('  条件：\n  （1）产值超过100元；\n  （2）收入超过100元\n  给予：100元');
    expect(pays(source, { ...entered, 产值: { 2023: '50元' } }, [2023])).toEqual(['absent']);
    expect(pays(source, { ...entered, 收入: { 2023: '50元' } }, [2023])).toEqual(['absent']);
    expect(pays(source, { ...entered, 产值: { 2023: '500元' } }, [2023])).toEqual(['unknown']);
  });
  test('条件之一: one that holds settles it', () => {
    const source = clause('  条件之一：\n  （1）产值超过100元；\n  （2）收入超过100元\n  给予：100元');
    expect(pays(source, { ...entered, 产值: { 2023: '500元' } }, [2023])).toEqual([yuan(100)]);
    expect(pays(source, { ...entered, 收入: { 2023: '50元' } }, [2023])).toEqual(['unknown']);
    expect(pays(source, { ...entered, 产值: { 2023: '5元' }, 收入: { 2023: '50元' } }, [2023])).toEqual(['absent']);
  });
});

describe('逐项', () => {
  const source = clause('  逐项：项目，完工年为本年度\n  条件：投资额100万元（含）以上\n  给予：投资额的3%');
  const paid = (projects?: readonly object[]) =>
    pays(source, entered, [2023], projects === undefined ? {} : { projects })[0];
  test('a list that was not given is unknown; an empty one is empty', () => {
    expect(paid()).toBe('unknown');
    expect(paid([])).toBe('absent');
  });
  test('only items of the year that meet the condition', () => {
    // 3 % of 100万 and of 200万; 99.9999万 is too little, 2024 is another year.
    const projects = [
      { 完工年: 2023, 投资额: '100万元' },
      { 完工年: 2023, 投资额: '200万元' },
      { 完工年: 2023, 投资额: '99.9999万元' },
      { 完工年: 2024, 投资额: '500万元' },
    ];
    expect(paid(projects)).toBe(wan(3 + 6));
  });
  test('an item whose year is not known may belong here', () => {
    expect(paid([{ 投资额: '100万元' }])).toBe('unknown');
    // It would get nothing anyway.
    expect(paid([{ 投资额: '99万元' }])).toBe('absent');
  });
  test('an item whose amount is not known', () => {
    expect(paid([{ 完工年: 2023 }])).toBe('unknown');
    expect(paid([{ 完工年: 2022 }])).toBe('absent');
  });
});
