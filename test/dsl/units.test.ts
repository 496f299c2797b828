/** Points, currencies, rates and units of counting: as literals, as data, and from one unit to another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Literal } from '../../dsl/ast.ts';
import { format, parsePolicy } from '../../dsl/index.ts';
import { countUnits, currencies } from '../../dsl/keywords.ts';
import { matchLiteral } from '../../dsl/literals.ts';
import { figureText, type Measure, readFigure, unitScale } from '../../dsl/measures.ts';
import { add, equal, integer, mul, type Rational, rational, toText } from '../../dsl/rational.ts';
import { convertCount, currencyName, knownUnit, rateUnitOf, unitName, unitOf } from '../../dsl/units.ts';

const own = { units: ['车次'], nameEnd: () => undefined };
const whole = (text: string): Literal => {
  const match = matchLiteral(text, 0, own);
  if (!match || match.end !== text.length) throw new Error(`${text}: ${match ? text.slice(0, match.end) : 'nothing'}`);
  return match.literal;
};

describe('literals', () => {
  test.each([
    ['5个百分点', '0.05'],
    ['0.5个百分点', '0.005'],
    ['一个百分点', '0.01'],
    ['12.25个百分点', '0.1225'],
  ])('%s is %s', (text, value) => {
    const literal = whole(text);
    expect(literal.type === 'points' && toText(literal.value)).toBe(value);
  });

  // In cents: 100万 dollars are 10^8 cents.
  test.each([
    ['100万美元', '美元', '100000000'],
    ['5000欧元', '欧元', '500000'],
    ['3万港元', '港元', '3000000'],
    ['三万港币', '港元', '3000000'],
    ['1,234.56英镑', '英镑', '123456'],
    ['1亿日元', '日元', '10000000000'],
    ['2百万美金', '美元', '200000000'],
    ['100 usd', '美元', '10000'],
  ])('%s', (text, currency, minor) => {
    const literal = whole(text);
    if (literal.type !== 'money') throw new Error(literal.type);
    expect([literal.currency, toText(literal.fen)]).toEqual([currency, minor]);
  });
  test('万 alone and 元 stay 人民币', () => {
    for (const text of ['3万', '3万元', '3元', '3千元', '3百元']) expect(whole(text)).not.toHaveProperty('currency');
  });

  test.each([
    ['3万吨', 'tonnes', '30000'],
    ['1.5万人次', 'personTimes', '15000'],
    ['200万千瓦时', 'kilowattHours', '2000000'],
    ['十万亩', 'mu', '100000'],
    ['5千瓦', 'kilowatts', '5'],
    ['100度', 'unitsOfPower', '100'],
    ['3万家', 'enterprises', '30000'],
    ['2张床位', 'beds', '2'],
  ])('%s', (text, unit, value) => {
    const literal = whole(text);
    expect(literal.type === 'count' && [literal.unit, toText(literal.value)]).toEqual([unit, value]);
  });
  test('the policy’s own unit, with 万 before it too', () => {
    expect(whole('300车次')).toMatchObject({ type: 'count', value: integer(300), unit: { own: '车次' } });
    expect(whole('2万车次')).toMatchObject({ type: 'count', value: integer(20_000), unit: { own: '车次' } });
  });
  test('Chinese numerals before one character of counting are ordinary words', () => {
    for (const text of ['一次性', '一度', '二本', '三只', '一套'])
      expect(matchLiteral(text, 0)?.literal.type ?? 'nothing', text).toBe('nothing');
    expect(whole('三吨').type).toBe('count');
  });

  // Fen for one cent, one person, one person and month; what stands before the stroke is the amount.
  test.each([
    ['0.03元/美元', '元/美元', '0.03'],
    ['4.8元/100日元', '元/100日元', '0.048'],
    ['500元/人', '元/人', '50000'],
    ['20元/平方米·月', '元/㎡·月', '2000'],
    ['20元/平方米/月', '元/㎡·月', '2000'],
    ['30万元/亩', '万元/亩', '30000000'],
    ['0.3吨/亩', '吨/亩', '0.3'],
    ['10元/车次', '元/车次', '1000'],
    ['0.5元/万千瓦时', '元/万千瓦时', '50'],
    ['500 yuan/people', '元/人', '50000'],
  ])('%s', (text, unit, value) => {
    const literal = whole(text);
    if (literal.type !== 'rate') throw new Error(literal.type);
    expect([literal.unit, toText(literal.value)]).toEqual([unit, value]);
  });
});

describe('a name behind a stroke is divided by', () => {
  const source = (field: string, use: string) =>
    `\`\`\`规矩\n名词 企业：\n  ${field}：数量（人）\n\n定义 每人：${use}\n\`\`\`\n`;
  const valueOf = (text: string) => {
    const block = parsePolicy(text).ast.blocks.at(-1);
    return block?.kind === 'definition' ? block.value.kind : undefined;
  };
  test('100元/人数 with a field 人数', () => expect(valueOf(source('人数', '100元/人数'))).toBe('arithmetic'));
  test('100元/人 is a rate', () => expect(valueOf(source('人数', '100元/人'))).toBe('literal'));
});

describe('units', () => {
  test('own units are collected from every type, before any word is cut', () => {
    const source =
      '```规矩\n定义 多：班列数不少于300车次\n\n名词 企业：\n  班列数：数量（万车次）\n  每柜补贴：单价（元/柜·月）\n  用地：数量（亩）\n```\n';
    const parsed = parsePolicy(source);
    expect(parsed.units.map(({ unit, span }) => [unit, source.slice(span.start, span.end)])).toEqual([
      ['车次', '车次'],
      ['柜', '柜'],
    ]);
    expect(parsed.diagnostics).toEqual([]);
    for (const language of ['zh', 'en'] as const) {
      const again = format(parsed, language);
      expect(parsePolicy(again).units.map(({ unit }) => unit)).toEqual(['车次', '柜']);
      expect(format(parsePolicy(again), language)).toBe(again);
    }
  });

  // By definition, in the unit of the second column.
  test.each([
    ['吨', '公斤', '1000'],
    ['千克', '公斤', '1'],
    ['斤', '克', '500'],
    ['万吨', '吨', '10000'],
    ['公顷', '亩', '15'],
    ['亩', '平方米', '2000/3'],
    ['平方公里', '公顷', '100'],
    ['兆瓦', '千瓦', '1000'],
    ['度', '千瓦时', '1'],
    ['万千瓦时', '度', '10000'],
    ['兆瓦时', '千瓦时', '1000'],
    ['公里', '米', '1000'],
    ['立方米', '升', '1000'],
    ['车次', '万车次', '0.0001'],
    ['月', '个月', '1'],
    ['日', '天', '1'],
  ])('one %s in %s is %s', (from, to, value) => {
    expect(toText(convertCount(integer(1), from, to) as Rational)).toBe(value);
  });
  test.each([
    ['吨', '亩'],
    ['千瓦', '千瓦时'],
    ['人', '人次'],
    ['吨', '吨标准煤'],
    ['个月', '年'],
    ['年', '天'],
    ['车次', '人次'],
    ['家', '户'],
  ])('%s and %s do not measure the same', (from, to) => {
    expect(convertCount(integer(1), from, to)).toBeUndefined();
  });

  const numbers = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
    .map(([n, d]) => rational(n, d));
  const unit = fc.constantFrom(...countUnits.map(unitName), '万吨', '百亩', '千瓦', '车次', '万车次');
  test('there and back again, nothing is lost; through a third unit neither', () => {
    fc.assert(
      fc.property(numbers, unit, unit, unit, (x, a, b, c) => {
        const there = convertCount(x, a, b);
        if (!there) return;
        expect(convertCount(there, b, a)).toEqual(x);
        const further = convertCount(there, b, c);
        expect(further).toEqual(convertCount(x, a, c));
      }),
      { numRuns: 500, seed: 55 },
    );
  });
  test('sums convert as their parts do', () => {
    fc.assert(
      fc.property(numbers, numbers, unit, unit, (x, y, a, b) => {
        const [p, q, sum] = [convertCount(x, a, b), convertCount(y, a, b), convertCount(add(x, y), a, b)];
        if (p && q && sum) expect(equal(add(p, q), sum)).toBe(true);
      }),
      { numRuns: 300, seed: 56 },
    );
  });
  test('the canonical text of a unit names it again', () => {
    for (const text of [...countUnits.map(unitName), '万吨', '车次', '千车次'])
      expect(unitOf(unitOf(text)?.text ?? '')).toEqual(unitOf(text));
    for (const text of ['元/人·月', '元/100日元', '万元/亩', '元/人/天', 'yuan/people', '吨标准煤/万元'])
      expect(rateUnitOf(rateUnitOf(text)?.text ?? '')).toEqual(rateUnitOf(text));
  });
  test('what is no unit is none', () => {
    for (const text of ['', '1', '3吨', 'a b', '人·月', '元/', '/人', '元/1', '元/人//月', '元/0日元', '人）'])
      expect([text, unitOf(text) ?? rateUnitOf(text)]).toEqual([text, undefined]);
    expect(knownUnit('车次')).toBeUndefined();
  });
});

describe('figures as data', () => {
  const usd: Measure = { kind: 'money', currency: '美元' };
  test.each<[Measure, string, string | undefined]>([
    [usd, '100万美元', '100000000'],
    [usd, '1,000.5', '100050'],
    [usd, '三万美元', '3000000'],
    [usd, '100万欧元', undefined],
    [usd, '100万元', undefined],
    [usd, '100万', undefined],
    [{ kind: 'money' }, '100万美元', undefined],
    [{ kind: 'points' }, '5个百分点', '0.05'],
    [{ kind: 'points' }, '-0.5', '-0.005'],
    [{ kind: 'points' }, '5%', undefined],
    [{ kind: 'count', unit: '吨' }, '1500公斤', '1.5'],
    [{ kind: 'count', unit: '吨' }, '3万吨', '30000'],
    [{ kind: 'count', unit: '吨' }, '2', '2'],
    [{ kind: 'count', unit: '吨' }, '2人', undefined],
    [{ kind: 'count', unit: '㎡' }, '1公顷', '10000'],
    [{ kind: 'count', unit: '车次' }, '300车次', '300'],
    [{ kind: 'rate', unit: '元/人' }, '500元/人', '50000'],
    [{ kind: 'rate', unit: '元/人' }, '500', '50000'],
    [{ kind: 'rate', unit: '万元/亩' }, '30', '30000000'],
    // 30万元 a mu is 450万元 a hectare.
    [{ kind: 'rate', unit: '万元/公顷' }, '30万元/亩', '450000000'],
    [{ kind: 'rate', unit: '元/人' }, '500元/户', undefined],
    [{ kind: 'rate', unit: '元/美元' }, '7.0881', '7.0881'],
    [{ kind: 'rate', unit: '元/100日元' }, '4.8', '0.048'],
  ])('%o: %s', (measure, text, value) => {
    const read = readFigure(measure, text);
    expect(read && toText(read)).toBe(value);
  });
  test.each<[Measure, string, string | undefined]>([
    [usd, '万美元', '1000000'],
    [usd, '美元', '100'],
    [usd, '万元', undefined],
    [{ kind: 'money' }, '万元', '1000000'],
    [{ kind: 'money' }, '万美元', undefined],
    [{ kind: 'ratio' }, '%', '0.01'],
    [{ kind: 'points' }, '个百分点', '0.01'],
    [{ kind: 'count', unit: '吨' }, '公斤', '0.001'],
    [{ kind: 'count', unit: '吨' }, '亩', undefined],
    [{ kind: 'rate', unit: '元/亩' }, '万元/亩', '1000000'],
  ])('%o headed %s', (measure, unit, value) => {
    const scale = unitScale(measure, unit);
    expect(scale && toText(scale)).toBe(value);
  });
  test('every measure reads back what it prints', () => {
    const measures: readonly Measure[] = [
      { kind: 'money' },
      ...currencies.map((id): Measure => ({ kind: 'money', currency: currencyName(id) })),
      { kind: 'ratio' },
      { kind: 'points' },
      ...countUnits.map((id): Measure => ({ kind: 'count', unit: unitName(id) })),
      ...['元/美元', '元/100日元', '万元/亩', '元/㎡·月', '吨/亩'].map((unit): Measure => ({ kind: 'rate', unit })),
    ];
    const minor = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(fc.constantFrom(...measures), minor, (measure, n) => {
        const value = mul(integer(n), rational(1n, 10_000n));
        expect(readFigure(measure, figureText(measure, value))).toEqual(value);
      }),
      { numRuns: 500, seed: 57 },
    );
  });
});
