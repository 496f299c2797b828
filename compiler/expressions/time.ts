/** Years, months, dates and periods. 周年 and 年度 are different things (Civil Code, arts. 200–203). */
import type { Expr, ExprOf, Literal } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { type KeywordId, spell } from '../../dsl/keywords.ts';
import { ZERO } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import type { TypeName } from '../../dsl/typeWords.ts';
import {
  arithmetic,
  between,
  compareOp,
  constant,
  dayIn,
  lastDayOf,
  monthOf,
  monthPlus,
  overMonths,
  shift,
  shiftMonths,
  thisMonth,
  thisYear,
  yearOf,
  yearPlus,
} from '../ops.ts';
import type { Aggregate, Op, Type } from '../plan.ts';
import type { Meaning, PeriodMeaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, FLAG, finer, MONEY, MONTH, NUMBER, POINTS, POLICY, RATE, RATIO, YEAR } from '../types.ts';
import { statusOn } from './statuses.ts';
import { elaborateValue } from './values.ts';

/** 所在年度 of a date or month; 次年度 of a date, a month or a year. */
export function yearOfMeaning(expr: ExprOf<'yearOf'>, scope: Scope): ValueMeaning | undefined {
  const wanted = expr.word === 'yearOfDate' ? [DATE, MONTH] : [DATE, MONTH, YEAR];
  const of = elaborateValue(expr.of, scope, ...wanted);
  if (!of) return undefined;
  const year = of.type.kind === 'year' ? of.op : yearOf(of.op, expr.span);
  return { is: 'value', op: yearPlus(year, expr.word === 'nextYear' ? 1 : 0, expr.span), type: YEAR, grain: of.grain };
}

/** 所在月份 of a date; 次月 of a date or a month. */
export function monthOfMeaning(expr: ExprOf<'monthOf'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, ...(expr.word === 'monthOfDate' ? [DATE] : [DATE, MONTH]));
  if (!of) return undefined;
  const month = of.type.kind === 'date' ? monthOf(of.op, expr.span) : of.op;
  const moved = monthPlus(month, expr.word === 'nextMonth' ? 1 : 0, expr.span);
  return { is: 'value', op: moved, type: MONTH, grain: of.grain };
}

/** No period of a policy is longer; a slip of the digits would make every evaluation endless. */
export const LONGEST_PERIOD = { year: 100, month: 1200, day: 36525 } as const;

/** A written length of time, or a report. */
export function duration(
  by: Expr,
  report: Scope['report'],
): { readonly count: number; readonly unit: 'year' | 'month' | 'day' } | undefined {
  if (by.kind === 'literal' && by.literal.type === 'duration') {
    const { count, unit, spelling } = by.literal;
    if (count >= 1 && count <= LONGEST_PERIOD[unit]) return { count, unit };
    report(diagnostic('GJ3019', by.span, { written: spelling, most: String(LONGEST_PERIOD[unit]) }));
  } else reportNoDuration(by, report);
  return undefined;
}

const literalNames: { readonly [K in Literal['type']]: TypeName['word'] } = {
  money: 'money',
  ratio: 'ratio',
  points: 'pointsType',
  number: 'ratio',
  count: 'count',
  rate: 'unitPrice',
  duration: 'duration',
  year: 'yearType',
  month: 'monthType',
  date: 'date',
  monthDay: 'date',
  monthOfYear: 'monthType',
  ordinal: 'count',
  firstFew: 'count',
  split: 'splitType',
  clauseRef: 'textType',
  text: 'textType',
};

/** 3年 is needed; 2023年 is a year of the calendar, 3 a number. */
export function reportNoDuration(by: Expr, report: Scope['report']): void {
  if (by.kind === 'brokenExpr') return;
  const is: TypeName = { word: by.kind === 'literal' ? literalNames[by.literal.type] : 'textType' };
  report(diagnostic('GJ3002', by.span, { is, wanted: [{ word: 'duration' }] }));
}

