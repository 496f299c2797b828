/** The table of words: both languages, no collisions, and the words that begin other words. */
import { describe, expect, test } from 'vitest';
import { normalise } from '../../dsl/characters.ts';
import { fieldRows } from '../../dsl/fields/index.ts';
import {
  answerIds,
  countUnits,
  currencies,
  keywordIds,
  keywords,
  moneyUnits,
  type Role,
  spellingsOf,
} from '../../dsl/keywords.ts';

const han = /\p{Script=Han}/u;
const ofRole = (role: Role) => keywordIds.filter((id) => keywords[id].role === role);

describe.each(keywordIds)('%s', (id) => {
  const { zh, en, doc } = keywords[id];
  test('is spelt and explained in both languages', () => {
    for (const spelling of [...zh, ...en]) expect(spelling.trim()).toBe(spelling);
    expect([...zh, ...en].every((spelling) => spelling.length > 0)).toBe(true);
    expect(en.every((spelling) => !han.test(spelling))).toBe(true);
    expect(doc.zh).toMatch(/[。]$/);
    expect(doc.en).toMatch(/[.]$/);
    expect(doc.en.replaceAll(/（.*?）/g, '')).not.toMatch(/[。，]/);
  });
  test('has a pair in the other language for every spelling, so that the formatter keeps the writer’s choice', () => {
    expect(en.length).toBe(zh.length);
    for (const own of [zh, en]) expect(new Set(own.map(normalise)).size).toBe(own.length);
    // + and × are the same in both: they must be the same pair.
    for (const [i, spelling] of zh.entries()) if (en.includes(spelling)) expect(en.indexOf(spelling)).toBe(i);
  });
});

describe('no spelling means two things', () => {
  test.each(['block', 'label', 'word', 'unit'] as const)('among the %s words', (role) => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const id of ofRole(role))
      for (const spelling of spellingsOf(id)) {
        const plain = normalise(spelling);
        if (seen.has(plain) && seen.get(plain) !== id) twice.push(`${plain}: ${seen.get(plain)}, ${id}`);
        seen.set(plain, id);
      }
    expect(twice).toEqual([]);
  });
});

describe('a word that begins another word: the longer one wins, and each such pair is known', () => {
  const words = ofRole('word').flatMap((id) =>
    keywords[id].zh.map((spelling) => ({ id, spelling: normalise(spelling) })),
  );
  const traps = words.flatMap((short) =>
    words
      .filter(
        (long) => long.id !== short.id && long.spelling !== short.spelling && long.spelling.startsWith(short.spelling),
      )
      .map((long) => `${short.spelling} < ${long.spelling}`),
  );
  test('the list', () => {
    expect(traps.sort()).toEqual([
      '不属于 < 不属于印发文本',
      '全年 < 全年任一月',
      '全年 < 全年各月',
      '全额 < 全额追回已兑现部分',
      '分 < 分期比例',
      '前 < 前言',
      '并列的 < 并列的一并入选',
      '并列的 < 并列的均不入选',
      '按 < 按天折算',
      '按 < 按年利率',
      '按 < 按日折算',
      '按 < 按日计息',
      '按 < 按日计算',
      '按 < 按比例折算',
      '按 < 按比例核减',
      '按 < 按累计比较',
      '是 < 是否',
      ...['一份', '一台', '一次', '一项'].map((one) => `最早 < 最早${one}`),
      ...['一份', '一台', '一次', '一项'].map((one) => `最近 < 最近${one}`),
      '最高 < 最高不超过',
      ...['户', '户不予兑付', '户按余额兑付', '次'].map((more) => `末 < 末${more}`),
      '末户 < 末户不予兑付',
      '末户 < 末户按余额兑付',
      '超过 < 超过的按比例折算',
      // 除 stands only among the clauses of a relation, never in running text.
      '除 < 除以',
    ]);
  });
});

test('a unit is no word of running text, but for 分, which needs digits before it', () => {
  const wordSpellings = new Set(ofRole('word').flatMap((id) => spellingsOf(id).map(normalise)));
  expect(
    ofRole('unit')
      .flatMap(spellingsOf)
      .filter((unit) => wordSpellings.has(unit)),
  ).toEqual(['分']);
});

test('every label is the label of a field, or of a scenario', () => {
  const labels = new Set<string>(fieldRows.flatMap((row) => row.labels));
  const scenario = ['given', 'under', 'expect', 'cases', 'notApplicable'];
  expect(ofRole('label').filter((id) => !labels.has(id) && !scenario.includes(id))).toEqual([]);
  expect(answerIds.every((id) => labels.has(id))).toBe(true);
});

test('every unit is one of money, of time, of counting or of ratios', () => {
  const others = ['years', 'months', 'days', 'renminbi', 'percentagePoints'];
  const known = new Set<string>([...Object.keys(moneyUnits), ...currencies, ...countUnits, ...others]);
  expect(ofRole('unit').filter((id) => !known.has(id))).toEqual([]);
});
