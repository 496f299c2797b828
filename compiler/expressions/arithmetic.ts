/** 加 减 乘以 除以, A的3%, 较小者, 较大者; units are checked on both sides. */
import type { Expr, ExprOf } from '../../dsl/ast.ts';
import { type Diagnostic, diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { negate, ZERO } from '../../dsl/rational.ts';
import { alike, scaled } from '../conversions.ts';
import { product, quotient, type Result } from '../measures.ts';
import { arithmetic, constant, isConstant } from '../ops.ts';
import type { Op, Type } from '../plan.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, durationType, finer, MONEY, MONTH, NUMBER, POINTS, RATE, RATIO, typeName, YEAR } from '../types.ts';
import { fieldOfNoun } from './names.ts';
import { elaborateValue, reportUnlike } from './values.ts';

/** Every kind of number that can be reckoned with. */
export const NUMBERS: readonly Type[] = [MONEY, RATIO, NUMBER, POINTS, RATE];

export function arithmeticMeaning(expr: ExprOf<'arithmetic'>, scope: Scope): ValueMeaning | undefined {
  const left = elaborateValue(expr.left, regrouping(expr, scope), ...NUMBERS, DATE, YEAR, MONTH);
  const right = elaborateValue(expr.right, scope, ...NUMBERS, DATE, YEAR, MONTH);
  if (!left || !right) return undefined;
  return expr.word === 'plus' || expr.word === 'minus'
    ? added(expr, left, right, scope)
    : multiplied(expr, left, right, scope);
}

/** Sums and differences are of like things, the first one's unit; a ratio moves by points and stays one. */
function added(
  expr: ExprOf<'arithmetic'>,
  left: ValueMeaning,
  right: ValueMeaning,
  scope: Scope,
): ValueMeaning | undefined {
  const op = expr.word === 'plus' ? 'add' : 'sub';
  const grain = finer(left.grain, right.grain);
  const give = (a: ValueMeaning, b: ValueMeaning, type: Type, also?: Type): ValueMeaning => ({
    is: 'value',
    op: arithmetic(op, a.op, b.op, type, expr.span),
    type,
    grain,
    ...(also ? { also } : {}),
  });
  if (left.type.kind === 'ratio' && right.type.kind === 'points') return give(left, right, RATIO, left.also);
  if (op === 'add' && left.type.kind === 'points' && right.type.kind === 'ratio')
    return give(left, right, RATIO, right.also);
  const [a, b] = alike(left, right) ?? [];
  const type = a && (op === 'add' ? sumType(a.type) : differenceType(a.type));
  if (a && b && type) return give(a, b, type, op === 'sub' && type.kind === 'ratio' ? POINTS : undefined);
  reportUnfit(expr, left.type, right.type, scope);
  return undefined;
}

/** Points of time, and the steps that lie between two of them. */
const steps: { readonly [K in Type['kind']]?: 'day' | 'month' | 'year' } = {
  date: 'day',
  month: 'month',
  year: 'year',
};

/** Dates, months and years cannot be added up. */
const sumType = (type: Type): Type | undefined => (steps[type.kind] ? undefined : type);

/** Between two dates lie days, between two months months, between two years years. */
const differenceType = (type: Type): Type => {
  const step = steps[type.kind];
  return step ? durationType(step) : type;
};

function multiplied(
  expr: ExprOf<'arithmetic'>,
  left: ValueMeaning,
  right: ValueMeaning,
  scope: Scope,
): ValueMeaning | undefined {
  const result: Result | undefined = (expr.word === 'times' ? product : quotient)(left.type, right.type);
  if (!result) {
    const word = spell(expr.word, 'zh');
    const points = left.type.kind === 'points' || right.type.kind === 'points';
    const names = { left: typeName(left.type), right: typeName(right.type), word };
    scope.report(diagnostic(points ? 'GJ3058' : 'GJ3003', expr.span, names));
    return undefined;
  }
  const { type, factor, also } = result;
  const whole = arithmetic(expr.word === 'times' ? 'mul' : 'div', left.op, right.op, type, expr.span);
  const grain = finer(left.grain, right.grain);
  return { is: 'value', op: scaled(whole, factor, type), type, grain, ...(also ? { also } : {}) };
}

/** A乘以B除以C is read from the left; where only A乘以（B除以C） has a meaning, the finding on A乘以B says so. */
function regrouping(expr: ExprOf<'arithmetic'>, scope: Scope): Scope {
  const { left: times, right: c } = expr;
  if (expr.word !== 'over' || times.kind !== 'arithmetic' || times.word !== 'times') return scope;
  const { left: a, right: b } = times;
  const report = (d: Diagnostic): void => {
    const own = d.code === 'GJ3003' && d.span === times.span;
    scope.report(own && goTogether(a, b, c, scope) ? bracketed(d as Diagnostic<'GJ3003'>, [a, b, c], scope) : d);
  };
  return { ...scope, report };
}

/** Whether A乘以（B除以C） has a type. */
function goTogether(a: Expr, b: Expr, c: Expr, scope: Scope): boolean {
  const quiet: Scope = { ...scope, report: () => {}, failed: () => {} };
  const [x, y, z] = [a, b, c].map((expr) => elaborateValue(expr, quiet, ...NUMBERS)?.type);
  const part = y && z && quotient(y, z)?.type;
  return x !== undefined && part !== undefined && product(x, part) !== undefined;
}

function bracketed(d: Diagnostic<'GJ3003'>, operands: readonly [Expr, Expr, Expr], scope: Scope): Diagnostic {
  const [{ span: a }, { span: b }, { span: c }] = operands;
  const at = (place: number, text: string) => ({ span: { start: place, end: place }, text });
  const fixes = [{ zh: '加括号', en: 'Add brackets', edits: [at(b.start, '（'), at(c.end, '）')] }];
  const better = { a: scope.textOf(a), b: scope.textOf(b), c: scope.textOf(c) };
  return diagnostic('GJ3003', d.span, { ...d.params, better }, { fixes });
}

/** Two sides that cannot be compared, added or subtracted. */
export function reportUnfit({ span }: Pick<Expr, 'span'>, left: Type, right: Type, scope: Scope): void {
  const kinds = new Set([left.kind, right.kind]);
  const explained = kinds.size === 1 ? left.kind === 'money' : kinds.has('points') && kinds.has('ratio');
  if (explained) reportUnlike(left, right, span, scope);
  else scope.report(diagnostic('GJ3001', span, { left: typeName(left), right: typeName(right) }));
}

/** 实际投资额的3%; 成员的年龄. */
export function partMeaning(expr: ExprOf<'partOf'>, scope: Scope): Meaning | undefined {
  const field = fieldOfNoun(expr.of, expr.part, scope);
  if (field) return field.meaning;
  const of = elaborateValue(expr.of, scope, ...NUMBERS);
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
  const how = expr.word === 'smaller' ? 'min' : 'max';
  const [first, ...others] = good;
  return others.reduce<ValueMeaning | undefined>((a, b) => {
    const [x, y] = (a && alike(a, b)) ?? [];
    if (a && !x) reportUnfit(expr, a.type, b.type, scope);
    return x && y && { ...x, op: arithmetic(how, x.op, y.op, x.type, expr.span), grain: finer(x.grain, y.grain) };
  }, first);
}

/** 新增额每满1000万元给2万元: whole steps only; what is left does not count, and below zero there are none. */
export function perFullMeaning(expr: ExprOf<'perFull'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, ...NUMBERS);
  const step = of && elaborateValue(expr.step, scope);
  const each = elaborateValue(expr.each, scope, MONEY, NUMBER, RATIO, POINTS);
  if (!of || !step || !each) return undefined;
  const [whole, one] = alike(of, step) ?? [];
  if (!whole || !one || (isConstant(one.op) && one.op.value.n <= 0n)) {
    reportUnfit(expr, of.type, step.type, scope);
    return undefined;
  }
  const at = expr.span;
  const full: Op = {
    op: 'round',
    of: arithmetic('div', whole.op, one.op, RATIO, at),
    unit: 1n,
    mode: 'down',
    type: RATIO,
    at,
  };
  const steps = arithmetic('max', full, constant(ZERO, RATIO, at), RATIO, at);
  return {
    is: 'value',
    op: arithmetic('mul', each.op, steps, each.type, at),
    type: each.type,
    grain: finer(of.grain, each.grain),
  };
}

/** A written amount below zero, as in what is taken back. */
export function negativeMeaning(expr: ExprOf<'negative'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, ...NUMBERS);
  if (!of || !isConstant(of.op)) return undefined;
  return { ...of, op: constant(negate(of.op.value), of.type, expr.span) };
}
