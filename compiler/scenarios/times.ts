/** Years, months and intervals in the tables of a 场景. */
import type { Cell, Expr, NameExpr, ResultTarget } from '../../dsl/ast.ts';
import { calendarMonth, isoMonth } from '../../dsl/calendar.ts';
import { type Diagnostic, diagnostic } from '../../dsl/diagnostics.ts';
import { intervalFaults } from '../../dsl/intervals.ts';
import { dateText, monthText } from '../../dsl/numbers.ts';
import { toNumber } from '../../dsl/rational.ts';
import { join, type Span } from '../../dsl/span.ts';
import type { Column, Timeline, Value } from '../plan.ts';

const LONGEST_STRETCH = 1200;

/** 2026年; 2026年1月; 2026年1月至2026年12月. None where it is something else. */
export function timesIn(expr: Expr | undefined, kind: 'year' | 'month'): readonly number[] {
  if (expr?.kind !== 'fromTo') {
    const one = timeOf(expr, kind);
    return one === undefined ? [] : [one];
  }
  const [from, to] = [timeOf(expr.from, kind), timeOf(expr.to, kind)];
  if (from === undefined || to === undefined || to < from || to - from >= LONGEST_STRETCH) return [];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function timeOf(expr: Expr | undefined, kind: 'year' | 'month'): number | undefined {
  if (expr?.kind !== 'literal') return undefined;
  const { literal } = expr;
  if (kind === 'year') return literal.type === 'year' ? literal.year : undefined;
  return literal.type === 'month' ? literal.month : undefined;
}

export const timeTwice = ({ name, monthly }: Column, time: number, at: Span): Diagnostic =>
  monthly ? diagnostic('GJ6053', at, { name, month: monthText(time) }) : diagnostic('GJ6033', at, { name, year: time });

// Headings

/** A yearly field needs a year, a monthly one a month, others neither. */
export const timeFits = (column: Column, target: ResultTarget | undefined): boolean =>
  (target?.year !== undefined) === (column.yearly && !column.monthly) &&
  (target?.month !== undefined) === (column.monthly === true);

/** A heading names a field, but not the year or month that the field needs, or one too many. */
export function timeUnfit(column: Column, heading: NameExpr, target: ResultTarget | undefined): Diagnostic {
  const wanted = column.monthly ? 'month' : column.yearly ? 'year' : 'none';
  const year = target?.year ?? (target?.month === undefined ? undefined : calendarMonth(target.month).year);
  const at = target ? join(heading.span, target.span) : heading.span;
  return diagnostic('GJ6078', at, { name: column.name, wanted, ...(year === undefined ? {} : { year }) });
}

/** The name, and behind it the year or the month (compiler/plan.ts, Facts). */
export function itemKey({ name, yearly, monthly }: Column, target: ResultTarget | undefined): string {
  if (monthly) return `${name} ${isoMonth(target?.month ?? 0)}`;
  return yearly ? `${name} ${target?.year}` : name;
}

/** Whether a heading is that of an end of this 状态: 在库至. */
export const isEndOf = ({ target, value }: Cell, timeline: Timeline): boolean =>
  target?.end !== undefined && value?.kind === 'name' && value.name === timeline.name;

// Intervals

/** What is wrong with the intervals of a 状态, at the row of each. */
export function intervalProblems(
  { name, from, to }: Timeline,
  items: readonly ReadonlyMap<string, Value>[],
  at: (index: number) => Span,
): readonly Diagnostic[] {
  const day = (index: number, column: string): number | undefined => {
    const value = items[index]?.get(column);
    return typeof value === 'object' ? toNumber(value) : undefined;
  };
  const text = (index: number, column: string): string | undefined => {
    const found = day(index, column);
    return found === undefined ? undefined : dateText(found);
  };
  const place = (index: number): string => `${name}[${index + 1}]`;
  const intervals = items.map((_, i) => ({ from: day(i, from), to: day(i, to) }));
  return intervalFaults(intervals).map(({ index, kind, other }) => {
    const entry = text(index, from);
    const exit = text(index, to);
    const path = place(index);
    if (kind === 'overlaps' && other !== undefined)
      return diagnostic('GJ6051', at(index), { path, from: entry ?? '', other: place(other) });
    return diagnostic('GJ6050', at(index), { path, ...(entry ? { from: entry } : {}), ...(exit ? { to: exit } : {}) });
  });
}