/** Months; a year has twelve of them. */
function wholeMonths(by: Expr, scope: Scope): number | undefined {
  const length = duration(by, scope.report);
  if (!length) return undefined;
  if (length.unit !== 'day') return length.unit === 'year' ? length.count * 12 : length.count;
  scope.report(diagnostic('GJ3016', by.span, { unit: 'month', other: 'date' }));
  return undefined;
}

/** A length in the steps of years or of months. */
const wholeSteps = (of: Type, by: Expr, scope: Scope): number | undefined =>
  of.kind === 'month' ? wholeMonths(by, scope) : wholeYears(by, scope);
const stepsLater = (of: Op, n: number, at: Span): Op =>
  of.type.kind === 'month' ? monthPlus(of, n, at) : yearPlus(of, n, at);
const stepPeriod = (from: Op, to: Op, grain: PeriodMeaning['grain']): PeriodMeaning =>
  from.type.kind === 'month' ? monthPeriod(from, to, grain) : yearPeriod(from, to, grain);

export function wholeYears(by: Expr, scope: Scope): number | undefined {
  const length = duration(by, scope.report);
  if (!length) return undefined;
  if (length.unit === 'year') return length.count;
  scope.report(diagnostic('GJ3016', by.span, { unit: 'year', other: 'date' }));
  return undefined;
}

/** 起付年度后2年; 首次入库日期后6个月; 入职日期所在月份后3个月. */
export function laterMeaning(expr: ExprOf<'later'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, DATE, YEAR, MONTH);
  if (!of) return undefined;
  if (of.type.kind !== 'date') {
    const steps = wholeSteps(of.type, expr.by, scope);
    return steps === undefined ? undefined : { ...of, op: stepsLater(of.op, steps, expr.span) };
  }
  const length = duration(expr.by, scope.report);
  return (
    length && {
      ...of,
      op: { op: 'plus', of: of.op, count: length.count, unit: length.unit, type: DATE, at: expr.span },
    }
  );
}

/** 当年度和之后2年: three calendar years; 所在月份和之后11个月: twelve months. */
export function followingMeaning(expr: ExprOf<'following'>, scope: Scope): Meaning | undefined {
  const first = elaborateValue(expr.of, scope, YEAR, MONTH);
  const steps = first && wholeSteps(first.type, expr.by, scope);
  if (!first || steps === undefined) return undefined;
  return stepPeriod(first.op, stepsLater(first.op, steps, expr.span), first.grain);
}

/** 自X起3年内: from the day after X to the corresponding day, or else the month’s end. */
export function fromForMeaning(expr: ExprOf<'fromFor'>, scope: Scope): Meaning | undefined {
  const from = elaborateValue(expr.from, scope, DATE, YEAR, MONTH);
  if (!from) return undefined;
  if (from.type.kind !== 'date') {
    const steps = wholeSteps(from.type, expr.by, scope);
    if (steps === undefined) return undefined;
    return stepPeriod(from.op, stepsLater(from.op, steps - 1, expr.span), from.grain);
  }
  const length = duration(expr.by, scope.report);
  if (!length) return undefined;
  const to: Op = { op: 'plus', of: from.op, count: length.count, unit: length.unit, type: DATE, at: expr.span };
  return datePeriod(from.op, to, from.grain, true);
}

/** 自X起至Y止: both ends are inside. */
export function fromToMeaning(expr: ExprOf<'fromTo'>, scope: Scope): Meaning | undefined {
  const from = elaborateValue(expr.from, scope, DATE, YEAR, MONTH);
  const to = elaborateValue(expr.to, scope, ...(from ? [from.type] : [DATE, YEAR, MONTH]));
  if (!from || !to) return undefined;
  const grain = finer(from.grain, to.grain);
  return from.type.kind === 'date' ? datePeriod(from.op, to.op, grain, false) : stepPeriod(from.op, to.op, grain);
}

