/**
 * Plain dates as day numbers (days since 1970-01-01, proleptic Gregorian): no time, no time
 * zone, no today. Algorithm: H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”.
 */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const floorDiv = (a: number, b: number): number => Math.floor(a / b);

export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = floorDiv(y, 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = floorDiv(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100) + dayOfYear - 719468;
}

export function calendarDate(dayNo: number): CalendarDate {
  const z = dayNo + 719468;
  const era = floorDiv(z, 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = floorDiv(
    dayOfEra - floorDiv(dayOfEra, 1460) + floorDiv(dayOfEra, 36524) - floorDiv(dayOfEra, 146096),
    365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100));
  const shifted = floorDiv(5 * dayOfYear + 2, 153);
  const day = dayOfYear - floorDiv(153 * shifted + 2, 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const yearOf = (dayNo: number): number => calendarDate(dayNo).year;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

export const isDate = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) &&
  year >= 1 &&
  year <= 9999 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/** Where the month has no corresponding day: its last day (the law), or the first day of the next month. */
export type MonthEnd = 'last' | 'next';

/**
 * The last day of a period of n months that starts on a date: the corresponding day, or the
 * month's last day where there is none (Civil Code, articles 201 and 202). The other rule is
 * there to tell whether a result hangs on it.
 */
export function plusMonths(dayNo: number, months: number, end: MonthEnd = 'last'): number {
  const { year, month, day } = calendarDate(dayNo);
  const index = year * 12 + (month - 1) + months;
  const y = floorDiv(index, 12);
  const m = index - y * 12 + 1;
  const length = daysInMonth(y, m);
  return day <= length ? dayNumber(y, m, day) : dayNumber(y, m, length) + (end === 'next' ? 1 : 0);
}

/** `2026-12-31`. */
export function isoDate(dayNo: number): string {
  const { year, month, day } = calendarDate(dayNo);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Reads `YYYY-MM-DD`; undefined for another form or a date that does not exist. */
export function parseIsoDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDate(year, month, day) ? dayNumber(year, month, day) : undefined;
}

// Months. They are numbered through, so that they add and compare like days: January of year 1 is 12.

export interface CalendarMonth {
  readonly year: number;
  /** 1 … 12. */
  readonly month: number;
}

export const monthNumber = (year: number, month: number): number => year * 12 + month - 1;
export function calendarMonth(monthNo: number): CalendarMonth {
  const year = floorDiv(monthNo, 12);
  return { year, month: monthNo - year * 12 + 1 };
}
export function monthOfDay(dayNo: number): number {
  const { year, month } = calendarDate(dayNo);
  return monthNumber(year, month);
}

/** A day of a month; its last day where it has no such day, so that 31 is always the last. */
export function dayOfMonth(monthNo: number, day: number): number {
  const { year, month } = calendarMonth(monthNo);
  return dayNumber(year, month, Math.min(day, daysInMonth(year, month)));
}
export const lastDayOfMonth = (monthNo: number): number => dayOfMonth(monthNo, 31);

/** `2026-01`. */
export function isoMonth(monthNo: number): string {
  const { year, month } = calendarMonth(monthNo);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
