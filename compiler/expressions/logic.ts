/** 且, 或, 非. */
import type { Expr, ExprOf } from '../../dsl/ast.ts';
import { allOf, anyOf, not } from '../ops.ts';
import type { Scope, ValueMeaning } from '../scope.ts';
import { FLAG, finer, POLICY } from '../types.ts';
import { elaborateValue } from './values.ts';

export function logicMeaning(expr: ExprOf<'and' | 'or'>, scope: Scope): ValueMeaning | undefined {
  return joined(expr.parts, scope, expr.kind, expr.span);
}

/** Several conditions as one; every one is read, so that each reports its own errors. */
export function joined(
  parts: readonly Expr[],
  scope: Scope,
  by: 'and' | 'or',
  at: Expr['span'],
): ValueMeaning | undefined {
  const read = parts.map((part) => elaborateValue(part, scope, FLAG));
  const good = read.filter((meaning) => meaning !== undefined);
  if (good.length < read.length) return undefined;
  const ops = good.map((meaning) => meaning.op);
  const grain = good.reduce((grain, meaning) => finer(grain, meaning.grain), POLICY);
  return { is: 'value', op: by === 'and' ? allOf(ops, at) : anyOf(ops, at), type: FLAG, grain };
}

export function notMeaning(expr: ExprOf<'not'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, FLAG);
  return of && { ...of, op: not(of.op, expr.span) };
}
