import { describe, expect, test } from 'vitest';
import { messageOf } from '../../dsl/diagnostics.ts';
import { integer, rational } from '../../dsl/rational.ts';
import {
  evaluateEntity,
  readFacts,
  readingProblems,
  readParameters,
  readPopulation,
  type Table,
} from '../../runtime/index.ts';
import { column, DATE, day, FLAG, MONEY, plan, question, RATIO, YEAR, yuan } from './build.ts';

const p = plan({
  entity: '企业',
  lists: ['中标项目'],
  columns: [
    column('入库方式', { kind: 'option', options: ['首次提升规模', '新建投产纳统'] }),
    column('首次入库日期', DATE, { absent: 'never' }),
    column('比重', RATIO, { optional: true }),
    column('在库', FLAG, { optional: true }),
    column('人数', { kind: 'count', unit: '人' }, { optional: true }),
    column('工业产值', MONEY, { yearly: true }),
    column('中标年度', YEAR, { list: '中标项目' }),
    column('合同金额', MONEY, { list: '中标项目' }),
  ],
});
const codes = (json: unknown) => readFacts(p, json).problems.map((d) => [d.code, (d.params as { path: string }).path]);
const firm = (fields: object) => ({ 企业: fields });

describe('facts', () => {
  test('money with a unit, in yuan, and as an integer', () => {
    const { facts, problems } = readFacts(p, {
      企业: {
        首次入库日期: '2023-03-20',
        比重: '10%',
        在库: true,
        人数: 12,
        工业产值: { 2022: '4000万元', 2023: '44000000', 2024: 5, 2025: '1,000.5元', 2026: null },
      },
      中标项目: [{ 中标年度: 2023, 合同金额: '５０００万元' }, {}],
    });
    expect(problems).toEqual([]);
    expect([...(facts?.yearly.get('工业产值') ?? [])]).toEqual([
      [2022, yuan(40_000_000)],
      [2023, yuan(44_000_000)],
      [2024, yuan(5)],
      [2025, integer(100_050)],
    ]);
    expect(facts?.entity.get('首次入库日期')).toEqual(day('2023-03-20'));
    expect(facts?.entity.get('比重')).toEqual(rational(1n, 10n));
    expect(facts?.lists.get('中标项目')?.[0]?.get('合同金额')).toEqual(yuan(50_000_000));
    expect(facts?.lists.get('中标项目')?.length).toBe(2);
  });
  test('absent and null are unknown; an empty list is not a missing one', () => {
    expect(readFacts(p, {}).facts?.lists.has('中标项目')).toBe(false);
    expect(readFacts(p, { 中标项目: null, 企业: { 入库方式: null } }).facts?.lists.has('中标项目')).toBe(false);
    expect(readFacts(p, { 中标项目: [] }).facts?.lists.get('中标项目')).toEqual([]);
  });
  test.each<[string, unknown, string, string]>([
    ['unknown key', firm({ 入库方法: 'x' }), 'GJ6001', '$.企业.入库方法'],
    ['unknown top key', { 公司: {} }, 'GJ6001', '$.公司'],
    ['a list inside the entity', firm({ 中标项目: [] }), 'GJ6064', '$.企业.中标项目'],
    ['a list inside an item', { 中标项目: [{ 中标项目: [] }] }, 'GJ6064', '$.中标项目[0].中标项目'],
    ['prototype key', JSON.parse('{"企业":{"__proto__":{"x":1}}}'), 'GJ6001', '$.企业.__proto__'],
    ['prototype key at the top', JSON.parse('{"__proto__":{}}'), 'GJ6001', '$.__proto__'],
    ['no money', firm({ 工业产值: { 2022: '许多' } }), 'GJ6002', '$.企业.工业产值.2022'],
    ['money as a fraction', firm({ 工业产值: { 2022: 0.1 } }), 'GJ6005', '$.企业.工业产值.2022'],
    ['money too large for a number', firm({ 工业产值: { 2022: 2 ** 53 } }), 'GJ6005', '$.企业.工业产值.2022'],
    ['no such day', firm({ 首次入库日期: '2023-02-29' }), 'GJ6003', '$.企业.首次入库日期'],
    ['not a day', firm({ 首次入库日期: '昨天' }), 'GJ6002', '$.企业.首次入库日期'],
    ['far-off day', firm({ 首次入库日期: '0203-01-01' }), 'GJ6006', '$.企业.首次入库日期'],
    ['option', firm({ 入库方式: '首次提升' }), 'GJ6004', '$.企业.入库方式'],
    ['flag', firm({ 在库: 1 }), 'GJ6002', '$.企业.在库'],
    ['year', firm({ 工业产值: { 今年: '1' } }), 'GJ6002', '$.企业.工业产值.今年'],
    ['far-off year', firm({ 工业产值: { 2201: '1' } }), 'GJ6006', '$.企业.工业产值.2201'],
    ['year twice', firm({ 工业产值: { 2022: '1', '2022年': '2' } }), 'GJ6008', '$.企业.工业产值'],
    ['not by year', firm({ 工业产值: '1' }), 'GJ6007', '$.企业.工业产值'],
    ['not an object', 'x', 'GJ6007', '$'],
    ['an array', [], 'GJ6007', '$'],
    ['a list that is none', { 中标项目: {} }, 'GJ6007', '$.中标项目'],
    ['an item that is none', { 中标项目: [1] }, 'GJ6007', '$.中标项目[0]'],
    ['in an item', { 中标项目: [{}, { 合同金额: true }] }, 'GJ6002', '$.中标项目[1].合同金额'],
  ])('%s', (_, json, code, path) => {
    expect(codes(json)).toEqual([[code, path]]);
    expect(readFacts(p, json).facts).toBeUndefined();
  });
  test('a list inside the entity is told where it stands', () => {
    const [d] = readFacts(p, firm({ 中标项目: [] })).problems;
    expect(d && messageOf(d, 'zh')).toContain('「中标项目」是清单，应写在最外层，与「企业」并列。');
    expect(d && messageOf(d, 'en')).toContain('stands at the top, beside “企业”');
  });
  test('names the options and the near ones, in both languages', () => {
    const [d] = readFacts(p, firm({ 入库方式: '首次提升规摸' })).problems;
    expect(d && messageOf(d, 'zh')).toContain('可选：首次提升规模、新建投产纳统。是否想写「首次提升规模」？');
    expect(d && messageOf(d, 'en')).toContain('Did you mean “首次提升规模”?');
  });
});

