/** Expectations of definitions, tables and checks that are not met say what came out instead. */
import { expect, test } from 'vitest';
import { strings } from '../../cli/languages.ts';
import { actualText, expectationText } from '../../cli/words.ts';
import { compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { runScenarios } from '../../runtime/index.ts';
import { policy } from '../support/policy.ts';

const source = (lines: string) =>
  `${policy({
    clause: '  对象：企业\n  触发：入库日\n  每年：扶持年度\n  条件：增速未缺失\n  给予：1元',
    more: `定义 扶持年度：入库日所在年度和之后1年
定义 增速：产值较上年度增长

核对 一（一）家数：
  要求：企业（入库日已发生）的个数不少于2家`,
  })}
### （二）总产值。

\`\`\`规矩
核对 一（二）总产值：
  要求：企业的产值合计不超过102元
\`\`\`

## 场景（不属于印发文本）

\`\`\`规矩
场景 “一例”：
  给定 企业 甲厂：
    入库日：2022年5月1日
    产值2022年：100元
    产值2023年：103元
  应当：
${lines}
\`\`\`
`;

test.each([
  ['扶持年度2022年：否', '否', '是', 'no', 'yes'],
  ['增速2023年：5%', '5%', '3%', '5%', '3%'],
  ['增速2022年：5%', '5%', '未知（缺 产值 2021）', '5%', 'unknown (missing 产值 2021)'],
  ['增速2023年：未知', '未知', '3%', 'unknown', '3%'],
  ['一（一）：成立', '成立', '不成立', 'holds', 'does not hold'],
  ['一（二）2023年：成立', '成立', '不成立', 'holds', 'does not hold'],
  ['一（二）2024年：成立', '成立', '未知（缺 产值 2024）', 'holds', 'unknown (missing 产值 2024)'],
  // Of all years: the first in which it is otherwise is named.
  ['一（二）：成立', '成立', '2023年：不成立', 'holds', 'does not hold in 2023'],
  ['一（二）：未知', '未知', '2022年：成立', 'unknown', 'holds in 2022'],
  ['一（二）：不适用', '不适用', '2022年：成立', 'not applicable', 'holds in 2022'],
])('%s', (line, expected, actual, expectedEn, actualEn) => {
  const { plan, scenarios, diagnostics } = compile(source(`    ${line}`));
  expect(diagnostics.filter((d) => d.code === 'GJ6077')).toEqual([]);
  const [failure] = runScenarios(plan as Plan, scenarios).flatMap((result) => result.failures);
  if (!failure) throw new Error('nothing failed');
  const said = (language: 'zh' | 'en') => {
    const speech = { language, s: strings[language] };
    return [expectationText(failure.expected, speech), actualText(failure.actual, speech)];
  };
  expect(said('zh')).toEqual([expected, actual]);
  expect(said('en')).toEqual([expectedEn, actualEn]);
});

test('met, they say nothing', () => {
  const { plan, scenarios } = compile(source('    扶持年度2022年：是\n    增速2023年：3%\n    一（一）：不成立'));
  expect(runScenarios(plan as Plan, scenarios).map((result) => result.ok)).toEqual([true]);
});

test('a check that is unknown in every year is expected without a year', () => {
  const unknown = source('    一（二）：未知').replace(/ {4}产值.*\n/g, '');
  const { plan, scenarios, diagnostics } = compile(unknown);
  expect(diagnostics.map((d) => d.code)).not.toContain('GJ6077');
  expect(runScenarios(plan as Plan, scenarios).map((result) => result.ok)).toEqual([true]);
});

test('a clause that gives something still needs a year', () => {
  expect(compile(source('    一（一）：未知')).diagnostics.map((d) => d.code)).toContain('GJ6077');
});
