/** Figures, days and times as officials write them. */
import { describe, expect, test } from 'vitest';
import type { Literal } from '../../dsl/ast.ts';
import { dayNumber } from '../../dsl/calendar.ts';
import { parsePolicy } from '../../dsl/index.ts';
import { matchLiteral } from '../../dsl/literals.ts';
import { moneyText, readDate, readMoney, readRatio } from '../../dsl/numbers.ts';
import { toText } from '../../dsl/rational.ts';

const whole = (text: string): Literal => {
  const match = matchLiteral(text, 0);
  if (!match || match.end !== text.length) throw new Error(`${text}: ${match ? text.slice(0, match.end) : 'nothing'}`);
  return match.literal;
};
const fen = (text: string): string => {
  const literal = whole(text);
  return literal.type === 'money' ? toText(literal.fen) : literal.type;
};

describe('money, in fen', () => {
  test.each([
    ['30万元', '30000000'],
    ['三十万元', '30000000'],
    ['30万', '30000000'],
    ['1,000.5万元', '1000500000'],
    ['1亿元', '10000000000'],
    ['1.2亿', '12000000000'],
    ['十二亿元', '120000000000'],
    ['二百五十元', '25000'],
    ['一千零五元', '100500'],
    ['一万二千元', '1200000'],
    ['两百元', '20000'],
    ['五千元', '500000'],
    ['0.01元', '1'],
    ['1分', '1'],
    ['3千元', '300000'],
    ['2百元', '20000'],
    // A tenth of a fen is exact until it is paid.
    ['0.001元', '0.1'],
    ['30 wan', '30000000'],
    ['500 yuan', '50000'],
  ])('%s', (text, amount) => expect(fen(text)).toBe(amount));

  test('as data', () => {
    expect(readMoney('4000万元')).toEqual(readMoney('40,000,000'));
    expect(readMoney('４０００万元')).toEqual(readMoney('4000万元'));
    for (const wrong of ['', '元', '4千4元5', '1,00元', '1..5元', '万元', 'NaN', '1e5', 'Infinity', '百万千元元'])
      expect(readMoney(wrong), wrong).toBeUndefined();
  });
  test('printed, it reads back as the same amount', () => {
    for (const n of [0n, 1n, 99n, 100n, 12_345n, 1_000_000n, 1_000_001n, 100_000_000n, 123_456_789_012n]) {
      expect(readMoney(moneyText({ n, d: 1n }))).toEqual({ n, d: 1n });
      expect(readMoney(moneyText({ n, d: 1n }, 'en'))).toEqual({ n, d: 1n });
    }
  });
});

describe('ratios', () => {
  test.each([
    ['10%', '0.1'],
    ['百分之十', '0.1'],
    ['百分之三十五', '0.35'],
    ['百分之3', '0.03'],
    ['0.5%', '0.005'],
    ['百分之一百', '1'],
  ])('%s', (text, value) => {
    const literal = whole(text);
    expect(literal.type === 'ratio' && toText(literal.value)).toBe(value);
  });
  test('as data', () => expect(readRatio('０．５％')).toEqual(readRatio('0.005')));
});

