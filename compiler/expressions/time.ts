/** Years, dates and periods. 周年 and 年度 are different things (Civil Code, arts. 200–203). */
import type { Expr, ExprOf, Literal } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { ZERO } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import type { TypeName } from '../../dsl/typeWords.ts';
import { arithmetic, between, compareOp, constant, dayIn, shift, thisYear, yearOf, yearPlus } from '../ops.ts';
import type { Op } from '../plan.ts';
import type { Meaning, PeriodMeaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, FLAG, finer, MONEY, NUMBER, POINTS, POLICY, RATE, RATIO, YEAR } from '../types.ts';
import { elaborateValue } from './values.ts';

/** 所在年度 of a date; 次年度 of a date or a year. */
export function yearOfMeaning(expr: ExprOf<'yearOf'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, ...(expr.word === 'yearOfDate' ? [DATE] : [DATE, YEAR]));
  if (!of) return undefined;
  const year = of.type.kind === 'date' ? yearOf(of.op, expr.span) : of.op;
  return { is: 'value', op: yearPlus(year, expr.word === 'nextYear' ? 1 : 0, expr.span), type: YEAR, grain: of.grain };
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
  date: 'date',
  monthDay: 'date',
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

function wholeYears(by: Expr, scope: Scope): number | undefined {
  const length = duration(by, scope.report);
  if (!length) return undefined;
  if (length.unit === 'year') return length.count;
  scope.report(diagnostic('GJ3016', by.span, { unit: 'year', other: 'date' }));
  return undefined;
}

/** 起付年度后2年; 首次入库日期后6个月. */
export function laterMeaning(expr: ExprOf<'later'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, DATE, YEAR);
  if (!of) return undefined;
  if (of.type.kind === 'year') {
    const years = wholeYears(expr.by, scope);
    return years === undefined ? undefined : { ...of, op: yearPlus(of.op, years, expr.span) };
  }
  const length = duration(expr.by, scope.report);
  return (
    length && {
      ...of,
      op: { op: 'plus', of: of.op, count: length.count, unit: length.unit, type: DATE, at: expr.span },
    }
  );
}

/** 当年度和之后2年: three calendar years. */
export function followingMeaning(expr: ExprOf<'following'>, scope: Scope): Meaning | undefined {
  const first = elaborateValue(expr.of, scope, YEAR);
  const years = wholeYears(expr.by, scope);
  if (!first || years === undefined) return undefined;
  return yearPeriod(first.op, yearPlus(first.op, years, expr.span), first.grain);
}

/** 自X起3年内: from the day after X to the corresponding day, or else the month’s end. */
export function fromForMeaning(expr: ExprOf<'fromFor'>, scope: Scope): Meaning | undefined {
  const from = elaborateValue(expr.from, scope, DATE, YEAR);
  const length = duration(expr.by, scope.report);
  if (!from || !length) return undefined;
  if (from.type.kind === 'year') {
    const years = wholeYears(expr.by, scope);
    return years === undefined ? undefined : yearPeriod(from.op, yearPlus(from.op, years - 1, expr.span), from.grain);
  }
  const to: Op = { op: 'plus', of: from.op, count: length.count, unit: length.unit, type: DATE, at: expr.span };
  return datePeriod(from.op, to, from.grain, true);
}

/** 自X起至Y止: both ends are inside. */
export function fromToMeaning(expr: ExprOf<'fromTo'>, scope: Scope): Meaning | undefined {
  const from = elaborateValue(expr.from, scope, DATE, YEAR);
  const to = elaborateValue(expr.to, scope, ...(from ? [from.type] : [DATE, YEAR]));
  if (!from || !to) return undefined;
  const grain = finer(from.grain, to.grain);
  return from.type.kind === 'year' ? yearPeriod(from.op, to.op, grain) : datePeriod(from.op, to.op, grain, false);
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
        ? compareOp('≥', point.type.kind === 'date' ? yearOf(point, at) : point, first, at)
        : compareOp('>', point, from.op, at),
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
        : between(point, from, to, span),
  };
}

function yearPeriod(from: Op, to: Op, grain: PeriodMeaning['grain']): PeriodMeaning {
  const year = (point: Op, at: Span): Op => (point.type.kind === 'date' ? yearOf(point, at) : point);
  const contains: PeriodMeaning['contains'] = (point, at) => between(year(point, at), from, to, at);
  return { is: 'period', unit: 'year', grain, contains, touchesYear: contains };
}

function datePeriod(from: Op, to: Op, grain: PeriodMeaning['grain'], open: boolean): PeriodMeaning {
  return {
    is: 'period',
    unit: 'date',
    grain,
    contains: (point, at) => between(point, from, to, at, open),
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

/** LPR于签订日期: the row of a parameter that is in force on a day. */
export function onDayMeaning(expr: ExprOf<'onDay'>, scope: Scope): ValueMeaning | undefined {
  // The day stands in the place of a year.
  const of = elaborateValue(expr.of, { ...scope, yearly: true });
  const date = elaborateValue(expr.date, scope, DATE);
  if (!of || !date) return undefined;
  if (of.op.op !== 'parameter') {
    const name = expr.of.kind === 'name' ? expr.of.name : '…';
    scope.report(diagnostic('GJ3024', expr.span, { name }));
    return undefined;
  }
  return { ...of, op: { ...of.op, on: date.op, at: expr.span }, grain: date.grain };
}

/** 上年度工业产值. */
export function lastYearMeaning(expr: ExprOf<'lastYear'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope);
  return of && yearlyOnly(of, expr.of, scope) ? { ...of, op: shift(of.op, -1, expr.span) } : undefined;
}

/** 较上年度增长率, 新增额 (never below zero), 增减额. */
export function changeMeaning(expr: ExprOf<'change'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, MONEY, NUMBER, RATIO, POINTS, RATE);
  if (!of || !yearlyOnly(of, expr.of, scope)) return undefined;
  const before = shift(of.op, -1, expr.span);
  if (expr.word === 'growth')
    return {
      is: 'value',
      op: { op: 'growth', now: of.op, before, type: RATIO, at: expr.span },
      type: RATIO,
      grain: of.grain,
    };
  const delta = arithmetic('sub', of.op, before, of.type, expr.span);
  return {
    ...of,
    ...(of.type.kind === 'ratio' ? { also: POINTS } : {}),
    op:
      expr.word === 'delta' ? delta : arithmetic('max', delta, constant(ZERO, of.type, expr.span), of.type, expr.span),
  };
}

function yearlyOnly(of: ValueMeaning, expr: Expr, scope: Scope): boolean {
  if (of.grain.yearly) return true;
  scope.report(diagnostic('GJ3007', expr.span, { name: expr.kind === 'name' ? expr.name : '…' }));
  return false;
}

/** 连续3年…: it holds this year and in each of the two before; a year without figures is 未知. */
export function consecutiveMeaning(expr: ExprOf<'consecutive'>, scope: Scope): ValueMeaning | undefined {
  const years = wholeYears(expr.years, scope);
  const of = elaborateValue(expr.of, scope, FLAG);
  if (years === undefined || !of || !yearlyOnly(of, expr.of, scope)) return undefined;
  const at = expr.span;
  const from = yearPlus(thisYear(at), 1 - years, at);
  return { ...of, op: { op: 'overYears', how: 'all', from, to: thisYear(at), of: of.op, type: FLAG, at } };
}
