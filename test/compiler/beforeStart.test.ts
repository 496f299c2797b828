/** What a policy grants does not reach back before it is in force; what is stopped is nothing, known or not. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { ledgers, readFacts, runScenarios, type ScenarioResult } from '../../runtime/index.ts';
import { evaluation } from '../../runtime/reference.ts';

const source = (clause: string, scenario: string): string => `# 甲办法

\`\`\`规矩
政策：甲办法
  施行：自2026年7月1日起至2028年6月30日止
  期满：到期即止
  金额：精确到分，四舍五入
  兑付日：每年12月31日

名词 家庭：
  起日：日期，无则未发生
  处理日期：日期，无则未发生
  每年 数：金额，可缺
\`\`\`

## 一、甲

给予补贴。

\`\`\`规矩
条款 一 甲：
  摘录：“给予补贴。”
  对象：家庭
${clause}
  出资：县财政
\`\`\`

## 场景（不属于印发文本）

\`\`\`规矩
场景 “甲”：
${scenario}
\`\`\`
`;

const outcomes = (text: string): readonly ScenarioResult[] => {
  const { plan, scenarios, diagnostics } = compile(text);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return runScenarios(plan, scenarios);
};
const holds = (clause: string, scenario: string): void =>
  expect(outcomes(source(clause, scenario)).flatMap((r) => r.failures)).toEqual([]);

describe('before commencement', () => {
  test('months: from the first month that has a day in force, to the last that ends within the validity', () =>
    // 2026: July to December, 600; 2027: 1200; 2028: January to June, 600.
    holds(
      '  每月：自起日次月起至2028年12月止\n  给予：100元',
      '  给定 家庭 甲：\n    起日：2025年1月15日\n  应当：\n    一2025年：0元\n    一2026年：600元\n    一2027年：1200元\n    一2028年：600元',
    ));
  test('years: from the year of commencement', () =>
    holds(
      '  每年：2024年至2027年\n  给予：100元',
      '  给定 家庭 甲：\n    起日：2025年1月15日\n  应当：\n    一2025年：0元\n    一2026年：100元\n    一2027年：100元\n    一2028年：0元',
    ));
});

describe('what is stopped', () => {
  const stop = '  每年：有效期\n  给予：数\n  停付：处理日期已发生的，尚未兑现部分不再兑现';
  test('is nothing, though what it would have been is unknown', () =>
    holds(
      stop,
      '  给定 家庭 甲：\n    处理日期：2026年9月1日\n    数：\n    | 2026年 | 100元 |\n  应当：\n    一2026年：0元\n    一2027年：0元',
    ));
  test('is unknown where it is not stopped', () =>
    holds(
      stop,
      '  给定 家庭 甲：\n    数：\n    | 2026年 | 100元 |\n  应当：\n    一2026年：100元\n    一2027年：未知',
    ));
});

test('a clause by months is told month by month', () => {
  const { plan } = compile(
    source('  每月：有效期\n  给予：100元', '  给定 家庭 甲：\n    起日：2026年7月1日\n  应当：\n    一2026年：600元'),
  );
  if (!plan) throw new Error('errors');
  const { facts } = readFacts(plan, { 家庭: { 起日: '2026-07-01' } });
  if (!facts) throw new Error('facts');
  const [book] = ledgers(evaluation(plan, facts));
  const months = book?.rows.filter((row) => row.month !== undefined && row.year === 2026).map((row) => row.month);
  expect([...new Set(months)]).toEqual([7, 8, 9, 10, 11, 12]);
});
