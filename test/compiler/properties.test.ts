/** What must not matter: the order of lines, the layout, the language of the keywords, the names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { format, parsePolicy } from '../../dsl/index.ts';
import { evaluateEntity, runScenarios } from '../../runtime/index.ts';
import { minhou } from '../support/minhou.ts';
import { meaningOf } from '../support/plan.ts';
import { factsOf, planOf, policy } from '../support/policy.ts';

const lines = [
  '  对象：企业',
  '  触发：入库日',
  '  每年：有效期',
  '  逐项：项目，完工年为本年度',
  '  条件：投资额100元（含）以上',
  '  缺数：产值缺失的，改用收入',
  '  给予：不超过产值的10%',
  '  裁量：50%',
  '  上限：每项30元',
  '  上限：每家每年50元',
  '  上限：每家累计80元',
  '  停付：退库日已发生的，尚未兑现部分不再兑现',
  '  恢复：自再入库日起恢复兑现',
  '  追回：退库日已发生的，追回已兑现部分',
  '  出资：市财政 40%、县财政 其余',
];

/** All payments of some enterprises, as text. */
const amounts = (plan: Plan): string => {
  const firms = [
    { 入库日: '2022-03-20', 产值: { 2022: '300元', 2023: '900元', 2024: '900元' }, 收入: { 2025: '200元' } },
    {
      入库日: '2022-03-20',
      退库日: '2023-08-01',
      再入库日: '2024-02-01',
      产值: { 2022: '700元', 2023: '500元', 2024: '600元' },
    },
    { 入库日: '2021-12-31', 产值: { 2022: '700元' } },
    { 入库日: '2023-01-01' },
  ];
  const projects = [2022, 2022, 2023, 2024, 2025].map((year, i) => ({ 完工年: year, 投资额: `${60 + 40 * i}元` }));
  return JSON.stringify(
    firms.map((firm) => {
      const { payments, unknown } = evaluateEntity(plan, factsOf(plan, firm, projects));
      return { payments, unknown };
    }),
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
};

test('the order in which the lines of a clause are written does not matter', () => {
  const written = amounts(planOf(policy({ clause: lines.join('\n') })));
  // Something is paid, taken back and unknown, so that there is something to compare.
  expect(written).toContain('"fen":"-');
  expect(written).toContain('市财政');
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (order) => {
      expect(amounts(planOf(policy({ clause: order.join('\n') })))).toBe(written);
    }),
    { numRuns: 40, seed: 15 },
  );
});

test('blocks may stand in any order', () => {
  const parts = [
    '定义 大项目：投资额100元以上',
    '定义 扶持期：入库日所在年度和之后2年',
    '参数 比率：比例\n  自2022年1月1日起：10%',
    '解读 算法：金额\n  问：？\n  甲：产值的50%\n  乙：收入\n  暂取：甲',
  ];
  const clause =
    '  对象：企业\n  触发：入库日\n  每年：扶持期\n  逐项：项目，完工年为本年度\n  条件：大项目\n  给予：算法乘以比率';
  const written = amounts(planOf(policy({ more: parts.join('\n\n'), clause })));
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (order) => {
      expect(amounts(planOf(policy({ more: order.join('\n\n'), clause })))).toBe(written);
    }),
    { numRuns: 20, seed: 16 },
  );
});

describe('the sample policy', () => {
  const { plan } = compile(minhou) as { plan: Plan };

  test('formatted, it is the same Plan', () => {
    const formatted = compile(format(parsePolicy(minhou), 'zh')).plan as Plan;
    expect(meaningOf(formatted)).toEqual(meaningOf(plan));
  });
  test('with English keywords too', () => {
    const english = compile(format(parsePolicy(minhou), 'en')).plan as Plan;
    expect(meaningOf(english)).toEqual(meaningOf(plan));
  });
  test('without indentation and blank lines too', () => {
    const flat = minhou
      .split('\n')
      .map((line) => (line.startsWith('  ') ? line.trimStart() : line))
      .filter((line) => line !== '')
      .join('\n');
    const changed = compile(flat);
    expect(meaningOf(changed.plan as Plan)).toEqual(meaningOf(plan));
  });
  test.each([
    ['监督期', '观察期间'],
    ['首次入库日期', '纳统之日'],
    ['实际投资额', '投资总额'],
    ['中标项目', '标书'],
    ['小升规企业', '升规企业'],
    ['市级分担比例', '市级比率'],
    ['地方经济贡献', '县级留成'],
    ['省外', '外省'],
  ])('%s renamed to %s in the rules: every scenario still holds', (from, to) => {
    // Prose and quotations keep their words.
    let fenced = false;
    const renamed = minhou
      .split('\n')
      .map((line) => {
        if (line.startsWith('```')) fenced = !fenced;
        return fenced && !/^\s*(摘录|说明|问)：/.test(line) ? line.replaceAll(from, to) : line;
      })
      .join('\n');
    const changed = compile(renamed);
    const results = runScenarios(changed.plan as Plan, changed.scenarios);
    expect(results.filter((result) => !result.ok)).toEqual([]);
    expect(results.length).toBe(compile(minhou).scenarios.length);
  });
});
