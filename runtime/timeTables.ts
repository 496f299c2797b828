/** Tables of a population with a row for each entity and year, or month. */
import type { Column, Plan } from '../compiler/plan.ts';
import { calendarMonth, isoMonth } from '../dsl/calendar.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { spellingsOf } from '../dsl/keywords.ts';
import { readMonth, readYear } from '../dsl/numbers.ts';
import { NO_PLACE } from './cells.ts';

/** What tells the one from the other. */
export interface Times {
  readonly column: readonly string[];
  readonly names: (plan: Plan) => readonly string[];
  readonly holds: (c: Column) => boolean;
  readonly read: (text: string) => number | undefined;
  readonly expected: 'year' | 'month';
  readonly yearOf: (time: number) => number;
  readonly into: 'yearly' | 'monthly';
  readonly twice: (
    row: { readonly file: string; readonly row: number; readonly id: string },
    time: number,
  ) => Diagnostic;
}
const named = (id: 'yearType' | 'monthType') => ({
  column: spellingsOf(id),
  names: (plan: Plan) => spellingsOf(id).map((word) => `${plan.entity}.${word}`),
});
export const byYear: Times = {
  ...named('yearType'),
  holds: (c) => c.yearly && !c.monthly,
  read: readYear,
  expected: 'year',
  yearOf: (year) => year,
  into: 'yearly',
  twice: (row, year) => diagnostic('GJ6016', NO_PLACE, { ...row, year }),
};
export const byMonth: Times = {
  ...named('monthType'),
  holds: (c) => c.monthly === true,
  read: readMonth,
  expected: 'month',
  yearOf: (month) => calendarMonth(month).year,
  into: 'monthly',
  twice: (row, month) => diagnostic('GJ6054', NO_PLACE, { ...row, month: isoMonth(month) }),
};
