/** Points, currencies, rates and counts in rules: what goes together, and what it comes to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { severityOf } from '../../dsl/index.ts';
import { evaluateEntity, runScenarios } from '../../runtime/index.ts';
import { factsOf, type Outcome, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const FIELDS = `
  增速：比例
  平均增速：比例
  领先：百分点
  合同额：金额（美元）
  保费：金额（欧元）
  签订日：日期，无则未发生
  产量：数量（吨）
  用地：数量（亩）
  用电：数量（万千瓦时）
  车次数：数量（车次）
  人数：数量（人）
  标准：单价（元/人·月）
  亩产：单价（公斤/亩）
  实际汇率：汇率（元/美元）`;
const RATES = `
参数 美元价：汇率（元/美元）
  自2022年1月1日起：6.5元/美元
  自2023年1月1日起：7元/美元

参数 日元价：汇率（元/100日元）
  自2022年1月1日起：4.8元/100日元
`;
const source = (clause: string, more = '') =>
  policy({ fields: FIELDS, more: RATES + more, clause: `  对象：企业\n  一次性：入库日\n${clause}` });
const grant = (words: string) => source(`  给予：${words}`);

/** What an enterprise that entered in 2023 gets, from a grant. */
const gives = (words: string, own: object = {}): Outcome | undefined =>
  pays(grant(words), { 入库日: '2023-05-05', ...own }, [2023])[0];
/** Whether a condition holds: 1元 where it does. */
const holds = (words: string, own: object = {}): boolean | Outcome | undefined => {
  const outcome = pays(source(`  条件：${words}\n  给予：1元`), { 入库日: '2023-05-05', ...own }, [2023])[0];
  return outcome === yuan(1) ? true : outcome === 'absent' ? false : outcome;
};
const errors = (text: string): readonly string[] =>
  compile(text)
    .diagnostics.filter((d) => severityOf(d) === 'error')
    .map((d) => d.code);

