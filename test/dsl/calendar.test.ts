/**
 * Days, months and years against another calculation: JavaScript's own calendar in UTC, and the
 * rules of the Civil Code read word by word (arts. 200–204).
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, dayNumber, daysInMonth, isDate, isoDate, parseIsoDate, plusMonths } from '../../dsl/calendar.ts';

const days = fc.integer({ min: dayNumber(1600, 1, 1), max: dayNumber(2600, 12, 31) });
const other = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

test('every day has the name that another calendar gives it, and is found by it', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(isoDate(day)).toBe(other(day));
      expect(parseIsoDate(other(day))).toBe(day);
      const { year, month, day: d } = calendarDate(day);
      expect(dayNumber(year, month, d)).toBe(day);
    }),
    { numRuns: 2000, seed: 200 },
  );
});

test('a date exists where another calendar does not move it', () => {
  const part = fc.tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  fc.assert(
    fc.property(part, ([year, month, day]) => {
      const date = new Date(Date.UTC(2000, month - 1, day));
      date.setUTCFullYear(year, month - 1, day);
      const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
      expect(isDate(year, month, day)).toBe(same);
    }),
    { numRuns: 2000, seed: 201 },
  );
});

/**
 * Art. 201: the day of the beginning is not counted, one counts from the next. Art. 202: the
 * corresponding day of the month of expiry is the last day; where there is none, the month’s end.
 * Said month by month, without arithmetic on months.
 */
function lastDay(from: number, months: number): number {
  const { day } = calendarDate(from);
  let [year, month] = [calendarDate(from).year, calendarDate(from).month];
  for (let i = 0; i < months; i++) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  for (let d = day; ; d--) if (isDate(year, month, d)) return dayNumber(year, month, d);
}

describe('periods of months', () => {
  test('end on the corresponding day or the month’s end', () => {
    fc.assert(
      fc.property(days, fc.nat(1200), (from, months) => {
        expect(plusMonths(from, months)).toBe(lastDay(from, months));
      }),
      { numRuns: 2000, seed: 202 },
    );
  });
  test('a longer period never ends earlier, a later beginning neither', () => {
    fc.assert(
      fc.property(days, fc.nat(200), (from, months) => {
        expect(plusMonths(from, months + 1)).toBeGreaterThan(plusMonths(from, months));
        expect(plusMonths(from + 1, months)).toBeGreaterThanOrEqual(plusMonths(from, months));
      }),
      { numRuns: 2000, seed: 204 },
    );
  });
  // By hand: a month, a quarter, half a year and a year from each kind of month’s end.
  test.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-30', 1, '2023-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2024-01-29', 1, '2024-02-29'],
    ['2023-03-31', 1, '2023-04-30'],
    ['2023-05-31', 1, '2023-06-30'],
    ['2023-08-31', 1, '2023-09-30'],
    ['2023-10-31', 1, '2023-11-30'],
    ['2023-04-30', 1, '2023-05-30'],
    ['2023-02-28', 1, '2023-03-28'],
    ['2024-02-29', 1, '2024-03-29'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2023-08-30', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-12-31', 12, '2024-12-31'],
    ['1896-02-29', 48, '1900-02-28'],
    ['1996-02-29', 48, '2000-02-29'],
  ])('%s and %d months: %s', (from, months, last) => {
    expect(isoDate(plusMonths(parseIsoDate(from) ?? 0, months))).toBe(last);
  });
  test('by the other rule, the day after a month’s end that has no corresponding day', () => {
    fc.assert(
      fc.property(days, fc.nat(1200), (from, months) => {
        const { year, month } = calendarDate(lastDay(from, months));
        const missing = calendarDate(from).day > daysInMonth(year, month);
        expect(plusMonths(from, months, 'next')).toBe(lastDay(from, months) + (missing ? 1 : 0));
      }),
      { numRuns: 1000, seed: 203 },
    );
  });
});
