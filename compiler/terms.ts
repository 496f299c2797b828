/** The 政策 block: terms that the engine applies to every clause. */
import type { BlockOf, Expr } from '../dsl/ast.ts';
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
import type { Op, Parameter, Validity } from './plan.ts';
import type { PolicyTerms } from './scope.ts';
import { DATE } from './types.ts';

export interface Terms {
  readonly terms: PolicyTerms;
  readonly issued?: Parameter;
  /** The year in which the validity begins and ends, where both are written as dates. */
  readonly years: { readonly from?: number; readonly to?: number };
  /** The days themselves, as far as they are known. */
  readonly validity?: Validity;
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
  const lapsed = lapsedOn(block, workshop, from?.op, to?.op);
  const last = lapsed ?? to?.op;
  const validity = from ? { from: from.op, ...(last ? { to: last } : {}) } : undefined;

  const expiry = fieldOf(block, 'onExpiry');
  const rule = expiry && elaborate(expiry.rule, scope, { kind: 'expiryRule' });
  if (expiry && rule && rule.is !== 'expiryRule') reportKind(expiry.rule, scope, rule, [{ kind: 'expiryRule' }]);

  const rounding = fieldOf(block, 'rounding')?.rule;
  if (rounding?.perInstalment)
    workshop.report(
      diagnostic('GJ4068', rounding.span, {
        word: spell('perInstalment', 'zh'),
        line: spell('rounding', 'zh'),
        needs: spell('roundOff', 'zh'),
      }),
    );
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
  const days = daysOf(validity, issued);
  return {
    terms,
    ...(issued ? { issued } : {}),
    years: { ...yearsOf('from', from?.op), ...yearsOf('to', last) },
    ...(days ? { validity: days } : {}),
  };
}

/** 失效: a written day inside the validity. */
function lapsedOn(
  block: BlockOf<'policy'> | undefined,
  workshop: Workshop,
  from: Op | undefined,
  to: Op | undefined,
): Op | undefined {
  const field = fieldOf(block, 'lapsed');
  const day = field && elaborateValue(field.day, scopeOf(workshop), DATE);
  if (!field || !day) return undefined;
  const outside =
    isConstant(day.op) &&
    ((from && isConstant(from) && compare(day.op.value, from.value) < 0) ||
      (to && isConstant(to) && compare(day.op.value, to.value) > 0));
  if (!from || outside)
    workshop.report(diagnostic('GJ3074', field.day.span, { written: workshop.textOf(field.day.span) }));
  return day.op;
}

/** Known days of the validity; 印发之日 is known once it has been decided. */
function daysOf(validity: PolicyTerms['validity'], issued: Parameter | undefined): Validity | undefined {
  const day = (op: Op | undefined): number | undefined => {
    const value = op?.op === 'parameter' && op.name === issued?.name ? issued?.rows[0]?.value : undefined;
    const known = op && isConstant(op) ? op.value : value;
    return typeof known === 'object' ? toNumber(known) : undefined;
  };
  const [from, to] = [day(validity?.from), day(validity?.to)];
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
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

/** A flag: the year is not over before the policy comes into force. What it grants does not reach back unless it says so. */
export function afterStart(workshop: Workshop, year: Op, at: Span): Op {
  const { validity } = workshop.terms;
  return validity?.from ? compareOp('≥', year, yearOf(validity.from, at), at) : yes(at);
}

/** 有效期 itself begins where it begins. */
export const isValidity = (period: Expr): boolean => period.kind === 'word' && period.word === 'validity';

/** A flag: the month is not over before the policy comes into force. */
export function afterStartMonth(workshop: Workshop, month: Op, at: Span): Op {
  const { validity } = workshop.terms;
  return validity?.from ? compareOp('≥', lastDayOf(month, at), validity.from, at) : yes(at);
}

/** A flag: the month’s last day is not beyond the validity, or benefits run on. */
export const beforeExpiryMonth = (workshop: Workshop, month: Op, at: Span): Op =>
  beforeExpiryDay(workshop, lastDayOf(month, at), at);