describe('days, years, lengths of time', () => {
  test('a day', () => {
    expect(whole('2026年12月31日')).toMatchObject({ type: 'date', day: dayNumber(2026, 12, 31) });
    expect(readDate('2026-12-31')).toBe(dayNumber(2026, 12, 31));
    // 1 January 1970 is day 0; 1 March 2000 was worked out by hand: 30 years of 365, 7 leap days, 31 + 29 days.
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(2000, 3, 1)).toBe(30 * 365 + 7 + 31 + 29);
  });
  test.each([
    '2026年2月30日',
    '2023年2月29日',
    '2023年4月31日',
    '2023年13月1日',
    '2023年0月1日',
    '2023年1月0日',
    '2月30日',
    '13月1日',
  ])('%s is on no calendar', (text) => {
    expect(matchLiteral(text, 0)).toMatchObject({ impossible: true, end: text.length });
    expect(readDate(text)).toBeUndefined();
  });
  test.each(['2024年2月29日', '2000年2月29日', '2月29日', '6月30日'])('%s is a day', (text) => {
    expect(matchLiteral(text, 0)?.impossible).toBeUndefined();
  });
  test.each([
    ['3年', { type: 'duration', count: 3, unit: 'year' }],
    ['三年', { type: 'duration', count: 3, unit: 'year' }],
    ['两年', { type: 'duration', count: 2, unit: 'year' }],
    ['6个月', { type: 'duration', count: 6, unit: 'month' }],
    ['十二个月', { type: 'duration', count: 12, unit: 'month' }],
    ['30日', { type: 'duration', count: 30, unit: 'day' }],
    ['30天', { type: 'duration', count: 30, unit: 'day' }],
    ['2023年', { type: 'year', year: 2023 }],
    ['6月30日', { type: 'monthDay', month: 6, day: 30 }],
  ])('%s', (text, literal) => expect(whole(text)).toMatchObject(literal));
  test('half a year is no length of years', () => expect(matchLiteral('1.5年', 0)?.literal.type).toBe('number'));
});

describe('counts, proportions, clauses', () => {
  test.each([
    ['600家', 'enterprises'],
    ['3个', 'pieces'],
    ['3个名额', 'places'],
    ['1名额', 'places'],
    ['5人', 'people'],
    ['12.5亩', 'mu'],
    ['100平方米', 'squareMetres'],
    ['100㎡', 'squareMetres'],
  ])('%s', (text, unit) => expect(whole(text)).toMatchObject({ type: 'count', unit }));
  test('proportions', () => {
    expect(whole('4:3:3')).toMatchObject({ type: 'split', weights: [4, 3, 3] });
    expect(whole('10:0')).toMatchObject({ type: 'split', weights: [10, 0] });
  });
  test.each([
    ['三(一)', '三（一）'],
    ['三(8)', '三（八）'],
    ['十二(十一)', '十二（十一）'],
    ['三(12)', '三（十二）'],
    ['三(一)1', '三（一）1'],
    ['三(一)12.', '三（一）12'],
    ['三(一)1(2)', '三（一）1（二）'],
    ['第五条(一)3', '第五条（一）3'],
    ['前言', '前言'],
    ['preface', '前言'],
  ])('%s is clause %s', (text, ref) => expect(whole(text)).toMatchObject({ type: 'clauseRef', ref }));
  test.each([
    '前言2026年:',
    '前言 2026年',
    '前言合计',
    '前言的合计',
    '前言:成立',
    '前言出资市财政',
    '前言|',
    'preface 2026年',
    'preface total',
  ])('%s begins with the clause 前言', (text) =>
    expect(matchLiteral(text, 0)?.literal).toMatchObject({ type: 'clauseRef', ref: '前言' }),
  );
  test.each(['前言字数', '前言一', 'prefaces'])('%s names no clause', (text) =>
    expect(matchLiteral(text, 0)).toBeUndefined(),
  );
});

test('numerals inside words are no numbers', () => {
  for (const text of ['一批', '三方', '百货', '万家灯火'])
    expect(matchLiteral(text, 0)?.literal.type ?? 'nothing', text).toBe('nothing');
});

test('a day that is on no calendar is reported where it stands, in every kind of line', () => {
  const lines = ['施行：自2023年2月30日起至2026年12月31日止', '印发日期：2023年2月30日', '兑付日：每年2月30日'];
  for (const line of lines) {
    const source = `\`\`\`规矩\n政策：试\n  ${line}\n\`\`\`\n`;
    const [found, ...others] = parsePolicy(source).diagnostics;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'GJ1006' });
    expect(source.slice(found?.span.start, found?.span.end)).toMatch(/^(2023年)?2月30日$/);
  }
});
