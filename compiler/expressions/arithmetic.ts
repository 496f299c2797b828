/** 加 减 乘以 除以, A的3%, 较小者, 较大者; units are checked on both sides. */
import type { ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { negate } from '../../dsl/rational.ts';
import { arithmetic, constant, isConstant } from '../ops.ts';
import type { Op, Type } from '../plan.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, durationType, finer, MONEY, NUMBER, RATIO, sameType, typeName, YEAR } from '../types.ts';
import { fieldOfNoun } from './names.ts';
import { elaborateValue } from './values.ts';

const resultTypes = { plus: sum, minus: difference, times: product, over: quotient } as const;
const operator = { plus: 'add', minus: 'sub', times: 'mul', over: 'div' } as const;

export function arithmeticMeaning(expr: ExprOf<'arithmetic'>, scope: Scope): ValueMeaning | undefined {
  const left = elaborateValue(expr.left, scope, MONEY, RATIO, NUMBER, DATE, YEAR);
  const right = elaborateValue(expr.right, scope, MONEY, RATIO, NUMBER, DATE, YEAR);
  if (!left || !right) return undefined;
  const type = resultTypes[expr.word](left.type, right.type);
  if (!type) {
    const names = { left: typeName(left.type), right: typeName(right.type) };
    scope.report(
      expr.word === 'plus' || expr.word === 'minus'
        ? diagnostic('GJ3001', expr.span, names)
        : diagnostic('GJ3003', expr.span, { ...names, word: spell(expr.word, 'zh') }),
    );
    return undefined;
  }
  return {
    is: 'value',
    op: arithmetic(operator[expr.word], left.op, right.op, type, expr.span),
    type,
    grain: finer(left.grain, right.grain),
  };
}

/** Of like things, but not of dates and years. */
function sum(a: Type, b: Type): Type | undefined {
  return sameType(a, b) && a.kind !== 'date' && a.kind !== 'year' ? a : undefined;
}

/** Of like things; between two dates lie days, between two years years. */
function difference(a: Type, b: Type): Type | undefined {
  if (!sameType(a, b)) return undefined;
  return a.kind === 'date' ? durationType('day') : a.kind === 'year' ? durationType('year') : a;
}

/** money × ratio, money × count, count × ratio, ratio × ratio. */
function product(a: Type, b: Type): Type | undefined {
  if (a.kind === 'ratio') return b;
  if (b.kind === 'ratio') return a;
  if (a.kind === 'money' && b.kind === 'count') return a;
  return a.kind === 'count' && b.kind === 'money' ? b : undefined;
}

/** x ÷ ratio, money ÷ count, like ÷ like. */
function quotient(a: Type, b: Type): Type | undefined {
  if (b.kind === 'ratio') return a;
  if (sameType(a, b)) return RATIO;
  return a.kind === 'money' && b.kind === 'count' ? a : undefined;
}

/** 实际投资额的3%; 成员的年龄. */
export function partMeaning(expr: ExprOf<'partOf'>, scope: Scope): Meaning | undefined {
  const field = fieldOfNoun(expr.of, expr.part, scope);
  if (field) return field.meaning;
  const of = elaborateValue(expr.of, scope, MONEY, RATIO, NUMBER);
  const part = elaborateValue(expr.part, scope, RATIO);
  return (
    of &&
    part && {
      is: 'value',
      op: arithmetic('mul', of.op, part.op, of.type, expr.span),
      type: of.type,
      grain: finer(of.grain, part.grain),
    }
  );
}

export function extremeMeaning(expr: ExprOf<'extreme'>, scope: Scope): ValueMeaning | undefined {
  const read = expr.of.map((part) => elaborateValue(part, scope));
  const good = read.filter((meaning) => meaning !== undefined);
  if (good.length < read.length) return undefined;
  return good.reduce((a, b) => {
    if (!sameType(a.type, b.type))
      scope.report(diagnostic('GJ3001', expr.span, { left: typeName(a.type), right: typeName(b.type) }));
    return {
      ...a,
      op: arithmetic(expr.word === 'smaller' ? 'min' : 'max', a.op, b.op, a.type, expr.span),
      grain: finer(a.grain, b.grain),
    };
  });
}

/** 新增额每满1000万元给2万元: whole steps only, what is left does not count. */
export function perFullMeaning(expr: ExprOf<'perFull'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, MONEY, NUMBER, RATIO);
  const step = of && elaborateValue(expr.step, scope, of.type);
  const each = elaborateValue(expr.each, scope, MONEY, NUMBER);
  if (!of || !step || !each) return undefined;
  if (
    !sameType(of.type, step.type) ||
    (step.op.op === 'const' && typeof step.op.value === 'object' && step.op.value.n <= 0n)
  ) {
    scope.report(diagnostic('GJ3001', expr.span, { left: typeName(of.type), right: typeName(step.type) }));
    return undefined;
  }
  const at = expr.span;
  const steps: Op = {
    op: 'round',
    of: arithmetic('div', of.op, step.op, RATIO, at),
    unit: 1n,
    mode: 'down',
    type: RATIO,
    at,
  };
  return {
    is: 'value',
    op: arithmetic('mul', each.op, steps, each.type, at),
    type: each.type,
    grain: finer(of.grain, each.grain),
  };
}

/** A written amount below zero, as in what is taken back. */
export function negativeMeaning(expr: ExprOf<'negative'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, MONEY, RATIO, NUMBER);
  if (!of || !isConstant(of.op)) return undefined;
  return { ...of, op: constant(negate(of.op.value), of.type, expr.span) };
}
