/** Comparisons, membership and states of values. 以上 以下 以内 include the number (Civil Code, art. 1259). */
import type { Expr, ExprOf, RangeEnd } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { KeywordId } from '../../dsl/keywords.ts';
import { spell } from '../../dsl/keywords.ts';
import { alike } from '../conversions.ts';
import { allOf, anyOf, arithmetic, compareOp, missing, not, present } from '../ops.ts';
import type { Comparison, Type } from '../plan.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, FLAG, finer, MONTH, POINTS, YEAR } from '../types.ts';
import { NUMBERS, reportUnfit } from './arithmetic.ts';
import { elaborateAs, elaborateValue, reportKind } from './values.ts';

interface Relation {
  readonly how: Comparison;
  /** With a written （含） or （不含）. */
  readonly including?: Comparison;
  readonly excluding?: Comparison;
}
const atLeast: Relation = { how: '≥', including: '≥', excluding: '>' };
const atMost: Relation = { how: '≤', including: '≤', excluding: '<' };
const above: Relation = { how: '>', including: '≥', excluding: '>' };
const under: Relation = { how: '<', including: '≤', excluding: '<' };

export const relations: { readonly [K in KeywordId]?: Relation } = {
  is: { how: '=' },
  isNot: { how: '≠' },
  moreThan: above,
  lessThan: under,
  atLeast,
  atMost,
  before: under,
  after: above,
  notBefore: atLeast,
  notAfter: atMost,
  above: atLeast,
  below: atMost,
  outside: above,
};

export function compareMeaning(expr: ExprOf<'compare'>, scope: Scope): ValueMeaning | undefined {
  const first = elaborateValue(expr.left, scope);
  const second =
    first?.type.kind === 'option'
      ? elaborateValue(expr.right, scope, first.type)
      : hinted(expr.right, scope, first?.type);
  const relation = relations[expr.word];
  if (!first || !second || !relation) return undefined;
  const [left, right] = alike(first, second) ?? [];
  if (!left || !right || (left.type.kind === 'option' && !'=≠'.includes(relation.how))) {
    reportUnfit(expr, first.type, second.type, scope);
    return undefined;
  }
  const how = (expr.inclusion && relation[expr.inclusion]) ?? relation.how;
  if (expr.inclusion && how !== relation.how && expr.word !== 'above' && expr.word !== 'below')
    scope.report(diagnostic('GJ4007', expr.span, { word: spell(expr.word, 'zh') }));
  return {
    is: 'value',
    op: compareOp(how, left.op, right.op, expr.span),
    type: FLAG,
    grain: finer(left.grain, right.grain),
  };
}

/** 100万元（含）至200万元（不含）: each end as 以上 and 以下 would have it; bare ends are included. */
export function betweenMeaning(
  { left: of, from, to, span }: Pick<ExprOf<'between'>, 'left' | 'from' | 'to' | 'span'>,
  scope: Scope,
): ValueMeaning | undefined {
  const left = elaborateValue(of, scope);
  if (!left) return undefined;
  const lower = endMeaning(left, atLeast, from, scope);
  const upper = endMeaning(left, atMost, to, scope);
  if (!lower || !upper) return undefined;
  return {
    is: 'value',
    op: allOf([lower.op, upper.op], span),
    type: FLAG,
    grain: finer(left.grain, finer(lower.grain, upper.grain)),
  };
}

function endMeaning(left: ValueMeaning, relation: Relation, end: RangeEnd, scope: Scope): ValueMeaning | undefined {
  const value = hinted(end.value, scope, left.type);
  if (!value) return undefined;
  const [of, limit] = alike(left, value) ?? [];
  if (!of || !limit || !ordered(left.type)) {
    reportUnfit(end, left.type, value.type, scope);
    return undefined;
  }
  const how = (end.inclusion && relation[end.inclusion]) ?? relation.how;
  return { ...limit, op: compareOp(how, of.op, limit.op, end.span) };
}

const ordered = ({ kind }: Type): boolean => kind !== 'option' && kind !== 'flag' && kind !== 'text';

/** The right side of a comparison; the left side's type is a hint, not a demand: a mismatch names both. */
function hinted(expr: Expr, scope: Scope, hint: Type | undefined): ValueMeaning | undefined {
  const meaning = scope.elaborate(expr, scope, hint);
  if (meaning && meaning.is !== 'value') reportKind(expr, scope, meaning, hint ? [hint] : []);
  return meaning?.is === 'value' ? meaning : undefined;
}

