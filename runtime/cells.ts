/** One written value, from JSON or from a table, read by its declared type. */
import type { Type, Value } from '../compiler/plan.ts';
import { calendarMonth, yearOf } from '../dsl/calendar.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { spellingsOf } from '../dsl/keywords.ts';
import { type Measure, readFigure } from '../dsl/measures.ts';
import { nearest } from '../dsl/near.ts';
import { readDate, readMonth, readNumber, readYear } from '../dsl/numbers.ts';
import { integer, mul, type Rational } from '../dsl/rational.ts';
import { unreachable } from '../dsl/unreachable.ts';

/** Years of facts; others are slips of the keyboard. */
export const YEARS = { from: 1900, to: 2200 } as const;

/** Problems of data stand in no policy file; their path or row is in their parameters. */
export const NO_PLACE = { start: 0, end: 0 } as const;

export type Read = { readonly value: Value } | { readonly problem: Diagnostic };

/** Reads a JSON value. Integers are exact; a number with a fraction is refused. */
export function readJson(type: Type, json: unknown, path: string): Read {
  if (typeof json === 'boolean' && type.kind === 'flag') return { value: json };
  if (typeof json === 'number' && wholeNumbers.has(type.kind)) {
    if (!Number.isSafeInteger(json)) return { problem: diagnostic('GJ6005', NO_PLACE, { path, text: String(json) }) };
    return readText(type, String(json), path);
  }
  if (typeof json === 'string') return readText(type, json, path);
  return wrong(type, JSON.stringify(json) ?? '', path);
}

const wholeNumbers: ReadonlySet<Type['kind']> = new Set<Type['kind']>([
  'money',
  'ratio',
  'points',
  'count',
  'rate',
  'year',
]);

/** Reads text. `scale` (from a heading's unit) multiplies a bare number: fen for money, 1/100 for per cent. */
export function readText(type: Type, text: string, path: string, scale?: Rational): Read {
  switch (type.kind) {
    case 'money':
    case 'ratio':
    case 'points':
    case 'count':
    case 'rate':
      return numeric(type, text, path, scale);
    case 'date': {
      const day = readDate(text);
      if (day === undefined) {
        const dateLike = /^\s*\d{4}\D\d{1,2}\D\d{1,2}\D?\s*$/.test(text);
        return dateLike ? { problem: diagnostic('GJ6003', NO_PLACE, { path, text }) } : wrong(type, text, path);
      }
      return inYears(yearOf(day)) ? { value: integer(day) } : farOff(text, path);
    }
    case 'year': {
      const year = readYear(text);
      if (year === undefined) return wrong(type, text, path);
      return inYears(year) ? { value: integer(year) } : farOff(text, path);
    }
    case 'month': {
      const month = readMonth(text);
      if (month === undefined) return wrong(type, text, path);
      return inYears(calendarMonth(month).year) ? { value: integer(month) } : farOff(text, path);
    }
    case 'flag': {
      const word = text.trim().toLowerCase();
      if (word === 'true' || spellingsOf('yes').includes(word)) return { value: true };
      return word === 'false' || spellingsOf('no').includes(word) ? { value: false } : wrong(type, text, path);
    }
    case 'option': {
      const { options } = type;
      const word = text.trim();
      if (options.includes(word)) return { value: word };
      const near = nearest(word, options);
      return { problem: diagnostic('GJ6004', NO_PLACE, { path, text, options, ...(near !== undefined && { near }) }) };
    }
    case 'text':
      return { value: text };
    default:
      return unreachable(type);
  }
}

function numeric(type: Measure & Type, text: string, path: string, scale?: Rational): Read {
  const bare = scale && readNumber(text);
  const value = bare && scale ? mul(bare, scale) : readFigure(type, text);
  return value ? { value } : wrong(type, text, path);
}

export const inYears = (year: number): boolean => year >= YEARS.from && year <= YEARS.to;

export const farOff = (text: string, path: string): Read => ({
  problem: diagnostic('GJ6006', NO_PLACE, { path, text, ...YEARS }),
});
const wrong = (type: Type, text: string, path: string): Read => ({
  problem: diagnostic('GJ6002', NO_PLACE, { path, text, expected: type.kind, ...unitIn(type) }),
});
const unitIn = (type: Type): { readonly unit?: string } => {
  const unit = type.kind === 'money' ? type.currency : type.kind === 'count' || type.kind === 'rate' ? type.unit : '';
  return unit ? { unit } : {};
};