/** 自X起永久: as 自X起3年内, but without an end. */
export function fromEverMeaning(expr: ExprOf<'fromEver'>, scope: Scope): Meaning | undefined {
  const from = elaborateValue(expr.from, scope, DATE, YEAR);
  if (!from) return undefined;
  const first: Op = from.type.kind === 'year' ? from.op : yearOf(nextDay(from.op, expr.span), expr.span);
  return {
    is: 'period',
    unit: from.type.kind === 'year' ? 'year' : 'date',
    grain: from.grain,
    contains: (point, at) =>
      from.type.kind === 'year'
        ? compareOp('≥', point.type.kind === 'year' ? point : yearOf(point, at), first, at)
        : compareOp('>', dayFor(point, at), from.op, at),
    touchesYear: (year, at) => compareOp('≥', year, first, at),
  };
}

const nextDay = (day: Op, at: Span): Op => ({ op: 'plus', of: day, count: 1, unit: 'day', type: DATE, at });

export function validityMeaning(at: Span, scope: Scope): Meaning | undefined {
  const { validity } = scope.terms();
  if (!validity?.to) {
    scope.report(diagnostic('GJ2010', at, { what: spell('inForce', 'zh') }));
    return undefined;
  }
  const { from, to } = validity;
  return {
    is: 'period',
    unit: 'either',
    grain: POLICY,
    touchesYear: (year, span) => between(year, yearOf(from, span), yearOf(to, span), span),
    contains: (point, span) =>
      point.type.kind === 'year'
        ? between(point, yearOf(from, span), yearOf(to, span), span)
        : between(dayFor(point, span), from, to, span),
    bounds: { from: yearOf(from, at), to: yearOf(to, at) },
  };
}

/** A month lies in a year by its year, in a period of dates if its last day does. */
const dayFor = (point: Op, at: Span): Op => (point.type.kind === 'month' ? lastDayOf(point, at) : point);

export function yearPeriod(from: Op, to: Op, grain: PeriodMeaning['grain']): PeriodMeaning {
  const year = (point: Op, at: Span): Op => (point.type.kind === 'year' ? point : yearOf(point, at));
  const contains: PeriodMeaning['contains'] = (point, at) => between(year(point, at), from, to, at);
  return { is: 'period', unit: 'year', grain, contains, touchesYear: contains, bounds: { from, to } };
}

export function monthPeriod(from: Op, to: Op, grain: PeriodMeaning['grain']): PeriodMeaning {
  const month = (point: Op, at: Span): Op => (point.type.kind === 'date' ? monthOf(point, at) : point);
  return {
    is: 'period',
    unit: 'month',
    grain,
    contains: (point, at) => between(month(point, at), from, to, at),
    touchesYear: (year, at) => between(year, yearOf(from, at), yearOf(to, at), at),
    bounds: { from, to },
  };
}

function datePeriod(from: Op, to: Op, grain: PeriodMeaning['grain'], open: boolean): PeriodMeaning {
  return {
    is: 'period',
    unit: 'date',
    grain,
    contains: (point, at) => between(dayFor(point, at), from, to, at, open),
    touchesYear: (year, at) => between(year, yearOf(open ? nextDay(from, at) : from, at), yearOf(to, at), at),
  };
}

/** 2026年的兑付日. */
export function payDayMeaning(expr: ExprOf<'payDayOf'>, scope: Scope): ValueMeaning | undefined {
  const year = elaborateValue(expr.of, scope, YEAR);
  const { payDay } = scope.terms();
  if (year && !payDay) scope.report(diagnostic('GJ3013', expr.span, { line: spell('dayOfPayment', 'zh') }));
  return (
    year &&
    payDay && { is: 'value', op: dayIn(year.op, payDay.month, payDay.day, expr.span), type: DATE, grain: year.grain }
  );
}

/** LPR于签订日期: the row of a parameter that is in force on a day; 在库于签订日期: in the 状态 on that day. */
export function onDayMeaning(expr: ExprOf<'onDay'>, scope: Scope): ValueMeaning | undefined {
  // The day stands in the place of a year.
  const of = scope.elaborate(expr.of, { ...scope, yearly: true, monthly: true }, { kind: 'status' });
  const date = elaborateValue(expr.date, scope, DATE);
  if (!of || !date) return undefined;
  if (of.is === 'status') return statusOn(of.timeline, date, expr.span);
  if (of.is !== 'value' || of.op.op !== 'parameter') {
    const name = expr.of.kind === 'name' ? expr.of.name : '…';
    scope.report(diagnostic('GJ3024', expr.span, { name }));
    return undefined;
  }
  return { ...of, op: { ...of.op, on: date.op, at: expr.span }, grain: date.grain };
}

