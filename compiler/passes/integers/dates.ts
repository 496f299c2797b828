/** Plain dates as day numbers, in integer arithmetic (Hinnant, as in dsl/calendar.ts). */
import { type Bool, type Int, STATE } from '../../code.ts';
import type { OpOf } from '../../plan.ts';
import { both, compare, either, lit, minus, pick, plus, quotient, smaller, times } from './build.ts';
import type { Context } from './context.ts';
import { bit, type NumberValue, type Possible, withState } from './values.ts';

const FIRST = { year: 1, day: -719_162 };
const LAST = { year: 9999, day: 2_932_896 };

interface Civil {
  readonly year: Int;
  readonly month: Int;
  readonly day: Int;
}

/** 1 March 1900 to 28 February 2100: there every fourth year is a leap year, and one division is enough. */
const PLAIN = { first: -25_508, last: 47_540, from: 1901, to: 2099 };

const isPlainDay = ({ range }: Int): boolean => range.lo >= BigInt(PLAIN.first) && range.hi <= BigInt(PLAIN.last);
const isPlainYear = ({ range }: Int): boolean => range.lo >= BigInt(PLAIN.from) && range.hi <= BigInt(PLAIN.to);

function civilOf(context: Context, dayNumber: Int): Civil {
  const { bind } = context.writer;
  if (isPlainDay(dayNumber)) {
    const z = bind(plus(dayNumber, lit(-PLAIN.first)));
    const years = bind(quotient(plus(times(z, lit(4)), lit(3)), lit(1461)));
    const dayOfYear = bind(within(minus(z, quotient(times(years, lit(1461)), lit(4))), 0, 366));
    return monthAndDay(context, plus(years, lit(1900)), dayOfYear);
  }
  const z = bind(plus(dayNumber, lit(719_468)));
  const era = bind(quotient(z, lit(146_097)));
  const dayOfEra = bind(within(minus(z, times(era, lit(146_097))), 0, 146_096));
  const yearOfEra = bind(
    quotient(
      minus(
        plus(minus(dayOfEra, quotient(dayOfEra, lit(1460))), quotient(dayOfEra, lit(36_524))),
        quotient(dayOfEra, lit(146_096)),
      ),
      lit(365),
    ),
  );
  const before = minus(plus(times(yearOfEra, lit(365)), quotient(yearOfEra, lit(4))), quotient(yearOfEra, lit(100)));
  const dayOfYear = bind(within(minus(dayOfEra, before), 0, 366));
  return monthAndDay(context, plus(yearOfEra, times(era, lit(400))), dayOfYear);
}

/** From a year that begins on 1 March. */
function monthAndDay(context: Context, fromMarch: Int, dayOfYear: Int): Civil {
  const { bind } = context.writer;
  const shifted = bind(quotient(plus(times(dayOfYear, lit(5)), lit(2)), lit(153)));
  const day = plus(minus(dayOfYear, quotient(plus(times(shifted, lit(153)), lit(2)), lit(5))), lit(1));
  const month = bind(plus(shifted, pick(compare('<', shifted, lit(10)), lit(3), lit(-9))));
  const year = plus(fromMarch, pick(compare('≤', month, lit(2)), lit(1), lit(0)));
  return { year: bind(year), month, day: bind(within(day, 1, 31)) };
}

/** The same number with a range that is known from the calendar. */
const within = (value: Int, lo: number, hi: number): Int => ({
  ...value,
  range: { lo: BigInt(lo), hi: BigInt(hi) },
});

function dayNumberOf(context: Context, { year, month, day }: Civil): Int {
  const { bind } = context.writer;
  const y = bind(minus(year, pick(compare('≤', month, lit(2)), lit(1), lit(0))));
  const plain = isPlainYear(y);
  const era = plain ? lit(0) : bind(quotient(y, lit(400)));
  const yearOfEra = bind(within(minus(y, times(era, lit(400))), 0, 399));
  const shifted = plus(month, pick(compare('>', month, lit(2)), lit(-3), lit(9)));
  const dayOfYear = minus(plus(quotient(plus(times(shifted, lit(153)), lit(2)), lit(5)), day), lit(1));
  if (plain) {
    const sinceMarch1900 = plus(quotient(times(minus(y, lit(1900)), lit(1461)), lit(4)), dayOfYear);
    return bind(plus(sinceMarch1900, lit(PLAIN.first)));
  }
  const ofEra = plus(
    minus(plus(times(yearOfEra, lit(365)), quotient(yearOfEra, lit(4))), quotient(yearOfEra, lit(100))),
    dayOfYear,
  );
  return bind(minus(plus(times(era, lit(146_097)), ofEra), lit(719_468)));
}

function isLeap(context: Context, year: Int): Bool {
  const { bind } = context.writer;
  const fourth = compare('=', bind(minus(year, times(quotient(year, lit(4)), lit(4)))), lit(0));
  if (isPlainYear(year)) return fourth;
  const divides = (by: number): Bool =>
    compare('=', bind(minus(year, times(quotient(year, lit(by)), lit(by)))), lit(0));
  const hundred = divides(100);
  return either(both(fourth, { bool: 'not', of: hundred }), divides(400));
}

function monthLength(context: Context, year: Int, month: Int): Int {
  const leap = isLeap(context, year);
  const short = either(...[4, 6, 9, 11].map((m) => compare('=', month, lit(m))));
  return pick(compare('=', month, lit(2)), pick(leap, lit(29), lit(28)), pick(short, lit(30), lit(31)));
}

export function yearOfValue(context: Context, of: NumberValue): NumberValue {
  return { ...of, n: civilOf(context, of.n).year };
}

/** A day of a year; 29 February is the 28th where there is none. */
export function dayInValue(context: Context, op: OpOf<'dayIn'>, year: NumberValue): NumberValue {
  const { bind } = context.writer;
  const y = bind(year.n);
  const day = op.day > 28 ? bind(smaller(lit(op.day), monthLength(context, y, lit(op.month)))) : lit(op.day);
  const n = dayNumberOf(context, { year: y, month: lit(op.month), day });
  return dated(context, n, either(compare('<', y, lit(FIRST.year)), compare('>', y, lit(LAST.year))), year);
}

/** A date moved by whole years, months or days: the corresponding day, else the month's last. */
export function plusValue(context: Context, op: OpOf<'plus'>, of: NumberValue): NumberValue {
  const { bind } = context.writer;
  const n =
    op.unit === 'day'
      ? bind(plus(of.n, lit(op.count)))
      : movedMonths(context, of.n, op.unit === 'year' ? op.count * 12 : op.count);
  return dated(context, n, either(compare('<', n, lit(FIRST.day)), compare('>', n, lit(LAST.day))), of);
}

function movedMonths(context: Context, day: Int, months: number): Int {
  const { bind } = context.writer;
  const from = civilOf(context, day);
  const index = bind(plus(times(from.year, lit(12)), plus(from.month, lit(months - 1))));
  const year = bind(quotient(index, lit(12)));
  const month = bind(within(plus(minus(index, times(year, lit(12))), lit(1)), 1, 12));
  return dayNumberOf(context, { year, month, day: bind(smaller(from.day, monthLength(context, year, month))) });
}

function dated(context: Context, n: Int, outside: Bool, of: NumberValue): NumberValue {
  const never = outside.bool === 'lit' && !outside.value;
  const state = never
    ? of.state
    : context.writer.bind(
        pick(both(compare('=', of.state, lit(STATE.value)), outside), lit(STATE.notComputable), of.state),
      );
  const states: Possible = of.can | (never ? 0 : bit(STATE.notComputable));
  return withState(n, lit(1), state, states);
}