describe('百分点', () => {
  // 12 % against 7 %: exactly five points.
  const own = (a: string, b: string) => ({ 增速: a, 平均增速: b });
  test.each([
    ['增速高于平均增速5个百分点以上', '12%', '7%', true],
    ['增速高于平均增速5个百分点以上', '11.999%', '7%', false],
    ['增速高于平均增速5个百分点（不含）以上', '12%', '7%', false],
    ['增速高于平均增速5个百分点（不含）以上', '12.001%', '7%', true],
    ['增速减平均增速不低于5个百分点', '12%', '7%', true],
    ['增速减平均增速不低于5个百分点', '11.999%', '7%', false],
    // A tenth below zero: −2 % lies five points above −7 %.
    ['增速高于平均增速5个百分点以上', '-2%', '-7%', true],
    ['增速低于平均增速5个百分点以上', '2%', '7%', true],
    ['增速低于平均增速5个百分点以上', '2.001%', '7%', false],
    ['增速低于平均增速5个百分点以上', '12%', '7%', false],
    // 以内: above, but by no more than that.
    ['增速高于平均增速5个百分点以内', '12%', '7%', true],
    ['增速高于平均增速5个百分点以内', '7%', '7%', false],
    ['增速高于平均增速5个百分点以内', '12.001%', '7%', false],
    ['增速高于平均增速5个百分点（不含）以内', '12%', '7%', false],
    ['增速不低于平均增速加5个百分点', '12%', '7%', true],
    ['增速减5个百分点不低于平均增速', '11.999%', '7%', false],
    ['增速减平均增速减1个百分点不低于4个百分点', '12%', '7%', true],
    ['较大者（增速减平均增速、6个百分点）为6个百分点', '12%', '7%', true],
  ] as const)('%s: %s, %s', (words, a, b, wanted) => expect(holds(words, own(a, b))).toBe(wanted));

  test('a difference is still a ratio where one is wanted', () => {
    // 100万 × (12 % − 7 %) = 5万.
    expect(gives('注册资本乘以（增速减平均增速）', { ...own('12%', '7%'), 注册资本: '100万元' })).toBe(wan(5));
    expect(holds('增速减平均增速不低于5%', own('12%', '7%'))).toBe(true);
  });
  test('a ratio moved by points is a ratio', () => {
    // 100万 × (12 % + 0.5 points) = 12.5万; less a point 11万.
    expect(gives('注册资本乘以（增速加0.5个百分点）', { 增速: '12%', 注册资本: '100万元' })).toBe(wan(12.5));
    expect(gives('注册资本乘以（增速减1个百分点）', { 增速: '12%', 注册资本: '100万元' })).toBe(wan(11));
  });
  test.each([
    ['13%', wan(12)],
    ['12.999%', wan(10)],
    ['7.999%', 0n],
    ['7%', 0n],
    // Below the average there are no steps, not steps below nought.
    ['1%', 0n],
  ])('every full point above the average, at %s', (a, fen) => {
    expect(gives('（增速减平均增速）每满1个百分点给2万元', own(a, '7%'))).toBe(fen);
  });
  test('a field of points, with the steps of a reading between', () => {
    expect(gives('领先每满0.5个百分点给1万元', { 领先: '1.75' })).toBe(wan(3));
    expect(holds('增速减平均增速不低于领先', { ...own('12%', '7%'), 领先: '5个百分点' })).toBe(true);
  });
  test('the change of a ratio from last year is in points', () => {
    const text = policy({
      fields: '  每年 占比：比例，可缺',
      clause: '  对象：企业\n  每年：有效期\n  给予：占比较上年度增减额每满1个百分点给1万元',
    });
    // From 3 % to 5.5 %: two full points; down to 1 %: none.
    expect(pays(text, { 占比: { 2022: '3%', 2023: '5.5%', 2024: '1%' } }, [2023, 2024])).toEqual([wan(2), 0n]);
  });
  test('a reading and a parameter of points', () => {
    const more =
      '解读 差：百分点\n  问：？\n  甲：增速减平均增速\n  乙：3个百分点\n  暂取：甲\n\n参数 门槛：百分点\n  自2022年1月1日起：5个百分点';
    const text = source('  条件：差不低于门槛于入库日\n  给予：1元', more);
    const at = (a: string, options = {}) =>
      pays(text, { 入库日: '2023-05-05', ...own(a, '7%') }, [2023], { options })[0];
    expect([at('12%'), at('11.9%'), at('12%', { readings: { 差: '乙' } })]).toEqual([yuan(1), 'absent', 'absent']);
  });
  test('a table by points', () => {
    const table =
      '表 档：对照\n  | 增速减平均增速 | 奖励 |\n  | 2个百分点（含）至5个百分点（不含） | 4万元 |\n  | 5个百分点以上 | 10万元 |\n';
    const text = source('  给予：档', table);
    const at = (a: string) => pays(text, { 入库日: '2023-05-05', ...own(a, '7%') }, [2023])[0];
    expect(['12%', '11.999%', '9%', '8.999%'].map(at)).toEqual([wan(10), wan(4), wan(4), 'absent']);
  });
  test.each([
    ['条件：增速不低于5个百分点', 'GJ3057'],
    ['条件：增速为平均增速加领先 且 领先为5%', 'GJ3057'],
    ['条件：增速高于平均增速5%以上', 'GJ1058'],
    ['条件：5个百分点减增速不低于1个百分点', 'GJ3057'],
  ])('%s is %s', (line, code) => expect(errors(source(`  ${line}\n  给予：1元`))).toEqual([code]));
  test.each([
    ['注册资本乘以5个百分点', 'GJ3058'],
    ['注册资本加5个百分点', 'GJ3001'],
    ['增速每满1个百分点给2万元', 'GJ3057'],
    ['人数每满1个百分点给2万元', 'GJ3001'],
  ])('%s is %s', (words, code) => expect(errors(grant(words))).toEqual([code]));
});

