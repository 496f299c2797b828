/** Months and 状态 in data: facts, tables, schema-like shapes; months in values, ledgers and explanations. */
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../dsl/diagnostics.ts';
import { integer } from '../../dsl/rational.ts';
import {
  coverage,
  evaluateEntity,
  evaluation,
  explain,
  inYear,
  ledgers,
  readFacts,
  readPopulation,
  type Table,
  yearsToAsk,
} from '../../runtime/index.ts';
import { planOf, policy, yuan } from '../support/policy.ts';

const list =
  '名词 人员（每家企业多人）：\n  入职日：日期\n  起算：月份，可缺\n  每月 工资：金额，可缺\n  每年 奖金：金额，可缺';
const plan = planOf(
  policy({
    fields: '  每月 基数：金额，可缺\n  在库：状态\n  在园：状态，无则未发生\n  开工：月份，可缺',
    more: list,
    clause: '  对象：企业\n  每月：有效期\n  条件：本月末在库\n  给予：基数\n  上限：每家每月3元',
  }),
);
const month = (year: number, n: number) => year * 12 + n - 1;
const codes = (own: object, more: object = {}) =>
  readFacts(plan, { 企业: own, ...more }).problems.map((d) => [d.code, (d.params as { path?: string }).path]);

describe('facts', () => {
  test('months by 2026-01 or 2026年1月', () => {
    const { facts, problems } = readFacts(plan, {
      企业: { 基数: { '2026-01': '1元', '2026年2月': '2元', '2026-12': null }, 开工: '2025-11' },
      人员: [{ 起算: '2026年3月', 工资: { '2026-03': '5元' }, 奖金: { 2026: '9元' } }],
    });
    expect(problems).toEqual([]);
    expect([...(facts?.monthly?.get('基数') ?? [])]).toEqual([
      [month(2026, 1), integer(100)],
      [month(2026, 2), integer(200)],
    ]);
    expect(facts?.entity.get('开工')).toEqual(integer(month(2025, 11)));
    expect([...(facts?.lists.get('人员')?.[0] ?? [])]).toEqual([
      ['起算', integer(month(2026, 3))],
      ['工资 2026-03', integer(500)],
      ['奖金 2026', integer(900)],
    ]);
  });
  test.each<[object, object, string, string]>([
    [{ 基数: { '2026-13': '1元' } }, {}, 'GJ6002', '$.企业.基数.2026-13'],
    [{ 基数: { '2026': '1元' } }, {}, 'GJ6002', '$.企业.基数.2026'],
    [{ 基数: { '2026-1': '1元' } }, {}, 'GJ6002', '$.企业.基数.2026-1'],
    [{ 基数: { '0226-01': '1元' } }, {}, 'GJ6006', '$.企业.基数.0226-01'],
    [{ 基数: { '2026-01': '1元', '2026年1月': '2元' } }, {}, 'GJ6008', '$.企业.基数'],
    [{ 基数: '1元' }, {}, 'GJ6007', '$.企业.基数'],
    [{ 开工: '2026-01-01' }, {}, 'GJ6002', '$.企业.开工'],
    [{ 开工: 202601 }, {}, 'GJ6002', '$.企业.开工'],
    [{}, { 人员: [{ 工资: '1元' }] }, 'GJ6007', '$.人员[0].工资'],
    [{}, { 人员: [{ 工资: { '2026-14': '1元' } }] }, 'GJ6002', '$.人员[0].工资.2026-14'],
    [{ 在库: [{ 至: '2026-01-01' }] }, {}, 'GJ6050', '$.企业.在库[0]'],
    [{ 在库: [{ 自: '2026-01-01', 至: '2026-01-01' }] }, {}, 'GJ6050', '$.企业.在库[0]'],
    [{ 在库: [{ 自: '2026-01-01' }, { 自: '2026-05-01' }] }, {}, 'GJ6051', '$.企业.在库[1]'],
    [
      {},
      {
        在库: [
          { 自: '2026-05-01', 至: '2026-06-01' },
          { 自: '2026-01-01', 至: '2026-05-02' },
        ],
      },
      'GJ6051',
      '$.在库[0]',
    ],
    [{ 在库: [] }, { 在库: [] }, 'GJ6008', '$.在库'],
    [{ 在库: { 自: '2026-01-01' } }, {}, 'GJ6007', '$.企业.在库'],
    [{ 在库: [{ 自: '2026-02-30' }] }, {}, 'GJ6003', '$.企业.在库[0].自'],
    [{ 在库: [{ 从: '2026-02-03' }] }, {}, 'GJ6001', '$.企业.在库[0].从'],
  ])('%j %j is %s at %s', (own, more, code, path) => expect(codes(own, more)).toContainEqual([code, path]));
  test('a status is a field of the entity, or stands beside it as a list does', () => {
    const rows = [{ 自: '2025-06-01' }, { 自: '2023-03-20', 至: '2024-12-31' }];
    const a = readFacts(plan, { 企业: { 在库: rows } }).facts?.lists;
    const b = readFacts(plan, { 企业: {}, 在库: rows }).facts?.lists;
    expect(a).toEqual(b);
    expect(a?.get('在库')?.length).toBe(2);
  });
  test('what is not given is unknown, or never was where that is declared', () => {
    const lists = readFacts(plan, { 企业: {} }).facts?.lists;
    expect(lists?.has('在库')).toBe(false);
    expect(lists?.get('在园')).toEqual([]);
  });
  test('the years of months and intervals are asked about', () => {
    const { facts } = readFacts(plan, { 企业: { 基数: { '2019-05': '1元' }, 在库: [{ 自: '2031-01-01' }] } });
    const years = facts ? yearsToAsk(plan, facts) : [];
    expect([years[0], years.at(-1)]).toEqual([2019, 2031]);
  });
});

