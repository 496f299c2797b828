/** Reads one literal at a position of normalised text: 30万元, 百分之十, 三年, 三（一）, 4:3:3. */

import type { Literal } from './ast.ts';
import { dayNumber, isDate } from './calendar.ts';
import {
  chineseDigits,
  chineseMyriads,
  chineseScales,
  countUnits,
  durationUnits,
  type KeywordId,
  keywords,
  type MoneyUnit,
  marks,
  moneyUnits,
  spellingsOf,
} from './keywords.ts';
import { normaliseRef } from './markdown.ts';
import { monthDayExists, readNumber } from './numbers.ts';
import { div, integer, isInteger, mul, toNumber } from './rational.ts';

export interface LiteralMatch {
  readonly literal: Literal;
  readonly end: number;
  /** A date or day that does not exist, such as 2月30日. */
  readonly impossible?: boolean;
}

const hanDigits = [...Object.keys(chineseDigits), ...Object.keys(chineseScales), ...Object.keys(chineseMyriads)].join(
  '',
);
const article = `${marks.articleOpen}(?:[${hanDigits}]+|\\d+)${marks.articleClose}`;
/** What may stand after a clause number that ends in a figure. */
const afterRef = `[ :|、,)]|$|${spellingsOf('total').join('|')}`;
const sticky = (source: string): RegExp => new RegExp(source, 'y');
const patterns = {
  first: new RegExp(`[0-9${hanDigits}${marks.percentOf.charAt(0)}${marks.articleOpen}]`),
  date: sticky(`(\\d{4})${marks.year}(\\d{1,2})${marks.month}(\\d{1,2})${marks.day}`),
  monthDay: sticky(`(\\d{1,2})${marks.month}(\\d{1,2})${marks.day}`),
  year: sticky(`(\\d{4})${marks.year}`),
  split: sticky('\\d+(?::\\d+)+'),
  percentOf: sticky(`${marks.percentOf}([${hanDigits}]+|\\d+(?:\\.\\d+)?)`),
  // 三（一）, 三（一）1, 第三条; a bare 三 only where a year, 合计 or a colon follows, as in 三2024年.
  ref: sticky(
    `(?:[${hanDigits}]+|${article})(?:\\((?:[${hanDigits}]+|\\d+)\\)|\\d{1,2}(?:\\.(?=${afterRef})|(?=\\(|${afterRef})))+|${article}|[${hanDigits}]+(?= *(?:\\d{4}${marks.year}|${spellingsOf('total').join('|')}|:))`,
  ),
  number: sticky('\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'),
  hanNumber: sticky(`[${hanDigits}]+`),
};

/** Units that follow numbers, longest first. */
const units: readonly { readonly spelling: string; readonly id: KeywordId }[] = [
  ...(Object.keys(moneyUnits) as MoneyUnit[]),
  ...(Object.keys(durationUnits) as (keyof typeof durationUnits)[]),
  ...countUnits,
]
  .flatMap((id) => spellingsOf(id).map((spelling) => ({ spelling, id })))
  .sort((a, b) => b.spelling.length - a.spelling.length);

/** 分 is both a hundredth of 元 and the word of 分三年; only digits before it make it money. */
const needsDigits: ReadonlySet<KeywordId> = new Set<KeywordId>(['fen']);

export function matchLiteral(text: string, at: number): LiteralMatch | undefined {
  if (!patterns.first.test(text.charAt(at))) return undefined;
  return matchDate(text, at) ?? matchRef(text, at) ?? matchPercentOf(text, at) ?? matchQuantity(text, at);
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
  const split = run(patterns.split, text, at);
  if (split) {
    const weights = split[0].split(':').map(Number);
    return { literal: { type: 'split', weights, spelling: split[0] }, end: at + split[0].length };
  }
  const year = run(patterns.year, text, at);
  return year && { literal: { type: 'year', year: Number(year[1]), spelling: year[0] }, end: at + year[0].length };
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
function matchQuantity(text: string, at: number): LiteralMatch | undefined {
  const digits = run(patterns.number, text, at);
  if (digits) return withUnit(text, at, digits[0], true) ?? plainNumber(at, digits[0]);
  const han = run(patterns.hanNumber, text, at);
  if (!han) return undefined;
  // 三十万元: the numeral may have swallowed the unit's 万; give back what a unit can use.
  for (let length = han[0].length; length > 0; length--) {
    const match = withUnit(text, at, han[0].slice(0, length), false);
    if (match) return match;
  }
  return undefined;
}

function plainNumber(at: number, digits: string): LiteralMatch | undefined {
  const value = readNumber(digits);
  return value && { literal: { type: 'number', value, spelling: digits }, end: at + digits.length };
}

function withUnit(text: string, at: number, numeral: string, inDigits: boolean): LiteralMatch | undefined {
  const value = readNumber(numeral);
  if (!value) return undefined;
  let after = at + numeral.length;
  if (text.charAt(after) === '%') {
    const spelling = text.slice(at, after + 1);
    return { literal: { type: 'ratio', value: div(value, integer(100)), spelling }, end: after + 1 };
  }
  // English units stand apart: 30 wan.
  if (/^ [a-z]/.test(text.slice(after, after + 2))) after++;
  const unit = units.find((u) => text.startsWith(u.spelling, after) && (inDigits || !needsDigits.has(u.id)));
  if (!unit) return undefined;
  const end = after + unit.spelling.length;
  if (/[a-z]/.test(unit.spelling.slice(-1)) && /[A-Za-z]/.test(text.charAt(end))) return undefined;
  const spelling = text.slice(at, end);
  const id = unit.id;
  if (id in moneyUnits) {
    const moneyUnit = id as MoneyUnit;
    return {
      literal: { type: 'money', fen: mul(value, integer(moneyUnits[moneyUnit])), unit: moneyUnit, spelling },
      end,
    };
  }
  if (id in durationUnits) {
    if (!isInteger(value)) return undefined;
    const of = durationUnits[id as keyof typeof durationUnits];
    return { literal: { type: 'duration', count: toNumber(value), unit: of, spelling }, end };
  }
  return { literal: { type: 'count', value, unit: id, spelling }, end };
}

/** 数量（人）: the unit keyword of a spelling. */
export const countUnitOf = (spelling: string): KeywordId | undefined =>
  countUnits.find((id) => [...keywords[id].zh, ...keywords[id].en].includes(spelling));