test('以上 of a margin is linted as any other, where the file writes （含） elsewhere', () => {
  const text = source('  条件：\n  （1）增速高于平均增速5个百分点以上；\n  （2）注册资本1元（含）以上\n  给予：1元');
  expect(compile(text).diagnostics.map((d) => d.code)).toContain('GJ4001');
});

describe('a margin of other figures', () => {
  test.each([
    ['注册资本高于平均注册资本100万元以上', '600万元', true],
    ['注册资本高于平均注册资本100万元以上', '5999999.99元', false],
    // A tenth more than 500万.
    ['注册资本高于平均注册资本10%以上', '550万元', true],
    ['注册资本高于平均注册资本10%以上', '5499999.99元', false],
    ['注册资本低于平均注册资本10%（含）以上', '450万元', true],
    ['注册资本低于平均注册资本10%（含）以上', '4500000.01元', false],
  ] as const)('%s: %s', (words, 注册资本, wanted) => {
    const text = policy({
      fields: '  平均注册资本：金额',
      clause: `  对象：企业\n  一次性：入库日\n  条件：${words}\n  给予：1元`,
    });
    const outcome = pays(text, { 入库日: '2023-05-05', 注册资本, 平均注册资本: '500万元' }, [2023])[0];
    expect(outcome).toBe(wanted ? yuan(1) : 'absent');
  });
});

describe('每满', () => {
  test.each([
    ['999.99元', 0n],
    ['1000元', yuan(2)],
    ['1999.99元', yuan(2)],
    ['-1000元', 0n],
    ['-999.99元', 0n],
  ])('%s: no steps below nought', (注册资本, fen) => {
    // Through a sum, so that no grant below nought is what makes it nought.
    expect(gives('100元加注册资本每满1000元给2元减100元', { 注册资本 })).toBe(fen);
  });
});

describe('currencies', () => {
  test('converted at the rate in force on a day, that day included', () => {
    // 10 000 dollars × 6.5 and × 7, 3 % of it.
    const at = (签订日: string) => gives('合同额折算于签订日的3%', { 合同额: '1万美元', 签订日 });
    expect(at('2022-12-31')).toBe(yuan(1950));
    expect(at('2023-01-01')).toBe(yuan(2100));
    expect(at('2021-12-31')).toBe('unknown');
  });
  test('without a day, at the rate at the end of the year', () => {
    const text = policy({
      fields: '  每年 出口额：金额（美元），可缺',
      more: RATES,
      clause: '  对象：企业\n  每年：有效期\n  给予：出口额折算的1%',
    });
    expect(pays(text, { 出口额: { 2022: '100', 2023: '100' } }, [2022, 2023])).toEqual([yuan(6.5), yuan(7)]);
  });
  test('at a rate that is named: a parameter, or what the contract says', () => {
    const own = { 合同额: '1万美元', 签订日: '2022-06-01', 实际汇率: '6.8' };
    expect(gives('合同额按美元价折算于签订日', own)).toBe(yuan(65_000));
    expect(gives('合同额按实际汇率折算', own)).toBe(yuan(68_000));
    expect(gives('合同额乘以实际汇率', own)).toBe(yuan(68_000));
  });
  test('a rate by the hundred', () => {
    // 1 000 000 yen × 4.8 ÷ 100.
    const text = policy({
      fields: '  货款：金额（日元）',
      more: RATES,
      clause: '  对象：企业\n  一次性：入库日\n  给予：货款折算于入库日',
    });
    expect(pays(text, { 入库日: '2023-05-05', 货款: '100万日元' }, [2023])).toEqual([yuan(48_000)]);
  });
  test('so many fen for a dollar give 人民币', () => {
    expect(gives('合同额乘以0.03元/美元', { 合同额: '100万美元' })).toBe(wan(3));
    expect(gives('0.03元/美元乘以合同额', { 合同额: '0.01美元' })).toBe(0n);
    // 33.33 dollars × 0.03 = 0.9999元 → 1.00元.
    expect(gives('合同额乘以0.03元/美元', { 合同额: '33.33' })).toBe(yuan(1));
  });
  test('like with like: sums, differences, steps, parts, conditions', () => {
    const own = { 合同额: '250万美元' };
    expect(holds('合同额不低于250万美元', own)).toBe(true);
    expect(holds('合同额超过250万美元', own)).toBe(false);
    expect(gives('（合同额减50万美元）每满100万美元给1万元', own)).toBe(wan(2));
    expect(gives('注册资本乘以（50万美元除以合同额）', { ...own, 注册资本: '100元' })).toBe(yuan(20));
  });
  test.each([
    ['合同额', 'GJ3056'],
    ['合同额的3%', 'GJ3056'],
    ['合同额加100元', 'GJ3055'],
    ['100元加合同额', 'GJ3055'],
    ['较小者（合同额、100万元）', 'GJ3055'],
    ['合同额加保费', 'GJ3055'],
    ['合同额每满1万元给1元', 'GJ3055'],
    ['保费折算于签订日', 'GJ2055'],
    ['注册资本折算于签订日', 'GJ3059'],
    ['合同额按日元价折算于签订日', 'GJ3059'],
    ['合同额按实际汇率折算于签订日', 'GJ3024'],
    ['合同额乘以0.03元/欧元', 'GJ3003'],
  ])('%s is %s', (words, code) => expect(errors(grant(words))).toEqual([code]));
  test.each([
    ['上限：每家累计100万美元', 'GJ3055'],
    ['扣除：合同额', 'GJ3055'],
    ['起付：100美元', 'GJ3055'],
  ])('%s on an amount in 人民币 is %s', (line, code) =>
    expect(errors(source(`  给予：1万元\n  ${line}`))).toEqual([code]),
  );
});