describe('populations', () => {
  const table = (...rows: string[]): Table => {
    const [header = [], ...rest] = rows.map((r) => r.split('|'));
    return { header, rows: rest };
  };
  const firms = table('企业编号|入库方式|首次入库日期', '1|首次提升规模|2023-03-20', '2|新建投产纳统|');
  const years = table('企业编号|年度|工业产值（万元）', '1|2022|4000', '1|2023|', '2|2023|5亿元');
  const bids = table('企业编号|中标年度|合同金额(万元)', '1|2023|200.5');
  const read = (over: { [file: string]: Table } = {}, options = {}) =>
    readPopulation(
      p,
      new Map(Object.entries({ '企业.csv': firms, '企业.年度.csv': years, '中标项目.csv': bids, ...over })),
      options,
    );
  const problems = (over: { [file: string]: Table }) =>
    read(over).problems.map((d) => [
      d.code,
      (d.params as { row?: number }).row ?? (d.params as { path?: string }).path,
    ]);

  test('headings carry units, a cell may carry its own, an empty cell is not there', () => {
    const { entities, problems: none } = read();
    expect(none).toEqual([]);
    expect(entities.map((e) => e.id)).toEqual(['1', '2']);
    expect([...(entities[0]?.facts.yearly.get('工业产值') ?? [])]).toEqual([[2022, yuan(40_000_000)]]);
    expect(entities[1]?.facts.yearly.get('工业产值')?.get(2023)).toEqual(yuan(500_000_000));
    expect(entities[0]?.facts.lists.get('中标项目')).toEqual([
      new Map([
        ['中标年度', integer(2023)],
        ['合同金额', yuan(2_005_000)],
      ]),
    ]);
    expect(entities[1]?.facts.lists.get('中标项目')).toEqual([]);
    expect(entities[1]?.facts.entity.has('首次入库日期')).toBe(false);
  });
  test.each<[string, { [file: string]: Table }, [string, unknown][]]>([
    ['duplicate id', { '企业.csv': table('企业编号|入库方式|首次入库日期', '1||', '2||', '1||') }, [['GJ6014', 4]]],
    ['a stranger', { '中标项目.csv': table('企业编号|中标年度|合同金额', '9|2023|1') }, [['GJ6015', 2]]],
    ['a year twice', { '企业.年度.csv': table('企业编号|年度|工业产值', '1|2022|1', '1|2022年|2') }, [['GJ6016', 3]]],
    ['empty id', { '中标项目.csv': table('企业编号|中标年度|合同金额', '|2023|1') }, [['GJ6017', 2]]],
    [
      'a bad cell',
      { '中标项目.csv': table('企业编号|中标年度|合同金额', '1|2023|x') },
      [['GJ6002', '中标项目.csv:2:合同金额']],
    ],
    ['a row too long', { '中标项目.csv': table('企业编号|中标年度|合同金额', '1|2023|1|000') }, [['GJ6021', 2]]],
    ['missing column', { '中标项目.csv': table('企业编号|中标年度') }, [['GJ6011', undefined]]],
    [
      'missing id column',
      { '中标项目.csv': table('编号|中标年度|合同金额') },
      [
        ['GJ6011', undefined],
        ['GJ6012', undefined],
      ],
    ],
    ['unknown column', { '中标项目.csv': table('企业编号|中标年度|合同金额|备注') }, [['GJ6012', undefined]]],
    ['wrong unit', { '中标项目.csv': table('企业编号|中标年度|合同金额(人)') }, [['GJ6013', undefined]]],
    ['column twice', { '中标项目.csv': table('企业编号|中标年度|合同金额|合同金额(万元)') }, [['GJ6019', undefined]]],
    ['unknown file', { '中标.csv': bids }, [['GJ6010', undefined]]],
  ])('%s', (_, over, expected) => {
    expect(problems(over)).toEqual(expected);
    expect(read(over).entities).toEqual([]);
  });
  test('skipping leaves out every firm with a bad row, and says how many', () => {
    const over = { '中标项目.csv': table('企业编号|中标年度|合同金额', '1|2023|x', '1|2023|y', '9|2023|1') };
    const r = read(over, { skipBadRows: true });
    expect(r.entities.map((e) => e.id)).toEqual(['2']);
    expect(r.skipped).toEqual({ rows: 3, firms: 1 });
  });
  test('a missing list file makes the list unknown, with a warning', () => {
    const r = readPopulation(
      p,
      new Map([
        ['企业.csv', firms],
        ['企业.年度.csv', years],
      ]),
    );
    expect(r.problems.map((d) => d.code)).toEqual(['GJ6020']);
    expect(r.entities[0]?.facts.lists.has('中标项目')).toBe(false);
  });
  test('a long list of problems is cut, with the total', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `1|20x${i}|1`);
    const r = read({ '中标项目.csv': table('企业编号|中标年度|合同金额', ...rows) }, { limit: 5 });
    expect(r.problems.length).toBe(6);
    expect(r.problems.at(-1)).toMatchObject({ code: 'GJ6018', params: { shown: 5, total: 30 } });
  });
});

describe('settings', () => {
  const q = plan({
    parameters: [{ name: 'share', type: RATIO, rows: [{}], at: { start: 0, end: 1 } }],
    readings: [question('watch', 'A', 'A', 'B')],
  });
  test('parameters are read by their type; what is unknown or unreadable is told', () => {
    expect(readParameters(q, { share: '40%' })).toEqual({ parameters: { share: rational(2n, 5n) }, problems: [] });
    expect(readParameters(q, { share: 'much', shame: '1' }).problems.map((d) => d.code)).toEqual(['GJ6002', 'GJ6001']);
  });
  test('answers must be answers of the policy', () => {
    expect(readingProblems(q, { watch: 'B' })).toEqual([]);
    expect(readingProblems(q, { watch: 'C', witch: 'A' }).map((d) => d.params)).toEqual([
      { reading: 'watch', answer: 'C', known: true },
      { reading: 'witch', answer: 'A', known: false, near: 'watch' },
    ]);
    expect(() =>
      evaluateEntity(q, { entity: new Map(), yearly: new Map(), lists: new Map() }, { readings: { watch: 'C' } }),
    ).toThrow('watch=C');
  });
});
