/** 数据, 缺值: parameters whose figures stand in a table beside the policy. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { dayNumber, format, messageOf, parsePolicy, severityOf } from '../../dsl/index.ts';
import { decodePlan, encodePlan, evaluateEntity } from '../../runtime/index.ts';
import { factsOf, type Outcome, paidIn, policy, yuan } from '../support/policy.ts';

const LPR = '日期,一年期(%),五年期以上(%)\n2024-02-20,3.45,3.95\n2024/7/22,3.35,3.85\n2024年10月21日,3.10,3.60\n';
const source = (parameter: string, type = '比例', grant = '10000元乘以LPR于入库日') =>
  policy({
    more: `参数 LPR：${type}\n${parameter}\n  来源：全国银行间同业拆借中心`,
    clause: `  对象：企业\n  一次性：入库日\n  给予：${grant}`,
  });
const compiled = (text: string, files: { readonly [path: string]: string }) =>
  compile(text, { file: (path) => files[path] });
const planWith = (parameter: string, csv = LPR, type?: string, grant?: string): Plan => {
  const { plan, diagnostics } = compiled(source(parameter, type, grant), { '指标/lpr.csv': csv });
  expect(diagnostics.filter((d) => severityOf(d) === 'error').map((d) => messageOf(d, 'zh'))).toEqual([]);
  return plan as Plan;
};
const on = (plan: Plan, 入库日: string): Outcome | undefined =>
  paidIn(plan, factsOf(plan, { 入库日 }), [Number(入库日.slice(0, 4))])[0];

const ONE_YEAR = '  数据：“指标/lpr.csv”，列“一年期”';

const ONE = '  数据：“a.csv”';

describe('the row in force is the last one on or before the day', () => {
  const plan = planWith(ONE_YEAR);
  test('rows, and where they were read', () => {
    expect(plan.parameters.find((p) => p.name === 'LPR')).toMatchObject({
      rows: [
        { from: dayNumber(2024, 2, 20), value: { n: 69n, d: 2000n } },
        { from: dayNumber(2024, 7, 22), value: { n: 67n, d: 2000n } },
        { from: dayNumber(2024, 10, 21), value: { n: 31n, d: 1000n } },
      ],
      table: { file: '指标/lpr.csv', column: '一年期', first: 2, last: 4 },
      source: '全国银行间同业拆借中心',
    });
  });
  test.each([
    ['2024-02-19', 'unknown'],
    ['2024-02-20', yuan(345)],
    ['2024-07-21', yuan(345)],
    ['2024-07-22', yuan(335)],
    // A Sunday without a row of its own.
    ['2024-10-20', yuan(335)],
    ['2024-10-21', yuan(310)],
    ['2026-12-31', yuan(310)],
  ] as const)('on %s', (day, outcome) => expect(on(plan, day)).toBe(outcome));
  test('another column of the same table', () => {
    const five = planWith('  数据：“指标/lpr.csv”，列“五年期以上”');
    expect(on(five, '2024-07-22')).toBe(yuan(385));
  });
  test('the Plan carries the rows: no file is asked for when it runs', () => {
    const again = decodePlan(encodePlan(plan)) as Plan;
    expect(on(again, '2024-07-22')).toBe(yuan(335));
  });
  test('in a year, the row in force at its end', () => {
    const { plan: yearly } = compiled(
      policy({
        more: `参数 LPR：比例\n${ONE_YEAR}\n  来源：中心`,
        clause: '  对象：企业\n  每年：有效期\n  给予：10000元乘以LPR',
      }),
      { '指标/lpr.csv': LPR },
    );
    expect(paidIn(yearly as Plan, factsOf(yearly as Plan, {}), [2023, 2024])).toEqual(['unknown', yuan(310)]);
  });
  test('what is set on the command line holds on every day', () => {
    const facts = factsOf(plan, { 入库日: '2024-01-01' });
    expect(paidIn(plan, facts, [2024], { parameters: { LPR: { n: 1n, d: 20n } } })).toEqual([yuan(500)]);
  });
});

describe('缺值', () => {
  const CASES: readonly (readonly [rule: string, before: unknown, last: unknown, later: unknown, late: unknown])[] = [
    // The day before the first row, the last row’s day, the 31st day after it, the 32nd.
    ['沿用最近一期', 'unknown', yuan(310), yuan(310), yuan(310)],
    ['超过31日视为未知', 'unknown', yuan(310), yuan(310), 'unknown'],
    ['视为未知', 'unknown', yuan(310), 'unknown', 'unknown'],
    ['不得缺', 'notComputable', yuan(310), 'notComputable', 'notComputable'],
  ];
  test.each(CASES)('%s', (rule, before, last, later, late) => {
    const plan = planWith(`${ONE_YEAR}\n  缺值：${rule}`);
    expect(['2024-02-19', '2024-10-21', '2024-11-21', '2024-11-22'].map((day) => on(plan, day))).toEqual([
      before,
      last,
      later,
      late,
    ]);
  });
  test('超过 counts from the row in force, between rows too', () => {
    const plan = planWith(`${ONE_YEAR}\n  缺值：超过2个月视为未知`);
    // 20 February and two months is 20 April.
    expect(['2024-04-20', '2024-04-21', '2024-07-22'].map((day) => on(plan, day))).toEqual([
      yuan(345),
      'unknown',
      yuan(335),
    ]);
  });
  test('rows in the policy itself follow the rule too', () => {
    const plan = planWith('  自2024年1月1日起：3%\n  缺值：超过1年视为未知');
    expect(['2024-12-31', '2025-01-01', '2025-01-02'].map((day) => on(plan, day))).toEqual([
      yuan(300),
      yuan(300),
      'unknown',
    ]);
  });
  test('what cannot be computed says so', () => {
    const plan = planWith(`${ONE_YEAR}\n  缺值：不得缺`);
    const { notComputable } = evaluateEntity(plan, factsOf(plan, { 入库日: '2025-06-01' }));
    expect(notComputable).toMatchObject([{ year: 2025, reason: 'noFigure' }]);
  });
});

describe('cells', () => {
  const rowsOf = (csv: string, type = '比例', column = '') =>
    planWith(`  数据：“指标/lpr.csv”${column}`, csv, type, '100元').parameters.find((p) => p.name === 'LPR')?.rows;
  test('with their unit, or bare below a heading that has one', () => {
    const value = { n: 31n, d: 1000n };
    for (const csv of ['日期,值\n2024-1-5,3.1%\n', '日期,值（％）\n2024-01-05,3.10\n', '日期,值\n2024-01-05,0.031\n'])
      expect(rowsOf(csv)).toEqual([{ from: dayNumber(2024, 1, 5), value }]);
  });
  test('an empty cell is no row: the one before goes on; 未定 is one without a figure', () => {
    const csv = '日期,甲,乙\n2024-01-01,1%,2%\n2024-02-01,,3%\n2024-03-01,未定,4%\n';
    expect(rowsOf(csv, '比例', '，列“甲”')).toEqual([
      { from: dayNumber(2024, 1, 1), value: { n: 1n, d: 100n } },
      { from: dayNumber(2024, 3, 1) },
    ]);
  });
  test('rates, amounts, counts and options', () => {
    expect(rowsOf('日期,值\n2024-01-01,7.0770\n', '汇率（元/美元）')?.[0]?.value).toEqual({ n: 7077n, d: 1000n });
    expect(rowsOf('日期,值(元/100日元)\n2024-01-01,4.8\n', '汇率（元/100日元）')?.[0]?.value).toEqual({
      n: 6n,
      d: 125n,
    });
    expect(rowsOf('日期,值(万元)\n2024-01-01,0.203\n', '金额')?.[0]?.value).toEqual({ n: 203_000n, d: 1n });
    expect(rowsOf('日期,值(公斤)\n2024-01-01,500\n', '数量（吨）')?.[0]?.value).toEqual({ n: 1n, d: 2n });
    expect(rowsOf('日期,值\n2024-01-01,否\n', '是否')?.[0]?.value).toBe(false);
    expect(rowsOf('日期,值\n2024-01-01,2024/3/31\n', '日期')?.[0]?.value).toEqual({
      n: BigInt(dayNumber(2024, 3, 31)),
      d: 1n,
    });
  });
});

describe('paths', () => {
  const codes = (path: string, files: { readonly [path: string]: string } = {}) =>
    compiled(source(`  数据：“${path}”`), files).diagnostics.flatMap((d) =>
      severityOf(d) === 'error' ? [d.code] : [],
    );
  test.each(['/etc/lpr.csv', 'C:/lpr.csv', '指标\\lpr.csv', 'https://example.com/lpr.csv', '~/lpr.csv', ''])(
    '%j is not asked for',
    (path) => {
      const asked: string[] = [];
      const { diagnostics } = compile(source(`  数据：“${path}”`), {
        file: (p) => {
          asked.push(p);
          return LPR;
        },
      });
      expect(asked).toEqual([]);
      expect(diagnostics.map((d) => d.code)).toContain('GJ6055');
    },
  );
  test('without a reader, and with one that finds nothing, it is the same mistake', () => {
    expect(codes('指标/lpr.csv')).toEqual(['GJ6055']);
    expect(compile(source('  数据：“指标/lpr.csv”')).diagnostics.map((d) => d.code)).toContain('GJ6055');
  });
  test('a long wrong column gives three reports, not one a row', () => {
    const csv = `日期,值\n${Array.from({ length: 50 }, (_, i) => `2024-01-${i},x\n`).join('')}`;
    const found = compiled(source('  数据：“lpr.csv”'), { 'lpr.csv': csv }).diagnostics.filter(
      (d) => d.code === 'GJ6058',
    );
    expect(found.length).toBeLessThanOrEqual(3);
  });
});

test('whatever the table holds, there is a Plan or a report, never an exception', () => {
  const piece = fc.constantFrom(
    '日期',
    '值',
    '(%)',
    ',',
    '\n',
    '"',
    '2024-01-01',
    '2024/2/30',
    '3',
    '3%',
    '未定',
    '-',
    'x',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { plan, diagnostics } = compiled(source(ONE), { 'a.csv': pieces.join('') });
      expect(plan !== undefined || diagnostics.some((d) => /^GJ605[5-9]$/.test(d.code))).toBe(true);
    }),
    { numRuns: 300, seed: 6055 },
  );
});

test('both languages, formatted and read again', () => {
  const text = source(`${ONE_YEAR}\n  缺值：超过31日视为未知`);
  const parsed = parsePolicy(text);
  const english = format(parsed, 'en');
  expect(english).toContain('data: “指标/lpr.csv”, column “一年期”');
  expect(english).toContain('gaps: more than 31日 counts as unknown');
  expect(parsePolicy(english).diagnostics).toEqual([]);
  expect(format(parsePolicy(english), 'en')).toBe(english);
  expect(format(parsed, 'zh')).toContain('  数据：“指标/lpr.csv”，列“一年期”\n  缺值：超过31日视为未知\n');
});
