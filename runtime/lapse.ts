/** How much time passes from one day to another. */
import type { OpOf } from '../compiler/plan.ts';
import { calendarDate, dayNumber, isLeapYear, type MonthEnd, plusMonths, yearOf } from '../dsl/calendar.ts';
import { add, integer, type Rational, rational, toNumber, ZERO } from '../dsl/rational.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { strict } from './operators.ts';
import { known, type State } from './states.ts';

type Lapse = Pick<OpOf<'lapse'>, 'unit' | 'lastIn'>;

/** Nothing passes backwards: 0 where `to` is not later than `from` (or, with the last day, earlier). */
export const lapse = (from: State, to: State, { unit, lastIn }: Lapse, end: MonthEnd): State =>
  strict([from, to], (a = ZERO, b = ZERO) => {
    const first = toNumber(a);
    const last = toNumber(b) + (lastIn ? 1 : 0);
    return known(last <= first ? ZERO : measure(first, last, unit, end));
  });

function measure(first: number, last: number, unit: Lapse['unit'], end: MonthEnd): Rational {
  switch (unit) {
    case 'day':
      return integer(last - first);
    case 'month':
      return integer(fullMonths(first, last, end));
    case 'year':
      return integer(Math.floor(fullMonths(first, last, end) / 12));
    case 'yearByDays':
      return yearsByDays(first, last);
    default:
      return unreachable(unit);
  }
}

/** The greatest number of months whose last day (as `plus` finds it) is not later than `last`. */
function fullMonths(first: number, last: number, end: MonthEnd): number {
  const [a, b] = [calendarDate(first), calendarDate(last)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return plusMonths(first, months, end) <= last ? months : months - 1;
}

/** Each day is one 365th of a year, of a leap year one 366th; `last` itself is left out. */
function yearsByDays(first: number, last: number): Rational {
  let sum = ZERO;
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    const days = Math.min(last, dayNumber(year + 1, 1, 1)) - Math.max(first, dayNumber(year, 1, 1));
    sum = add(sum, rational(BigInt(days), isLeapYear(year) ? 366n : 365n));
  }
  return sum;
}