describe('rates', () => {
  test('times what they are for, unit by unit', () => {
    // 500元 × 10 people × 6 months.
    expect(gives('标准乘以人数乘以6个月', { 标准: '500元/人·月', 人数: 10 })).toBe(yuan(30_000));
    expect(gives('6个月乘以标准乘以人数', { 标准: '500', 人数: 10 })).toBe(yuan(30_000));
    expect(gives('人数乘以500元/人')).toBe('unknown');
    expect(gives('人数乘以500元/人', { 人数: 3 })).toBe(yuan(1500));
    expect(gives('人数乘以500元/人的50%', { 人数: 3 })).toBe(yuan(750));
  });
  test('in other units of the same', () => {
    // 2万千瓦时 at 0.02元 a 度; 1500公斤 at 20元 a 吨; 30亩 at 1500元 a hectare: two hectares.
    expect(gives('用电乘以0.02元/度', { 用电: 2 })).toBe(yuan(400));
    expect(gives('产量乘以20元/吨', { 产量: '1500公斤' })).toBe(yuan(30));
    expect(gives('用地乘以1500元/公顷', { 用地: 30 })).toBe(yuan(3000));
    // 400 kg a mu × 30 mu = 12 t.
    expect(holds('亩产乘以用地不低于12吨', { 亩产: 400, 用地: 30 })).toBe(true);
    expect(holds('亩产乘以用地超过12吨', { 亩产: 400, 用地: 30 })).toBe(false);
  });
  test('compared with each other, and with what money by the count comes to', () => {
    const own = { 注册资本: '450万元', 用地: '1公顷' };
    expect(holds('注册资本除以用地不低于30万元/亩', own)).toBe(true);
    expect(holds('注册资本除以用地不低于450万元/公顷', own)).toBe(true);
    expect(holds('注册资本除以用地超过30万元/亩', own)).toBe(false);
    // As before there were rates: money by the count is money.
    expect(holds('注册资本除以用地不低于30万元', own)).toBe(true);
    expect(holds('标准不低于6000元/人·月', { 标准: '6000' })).toBe(true);
  });
  test('an amount by a rate says how many', () => {
    // 10万元 pays 200 people at 500元.
    expect(holds('注册资本除以500元/人不低于200人', { 注册资本: '10万元' })).toBe(true);
    expect(holds('注册资本除以500元/人超过200人', { 注册资本: '10万元' })).toBe(false);
  });
  test('in a table: the whole base at its rate, and by slices', () => {
    const table = (mode: string) =>
      `表 电价：${mode}\n  | 用电 | 标准 |\n  | 10000千瓦时以下 | 0.1元/千瓦时 |\n  | 10000千瓦时（不含）以上 | 0.2元/千瓦时 |\n`;
    const at = (mode: string, 用电: string) =>
      pays(source('  给予：电价', table(mode)), { 入库日: '2023-05-05', 用电 }, [2023])[0];
    expect(at('全额', '1')).toBe(yuan(1000));
    expect(at('全额', '1.5')).toBe(yuan(3000));
    // 10 000 × 0.1 + 5 000 × 0.2.
    expect(at('累进', '1.5')).toBe(yuan(2000));
  });
  test.each([
    ['人数乘以500元/户', 'GJ3003'],
    ['标准乘以人数', 'GJ3002'],
    ['标准', 'GJ3002'],
    ['标准加500元', 'GJ3001'],
    ['注册资本乘以500元/人', 'GJ3003'],
  ])('%s is %s', (words, code) => expect(errors(grant(words))).toEqual([code]));
});

