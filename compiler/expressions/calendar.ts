/** 首次, 年次, 第3年, 累计3年, and the same days of every year. */
import type { Expr, ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { integer, ONE } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import {
  absent,
  allOf,
  anyOf,
  arithmetic,
  between,
  compareOp,
  constant,
  dayIn,
  lastDayOf,
  missing,
  monthOf,
  monthPlus,
  no,
  not,
  overMonths,
  thisMonth,
  thisYear,
  when,
  yearOf,
  yearPlus,
  yes,
} from '../ops.ts';
import type { Op } from '../plan.ts';
import type { Meaning, PeriodMeaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, durationType, FLAG, finer, MONTH, POLICY, YEAR } from '../types.ts';
import {
  LONGEST_PERIOD,
  monthlyOnly,
  monthPeriod,
  overYears,
  reportNoDuration,
  yearlyOnly,
  yearPeriod,
} from './time.ts';
import { elaborateValue, reportKind } from './values.ts';

// 首次

/** 自2020年起首次X: X holds now and held in no year (month) from 2020 up to the one before. */
export function firstTimeMeaning(expr: ExprOf<'firstTime'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, FLAG);
  if (!expr.from) {
    scope.report(diagnostic('GJ3054', expr.span, { word: spell('firstTime', 'zh') }));
    return undefined;
  }
  const from = elaborateValue(expr.from, scope, YEAR, DATE, MONTH);
  if (!of || !from || !yearlyOnly(of, expr.of, scope)) return undefined;
  const at = expr.span;
  const grain = finer(of.grain, from.grain);
  if (of.grain.monthly) {
    const start = monthAt(from.op, at);
    const window = { from: start, to: monthPlus(thisMonth(at), -1, at) };
    const before = overMonths('any', of.op, at, window);
    return { ...of, op: allOf([of.op, compareOp('≥', thisMonth(at), start, at), not(before, at)], at), grain };
  }
  const start = from.type.kind === 'year' ? from.op : yearOf(from.op, at);
  const before = overYears('any', of, start, yearPlus(thisYear(at), -1, at), at);
  return { ...of, op: allOf([of.op, compareOp('≥', thisYear(at), start, at), not(before, at)], at), grain };
}

/** The first month of a year, the month of a date. */
const monthAt = (from: Op, at: Span): Op =>
  from.type.kind === 'month' ? from : monthOf(from.type.kind === 'year' ? dayIn(from, 1, 1, at) : from, at);
const lastMonthAt = (to: Op, at: Span): Op => (to.type.kind === 'month' ? to : monthOf(dayIn(to, 12, 31, at), at));

// 年次

/** 自起租年度起的年次: 1 in the first year; before it there is none. */
export function timeIndexMeaning(expr: ExprOf<'timeIndex'>, scope: Scope): ValueMeaning | undefined {
  const at = expr.span;
  const byYear = expr.word === 'yearIndex';
  const from = elaborateValue(expr.from, scope, byYear ? YEAR : MONTH);
  if (!(byYear ? scope.yearly : scope.monthly)) {
    scope.report(diagnostic(byYear ? 'GJ3005' : 'GJ3050', at, { name: spell(expr.word, 'zh') }));
    return undefined;
  }
  if (!from) return undefined;
  const type = durationType(byYear ? 'year' : 'month');
  const one = constant(ONE, type, at);
  const now = byYear ? thisYear(at) : thisMonth(at);
  const index = arithmetic('add', arithmetic('sub', now, from.op, type, at), one, type, at);
  const grain = finer(from.grain, { of: 'policy', yearly: true, ...(byYear ? {} : { monthly: true }) });
  return { is: 'value', op: when(compareOp('≥', index, one, at), index, absent(type, at), at), type, grain };
}

/** 自起租年度起第3年: that year; 自起租年度起第1年至第2年: those years. Months likewise. */
export function nthMeaning(expr: ExprOf<'nth'>, scope: Scope): Meaning | undefined {
  const from = elaborateValue(expr.from, scope, YEAR, MONTH);
  if (!from) return undefined;
  const unit = from.type.kind === 'month' ? 'month' : 'year';
  const at = (nth: Expr): Op | undefined => {
    if (nth.kind !== 'literal' || nth.literal.type !== 'ordinal') return undefined;
    const { literal, span } = nth;
    if (literal.unit !== unit) {
      scope.report(diagnostic('GJ3016', span, { unit, other: literal.unit }));
      return undefined;
    }
    if (literal.nth < 1 || literal.nth > LONGEST_PERIOD[unit]) {
      scope.report(diagnostic('GJ3019', span, { written: literal.spelling, most: String(LONGEST_PERIOD[unit]) }));
      return undefined;
    }
    return unit === 'month'
      ? monthPlus(from.op, literal.nth - 1, expr.span)
      : yearPlus(from.op, literal.nth - 1, expr.span);
  };
  const first = at(expr.first);
  const last = expr.last && at(expr.last);
  if (!first || (expr.last && !last)) return undefined;
  if (!last) return { ...from, op: first };
  return unit === 'month' ? monthPeriod(first, last, from.grain) : yearPeriod(first, last, from.grain);
}

