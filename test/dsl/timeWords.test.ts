/** Words of months, statuses and numbered years: printed again they are the same, in both languages. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { format, hasErrors, messageOf, parsePolicy } from '../../dsl/index.ts';
import { encodePlan, runScenarios } from '../../runtime/index.ts';
import { policy } from '../support/policy.ts';

const fields = '  每月 基数：金额，可缺\n  在库：状态，无则未发生\n  开工月份：月份，可缺';
const list = '名词 人员（每家企业多人）：\n  入职日：日期\n  每月 工资：金额，可缺';

const yearly = [
  '本年度末在库',
  '在库于本年度末',
  '在库于本年度9月30日',
  '在库于入库日后6个月',
  '在库于本年度的兑付日',
  '全年在库',
  '年内曾在库',
  '全年基数合计100元以上',
  '全年基数最大值100元以上',
  '全年基数最小值100元以上',
  '（基数100元以上）的月数不低于6个月',
  '基数的月数为12个月',
  '全年各月基数超过1元',
  '并非全年任一月连续3个月基数为0元',
  '自2020年起首次产值1亿元（含）以上',
  '自入库日所在年度起首次产值1亿元（含）以上 且 收入超过1元',
  '自入库日所在年度起的年次不超过第2年',
  '本年度为自入库日所在年度起第3年',
  '本年度在自入库日所在年度起第1年至第2年',
  '有效期内累计3年产值100元以上',
  '自入库日所在年度起5年内累计3年产值100元以上',
  '2022年至2025年内累计3年产值100元以上',
  '退库日在每年9月1日至9月30日',
  '退库日在每年3月',
  '退库日不在每年11月至3月',
  '退库日不晚于本年度9月30日',
  '首次在库日期早于末次在库退出日期',
  '再次在库日期已发生',
  '在库的次数超过1个',
  '入库日所在月份早于2023年5月',
  '开工月份在2023年1月至2023年12月',
  '开工月份次月为2023年5月',
];
const monthly = [
  '本月在入库日所在月份和之后11个月',
  '本月晚于入库日次月',
  '本月在自入库日所在月份起12个月内',
  '本月在自2023年1月起至2023年12月止',
  '上月基数超过1元',
  '上月晚于开工月份',
  '上年度基数超过1元',
  '基数较上月增长10%以上',
  '基数较上月新增额超过1元',
  '连续6个月基数超过1元',
  '自入库日所在月份起的月次不超过第6个月',
  '本月为自入库日所在月份起第3个月',
  '本月末在库',
  '全月在库',
  '在库于本月末',
  '自2022年1月起首次基数超过1元',
];
const lines = [
  '  每月：入库日所在月份和之后11个月\n  给予：1元\n  上限：每家每月150元',
  '  每月：每年11月至3月\n  逐项：人员\n  给予：工资\n  上限：每项每月80元\n  上限：每项900元',
  '  一次性：首次在库日期\n  给予：3万元\n  兑现：分三年等额，自首次在库日期次年度起\n  停付：自首次在库日期起3年内在库退出的，尚未兑现部分不再兑现\n  恢复：自再次在库日期起恢复兑现',
  '  每年：自入库日所在年度起第一年至第三年\n  给予：1元',
];
const tables = [
  '  | 前两年 | 50% |\n  | 第三年 | 30% |',
  '  | 第1年至第2年 | 50% |\n  | 第3年以上 | 30% |',
  '  | 第1年、第2年 | 50% |\n  | 其他情形 | 30% |',
];

const meaningOf = (plan: Plan): unknown =>
  JSON.parse(
    JSON.stringify(JSON.parse(encodePlan(plan)), (key, value: unknown) =>
      key === 'at' || key === 'cites' || key === 'span' ? undefined : value,
    ),
  );

function survives(source: string): void {
  const first = compile(source);
  expect(hasErrors(first.diagnostics), first.diagnostics.map((d) => messageOf(d, 'zh')).join('\n')).toBe(false);
  const chinese = format(parsePolicy(source), 'zh');
  expect(format(parsePolicy(chinese), 'zh')).toBe(chinese);
  const english = format(parsePolicy(source), 'en');
  expect(format(parsePolicy(english), 'en')).toBe(english);
  for (const text of [chinese, english])
    expect(meaningOf(compile(text).plan as Plan)).toEqual(meaningOf(first.plan as Plan));
}

describe('conditions in a year', () => {
  test.each(yearly)('%s', (condition) =>
    survives(policy({ fields, clause: `  对象：企业\n  每年：有效期\n  条件：${condition}\n  给予：1元` })),
  );
});
describe('conditions in a month', () => {
  test.each(monthly)('%s', (condition) =>
    survives(policy({ fields, clause: `  对象：企业\n  每月：有效期\n  条件：${condition}\n  给予：1元` })),
  );
});
describe('lines of a clause', () => {
  test.each(lines)('%s', (clause) => survives(policy({ fields, more: list, clause: `  对象：企业\n${clause}` })));
});
describe('tables of numbered years', () => {
  test.each(tables)('%s', (rows) =>
    survives(
      policy({
        more: `定义 第几年：自入库日所在年度起的年次\n表 比例表：对照\n  | 第几年 | “比例” |\n${rows}`,
        clause: '  对象：企业\n  每年：有效期\n  给予：1元的比例表',
      }),
    ),
  );
  test('（含） is not added where there is nothing to be read two ways', () => {
    const source = policy({
      more: `定义 第几年：自入库日所在年度起的年次\n表 比例表：对照\n  | 第几年 | “比例” |\n${tables[1]}`,
      clause: '  对象：企业\n  每年：有效期\n  给予：1元的比例表',
    });
    expect(format(parsePolicy(source), 'zh')).toContain('| 第1年至第2年 | 50% |');
  });
});

test('tables of a scenario: stretches of months, 自 and 至, headings of months and of ends', () => {
  const source = `${policy({
    fields,
    more: list,
    clause: '  对象：企业\n  每月：有效期\n  条件：本月末在库\n  给予：基数',
  })}
## 场景（不属于印发文本）

\`\`\`规矩
场景 “两段”：
  说明：2023年1月、2月在库，1元＋2元；3月退出；4月重新进入，4元；5月缺数。
  给定 企业 甲厂：
    基数：
    | 2023年1月 | 1元 |
    | 2023年2月至2023年3月 | 2元 |
    | 2023年4月 | 4元 |
    | 2023年5月至2023年12月 | 0元 |
    在库：
    | 自 | 至 |
    | 2023年1月15日 | 2023年3月31日 |
    | 2023年4月1日 | |
    人员：
    | 入职日 | 工资2023年1月 |
    | 2023年1月1日 | 5元 |
  应当：
    一（一）2023年：7元
  逐例：
  | 基数2023年2月 | 在库自 | 在库至 | 工资2023年1月 | 一（一）2023年 |
  | 3元 | 2023年4月1日 | 2023年4月30日 | 6元 | 4元 |
  | 3元 | 2023年4月2日 | 未知 | 6元 | 8元 |
\`\`\`
`;
  survives(source);
  for (const text of [source, format(parsePolicy(source), 'zh'), format(parsePolicy(source), 'en')]) {
    const { plan, scenarios, diagnostics } = compile(text);
    expect(diagnostics.filter((d) => d.code.startsWith('GJ6')).map((d) => messageOf(d, 'zh'))).toEqual([]);
    const results = runScenarios(plan as Plan, scenarios);
    expect(results.length).toBe(3);
    expect(results.filter((r) => !r.ok)).toEqual([]);
  }
});

describe('names that begin with such a word', () => {
  test('首次入库日 beside 入库日, 全年产值 beside 产值, 末次产值: no warning, and they are names', () => {
    const source = policy({
      fields: '  首次入库日：日期，无则未发生\n  每年 全年产值：金额，可缺\n  每年 末次产值：金额，可缺',
      clause:
        '  对象：企业\n  每年：首次入库日所在年度和之后2年\n  条件：全年产值超过产值 且 末次产值超过1元\n  给予：1元',
    });
    const { diagnostics } = compile(source);
    expect(diagnostics.filter((d) => d.code === 'GJ1015' || d.code === 'GJ2001')).toEqual([]);
    expect(hasErrors(diagnostics)).toBe(false);
  });
  test('after 自2020年起 the words could be meant: a warning that offers 「」', () => {
    const source = policy({
      more: '定义 达标：产值超过1元\n定义 首次达标：收入超过1元',
      clause: '  对象：企业\n  每年：有效期\n  条件：自2020年起首次达标\n  给予：1元',
    });
    expect(compile(source).diagnostics.map((d) => d.code)).toContain('GJ1015');
  });
});