/** 上年度工业产值; of what is monthly, the same month of last year. */
export function lastYearMeaning(expr: ExprOf<'lastYear'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope);
  return of && yearlyOnly(of, expr.of, scope)
    ? { ...of, op: shift(of.op, -1, expr.span, of.grain.monthly) }
    : undefined;
}

/** 上月缴费基数. */
export function lastMonthMeaning(expr: ExprOf<'lastMonth'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope);
  return of && monthlyOnly(of, expr.of, 'lastMonth', scope)
    ? { ...of, op: shiftMonths(of.op, -1, expr.span) }
    : undefined;
}

/** 较上年度增长率, 新增额 (never below zero), 增减额; on last month likewise. */
export function changeMeaning(expr: ExprOf<'change'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, MONEY, NUMBER, RATIO, POINTS, RATE);
  if (!of) return undefined;
  const byMonth = expr.on === 'onLastMonth';
  if (!(byMonth ? monthlyOnly(of, expr.of, expr.on, scope) : yearlyOnly(of, expr.of, scope))) return undefined;
  const at = expr.span;
  const before = byMonth ? shiftMonths(of.op, -1, at) : shift(of.op, -1, at, of.grain.monthly);
  if (expr.word === 'growth')
    return { is: 'value', op: { op: 'growth', now: of.op, before, type: RATIO, at }, type: RATIO, grain: of.grain };
  const delta = arithmetic('sub', of.op, before, of.type, at);
  return {
    ...of,
    ...(of.type.kind === 'ratio' ? { also: POINTS } : {}),
    op: expr.word === 'delta' ? delta : arithmetic('max', delta, constant(ZERO, of.type, at), of.type, at),
  };
}

const shown = (expr: Expr): string => (expr.kind === 'name' ? expr.name : '…');

export function yearlyOnly(of: ValueMeaning, expr: Expr, scope: Scope): boolean {
  if (of.grain.yearly) return true;
  scope.report(diagnostic('GJ3007', expr.span, { name: shown(expr) }));
  return false;
}

/** Whether something has a value each month; `word` asks for it. */
export function monthlyOnly(of: ValueMeaning, expr: Expr, word: KeywordId, scope: Scope): boolean {
  if (of.grain.monthly) return true;
  scope.report(diagnostic('GJ3051', expr.span, { name: shown(expr), word: spell(word, 'zh'), needs: 'monthly' }));
  return false;
}

/** 连续3年…: it holds this year and in each of the two before; 连续6个月…: this month and the five before. */
export function consecutiveMeaning(expr: ExprOf<'consecutive'>, scope: Scope): ValueMeaning | undefined {
  const { years: by } = expr;
  const at = expr.span;
  const of = elaborateValue(expr.of, scope, FLAG);
  if (by.kind === 'literal' && by.literal.type === 'duration' && by.literal.unit === 'month') {
    const months = wholeMonths(by, scope);
    if (months === undefined || !of || !monthlyOnly(of, expr.of, 'consecutive', scope)) return undefined;
    const window = { from: monthPlus(thisMonth(at), 1 - months, at), to: thisMonth(at) };
    return { ...of, op: overMonths('all', of.op, at, window) };
  }
  const years = wholeYears(by, scope);
  if (years === undefined || !of || !yearlyOnly(of, expr.of, scope)) return undefined;
  const from = yearPlus(thisYear(at), 1 - years, at);
  return { ...of, op: overYears('all', of, from, thisYear(at), at) };
}

/** Over years; what is monthly is asked in the same month of each. */
export const overYears = (how: Aggregate, of: ValueMeaning, from: Op, to: Op, at: Span): Op => ({
  op: 'overYears',
  how,
  from,
  to,
  of: of.op,
  ...(of.grain.monthly ? { sameMonth: true as const } : {}),
  type: of.type,
  at,
});