/** X高于Y5个百分点以上: X − Y ≥ 5 points; 以内: above Y, but by no more. 低于 turns both sides. */
export function marginMeaning(expr: ExprOf<'margin'>, scope: Scope): ValueMeaning | undefined {
  const first = elaborateValue(expr.left, scope, ...NUMBERS);
  const second = first && hinted(expr.right, scope, first.type);
  const by = elaborateValue(expr.by, scope);
  if (!first || !second || !by) return undefined;
  const [left, right] = alike(first, second) ?? [];
  if (!left || !right) {
    reportUnfit(expr, first.type, second.type, scope);
    return undefined;
  }
  const at = expr.span;
  const [more, less] = expr.word === 'moreThan' ? [left.op, right.op] : [right.op, left.op];
  const also = left.type.kind === 'ratio' ? { also: POINTS } : {};
  const op = arithmetic('sub', more, less, left.type, at);
  const difference: ValueMeaning = { is: 'value', op, type: left.type, grain: finer(left.grain, right.grain), ...also };
  // A ratio 10% above another: a tenth more, or ten points? Of anything else, 10% is a part.
  if (by.type.kind === 'ratio' && left.type.kind === 'ratio') {
    scope.report(diagnostic('GJ1058', expr.by.span, { written: scope.textOf(expr.by.span) }));
    return undefined;
  }
  const part = by.type.kind === 'ratio' ? { ...right, op: arithmetic('mul', right.op, by.op, right.type, at) } : by;
  const [distance, size] = alike(difference, part) ?? [];
  if (!distance || !size) {
    reportUnfit(expr, left.type, by.type, scope);
    return undefined;
  }
  const within = expr.inclusion !== 'excluding';
  const far = compareOp(expr.bound === 'above' ? (within ? '≥' : '>') : within ? '≤' : '<', distance.op, size.op, at);
  const parts = expr.bound === 'above' ? [far] : [compareOp('>', more, less, at), far];
  return { is: 'value', op: allOf(parts, at), type: FLAG, grain: difference.grain };
}

export function oneOfMeaning(expr: ExprOf<'oneOf'>, scope: Scope): ValueMeaning | undefined {
  const left = elaborateValue(expr.left, scope);
  if (!left) return undefined;
  const options = expr.options.map((option) => elaborateAs(option, scope, left.type));
  const good = options.filter((option) => option !== undefined);
  if (good.length < options.length) return undefined;
  const op = anyOf(
    good.map((option) => compareOp('=', left.op, option.op, expr.span)),
    expr.span,
  );
  const grain = good.reduce((grain, option) => finer(grain, option.grain), left.grain);
  return { is: 'value', op: expr.negated ? not(op, expr.span) : op, type: FLAG, grain };
}

export function withinMeaning(expr: ExprOf<'within'>, scope: Scope): ValueMeaning | undefined {
  const range = rangeOf(expr, scope);
  if (range) return range;
  const left = elaborateValue(expr.left, scope, DATE, YEAR, MONTH);
  const period = scope.elaborate(expr.period, scope, { kind: 'period' });
  if (!left || !period) return undefined;
  if (period.is !== 'period') {
    reportKind(expr.period, scope, period, [{ kind: 'period' }]);
    return undefined;
  }
  if (!fits(period, left, expr, scope)) return undefined;
  const op = period.contains(left.op, expr.span);
  return {
    is: 'value',
    op: expr.negated ? not(op, expr.span) : op,
    type: FLAG,
    grain: finer(left.grain, period.grain),
  };
}

/** 合同金额在100万元至200万元之间: two figures, not two dates, are no period. */
function rangeOf(expr: ExprOf<'within'>, scope: Scope): ValueMeaning | undefined {
  const { period } = expr;
  if (period.kind !== 'fromTo' || !period.bare || !isFigure(period.from) || !isFigure(period.to)) return undefined;
  const end = (value: Expr): RangeEnd => ({ kind: 'rangeEnd', value, span: value.span });
  const range = betweenMeaning({ ...expr, from: end(period.from), to: end(period.to) }, scope);
  return range && expr.negated ? { ...range, op: not(range.op, expr.span) } : range;
}

const isFigure = (expr: Expr): boolean =>
  expr.kind === 'literal' && ['money', 'ratio', 'number', 'count'].includes(expr.literal.type);

/** A year cannot lie in a period of dates or months; a date lies in a period of years by its year. */
function fits(
  period: Extract<Meaning, { is: 'period' }>,
  left: ValueMeaning,
  expr: ExprOf<'within'>,
  scope: Scope,
): boolean {
  if (left.type.kind !== 'year' || (period.unit !== 'date' && period.unit !== 'month')) return true;
  scope.report(diagnostic('GJ3016', expr.span, { unit: period.unit, other: 'year' }));
  return false;
}

export function stateMeaning(expr: ExprOf<'state'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope);
  if (!of) return undefined;
  const test = {
    occurred: present(of.op, expr.span),
    notOccurred: not(present(of.op, expr.span), expr.span),
    absent: missing(of.op, expr.span),
    notAbsent: not(missing(of.op, expr.span), expr.span),
  }[expr.word];
  return { is: 'value', op: test, type: FLAG, grain: of.grain };
}