describe('counts', () => {
  test.each([
    ['产量不低于1000公斤', { 产量: 1 }, true],
    ['产量超过1000公斤', { 产量: 1 }, false],
    ['用电不低于10000度', { 用电: 1 }, true],
    ['用地为1公顷', { 用地: 15 }, true],
    ['车次数300车次以上', { 车次数: 300 }, true],
    ['车次数0.03万车次以上', { 车次数: '299' }, false],
    ['产量加500公斤为1.5吨', { 产量: 1 }, true],
    ['500公斤加产量为1500公斤', { 产量: 1 }, true],
    ['较小者（产量、1500公斤）为1.5吨', { 产量: 2 }, true],
    ['产量属于1000公斤、2吨', { 产量: 1 }, true],
    ['产量除以500公斤为200%', { 产量: 1 }, true],
    ['产量3万吨以上', { 产量: '3万吨' }, true],
  ] as const)('%s: %o', (words, own, wanted) => expect(holds(words, own)).toBe(wanted));
  test('steps in another unit', () => expect(gives('产量每满500公斤给1元', { 产量: '1.25' })).toBe(yuan(2)));
  test.each(['产量不低于1000亩', '车次数不低于100人次', '人数加1户为2人'])('%s: units that differ', (words) =>
    expect(errors(source(`  条件：${words}\n  给予：1元`))).toEqual(['GJ3001']),
  );
  test('缺则取 must have the same unit: figures are taken as they stand', () => {
    const text = policy({
      fields: '  产量：数量（吨）\n  销量：数量（公斤），缺则取产量',
      clause: '  对象：企业\n  一次性：入库日\n  给予：销量乘以1元/公斤',
    });
    expect(errors(text)).toEqual(['GJ3002']);
  });
  test('改用 brings the other figure into the unit', () => {
    const text = policy({
      fields: '  每年 产量：数量（吨），可缺\n  每年 报送产量：数量（公斤），可缺',
      clause: '  对象：企业\n  每年：有效期\n  缺数：产量缺失的，改用报送产量\n  给予：产量乘以10元/吨',
    });
    expect(pays(text, { 报送产量: { 2023: 2500 } }, [2023])).toEqual([yuan(25)]);
  });
  test('a scenario may expect another unit of the same', () => {
    const scenario = (expected: string) => `
场景 “甲”：
  给定 企业 甲厂：
    入库日：2023年5月5日
    产量：2吨
  应当：
    一（一）2023年：${expected}
`;
    const outcomes = ['2吨', '2000公斤', '2001公斤', '2个'].map((expected) => {
      const { plan, scenarios } = compile(`${source('  给予：产量')}\n\`\`\`规矩\n${scenario(expected)}\`\`\`\n`);
      return runScenarios(plan as Plan, scenarios).map(({ ok }) => ok);
    });
    expect(outcomes).toEqual([[true], [true], [false], [false]]);
  });
  test('an entitlement is counted in its own unit, and capped in any other of the same', () => {
    const text = source('  给予：产量\n  上限：每家累计500公斤');
    const plan = planOf(text);
    const { entitlements } = evaluateEntity(plan, factsOf(plan, { 入库日: '2023-05-05', 产量: 2 }));
    expect(entitlements).toMatchObject([{ quantity: '0.5', unit: '吨' }]);
  });
});

