/** The years of a policy, for relations that look at more than one of them. */
import { calendarDate } from '../../dsl/calendar.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { toNumber } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import type { Workshop } from '../definitions.ts';
import { isConstant, thisYear, yearConstant, yearOf, yearPlus } from '../ops.ts';
import type { Aggregate, Op, Type } from '../plan.ts';
import { reachOf } from '../reach.ts';
import type { Relation } from './relation.ts';
import type { Standing } from './standing.ts';

const inYearOf = (date: Op, at: Span): Op =>
  isConstant(date) ? yearConstant(calendarDate(toNumber(date.value)).year, at) : yearOf(date, at);

/** The first year of the validity; without one a report. */
export function firstYear(workshop: Workshop, { at, line }: Relation): Op | undefined {
  const { validity } = workshop.terms;
  if (validity) return inYearOf(validity.from, at);
  workshop.report(diagnostic('GJ4044', at, { line }));
  return undefined;
}

/** The last year for which anything can be awarded: the validity's end, and how far awards reach beyond it. */
export function lastYear(workshop: Workshop, { at, line }: Relation, { drafts }: Standing): Op | undefined {
  const { validity } = workshop.terms;
  if (!validity?.to) {
    workshop.report(diagnostic('GJ4044', at, { line }));
    return undefined;
  }
  const reach = reachOf([...workshop.steps, ...drafts.flatMap((draft) => draft.steps)]);
  const end = inYearOf(validity.to, at);
  return isConstant(end) ? yearConstant(toNumber(end.value) + reach, at) : yearPlus(end, reach, at);
}

/** A figure over the years `from` … `to`. */
export const overYears = (how: Aggregate, from: Op, to: Op, of: Op, at: Span, type: Type = of.type): Op => ({
  op: 'overYears',
  how,
  from,
  to,
  of,
  type,
  at,
});

/** From a year up to the present one, or to the one before. */
export const soFar = (how: Aggregate, from: Op, of: Op, at: Span): Op => overYears(how, from, thisYear(at), of, at);
export const before = (how: Aggregate, from: Op, of: Op, at: Span): Op =>
  overYears(how, from, yearPlus(thisYear(at), -1, at), of, at);
