/** Reads of sub-expressions. They go through the scope, so that the rules of single expressions need not import their switch. */
import type { Expr } from '../../dsl/ast.ts';
import { diagnostic, type ParamsOf } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import type { Span } from '../../dsl/span.ts';
import type { TypeName } from '../../dsl/typeWords.ts';
import { rateUnitOf } from '../../dsl/units.ts';
import { inMeasure, readOtherwise } from '../conversions.ts';
import type { Type } from '../plan.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import { MONEY, RATIO, type StaticType, typeName } from '../types.ts';

/** An expression that must be a value, of one of the kinds given; of whatever unit. */
export function elaborateValue(expr: Expr, scope: Scope, ...wanted: readonly Type[]): ValueMeaning | undefined {
  const meaning = scope.elaborate(expr, scope, wanted[0]);
  if (!meaning) return undefined;
  if (meaning.is !== 'value') {
    reportKind(expr, scope, meaning, wanted);
    return undefined;
  }
  const fits = ({ type }: ValueMeaning): boolean =>
    wanted.length === 0 || wanted.some((other) => other.kind === type.kind);
  if (fits(meaning)) return meaning;
  const other = readOtherwise(meaning);
  if (other && fits(other)) return other;
  scope.report(diagnostic('GJ3002', expr.span, unfit(meaning.type, wanted)));
  return undefined;
}

/** Both sides of a misfit; of a rate, also the units that make it what is wanted: 元/人·月 by 人 and 个月. */
function unfit(is: Type, wanted: readonly Type[]): ParamsOf<'GJ3002'> {
  const names = { is: typeName(is), wanted: wanted.map(typeName) };
  const rate = is.kind === 'rate' ? rateUnitOf(is.unit) : undefined;
  const counted = rate?.per.every((unit) => unit.kind === 'count') && wanted.some(({ kind }) => kind === rate.of.kind);
  return rate && counted ? { ...names, times: rate.per.map((unit) => unit.text) } : names;
}

/** An expression that must be a value of this type, unit and all; it is brought into the type's own measure. */
export function elaborateAs(expr: Expr, scope: Scope, wanted: Type): ValueMeaning | undefined {
  const meaning = scope.elaborate(expr, scope, wanted);
  if (meaning?.is === 'value') return fitted(meaning, expr.span, scope, wanted);
  if (meaning) reportKind(expr, scope, meaning, [wanted]);
  return undefined;
}

/** The same for what has been read already. */
export function fitted(meaning: ValueMeaning, at: Span, scope: Scope, wanted: Type): ValueMeaning | undefined {
  const fit = inMeasure(meaning, wanted);
  if (!fit) reportUnlike(meaning.type, wanted, at, scope);
  return fit;
}

/** Two types that do not go together, where the reader can be told what to do about it. */
export function reportUnlike(is: Type, wanted: Type, at: Span, scope: Pick<Scope, 'report' | 'textOf'>): void {
  const written = scope.textOf(at);
  if (is.kind === 'money' && wanted.kind === 'money')
    scope.report(diagnostic('GJ3055', at, { written, left: currencyOf(is), right: currencyOf(wanted) }));
  else if (isPoints(is, wanted) || isPoints(wanted, is)) scope.report(diagnostic('GJ3057', at, { written }));
  else scope.report(diagnostic('GJ3002', at, unfit(is, [wanted])));
}

/** Money by its currency, 人民币 too. */
const currencyOf = (type: Type): TypeName => ({ unit: spell('renminbi', 'zh'), ...typeName(type) });
const isPoints = (a: Type, b: Type): boolean => a.kind === 'points' && b.kind === 'ratio';

export function reportKind(expr: Expr, scope: Scope, meaning: Meaning, wanted: readonly StaticType[]): void {
  const is = meaning.is === 'value' ? typeName(meaning.type) : { word: nounOf(meaning) };
  const names = wanted.length > 0 ? wanted.map(typeName) : [typeName(MONEY), typeName(RATIO)];
  scope.report(diagnostic('GJ3002', expr.span, { is, wanted: names }));
}

const periodNouns = {
  date: 'datePeriod',
  year: 'yearPeriod',
  either: 'yearPeriod',
  month: 'monthPeriod',
} as const;
const nouns = {
  split: 'splitType',
  missingRule: 'missingRule',
  topUpRule: 'topUpRule',
  expiryRule: 'expiryRule',
  status: 'statusType',
} as const;

const nounOf = (meaning: Exclude<Meaning, ValueMeaning>): TypeName['word'] =>
  meaning.is === 'period' ? periodNouns[meaning.unit] : nouns[meaning.is];