describe('different currencies never meet, whatever the expression', () => {
  const dollars = fc.constantFrom('合同额', '100万美元', '合同额的3%', '较大者（合同额、1美元）', '（合同额加1美元）');
  const others = fc.constantFrom('保费', '5000欧元', '注册资本', '100万元', '（注册资本减1元）', '3万港元');
  const meet = fc.constantFrom<(a: string, b: string) => string>(
    (a, b) => `给予：1元加（${a}加${b}）除以1美元乘以1元`,
    (a, b) => `给予：${a}减${b}`,
    (a, b) => `条件：${a}不低于${b}\n  给予：1元`,
    (a, b) => `条件：${b}为${a}\n  给予：1元`,
    (a, b) => `给予：较小者（${a}、${b}）`,
    (a, b) => `条件：${a}属于${b}\n  给予：1元`,
  );
  test('an error, and no Plan', () => {
    fc.assert(
      fc.property(dollars, others, meet, fc.boolean(), (a, b, how, turned) => {
        const { plan, diagnostics } = compile(source(`  ${turned ? how(b, a) : how(a, b)}`));
        expect(plan).toBeUndefined();
        expect(diagnostics.map((d) => d.code)).toContain('GJ3055');
      }),
      { numRuns: 60, seed: 58 },
    );
  });
});

test('points are exact: a ratio moved there and back is the ratio', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      (ratio, points, average) => {
        const thousandth = (n: number) => `${n / 1000}`;
        const words = `增速加${thousandth(points)}个百分点减${thousandth(points)}个百分点为增速 且 （增速减平均增速）加平均增速为增速`;
        expect(holds(words, { 增速: `${thousandth(ratio)}%`, 平均增速: `${thousandth(average)}%` })).toBe(true);
      },
    ),
    { numRuns: 40, seed: 59 },
  );
});

describe('出资 按6:4', () => {
  const split = (words: string) => {
    const plan = planOf(source(`  给予：100元\n  出资：${words}`));
    const [payment] = evaluateEntity(plan, factsOf(plan, { 入库日: '2023-05-05' })).payments;
    return payment?.payer.known.map(({ payer, fen }) => [payer, fen]);
  };
  test.each([
    [
      '市财政、县财政 按6:4',
      [
        ['市财政', 6000n],
        ['县财政', 4000n],
      ],
    ],
    [
      '市财政、县财政 按1:1',
      [
        ['市财政', 5000n],
        ['县财政', 5000n],
      ],
    ],
    [
      '市财政 60%、县财政 40%',
      [
        ['市财政', 6000n],
        ['县财政', 4000n],
      ],
    ],
    // Thirds of 10 000 fen: the fen that is left goes to the first among equals.
    [
      '市财政、县财政、镇财政 按1:1:1',
      [
        ['市财政', 3334n],
        ['县财政', 3333n],
        ['镇财政', 3333n],
      ],
    ],
    [
      '市财政、县财政 按10:0',
      [
        ['市财政', 10_000n],
        ['县财政', 0n],
      ],
    ],
  ])('%s', (words, parts) => expect(split(words)).toEqual(parts));
  test.each(['市财政、县财政 按5:3:2', '市财政、县财政 按0:0', '市财政 50%、县财政 按1:1'])('%s', (words) =>
    expect(errors(source(`  给予：1元\n  出资：${words}`))).toEqual(['GJ1056']),
  );
});
