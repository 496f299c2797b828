/** 三（一）的合计, 三（一）的累计, 全部合计: what clauses pay to everybody; only a 核对 may ask. */
import type { ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { nearest } from '../../dsl/near.ts';
import type { Span } from '../../dsl/span.ts';
import { arithmetic, stepRef, yearConstant } from '../ops.ts';
import type { EntitlementOutput, Op, PaymentOutput, Type } from '../plan.ts';
import type { Scope, ValueMeaning } from '../scope.ts';
import { MONEY } from '../types.ts';

/** What clauses have come to, for whoever may add it up. */
export interface ClauseOutputs {
  readonly payments: readonly PaymentOutput[];
  readonly entitlements: readonly EntitlementOutput[];
  /** Every clause number of the document, and those that have a 条款. */
  readonly refs: ReadonlySet<string>;
  readonly awarding: ReadonlySet<string>;
  /** The years in which something may be paid; absent where the validity does not say. */
  readonly years?: { readonly from: number; readonly to: number };
}

export function clauseTotalMeaning(expr: ExprOf<'clauseTotal'>, scope: Scope): ValueMeaning | undefined {
  const total = scope.clauseTotal?.(expr);
  if (!scope.clauseTotal) {
    const words = [expr.clause?.text ?? spell('all', 'zh'), ...(expr.clause ? [spell('of', 'zh')] : [])];
    const word = spell(expr.over === 'life' ? 'overLife' : 'total', 'zh');
    scope.report(diagnostic('GJ3047', expr.span, { written: [...words, word].join('') }));
  }
  return total;
}

/** Adds up what clauses pay (or grant) to all entities. */
export function totalOf(
  { clause, over, span }: ExprOf<'clauseTotal'>,
  outputs: ClauseOutputs,
  report: Scope['report'],
): ValueMeaning | undefined {
  if (clause && !outputs.refs.has(clause.text)) {
    const near = nearest(clause.text, outputs.refs);
    report(diagnostic('GJ2004', clause.span, { ref: clause.text, ...(near ? { near } : {}) }));
    return undefined;
  }
  const steps = stepsOf(clause?.text, outputs);
  if (steps.length === 0) {
    // A clause that could not be read has been reported where it stands.
    if (clause && !outputs.awarding.has(clause.text)) report(diagnostic('GJ2045', clause.span, { ref: clause.text }));
    return undefined;
  }
  const sums = steps.map(({ name, type }): Op => {
    return { op: 'overEntities', how: 'sum', of: stepRef(name, type, span), type, at: span };
  });
  const yearly = sums.reduce((a, b) => arithmetic('add', a, b, a.type, span));
  if (over === 'year') return value(yearly, true);
  if (outputs.years) return value(overYears(yearly, outputs.years, span), false);
  report(diagnostic('GJ2010', span, { what: spell('inForce', 'zh') }));
  return undefined;
}

const value = (op: Op, yearly: boolean): ValueMeaning => ({
  is: 'value',
  op,
  type: op.type,
  grain: { of: 'population', yearly },
});

const overYears = (of: Op, { from, to }: { from: number; to: number }, at: Span): Op => ({
  op: 'overYears',
  how: 'sum',
  from: yearConstant(from, at),
  to: yearConstant(to, at),
  of,
  type: of.type,
  at,
});

/** The money of a clause (of all clauses); where it gives none, what else it grants, in one unit. */
function stepsOf(
  clause: string | undefined,
  { payments, entitlements }: ClauseOutputs,
): readonly { readonly name: string; readonly type: Type }[] {
  const own = <O extends { readonly clause: string }>(outputs: readonly O[]): readonly O[] =>
    outputs.filter((o) => clause === undefined || o.clause === clause);
  const money = own(payments).map((p) => ({ name: p.paid, type: MONEY }));
  if (money.length > 0 || clause === undefined) return money;
  const granted = own(entitlements);
  return granted
    .filter((e) => e.unit === granted[0]?.unit)
    .map((e) => ({ name: e.granted, type: { kind: 'count', unit: e.unit } }));
}
