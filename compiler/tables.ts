/** 表 → one value: tiers over the whole base (全额), by slices (累进), or looked up (对照). */
import type { BlockOf, Expr, TierBound, TierCell, TierRow } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import { integer, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { alike, scaled } from './conversions.ts';
import { NUMBERS } from './expressions/arithmetic.ts';
import { elaborateAs, elaborateValue } from './expressions/values.ts';
import { product } from './measures.ts';
import { absent, allOf, anyOf, arithmetic, compareOp, constant, when, yes } from './ops.ts';
import type { Op, Type } from './plan.ts';
import type { Scope, ValueMeaning } from './scope.ts';
import { type Bound, checkBorders, type Range } from './tierBorders.ts';
import { durationType, finer, POLICY, sameType, typeName } from './types.ts';

export function tableMeaning(
  block: BlockOf<'table'>,
  scope: Scope,
  textOf: (at: Span) => string,
): ValueMeaning | undefined {
  const [heading, ...rows] = block.rows;
  if (!heading) return undefined;
  const inputs = heading.cells.slice(0, -1).map((cell) => {
    const [expr] = cell.values;
    return expr && elaborateValue(expr, scope);
  });
  const known = inputs.filter((input) => input !== undefined);
  const uneven = rows.find((row) => row.cells.length !== heading.cells.length);
  if (uneven)
    scope.report(diagnostic('GJ3021', uneven.span, { cells: uneven.cells.length, columns: heading.cells.length }));
  if (known.length === 0 || known.length < inputs.length || uneven) return undefined;
  const tiers = rows.map((row) => tierOf(row, known, scope, textOf));
  const read = tiers.filter((tier) => tier !== undefined);
  if (read.length < tiers.length || read.length === 0) return undefined;
  const first = (read[0] as Tier).result;
  const odd = read.find((tier) => !alike(first, tier.result));
  if (odd) {
    scope.report(diagnostic('GJ3001', odd.at, { left: typeName(first.type), right: typeName(odd.result.type) }));
    return undefined;
  }
  const even = read.map((tier): Tier => ({ ...tier, result: alike(first, tier.result)?.[1] ?? tier.result }));
  if (known.length === 1) checkBorders(read, block.mode !== 'progressive', scope);
  const results = read.map((tier) => tier.result);
  const grain = [...known, ...results].reduce((g, meaning) => finer(g, meaning.grain), POLICY);
  const at = block.name.span;
  const base = known[0] as ValueMeaning;
  const op = block.mode === 'progressive' ? slices(even, base, block, scope) : choice(even, base, block.mode, at);
  return op && { is: 'value', op, type: op.type, grain };
}

interface Tier extends Range {
  readonly test: Op;
  readonly result: ValueMeaning;
}

function tierOf(
  row: TierRow,
  inputs: readonly ValueMeaning[],
  scope: Scope,
  textOf: (at: Span) => string,
): Tier | undefined {
  const last = row.cells[row.cells.length - 1] as TierCell;
  const [value] = last.values;
  const result = value && elaborateValue(value, scope, ...NUMBERS);
  if (!value) scope.report(diagnostic('GJ3020', last.span, { cell: textOf(last.span) }));
  const cells = inputs.map((input, i) => cellTest(row.cells[i] as TierCell, input, scope, textOf));
  const good = cells.filter((cell) => cell !== undefined);
  if (!result || good.length < cells.length) return undefined;
  const [first] = good;
  return {
    test: allOf(
      good.map((cell) => cell.test),
      row.span,
    ),
    result,
    ...(first?.lower ? { lower: first.lower } : {}),
    ...(first?.upper ? { upper: first.upper } : {}),
    at: row.span,
  };
}

function cellTest(
  cell: TierCell,
  input: ValueMeaning,
  scope: Scope,
  textOf: (at: Span) => string,
): Pick<Tier, 'test' | 'lower' | 'upper'> | undefined {
  if (cell.otherwise) return { test: yes(cell.span) };
  const [only, ...others] = cell.values;
  const numbered = others.length === 0 ? numberIn(only) : undefined;
  if (numbered) return numberedTest(numbered, cell.span, input, scope);
  if (cell.values.length > 0) {
    const values = cell.values.map((value) => elaborateAs(value, scope, typeFor(input, value)));
    const good = values.filter((value) => value !== undefined);
    if (good.length < values.length) return undefined;
    const tests = good.map((value) => compareOp('=', input.op, value.op, cell.span));
    return { test: anyOf(tests, cell.span) };
  }
  if (!cell.lower && !cell.upper) {
    scope.report(diagnostic('GJ3020', cell.span, { cell: textOf(cell.span) }));
    return undefined;
  }
  const bound = (b: TierBound | undefined): Bound | undefined => {
    const value = b && elaborateAs(b.value, scope, typeFor(input, b.value));
    return b && value && { value: value.op, inclusive: b.inclusive };
  };
  const lower = bound(cell.lower);
  const upper = bound(cell.upper);
  if ((cell.lower && !lower) || (cell.upper && !upper)) return undefined;
  const tests = [
    ...(lower ? [compareOp(lower.inclusive ? '≥' : '>', input.op, lower.value, cell.span)] : []),
    ...(upper ? [compareOp(upper.inclusive ? '≤' : '<', input.op, upper.value, cell.span)] : []),
  ];
  return { test: allOf(tests, cell.span), ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) };
}

