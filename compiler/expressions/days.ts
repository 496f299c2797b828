/** 按日折算, 满月数, 满年数: how much time lies between two days. */
import type { DayBasis, ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { integer } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import { arithmetic, constant } from '../ops.ts';
import type { Grain, Op, OpOf } from '../plan.ts';
import type { Scope, ValueMeaning } from '../scope.ts';
import { DATE, durationType, finer, MONEY, NUMBER, RATIO } from '../types.ts';
import { elaborateValue } from './values.ts';

/** X按日折算（365天）自A起至B止: X times the days, divided by the days of a year. */
export function proRataMeaning(expr: ExprOf<'proRata'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, MONEY, RATIO, NUMBER);
  const days = ends(expr.period, spell('proRata', 'zh'), scope);
  const year = yearLength(expr.basis, expr.span, scope);
  if (!of || !days || !year) return undefined;
  const part = yearPart(days.from, days.to, year, expr.span);
  return { ...of, op: arithmetic('mul', of.op, part, of.type, expr.span), grain: finer(of.grain, days.grain) };
}

/** 自A起至B止的满月数: the corresponding day completes a month, else the month’s end. */
export function elapsedMeaning(expr: ExprOf<'elapsed'>, scope: Scope): ValueMeaning | undefined {
  const days = ends(expr.period, spell(expr.word, 'zh'), scope);
  if (!days) return undefined;
  const unit = expr.word === 'fullMonths' ? 'month' : 'year';
  const type = durationType(unit);
  const op: Op = { op: 'lapse', from: days.from, to: days.to, unit, lastIn: false, type, at: expr.span };
  return { is: 'value', op, type, grain: days.grain };
}

interface Ends {
  readonly from: Op;
  readonly to: Op;
  readonly grain: Grain;
}

/** Both days of 自A起至B止; no other period says on which day it ends. */
function ends(period: ExprOf<'proRata'>['period'], word: string, scope: Scope): Ends | undefined {
  if (period.kind !== 'fromTo') {
    if (period.kind !== 'brokenExpr') scope.report(diagnostic('GJ3067', period.span, { word }));
    return undefined;
  }
  const from = elaborateValue(period.from, scope, DATE);
  const to = elaborateValue(period.to, scope, DATE);
  return from && to && { from: from.op, to: to.op, grain: finer(from.grain, to.grain) };
}

/** How long a year is taken to be, and whether the last day counts. */
export interface YearLength {
  /** Absent: as long as each calendar year is. */
  readonly days?: number;
  readonly lastIn: boolean;
}

const USUAL = 365;
const bases: ReadonlySet<number> = new Set([360, USUAL]);

/** The written basis, or 365天 and a remark. */
export function yearLength(
  basis: DayBasis | undefined,
  at: Span,
  { report, textOf }: Pick<Scope, 'report' | 'textOf'>,
): YearLength | undefined {
  if (!basis) {
    report(diagnostic('GJ4065', at, { words: textOf(at), days: USUAL }));
    return { days: USUAL, lastIn: false };
  }
  const lastIn = basis.ends === 'lastIn';
  if (!basis.days) return { lastIn };
  const literal = basis.days.kind === 'literal' ? basis.days.literal : undefined;
  if (literal?.type === 'duration' && literal.unit === 'day' && bases.has(literal.count))
    return { days: literal.count, lastIn };
  if (literal) report(diagnostic('GJ3066', basis.days.span, { written: literal.spelling }));
  return undefined;
}

/** The part of a year that lies between two days. */
export function yearPart(from: Op, to: Op, { days, lastIn }: YearLength, at: Span): Op {
  const lapse = (unit: OpOf<'lapse'>['unit'], type: Op['type']): Op => ({
    op: 'lapse',
    from,
    to,
    unit,
    lastIn,
    type,
    at,
  });
  if (days === undefined) return lapse('yearByDays', RATIO);
  const type = durationType('day');
  return arithmetic('div', lapse('day', type), constant(integer(days), type, at), RATIO, at);
}
