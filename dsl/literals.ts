/** Reads one literal at a position of normalised text: 30万元, 百分之十, 三年, 三（一）, 4:3:3. */

import type { Literal, UnitRef } from './ast.ts';
import { dayNumber, isDate, monthNumber } from './calendar.ts';
import {
  chineseDigits,
  chineseMyriads,
  chineseScales,
  countUnits,
  currencies,
  durationUnits,
  type KeywordId,
  type MoneyUnit,
  marks,
  moneyUnits,
  spellingsOf,
  unitScales,
} from './keywords.ts';
import { normaliseRef } from './markdown.ts';
import { monthDayExists, readNumber } from './numbers.ts';
import { div, integer, isInteger, mul, type Rational, toNumber } from './rational.ts';
import { currencyName, type RateUnit, rateScale, rateUnitOf } from './units.ts';
import { type CurrencyId, countWords, currencyWords } from './vocabulary/units.ts';

export interface LiteralMatch {
  readonly literal: Literal;
  readonly end: number;
  /** A date or day that does not exist, such as 2月30日. */
  readonly impossible?: boolean;
}

const hanDigits = [...Object.keys(chineseDigits), ...Object.keys(chineseScales), ...Object.keys(chineseMyriads)].join(
  '',
);
const totalWords = [...spellingsOf('total'), ...spellingsOf('overLife')].join('|');
const ofWords = `(?:${spellingsOf('of').join('|')})`;
const article = `${marks.articleOpen}(?:[${hanDigits}]+|\\d+)${marks.articleClose}`;
/** What may stand after a clause number that ends in a figure. */
const afterRef = `[ :|、,)]|$|${spellingsOf('total').join('|')}`;
/** 前言 is a clause before a year, 合计, a party or the end of a name; in running text it stays a word. */
const prefaceWords = spellingsOf('preface');
const partyWords = [...spellingsOf('paidBy'), ...spellingsOf('receivedBy')].join('|');
const preface = `(?<![A-Za-z])(?:${prefaceWords.join('|')})(?= *(?:\\d{4}${marks.year}|(?:${ofWords} *)?(?:${totalWords})|${partyWords}|[:|、,)]|$))`;
const sticky = (source: string): RegExp => new RegExp(source, 'y');
const patterns = {
  first: new RegExp(
    `[0-9${hanDigits}${marks.percentOf.charAt(0)}${marks.articleOpen}${marks.first}${prefaceWords.map((word) => word.charAt(0)).join('')}]`,
  ),
  date: sticky(`(\\d{4})${marks.year}(\\d{1,2})${marks.month}(\\d{1,2})${marks.day}`),
  month: sticky(`(\\d{4})${marks.year}(\\d{1,2})${marks.month}`),
  monthOfYear: sticky(`(\\d{1,2})${marks.month}`),
  // 第3年, 第三个月, 前两年, 前6个月.
  ordinal: sticky(
    `(${marks.ordinal}|${marks.first})([${hanDigits}]+|\\d+)(?:(${spellingsOf('years').join('|')})|(?:${spellingsOf('months').join('|')}))`,
  ),
  monthDay: sticky(`(\\d{1,2})${marks.month}(\\d{1,2})${marks.day}`),
  year: sticky(`(\\d{4})${marks.year}`),
  split: sticky('\\d+(?::\\d+)+'),
  percentOf: sticky(`${marks.percentOf}([${hanDigits}]+|\\d+(?:\\.\\d+)?)`),
  // 三（一）, 三（一）1, 第三条; a bare 三 only where a year, 合计 or a colon follows, as in 三2024年 and 三的合计.
  ref: sticky(
    `(?:[${hanDigits}]+|${article})(?:\\((?:[${hanDigits}]+|\\d+)\\)|\\d{1,2}(?:\\.(?=${afterRef})|(?=\\(|${afterRef})))+|${article}|[${hanDigits}]+(?= *(?:\\d{4}${marks.year}|(?:${ofWords} *)?(?:${totalWords})|:))|${preface}`,
  ),
  number: sticky('\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'),
  wholeNumber: sticky('\\d+'),
  hanNumber: sticky(`[${hanDigits}]+`),
};

/** Units that follow numbers, by their first character, longest first. */
const units: ReadonlyMap<string, readonly { readonly spelling: string; readonly id: KeywordId }[]> = (() => {
  const all = [
    ...(Object.keys(moneyUnits) as MoneyUnit[]),
    ...(Object.keys(durationUnits) as (keyof typeof durationUnits)[]),
    ...countUnits,
    ...currencies,
    'percentagePoints' as const,
  ].flatMap((id) => spellingsOf(id).map((spelling) => ({ spelling, id })));
  all.sort((a, b) => b.spelling.length - a.spelling.length);
  const byFirst = new Map<string, { readonly spelling: string; readonly id: KeywordId }[]>();
  for (const unit of all) byFirst.set(unit.spelling.charAt(0), [...(byFirst.get(unit.spelling.charAt(0)) ?? []), unit]);
  return byFirst;
})();

/**
 * Units that only digits make one: 分 is also the word of 分三年, and Chinese numerals before a
 * single character make ordinary words, such as 一次性 and 一本线.
 */
