/** Operators on states. None of them depends on the order of its operands. */
import type { Comparison, OpOf, Value } from '../compiler/plan.ts';
import {
  calendarDate,
  calendarMonth,
  dayNumber,
  dayOfMonth,
  daysInMonth,
  type MonthEnd,
  monthOfDay,
  plusMonths,
} from '../dsl/calendar.ts';
import {
  add,
  compare as compareNumbers,
  div,
  integer,
  max,
  min,
  mul,
  type Rational,
  rational,
  roundTo,
  sub,
  toNumber,
  ZERO,
} from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { unreachable } from '../dsl/unreachable.ts';
import {
  ABSENT,
  FALSE,
  flag,
  isFalse,
  isTrue,
  known,
  notComputable,
  numberOf,
  type State,
  sameValue,
  stopped,
  TRUE,
} from './states.ts';

export type Arithmetic = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max';

/** Applies f to numbers that are all there; else 不可计算, 未知 or 不适用, in this order. */
export function strict(states: readonly State[], f: (...numbers: Rational[]) => State): State {
  const stop = stopped(states);
  if (stop) return stop;
  const numbers: Rational[] = [];
  for (const s of states) {
    if (s.kind !== 'value') return ABSENT;
    numbers.push(numberOf(s.value));
  }
  return f(...numbers);
}

export const arithmetic = (op: Arithmetic, a: State, b: State, at: Span): State =>
  strict([a, b], (x = ZERO, y = ZERO) => {
    switch (op) {
      case 'add':
        return known(add(x, y));
      case 'sub':
        return known(sub(x, y));
      case 'mul':
        return known(mul(x, y));
      case 'div':
        return y.n === 0n ? notComputable('divisionByZero', at) : known(div(x, y));
      case 'min':
        return known(min(x, y));
      case 'max':
        return known(max(x, y));
      default:
        return unreachable(op);
    }
  });

/** (now − before) / before, for a base above zero. */
export const growth = (now: State, before: State, at: Span): State =>
  strict([now, before], (x = ZERO, y = ZERO) =>
    y.n <= 0n ? notComputable('baseNotPositive', at) : known(div(sub(x, y), y)),
  );

/** What is not there satisfies no comparison but ≠, whatever the other side; so `not (a = b)` is `a ≠ b`. */
export function comparison(how: Comparison, a: State, b: State): State {
  if (a.kind === 'absent' || b.kind === 'absent') return flag(how === '≠');
  const stop = stopped([a, b]);
  if (stop) return stop;
  return a.kind === 'value' && b.kind === 'value' ? flag(holds(how, a.value, b.value)) : FALSE;
}

function holds(how: Comparison, a: Value, b: Value): boolean {
  if (how === '=') return sameValue(a, b);
  if (how === '≠') return !sameValue(a, b);
  const order = compareNumbers(numberOf(a), numberOf(b));
  switch (how) {
    case '<':
      return order < 0;
    case '≤':
      return order <= 0;
    case '≥':
      return order >= 0;
    case '>':
      return order > 0;
    default:
      return unreachable(how);
  }
}

/**
 * from ≤ of ≤ to, or from < of ≤ to where `open`: two comparisons and Kleene's 且, so that a date
 * beyond one end lies outside even where the other end is 未知.
 */
export const between = (of: State, from: State, to: State, open: boolean): State =>
  and([comparison(open ? '<' : '≤', from, of), comparison('≤', of, to)]);

/** Kleene's 且: one false settles it. */
export function and(parts: readonly State[]): State {
  if (parts.some(isFalse)) return FALSE;
  return stopped(parts) ?? TRUE;
}

/** Kleene's 或: one true settles it. */
export function or(parts: readonly State[]): State {
  if (parts.some(isTrue)) return TRUE;
  return stopped(parts) ?? FALSE;
}

export const not = (of: State): State => (isTrue(of) ? FALSE : isFalse(of) ? TRUE : of);

/**
 * Part `index` (from 0) of an amount in fen: every part but the last is cut to a whole fen
 * towards zero (or rounded as it is told, but never beyond what is left) and the last takes the
 * rest, so that the parts sum to the amount exactly.
 */
export const part = (
  of: State,
  { weights, unit = 1n, mode = 'down' }: Pick<OpOf<'part'>, 'weights' | 'unit' | 'mode'>,
  index: State,
  at: Span,
): State => {
  // Outside the parts nothing is due, whatever the amount: an unknown award is not unknown in every year.
  const outside = strict([index], (i = ZERO) =>
    i.d !== 1n || i.n < 0n || i.n >= BigInt(weights.length) ? ABSENT : TRUE,
  );
  if (!isTrue(outside)) return outside;
  return strict([of, index], (amount = ZERO, i = ZERO) => {
    const total = weights.reduce((sum, w) => sum + BigInt(w), 0n);
    if (total === 0n) return notComputable('divisionByZero', at);
    let left = amount;
    for (const [k, w] of weights.slice(0, -1).entries()) {
      const rounded = roundTo(mul(amount, rational(BigInt(w), total)), unit, mode);
      const own = amount.n < 0n ? max(rounded, left) : min(rounded, left);
      if (BigInt(k) === i.n) return known(own);
      left = sub(left, own);
    }
    return known(left);
  });
};

/** A year of the calendar as a JavaScript number; undefined outside 1 … 9999. */
export const calendarYear = (a: Rational): number | undefined =>
  a.d === 1n && a.n >= 1n && a.n <= 9999n ? toNumber(a) : undefined;

/** A month of the calendar as a JavaScript number; undefined outside the years 1 … 9999. */
export const calendarMonthNumber = (a: Rational): number | undefined =>
  a.d === 1n && a.n >= 12n && a.n < 120_000n ? toNumber(a) : undefined;

const FIRST_DAY = BigInt(dayNumber(1, 1, 1));
const LAST_DAY = BigInt(dayNumber(9999, 12, 31));
const onCalendar = (day: number, at: Span): State =>
  BigInt(day) < FIRST_DAY || BigInt(day) > LAST_DAY ? notComputable('outOfCalendar', at) : known(integer(day));

export const yearOf = (of: State): State => strict([of], (d = ZERO) => known(integer(calendarDate(toNumber(d)).year)));

export const yearOfMonth = (of: State): State =>
  strict([of], (m = ZERO) => known(integer(calendarMonth(toNumber(m)).year)));

export const monthOf = (of: State): State => strict([of], (d = ZERO) => known(integer(monthOfDay(toNumber(d)))));

/** A day of a month, or its last day where it has no such day. */
export const dayOf = (month: State, day: number, at: Span): State =>
  strict([month], (m = ZERO) => {
    const n = calendarMonthNumber(m);
    return n === undefined ? notComputable('outOfCalendar', at) : known(integer(dayOfMonth(n, day)));
  });

/** A day of a year; 29 February is the 28th where there is none. */
export const dayIn = (year: State, month: number, day: number, at: Span): State =>
  strict([year], (y = ZERO) => {
    const n = calendarYear(y);
    if (n === undefined) return notComputable('outOfCalendar', at);
    return known(integer(dayNumber(n, month, Math.min(day, daysInMonth(n, month)))));
  });

/** A date moved by whole years, months or days. */
export const plus = (of: State, count: number, unit: 'year' | 'month' | 'day', end: MonthEnd, at: Span): State =>
  strict([of], (d = ZERO) => {
    const day = toNumber(d);
    return onCalendar(unit === 'day' ? day + count : plusMonths(day, unit === 'year' ? count * 12 : count, end), at);
  });