describe('tables', () => {
  const table = (text: string): Table => {
    const [header = [], ...rows] = text
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.trim()));
    return { header, rows };
  };
  const base = {
    '企业.csv': table('企业编号,入库日,退库日,再入库日,注册资本\nA,,,,1\nB,,,,1'),
    '企业.年度.csv': table('企业编号,年度,产值,收入'),
    '项目.csv': table('企业编号,完工年,投资额'),
    '人员.csv': table('企业编号,入职日'),
  };
  const read = (files: { readonly [file: string]: Table }) =>
    readPopulation(plan, new Map(Object.entries({ ...base, ...files })));
  test('months, a column for each month of an item, intervals', () => {
    const { entities, problems } = read({
      '企业.月份.csv': table('企业编号,月份,基数(千元)\nA,2026-01,1\nA,2026年2月,\nB,2026-01,3'),
      '在库.csv': table('企业编号,自,至\nA,2023-03-20,2024-12-31\nA,2025-06-01,\nB,2023年1月1日,'),
      '人员.csv': table('企业编号,入职日,工资2026年1月(元),工资2026-02,奖金2026\nA,2026-01-01,5,6,7'),
    });
    expect(problems.map((d) => messageOf(d, 'zh'))).toEqual([]);
    const [a, b] = entities.map((e) => e.facts);
    expect([...(a?.monthly?.get('基数') ?? [])]).toEqual([[month(2026, 1), integer(100_000)]]);
    expect(b?.monthly?.get('基数')?.get(month(2026, 1))).toEqual(integer(300_000));
    expect(a?.lists.get('在库')?.length).toBe(2);
    expect(a?.lists.get('在园')).toEqual([]);
    expect([...(a?.lists.get('人员')?.[0]?.keys() ?? [])]).toEqual([
      '入职日',
      '工资 2026-01',
      '工资 2026-02',
      '奖金 2026',
    ]);
  });
  test('a missing table: unknown, and said; but not where it may be left out', () => {
    const { problems } = read({});
    const files = problems.map((d) => (d.params as { file: string }).file);
    expect(files).toContain('企业.月份');
    expect(files).toContain('在库');
    expect(files).not.toContain('在园');
  });
  test.each<[string, { readonly [file: string]: Table }, string, RegExp]>([
    [
      'month twice',
      { '企业.月份.csv': table('企业编号,月份,基数\nA,2026-01,1\nA,2026年1月,2') },
      'GJ6054',
      /企业\.月份\.csv 第 3 行.*2026-01/,
    ],
    ['no month', { '企业.月份.csv': table('企业编号,月份,基数\nA,2026,1') }, 'GJ6002', /企业\.月份\.csv:2:月份/],
    ['strange firm', { '企业.月份.csv': table('企业编号,月份,基数\nC,2026-01,1') }, 'GJ6015', /C/],
    [
      'overlap',
      { '在库.csv': table('企业编号,自,至\nB,2023-01-01,\nA,2023-01-01,\nA,2024-01-01,') },
      'GJ6051',
      /在库\.csv:4.*在库\.csv:3/,
    ],
    ['backwards', { '在库.csv': table('企业编号,自,至\nA,2024-01-01,2023-01-01') }, 'GJ6050', /在库\.csv:2/],
    ['item without month', { '人员.csv': table('企业编号,入职日,工资\nA,2024-01-01,5') }, 'GJ6002', /人员\.csv:1:工资/],
    [
      'item month twice',
      { '人员.csv': table('企业编号,入职日,工资2026-01,工资2026年1月\nA,2024-01-01,5,5') },
      'GJ6019',
      /工资2026年1月/,
    ],
  ])('%s', (_, files, code, message) => {
    const found = read(files).problems.filter((d) => d.code === code);
    expect(found.map((d) => messageOf(d, 'zh')).join('\n')).toMatch(message);
  });
});

