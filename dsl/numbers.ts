/** Numbers as officials write them: 30万元, 百分之十, 三年, 2026年12月31日. Exact in, exact out. */
import {
  calendarDate,
  calendarMonth,
  dayNumber,
  daysInMonth,
  isDate,
  isoMonth,
  monthNumber,
  parseIsoDate,
} from './calendar.ts';
import { normalise } from './characters.ts';
import {
  chineseDigits,
  chineseMyriads,
  chineseScales,
  keywords,
  type MoneyUnit,
  marks,
  moneyUnits,
  spell,
} from './keywords.ts';
import { div, fromDecimal, integer, mul, type Rational, rational, toText } from './rational.ts';

/** Units by length, longest first, so that 万元 is not read as 万. */
const moneySpellings = (Object.keys(moneyUnits) as MoneyUnit[])
  .flatMap((unit) => [...keywords[unit].zh, ...keywords[unit].en].map((text) => ({ unit, text })))
  .sort((a, b) => b.text.length - a.text.length);

const clean = (text: string): string => normalise(text).trim();

/** `1,000.5` or `三十五`; undefined for anything else. Commas must stand every three digits. */
export function readNumber(text: string): Rational | undefined {
  const t = clean(text);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(t)) return fromDecimal(t.replaceAll(',', ''));
  return fromDecimal(t) ?? readChineseNumber(t);
}

/** 三十万, 一百零五, 二〇二六; undefined for anything else. */
export function readChineseNumber(text: string): Rational | undefined {
  if (text === '') return undefined;
  if ([...text].every((c) => chineseDigits[c] !== undefined) && text.length > 1)
    return integer(BigInt([...text].map((c) => chineseDigits[c]).join('')));
  let total = 0n;
  let section = 0n;
  let digit: bigint | undefined;
  for (const c of text) {
    const d = chineseDigits[c];
    const scale = chineseScales[c];
    const myriad = chineseMyriads[c];
    if (d !== undefined) {
      if (digit !== undefined && digit !== 0n) return undefined;
      digit = BigInt(d);
    } else if (scale !== undefined) {
      section += (digit ?? 1n) * BigInt(scale);
      digit = undefined;
    } else if (myriad !== undefined) {
      section += digit ?? 0n;
      if (section === 0n) return undefined;
      total = (total + section) * BigInt(myriad);
      section = 0n;
      digit = undefined;
    } else return undefined;
  }
  return integer(total + section + (digit ?? 0n));
}

/** Fen from `4000万元`, `44000000` or `1,000.5元`; a bare number is 元. */
export function readMoney(text: string): Rational | undefined {
  const t = clean(text);
  const bare = readNumber(t);
  if (bare && fromDecimal(t.replaceAll(',', ''))) return mul(bare, integer(moneyUnits.yuan));
  for (const { unit, text: spelling } of moneySpellings) {
    if (!t.endsWith(spelling)) continue;
    const amount = readNumber(t.slice(0, -spelling.length));
    if (amount) return mul(amount, integer(moneyUnits[unit]));
  }
  return undefined;
}

/** A fraction of one from `10%`, `百分之十` or a bare decimal. */
export function readRatio(text: string): Rational | undefined {
  const t = clean(text);
  if (t.endsWith('%')) {
    const n = readNumber(t.slice(0, -1));
    return n && div(n, integer(100));
  }
  if (t.startsWith(marks.percentOf)) {
    const n = readNumber(t.slice(marks.percentOf.length));
    return n && div(n, integer(100));
  }
  return fromDecimal(t);
}

/** A day number from `2026-12-31` or `2026年12月31日`; undefined where that date does not exist. */
export function readDate(text: string): number | undefined {
  const t = clean(text);
  const iso = parseIsoDate(t);
  if (iso !== undefined) return iso;
  const match = datePattern.exec(t);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDate(year, month, day) ? dayNumber(year, month, day) : undefined;
}
const datePattern = new RegExp(`^(\\d{4})${marks.year}(\\d{1,2})${marks.month}(\\d{1,2})${marks.day}$`);

/** A year from `2023` or `2023年`. */
export function readYear(text: string): number | undefined {
  const match = new RegExp(`^(\\d{4})${marks.year}?$`).exec(clean(text));
  return match ? Number(match[1]) : undefined;
}

/** A month number from `2026-01` or `2026年1月`; undefined where there is no such month. */
export function readMonth(text: string): number | undefined {
  const match = monthPattern.exec(clean(text));
  if (!match) return undefined;
  const [year, month] = [Number(match[1] ?? match[3]), Number(match[2] ?? match[4])];
  return month >= 1 && month <= 12 ? monthNumber(year, month) : undefined;
}
const monthPattern = new RegExp(`^(?:(\\d{4})-(\\d{2})|(\\d{4})${marks.year}(\\d{1,2})${marks.month})$`);

/** `30万元` where that is exact to four places, else `12.34元`; English: `300,000 yuan`. */
export function moneyText(fen: Rational, language: 'zh' | 'en' = 'zh'): string {
  const yuan = div(fen, integer(moneyUnits.yuan));
  if (language === 'en') return `${grouped(toText(yuan))} ${spell('yuan', 'en')}`;
  const size = fen.n < 0n ? -fen.n : fen.n;
  const wan = rational(fen.n, fen.d * moneyUnits.tenThousandYuan);
  const short = size >= moneyUnits.tenThousandYuan * fen.d && /^-?\d+(\.\d{1,4})?$/.test(toText(wan));
  return short
    ? `${grouped(toText(wan))}${spell('tenThousandYuan', 'zh')}`
    : `${grouped(toText(yuan))}${spell('yuan', 'zh')}`;
}

/** `10%`. */
export const ratioText = (ratio: Rational): string => {
  const percent = toText(mul(ratio, integer(100)));
  return percent.includes('/') ? `${percent} %` : `${percent}%`;
};

/** `2026年12月31日`; English: ISO. */
export function dateText(day: number, language: 'zh' | 'en' = 'zh'): string {
  const d = calendarDate(day);
  if (language === 'zh') return `${d.year}${marks.year}${d.month}${marks.month}${d.day}${marks.day}`;
  return `${d.year}-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`;
}

/** `2026年1月`; English: ISO. */
export function monthText(monthNo: number, language: 'zh' | 'en' = 'zh'): string {
  const { year, month } = calendarMonth(monthNo);
  return language === 'zh' ? `${year}${marks.year}${month}${marks.month}` : isoMonth(monthNo);
}

export const monthDayExists = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month);

/** Commas every three digits of the whole part. */
const grouped = (decimal: string): string => {
  const [whole = '', fraction] = decimal.split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
};
