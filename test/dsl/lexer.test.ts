/** How running text is cut into words: what a drafter may write without blanks. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { parsePolicy } from '../../dsl/index.ts';
import { cutWords, dictionaryOf } from '../../dsl/words.ts';
import { minhou } from '../support/minhou.ts';
import { policy } from '../support/policy.ts';
import { changeRules, shapeOf } from '../support/syntax.ts';

const names = ['企业', '监督期', '首次入库日期', '入库日期', '投资额', '实际投资额', '是否工业', '中标项目', 'R2'];
const dictionary = dictionaryOf(names.map((name) => ({ name, span: { start: 0, end: 0 }, of: 'definition' as const })));
const cut = (text: string): string =>
  cutWords(text, { start: 0, end: text.length }, dictionary)
    .tokens.map((t) => t.image)
    .join('|');
const kinds = (text: string): readonly string[] =>
  cutWords(text, { start: 0, end: text.length }, dictionary).tokens.map((t) => t.tokenType.name);

describe('longest match', () => {
  test.each([
    ['2023年3月20日', '2023年3月20日'],
    ['2023年', '2023年'],
    ['每家企业多项', '每家|企业|多项'],
    ['自首次入库日期起3年内', '自|首次入库日期|起|3年|内'],
    ['实际投资额的3%', '实际投资额|的|3%'],
    ['不超过实际投资额的3%', '不超过|实际投资额|的|3%'],
    ['投资额100万元（含）以上', '投资额|100万元|（含）|以上'],
    ['是否工业', '是否工业'],
    ['分三年按4:3:3，自监督期起', '分|三年|按|4:3:3|，|自|监督期|起'],
    ['监督期内入库日期已发生的', '监督期|内|入库日期|已发生|的'],
    ['不早于2021年12月31日', '不早于|2021年12月31日'],
    ['入库日期所在年度和之后2年', '入库日期|所在年度|和之后|2年'],
    ['企业（投资额超过30万元）的个数', '企业|（|投资额|超过|30万元|）|的|个数'],
    ['三（一）2024年', '三（一）|2024年'],
    ['三（一）1 2024年', '三（一）1|2024年'],
    ['三（一）1合计', '三（一）1|合计'],
    ['三 2024年', '三|2024年'],
    ['投资额乘以百分之十', '投资额|乘以|百分之十'],
  ])('%s', (text, pieces) => expect(cut(text)).toBe(pieces));
});

describe('unknown words', () => {
  test.each([
    // One run up to punctuation, a figure, or a word of two characters.
    ['企业自有资金超过30万元', '企业自有资金|超过|30万元'],
    ['投资颔100万元以上', '投资颔|100万元|以上'],
    ['产量的3%', '产量|的|3%'],
    ['未声明、投资额', '未声明|、|投资额'],
    ['技改补贴不低于5元', '技改补贴|不低于|5元'],
  ])('%s', (text, pieces) => {
    expect(cut(text)).toBe(pieces);
    expect(kinds(text)).toContain('Unknown');
  });
  test('the message quotes the whole run and names the nearest', () => {
    const { diagnostics } = compile(policy({ clause: '  对象：企业\n  一次性：入库日\n  给予：注册资木' }));
    const found = diagnostics.find((d) => d.code === 'GJ2001');
    expect(found?.params).toEqual({ name: '注册资木', near: '注册资本' });
  });
});

describe('「」 quotes a name', () => {
  test('that would be cut otherwise', () => {
    expect(cut('「监督期内」已发生')).toBe('「监督期内」|已发生');
    expect(kinds('「监督期内」已发生')[0]).toBe('QuotedName');
  });
  test('in a whole policy', () => {
    const source = policy({
      more: '定义 自筹的资金：产值减收入',
      clause: '  对象：企业\n  触发：入库日\n  每年：有效期\n  给予：「自筹的资金」的10%',
    });
    expect(compile(source).plan).toBeDefined();
  });
});

test('Latin words are not cut inside', () => {
  expect(cut('R2')).toBe('R2');
  // Not R2 and 3: an unknown run ends before figures.
  expect(cut('R23')).toBe('R|23');
  expect(kinds('R23')[0]).toBe('Unknown');
  expect(cut('order or R2')).toBe('order|or|R2');
});

describe('a name that changes how an untouched line is cut is a warning', () => {
  const before = policy({
    more: '定义 监督期：自入库日起3年内',
    clause: '  对象：企业\n  一次性：入库日\n  给予：30万元\n  停付：监督期内退库日已发生的，尚未兑现部分不再兑现',
  });
  const after = before.replace('定义 监督期：', '定义 监督期内：自入库日起2年内\n\n定义 监督期：');
  const warning = (source: string) => compile(source).diagnostics.find((d) => d.code === 'GJ1015');
  test('only with the new name', () => {
    expect(warning(before)).toBeUndefined();
    expect(warning(after)?.params).toMatchObject({ name: '监督期内', cut: '监督期 | 内' });
  });
  test('it names the line, and its cure is 「」 there', () => {
    const found = warning(after);
    const line = after.split('\n').findIndex((words) => words.includes('停付：')) + 1;
    expect(found?.params).toMatchObject({ line });
    const edit = found?.fixes?.[0]?.edits[0];
    expect(after.slice(edit?.span.start, edit?.span.end)).toBe('监督期内');
    expect(edit?.text).toBe('「监督期内」');
  });
  test('with 「」 the warning is gone', () => {
    expect(warning(after.replace('停付：监督期内', '停付：「监督期内」'))).toBeUndefined();
    expect(warning(after.replace('停付：监督期内', '停付：「监督期」内'))).toBeUndefined();
  });
});

describe('full width and half width are the same thing', () => {
  const halves: readonly (readonly [string, string])[] = [
    ['：', ':'],
    ['，', ','],
    ['；', ';'],
    ['（', '('],
    ['）', ')'],
    ['％', '%'],
    ['｜', '|'],
    ['　', ' '],
    ...Array.from('0123456789', (digit): [string, string] => [
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
      digit,
    ]),
  ];
  const to = (from: 0 | 1, text: string): string =>
    halves.reduce((out, pair) => out.replaceAll(pair[from], pair[from === 0 ? 1 : 0]), text);
  // Text that is kept as it stands is compared in one width.
  const shape = (source: string) => to(0, shapeOf(parsePolicy(source).ast.blocks));
  const parsed = parsePolicy(minhou);

  test('half-width rules are the same rules', () => {
    const source = changeRules(parsed, (rules) => to(0, rules));
    expect(source).not.toBe(minhou);
    expect(parsePolicy(source).diagnostics).toEqual([]);
    expect(shape(source)).toBe(shape(minhou));
  });
  test('full-width rules are the same rules', () => {
    // Slashes of remarks and dashes of tables stay.
    const source = changeRules(parsed, (rules) => to(1, rules));
    expect(source).not.toBe(minhou);
    expect(parsePolicy(source).diagnostics).toEqual([]);
    expect(shape(source)).toBe(shape(minhou));
  });
  test('a name with a figure is the same in either width, where it is declared and where it is used', () => {
    const clause = (use: string) => `  对象：企业\n  触发：入库日\n  每年：有效期\n  给予：${use}`;
    for (const [declared, used] of [
      ['贡献１', '贡献1'],
      ['贡献1', '贡献１'],
      ['贡献１', '贡献１'],
    ])
      expect(compile(policy({ more: `定义 ${declared}：产值`, clause: clause(used as string) })).plan).toBeDefined();
  });
});