interface Numbered {
  readonly n: number;
  readonly unit: 'year' | 'month';
  readonly how: '=' | '≤';
  readonly at: Span;
}

/** 第3年, 前两年: with them the number of a year or month (自…起的年次) is compared. */
function numberIn(expr: Expr | undefined): Numbered | undefined {
  if (expr?.kind !== 'literal') return undefined;
  const { literal, span: at } = expr;
  if (literal.type === 'ordinal') return { n: literal.nth, unit: literal.unit, how: '=', at };
  return literal.type === 'firstFew' ? { n: literal.count, unit: literal.unit, how: '≤', at } : undefined;
}

function numberedTest(
  { n, unit, how, at }: Numbered,
  cell: Span,
  input: ValueMeaning,
  scope: Scope,
): Pick<Tier, 'test' | 'lower' | 'upper'> | undefined {
  const type = durationType(unit);
  if (!sameType(type, input.type)) {
    scope.report(diagnostic('GJ3001', at, { left: typeName(input.type), right: typeName(type) }));
    return undefined;
  }
  const bound: Bound = { value: constant(integer(n), type, at), inclusive: true };
  const test = compareOp(how, input.op, bound.value, cell);
  return { test, ...(how === '=' ? { lower: bound } : {}), upper: bound };
}

/** The type in which an input is read: a difference of ratios as points where the cell says points. */
const typeFor = ({ type, also }: ValueMeaning, cell: Expr): Type =>
  also?.kind === 'points' && cell.kind === 'literal' && cell.literal.type === 'points' ? also : type;

/** 全额: a ratio is of the whole base, a rate for each unit of it; 对照: the value itself. The first row that fits counts. */
function choice(tiers: readonly Tier[], base: ValueMeaning, mode: 'wholeBase' | 'lookup', at: Span): Op {
  const valueOf = ({ result, at: row }: Tier): Op =>
    (mode === 'wholeBase' && base.type.kind !== 'ratio' && atRate(base, result, row)) || result.op;
  const type = valueOf(tiers[0] as Tier).type;
  return tiers.reduceRight<Op>((rest, tier) => when(tier.test, valueOf(tier), rest, tier.at), absent(type, at));
}

/** What a base comes to at a ratio or a rate; undefined where the result is an amount of its own. */
function atRate(base: Pick<ValueMeaning, 'op' | 'type'>, { op, type }: ValueMeaning, at: Span): Op | undefined {
  if (type.kind !== 'ratio' && type.kind !== 'rate') return undefined;
  const whole = product(base.type, type);
  return whole && scaled(arithmetic('mul', base.op, op, whole.type, at), whole.factor, whole.type);
}

/** 累进: of every tier, the part of the base that lies in it, at the tier's rate. */
function slices(tiers: readonly Tier[], base: ValueMeaning, block: BlockOf<'table'>, scope: Scope): Op | undefined {
  const rated = ({ type }: ValueMeaning): boolean =>
    (type.kind === 'ratio' || type.kind === 'rate') && product(base.type, type) !== undefined;
  const wrong = tiers.find((tier) => !rated(tier.result) || (!tier.lower && !tier.upper));
  if (wrong || (block.rows[0]?.cells.length ?? 0) !== 2) {
    scope.report(diagnostic('GJ3020', wrong?.at ?? block.name.span, { cell: block.name.text }));
    return undefined;
  }
  const { type } = base;
  const zero = constant(ZERO, type, block.name.span);
  const parts = tiers.map(({ lower, upper, result, at }) => {
    const top = upper ? arithmetic('min', base.op, upper.value, type, at) : base.op;
    const part = arithmetic('max', arithmetic('sub', top, lower?.value ?? zero, type, at), zero, type, at);
    return atRate({ op: part, type }, result, at) ?? part;
  });
  return parts.reduce((sum, part) => arithmetic('add', sum, part, sum.type, block.name.span));
}
