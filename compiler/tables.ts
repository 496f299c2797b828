/** 表 → one value: tiers over the whole base (全额), by slices (累进), or looked up (对照). */
import type { BlockOf, TierBound, TierCell, TierRow } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import { ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { elaborateValue } from './expressions/values.ts';
import { absent, allOf, anyOf, arithmetic, compareOp, constant, when, yes } from './ops.ts';
import type { Op } from './plan.ts';
import type { Scope, ValueMeaning } from './scope.ts';
import { type Bound, checkBorders, type Range } from './tierBorders.ts';
import { finer, MONEY, NUMBER, POLICY, RATIO, sameType, typeName } from './types.ts';

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
  const odd = read.find((tier) => !sameType(tier.result.type, (read[0] as Tier).result.type));
  if (odd) {
    const first = (read[0] as Tier).result.type;
    scope.report(diagnostic('GJ3001', odd.at, { left: typeName(first), right: typeName(odd.result.type) }));
    return undefined;
  }
  if (known.length === 1) checkBorders(read, block.mode !== 'progressive', scope);
  const grain = known.reduce((g, input) => finer(g, input.grain), POLICY);
  const at = block.name.span;
  const base = known[0] as ValueMeaning;
  const op = block.mode === 'progressive' ? slices(read, base, block, scope) : choice(read, base, block.mode, at);
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
  const result = value && elaborateValue(value, scope, MONEY, RATIO, NUMBER);
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
  if (cell.values.length > 0) {
    const values = cell.values.map((value) => elaborateValue(value, scope, input.type));
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
    const value = b && elaborateValue(b.value, scope, input.type);
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

/** 全额: a ratio is of the whole base; 对照: the value itself. The first row that fits counts. */
function choice(tiers: readonly Tier[], base: ValueMeaning, mode: 'wholeBase' | 'lookup', at: Span): Op {
  const valueOf = ({ result, at: row }: Tier): Op =>
    mode === 'wholeBase' && result.type.kind === 'ratio' && base.type.kind !== 'ratio'
      ? arithmetic('mul', base.op, result.op, base.type, row)
      : result.op;
  const type = valueOf(tiers[0] as Tier).type;
  return tiers.reduceRight<Op>((rest, tier) => when(tier.test, valueOf(tier), rest, tier.at), absent(type, at));
}

/** 累进: of every tier, the part of the base that lies in it, at the tier's rate. */
function slices(tiers: readonly Tier[], base: ValueMeaning, block: BlockOf<'table'>, scope: Scope): Op | undefined {
  const wrong = tiers.find((tier) => tier.result.type.kind !== 'ratio' || (!tier.lower && !tier.upper));
  if (wrong || (block.rows[0]?.cells.length ?? 0) !== 2) {
    scope.report(diagnostic('GJ3020', wrong?.at ?? block.name.span, { cell: block.name.text }));
    return undefined;
  }
  const { type } = base;
  const zero = constant(ZERO, type, block.name.span);
  const parts = tiers.map(({ lower, upper, result, at }) => {
    const top = upper ? arithmetic('min', base.op, upper.value, type, at) : base.op;
    const part = arithmetic('max', arithmetic('sub', top, lower?.value ?? zero, type, at), zero, type, at);
    return arithmetic('mul', part, result.op, type, at);
  });
  return parts.reduce((sum, part) => arithmetic('add', sum, part, type, block.name.span));
}
