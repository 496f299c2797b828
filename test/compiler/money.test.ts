/** 出资, 参数, sums over lists, 核对 over everybody. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../compiler/plan.ts';
import { evaluateEntity, simulateAll } from '../../runtime/index.ts';
import { factsOf, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const entered = { 入库日: '2023-03-20' };
const once = (lines: string, more = '') => policy({ more, clause: `  对象：企业\n  一次性：入库日\n${lines}` });
const yearly = (lines: string, more = '') =>
  policy({ more, clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n${lines}` });
const payers = (source: string, parameters = {}) => {
  const plan = planOf(source);
  return evaluateEntity(plan, factsOf(plan, entered), { parameters }).payments[0]?.payer;
};

describe('出资', () => {
  test('one payer alone pays all', () => {
    expect(payers(once('  给予：100.01元\n  出资：县财政'))).toEqual({ known: [{ payer: '县财政', fen: 10_001n }] });
  });
  test('60 % and the rest: what does not divide goes to the rest', () => {
    // 60 % of 10,001 fen = 6000.6, cut to 6000; 4001 are left.
    expect(payers(once('  给予：100.01元\n  出资：市财政 60%、县财政 其余'))?.known).toEqual([
      { payer: '市财政', fen: 6000n },
      { payer: '县财政', fen: 4001n },
    ]);
  });
  test('three shares of 100 %: the last fen to the largest remainder', () => {
    // 10,001 fen: 50 % = 5000.5, 30 % = 3000.3, 20 % = 2000.2; cut 5000 + 3000 + 2000, one fen is left, for .5.
    expect(payers(once('  给予：100.01元\n  出资：省 50%、市 30%、县 20%'))?.known).toEqual([
      { payer: '省', fen: 5001n },
      { payer: '市', fen: 3000n },
      { payer: '县', fen: 2000n },
    ]);
  });
  test('an undecided share is a hole: nobody is said to pay nought', () => {
    const more = '参数 市级比例：比例\n  自2022年1月1日起：未定';
    const source = once('  给予：100元\n  出资：市财政 市级比例、县财政 其余', more);
    expect(payers(source)).toEqual({
      known: [],
      open: { payers: ['市财政', '县财政'], fen: 10_000n, missing: ['市级比例'] },
    });
    expect(payers(source, { 市级比例: { n: 1n, d: 4n } })).toEqual({
      known: [
        { payer: '市财政', fen: 2500n },
        { payer: '县财政', fen: 7500n },
      ],
    });
  });
});

describe('参数', () => {
  const more = '参数 标准：金额\n  自2022年1月1日起：100元\n  自2024年7月1日起：200元\n  自2026年1月1日起：未定';
  test('the value in force on 31 December of the year', () => {
    const source = yearly('  给予：标准', more);
    // 2021 lies before the first row; the new figure of July 2024 is that of all 2024.
    expect(pays(source, entered, [2022, 2023, 2024, 2025, 2026])).toEqual([
      yuan(100),
      yuan(100),
      yuan(200),
      yuan(200),
      'unknown',
    ]);
  });
  test('rows in another order are the same rows', () => {
    const mixed = '参数 标准：金额\n  自2024年7月1日起：200元\n  自2022年1月1日起：100元\n  自2026年1月1日起：未定';
    expect(pays(yearly('  给予：标准', mixed), entered, [2023, 2024])).toEqual([yuan(100), yuan(200)]);
  });
  test('set from outside, it holds in all years', () => {
    const options = { parameters: { 标准: { n: 700n, d: 1n } } };
    expect(pays(yearly('  给予：标准', more), entered, [2023, 2026], { options })).toEqual([700n, 700n]);
  });
});

describe('sums over a list', () => {
  const projects = [
    { 完工年: 2023, 投资额: '10元' },
    { 完工年: 2023, 投资额: '30元' },
    { 完工年: 2024, 投资额: '100元' },
  ];
  const paid = (grant: string, list: readonly object[] = projects) =>
    pays(yearly(`  给予：${grant}`), entered, [2023, 2024], { projects: list });
  test('合计, 最大值, 最小值', () => {
    expect(paid('项目的投资额合计')).toEqual([yuan(140), yuan(140)]);
    expect(paid('项目（完工年为本年度）的投资额合计')).toEqual([yuan(40), yuan(100)]);
    expect(paid('项目（完工年为本年度）的投资额最大值')).toEqual([yuan(30), yuan(100)]);
    expect(paid('项目（完工年为本年度）的投资额最小值')).toEqual([yuan(10), yuan(100)]);
  });
  test('个数 counts, and can be multiplied by money', () => {
    expect(paid('5元乘以项目（完工年为本年度）的个数')).toEqual([yuan(10), yuan(5)]);
  });
  test('of nothing: the sum and the number are nought, there is no largest', () => {
    expect(paid('项目的投资额合计', [])).toEqual([0n, 0n]);
    expect(paid('5元乘以项目的个数', [])).toEqual([0n, 0n]);
    expect(paid('项目的投资额最大值', [])).toEqual(['absent', 'absent']);
  });
  test('one unknown makes the sum unknown, unless it does not belong to it', () => {
    const gap = [{ 完工年: 2023, 投资额: '10元' }, { 完工年: 2024 }];
    expect(paid('项目（完工年为本年度）的投资额合计', gap)).toEqual([yuan(10), 'unknown']);
  });
  test('a condition on the sum decides about each item', () => {
    const source = yearly(
      '  逐项：项目，完工年为本年度\n  条件：年投资额40元（含）以上\n  给予：投资额的10%',
      '定义 年投资额：项目（完工年为本年度）的投资额合计',
    );
    // 2023: 10 + 30 = 40, so both count: 4元.
    expect(pays(source, entered, [2023], { projects })).toEqual([yuan(4)]);
    expect(pays(source, entered, [2023], { projects: projects.slice(0, 1) })).toEqual(['absent']);
  });
});

describe('核对 over the whole population', () => {
  const source = (requirement: string, more = '') => `${once('  给予：10万元', more)}
## 二、目标
目标。

\`\`\`规矩
核对 二 目标：
  要求：${requirement}
\`\`\`
`;
  const outcome = (requirement: string, firms: readonly object[], more = '') => {
    const plan: Plan = planOf(source(requirement, more));
    const population = firms.map((own, i) => ({ id: String(i), facts: factsOf(plan, own) }));
    return simulateAll(plan, population).checks.map((check) => check.holds);
  };
  const yes = { kind: 'value', value: true };
  const no = { kind: 'value', value: false };
  const three = [entered, { 入库日: '2026-12-31' }, { 入库日: '2027-01-01' }];
  test('a number of enterprises, at its limit', () => {
    const target = (n: number) => `企业（入库日在2022年1月1日至2026年12月31日）的个数不少于${n}家`;
    expect(outcome(target(2), three)).toEqual([yes]);
    expect(outcome(target(3), three)).toEqual([no]);
    expect(outcome(target(0), [])).toEqual([yes]);
  });
  test('one number against another', () => {
    const more = '定义 早入库：入库日早于2024年1月1日';
    // One early, three in all: 3 ≥ 1 × 3, but not 3 ≥ 1 × 4.
    expect(outcome('企业的个数不少于企业（早入库）的个数乘以3', three, more)).toEqual([yes]);
    expect(outcome('企业的个数不少于企业（早入库）的个数乘以4', three, more)).toEqual([no]);
  });
  test('an enterprise of which it is not known whether it counts leaves the check unknown', () => {
    const target = '企业（注册资本超过100元）的个数不少于1家';
    expect(outcome(target, [entered]).map((holds) => holds.kind)).toEqual(['unknown']);
    expect(outcome(target, [{ ...entered, 注册资本: '101元' }])).toEqual([yes]);
  });
  test('a sum of money over all', () => {
    const target = '企业的注册资本合计不超过100元';
    expect(outcome(target, [{ 注册资本: '60元' }, { 注册资本: '40元' }])).toEqual([yes]);
    expect(outcome(target, [{ 注册资本: '60元' }, { 注册资本: '40.01元' }])).toEqual([no]);
  });
});

test('a simulation adds up what each gets', () => {
  const plan = planOf(once('  给予：10万元\n  出资：县财政'));
  const population = [entered, entered, {}].map((own, i) => ({ id: String(i), facts: factsOf(plan, own) }));
  expect(simulateAll(plan, population).totalFen).toBe(wan(20));
});
