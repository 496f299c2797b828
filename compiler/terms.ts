/** The 政策 block: terms that the engine applies to every clause. */
import type { BlockOf } from '../dsl/ast.ts';
import { calendarDate } from '../dsl/calendar.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { FieldKind, FieldOf } from '../dsl/fields/index.ts';
import { moneyUnits, spell } from '../dsl/keywords.ts';
import { compare, type RoundingMode, toNumber } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { scopeOf, valueOf, type Workshop } from './definitions.ts';
import { elaborate } from './expressions/index.ts';
import { elaborateValue, reportKind } from './expressions/values.ts';
import { anyOf, compareOp, isConstant, lastDayOf, yearOf, yes } from './ops.ts';
import type { Op, Parameter } from './plan.ts';
import type { PolicyTerms } from './scope.ts';
import { DATE } from './types.ts';

export interface Terms {
  readonly terms: PolicyTerms;
  readonly issued?: Parameter;
  /** The year in which the validity begins and ends, where both are written as dates. */
  readonly years: { readonly from?: number; readonly to?: number };
}

const fieldOf = <K extends FieldKind>(block: BlockOf<'policy'> | undefined, kind: K): FieldOf<K> | undefined =>
  block?.fields.find((field): field is FieldOf<K> => field.kind === kind);

export function lowerTerms(block: BlockOf<'policy'> | undefined, workshop: Workshop): Terms {
  const scope = scopeOf(workshop);
  const day = fieldOf(block, 'payDay')?.day;
  const payDay =
    day?.kind === 'literal' && day.literal.type === 'monthDay'
      ? { month: day.literal.month, day: day.literal.day }
      : undefined;
  if (day && !payDay)
    workshop.report(diagnostic('GJ3002', day.span, { is: { word: 'date' }, wanted: [{ word: 'dayOfPayment' }] }));
  // 解读 may refer to the day of payment, so it must be known before anything is elaborated.
  workshop.terms = { ...(payDay ? { payDay } : {}) };

  const inForce = fieldOf(block, 'inForce')?.validity;
  const from = inForce && elaborateValue(inForce.from, scope, DATE);
  const to = inForce?.to && elaborateValue(inForce.to, scope, DATE);
  if (inForce && from && to && isConstant(from.op) && isConstant(to.op) && compare(to.op.value, from.op.value) < 0)
    workshop.report(diagnostic('GJ3023', inForce.span, { written: workshop.textOf(inForce.span) }));
  const validity = from ? { from: from.op, ...(to ? { to: to.op } : {}) } : undefined;

  const expiry = fieldOf(block, 'onExpiry');
  const rule = expiry && elaborate(expiry.rule, scope, { kind: 'expiryRule' });
  if (expiry && rule && rule.is !== 'expiryRule') reportKind(expiry.rule, scope, rule, [{ kind: 'expiryRule' }]);

  const rounding = fieldOf(block, 'rounding')?.rule;
  const mode: { readonly unit: bigint; readonly mode: RoundingMode } | undefined = rounding && {
    unit: moneyUnits[rounding.unit],
    mode: rounding.mode,
  };
  const terms: PolicyTerms = {
    ...workshop.terms,
    ...(validity ? { validity } : {}),
    ...(rule?.is === 'expiryRule' ? { continues: rule.continues } : {}),
    ...(mode ? { rounding: mode } : {}),
  };
  workshop.terms = terms;
  const issued = issueDate(block, workshop);
  return { terms, ...(issued ? { issued } : {}), years: { ...yearsOf('from', from?.op), ...yearsOf('to', to?.op) } };
}

const yearsOf = (key: 'from' | 'to', op: Op | undefined): { from?: number; to?: number } => {
  const year = op && firstYear(op);
  return year === undefined ? {} : { [key]: year };
};

/** The year of a written date, or of the first answer that is one. */
function firstYear(op: Op): number | undefined {
  if (isConstant(op)) return calendarDate(toNumber(op.value)).year;
  return undefined;
}

/** 印发日期 is a parameter, so that simulations can set it. */
function issueDate(block: BlockOf<'policy'> | undefined, workshop: Workshop): Parameter | undefined {
  const field = fieldOf(block, 'issued');
  if (!block) return undefined;
  const value = field && valueOf(field.date, DATE, workshop);
  return {
    name: spell('issueDate', 'zh'),
    type: DATE,
    rows: [value === undefined ? {} : { value }],
    at: field?.span ?? block.span,
  };
}

/** A flag: the year is not beyond the validity, or benefits run on. */
export function beforeExpiry(workshop: Workshop, year: Op, at: Span): Op {
  const { validity, continues } = workshop.terms;
  if (!validity?.to || !continues) return yes(at);
  return anyOf([continues, compareOp('≤', year, yearOf(validity.to, at), at)], at);
}

/** A flag: the day is not beyond the validity, or benefits run on. */
export function beforeExpiryDay(workshop: Workshop, day: Op, at: Span): Op {
  const { validity, continues } = workshop.terms;
  if (!validity?.to || !continues) return yes(at);
  return anyOf([continues, compareOp('≤', day, validity.to, at)], at);
}

/** A flag: the month’s last day is not beyond the validity, or benefits run on. */
export const beforeExpiryMonth = (workshop: Workshop, month: Op, at: Span): Op =>
  beforeExpiryDay(workshop, lastDayOf(month, at), at);