const needsDigits = (id: KeywordId, spelling: string): boolean =>
  id === 'fen' || (spelling.length === 1 && id in countWords && id !== 'tonnes');

/** What the policy adds to the words of the language. */
export interface Lexicon {
  /** Units of its own. */
  readonly units: readonly string[];
  /** Where the longest name that begins at a place ends. */
  readonly nameEnd: (from: number) => number | undefined;
}
const bare: Lexicon = { units: [], nameEnd: () => undefined };

export function matchLiteral(text: string, at: number, lexicon: Lexicon = bare): LiteralMatch | undefined {
  if (!patterns.first.test(text.charAt(at))) return undefined;
  return (
    matchDate(text, at) ??
    matchOrdinal(text, at) ??
    matchRef(text, at) ??
    matchPercentOf(text, at) ??
    matchQuantity(text, at, lexicon)
  );
}

function run(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function matchDate(text: string, at: number): LiteralMatch | undefined {
  const date = run(patterns.date, text, at);
  if (date) {
    const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
    const exists = isDate(year, month, day);
    const literal: Literal = { type: 'date', day: exists ? dayNumber(year, month, day) : 0, spelling: date[0] };
    return { literal, end: at + date[0].length, ...(exists ? {} : { impossible: true }) };
  }
  const monthDay = run(patterns.monthDay, text, at);
  if (monthDay) {
    const [month, day] = [Number(monthDay[1]), Number(monthDay[2])];
    const literal: Literal = { type: 'monthDay', month, day, spelling: monthDay[0] };
    return { literal, end: at + monthDay[0].length, ...(monthDayExists(month, day) ? {} : { impossible: true }) };
  }
  const months = matchMonth(text, at);
  if (months) return months;
  const split = run(patterns.split, text, at);
  if (split) {
    const weights = split[0].split(':').map(Number);
    return { literal: { type: 'split', weights, spelling: split[0] }, end: at + split[0].length };
  }
  const year = run(patterns.year, text, at);
  return year && { literal: { type: 'year', year: Number(year[1]), spelling: year[0] }, end: at + year[0].length };
}

/** 2026年1月; 9月 of every year. */
function matchMonth(text: string, at: number): LiteralMatch | undefined {
  const exists = (month: number): boolean => month >= 1 && month <= 12;
  const dated = run(patterns.month, text, at);
  if (dated) {
    const [year, month] = [Number(dated[1]), Number(dated[2])];
    const sound = exists(month) && year > 0;
    const literal: Literal = { type: 'month', month: sound ? monthNumber(year, month) : 12, spelling: dated[0] };
    return { literal, end: at + dated[0].length, ...(sound ? {} : { impossible: true }) };
  }
  const yearly = run(patterns.monthOfYear, text, at);
  if (!yearly) return undefined;
  const month = Number(yearly[1]);
  return {
    literal: { type: 'monthOfYear', month, spelling: yearly[0] },
    end: at + yearly[0].length,
    ...(exists(month) ? {} : { impossible: true }),
  };
}

/** 第3年; 前两年. */
function matchOrdinal(text: string, at: number): LiteralMatch | undefined {
  const match = run(patterns.ordinal, text, at);
  const value = match && readNumber(match[2] as string);
  if (!match || !value || !isInteger(value)) return undefined;
  const unit = match[3] ? 'year' : 'month';
  const n = toNumber(value);
  const spelling = match[0];
  return {
    literal:
      match[1] === marks.first
        ? { type: 'firstFew', count: n, unit, spelling }
        : { type: 'ordinal', nth: n, unit, spelling },
    end: at + spelling.length,
  };
}

function matchRef(text: string, at: number): LiteralMatch | undefined {
  const match = run(patterns.ref, text, at);
  return (
    match && {
      literal: { type: 'clauseRef', ref: normaliseRef(match[0]), spelling: match[0] },
      end: at + match[0].length,
    }
  );
}

function matchPercentOf(text: string, at: number): LiteralMatch | undefined {
  const match = run(patterns.percentOf, text, at);
  const value = match && readNumber(match[1] as string);
  return (
    match &&
    value && {
      literal: { type: 'ratio', value: div(value, integer(100)), spelling: match[0] },
      end: at + match[0].length,
    }
  );
}

/** A number with its unit; Chinese numerals only before a unit, so that 一批 stays a word. */
function matchQuantity(text: string, at: number, lexicon: Lexicon): LiteralMatch | undefined {
  const digits = run(patterns.number, text, at);
  if (digits) return withUnit(text, at, digits[0], true, lexicon) ?? plainNumber(at, digits[0]);
  const han = run(patterns.hanNumber, text, at);
  if (!han) return undefined;
  // 三十万元: the numeral may have swallowed the unit's 万; give back what a unit can use.
  for (let length = han[0].length; length > 0; length--) {
    const match = withUnit(text, at, han[0].slice(0, length), false, lexicon);
    if (match) return match;
  }
  return undefined;
}

function plainNumber(at: number, digits: string): LiteralMatch | undefined {
  const value = readNumber(digits);
  return value && { literal: { type: 'number', value, spelling: digits }, end: at + digits.length };
}

function withUnit(
  text: string,
  at: number,
  numeral: string,
  inDigits: boolean,
  lexicon: Lexicon,
): LiteralMatch | undefined {
  const value = readNumber(numeral);
  if (!value) return undefined;
  let after = at + numeral.length;
  if (text.charAt(after) === '%') {
    const spelling = text.slice(at, after + 1);
    return { literal: { type: 'ratio', value: div(value, integer(100)), spelling }, end: after + 1 };
  }
  // English units stand apart: 30 wan.
  if (/^ [a-z]/.test(text.slice(after, after + 2))) after++;
  const unit = unitAt(text, after, inDigits, lexicon);
  if (!unit) return undefined;
  const literal = quantity(mul(value, integer(unit.scale)), unit.id, text.slice(at, unit.end));
  if (!literal) return undefined;
  const rate = rateAt(text, after, unit.end, literal, lexicon);
  if (!rate) return { literal, end: unit.end };
  const spelling = text.slice(at, rate.end);
  const size = mul(value, rateScale(rate.unit));
  return { literal: { type: 'rate', value: size, of: literal, unit: rate.unit.text, spelling }, end: rate.end };
}

interface UnitMatch {
  readonly id: UnitRef;
  /** 万 and the like before the unit. */
  readonly scale: bigint;
  readonly end: number;
}

/** The longest unit at a place, with or without 万 and the like before it. */
function unitAt(text: string, at: number, inDigits: boolean, lexicon: Lexicon): UnitMatch | undefined {
  const found: UnitMatch[] = [];
  const add = (from: number, scale: bigint): void => {
    const known = (units.get(text.charAt(from)) ?? []).find(
      ({ spelling, id }) =>
        text.startsWith(spelling, from) &&
        (inDigits || !needsDigits(id, spelling)) &&
        (scale === 1n || isScalable(id)) &&
        !cutsLatin(text, spelling, from + spelling.length),
    );
    if (known) found.push({ id: known.id, scale, end: from + known.spelling.length });
    const own = lexicon.units.find((unit) => text.startsWith(unit, from));
    if (own !== undefined) found.push({ id: { own }, scale, end: from + own.length });
  };
  add(at, 1n);
  for (const [scale, size] of scales) if (text.startsWith(scale, at)) add(at + scale.length, size);
  // A word of the language before the policy's own of the same length.
  return found.reduce<UnitMatch | undefined>((best, next) => (best && best.end >= next.end ? best : next), undefined);
}

const scales = Object.entries(unitScales);
const isScalable = (id: KeywordId): boolean => countUnits.includes(id) || id in currencyWords;
const cutsLatin = (text: string, spelling: string, end: number): boolean =>
  /[a-z]/.test(spelling.slice(-1)) && /[A-Za-z]/.test(text.charAt(end));

/** What a number of a unit is; half a year is nothing. */
function quantity(value: Rational, id: UnitRef, spelling: string): Literal | undefined {
  if (typeof id === 'object') return { type: 'count', value, unit: id, spelling };
  if (id in moneyUnits) {
    const unit = id as MoneyUnit;
    return { type: 'money', fen: mul(value, integer(moneyUnits[unit])), unit, spelling };
  }
  if (id in currencyWords) {
    const unit = id as CurrencyId;
    return { type: 'money', fen: mul(value, integer(100)), unit, currency: currencyName(unit), spelling };
  }
  if (id === 'percentagePoints') return { type: 'points', value: div(value, integer(100)), spelling };
  if (id in durationUnits) {
    if (!isInteger(value)) return undefined;
    return { type: 'duration', count: toNumber(value), unit: durationUnits[id as DurationId], spelling };
  }
  return { type: 'count', value, unit: id, spelling };
}
type DurationId = keyof typeof durationUnits;

/** /美元, /人·月 behind the unit of an amount make it a rate; 100元/人数 is a division by what a name stands for. */
function rateAt(
  text: string,
  from: number,
  unitEnd: number,
  of: Literal,
  lexicon: Lexicon,
): { readonly unit: RateUnit; readonly end: number } | undefined {
  if (text.charAt(unitEnd) !== '/' || (of.type !== 'money' && of.type !== 'count')) return undefined;
  let end = unitEnd;
  while (text.charAt(end) === '/' || text.charAt(end) === marks.dot) {
    const next = end + 1;
    const digits = run(patterns.wholeNumber, text, next)?.[0].length ?? 0;
    const unit = unitAt(text, next + digits, true, lexicon)?.end ?? shortTimeEnd(text, next);
    if (unit === undefined || (lexicon.nameEnd(next) ?? 0) > unit) break;
    end = unit;
  }
  const unit = end > unitEnd ? rateUnitOf(text.slice(from, end)) : undefined;
  return unit && { unit, end };
}

const shortTimes: ReadonlySet<string> = new Set([marks.year, marks.month, marks.day]);

/** 月 in 元/人·月. */
function shortTimeEnd(text: string, from: number): number | undefined {
  return shortTimes.has(text.charAt(from)) ? from + 1 : undefined;
}