describe('in results', () => {
  const own = {
    基数: { '2023-01': '1元', '2023-02': '5元', '2023-03': '2元' },
    在库: [{ 自: '2023-01-01', 至: '2023-03-31' }],
  };
  const { facts } = readFacts(plan, { 企业: own });
  if (!facts) throw new Error('no facts');
  test('values of months stand under their month', () => {
    const { values, payments } = evaluateEntity(plan, facts);
    expect(values['一（一）.逐月给予']).toEqual({ '2023-01': '100', '2023-02': '500' });
    expect(values['一（一）.每月封顶']).toEqual({ '2023-01': '100', '2023-02': '300' });
    expect(values['一（一）.给予']).toEqual({ 2023: '400' });
    expect(payments.map((p) => [p.year, p.fen])).toEqual([[2023, yuan(4)]]);
  });
  test('the ledger tells the months, and what their cap took', () => {
    const rows = ledgers(evaluation(plan, facts))[0]?.rows ?? [];
    expect(
      rows
        .filter((r) => r.month !== undefined)
        .map((r) => [
          r.stage,
          r.month,
          r.state.kind === 'value' && typeof r.state.value === 'object' ? r.state.value.n : '',
          r.change?.n,
        ]),
    ).toEqual([
      ['monthGrant', 1, 100n, undefined],
      ['monthGrant', 2, 500n, undefined],
      ['monthCap', 1, 100n, undefined],
      ['monthCap', 2, 300n, -200n],
    ]);
  });
  test('an explanation leads to each month’s figure', () => {
    const labels: string[] = [];
    const walk = (x: ReturnType<typeof explain>): void => {
      labels.push(x.label);
      x.children.forEach(walk);
    };
    const tree = explain(evaluation(plan, facts), plan.payments[0]?.paid ?? '', inYear(2023));
    walk(tree);
    expect(labels).toEqual(expect.arrayContaining(['基数 2023-01', '基数 2023-02', '在库[1].自', '在库[1].至']));
    expect(labels).not.toContain('基数 2023-04');
  });
  test('what is missing is named by its month', () => {
    const { facts: gap } = readFacts(plan, { 企业: { ...own, 基数: { '2023-01': '1元' } } });
    const { unknown } = evaluateEntity(plan, gap ?? facts);
    expect(unknown.map((u) => [u.years, u.missing])).toEqual([[[2023], ['基数 2023-02']]]);
  });
  test('coverage looks into months', () => {
    const scenario = { name: 'x', at: { start: 0, end: 1 }, facts, readings: {}, expectations: [] };
    const condition = coverage(plan, [scenario]).conditions.find((c) => c.step === '一（一）.逐月给予' && c.seenTrue);
    expect(condition).toBeDefined();
  });
});