// 累计

/** 扶持年度内累计3年X: X held in at least three years of the period, up to this one. */
export function cumulativeMeaning(expr: ExprOf<'cumulative'>, scope: Scope): ValueMeaning | undefined {
  const period = scope.elaborate(expr.period, scope, { kind: 'period' });
  const of = elaborateValue(expr.of, scope, FLAG);
  const { least } = expr;
  if (least.kind !== 'literal' || least.literal.type !== 'duration') {
    reportNoDuration(least, scope.report);
    return undefined;
  }
  const { count, unit, spelling } = least.literal;
  if (!period || !of) return undefined;
  if (period.is !== 'period') {
    reportKind(expr.period, scope, period, [{ kind: 'period' }]);
    return undefined;
  }
  if (unit === 'day' || !period.bounds || (unit === 'year' && period.unit === 'month')) {
    const wrong = unit === 'day' ? ({ unit: 'year', other: 'date' } as const) : { unit, other: period.unit };
    scope.report(diagnostic('GJ3016', expr.span, wrong));
    return undefined;
  }
  if (count < 1 || count > LONGEST_PERIOD[unit]) {
    scope.report(diagnostic('GJ3019', least.span, { written: spelling, most: String(LONGEST_PERIOD[unit]) }));
    return undefined;
  }
  const byMonth = unit === 'month';
  if (!(byMonth ? monthlyOnly(of, expr.of, 'overLife', scope) : yearlyOnly(of, expr.of, scope))) return undefined;
  const counted = counter(of, period.bounds, byMonth, expr.span);
  return { ...of, op: atLeastSo(counted, of.op, count, unit, expr.span), grain: finer(of.grain, period.grain) };
}

/** Counts the years or months up to this one in which a flag holds. */
const counter = (
  of: ValueMeaning,
  { from, to }: NonNullable<PeriodMeaning['bounds']>,
  byMonth: boolean,
  at: Span,
): ((flag: Op) => Op) => {
  const type = durationType(byMonth ? 'month' : 'year');
  if (byMonth) {
    const window = { from: monthAt(from, at), to: arithmetic('min', lastMonthAt(to, at), thisMonth(at), MONTH, at) };
    return (flag) => ({ ...overMonths('count', flag, at, window), type });
  }
  const last = arithmetic('min', to, thisYear(at), YEAR, at);
  return (flag) => ({ ...overYears('count', { ...of, op: flag }, from, last, at), type });
};

/**
 * Kleene's “at least”: those that are known settle it where they are enough, or would not be
 * even with all the unknown ones.
 */
function atLeastSo(count: (flag: Op) => Op, flag: Op, least: number, unit: 'year' | 'month', at: Span): Op {
  const enough = (of: Op) => compareOp('≥', count(of), constant(integer(least), durationType(unit), at), at);
  const known = when(missing(flag, at), no(at), flag, at);
  const possible = when(missing(flag, at), yes(at), flag, at);
  return allOf([enough(possible), anyOf([enough(known), enough(flag)], at)], at);
}

// 每年的窗口

/** 每年9月1日至9月30日, 每年3月, 每年11月至3月. A window whose end comes before its beginning runs over the year's end. */
export function yearlyWindowMeaning(expr: ExprOf<'yearlyWindow'>, scope: Scope): Meaning | undefined {
  const from = dayOfYear(expr.from, 1, scope);
  const to = dayOfYear(expr.to ?? expr.from, 31, scope);
  if (!from || !to) return undefined;
  const crosses = from.month * 100 + from.day > to.month * 100 + to.day;
  return {
    is: 'period',
    unit: 'date',
    grain: POLICY,
    recurs: true,
    // Some day of every year lies in it.
    touchesYear: (_year, at) => yes(at),
    contains: (point, at) => {
      const day = point.type.kind === 'month' ? lastDayOf(point, at) : point;
      const first = dayIn(yearOf(point, at), from.month, from.day, at);
      const last = dayIn(yearOf(point, at), to.month, to.day, at);
      if (!crosses) return between(day, first, last, at);
      return anyOf([compareOp('≥', day, first, at), compareOp('≤', day, last, at)], at);
    },
  };
}

/** 9月1日; of 9月 alone its first or its last day. */
function dayOfYear(
  expr: Expr,
  day: number,
  scope: Scope,
): { readonly month: number; readonly day: number } | undefined {
  if (expr.kind === 'literal' && expr.literal.type === 'monthDay') return expr.literal;
  if (expr.kind === 'literal' && expr.literal.type === 'monthOfYear') return { month: expr.literal.month, day };
  if (expr.kind === 'literal') scope.report(diagnostic('GJ3017', expr.span, { word: expr.literal.spelling }));
  return undefined;
}

/** 本年度9月30日. */
export function dayOfYearMeaning(expr: ExprOf<'dayOfYear'>, scope: Scope): ValueMeaning | undefined {
  const year = elaborateValue(expr.of, scope, YEAR);
  const day = dayOfYear(expr.day, 1, scope);
  return (
    year && day && { is: 'value', op: dayIn(year.op, day.month, day.day, expr.span), type: DATE, grain: year.grain }
  );
}
