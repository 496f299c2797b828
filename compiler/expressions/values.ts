/** Reads of sub-expressions. They go through the scope, so that the rules of single expressions need not import their switch. */
import type { Expr } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { TypeName } from '../../dsl/typeWords.ts';
import type { Type } from '../plan.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import { MONEY, RATIO, type StaticType, typeName } from '../types.ts';

/** An expression that must be a value, of one of the kinds given. */
export function elaborateValue(expr: Expr, scope: Scope, ...wanted: readonly Type[]): ValueMeaning | undefined {
  const meaning = scope.elaborate(expr, scope, wanted[0]);
  if (!meaning) return undefined;
  if (meaning.is !== 'value') {
    reportKind(expr, scope, meaning, wanted);
    return undefined;
  }
  const fits = wanted.length === 0 || wanted.some((type) => type.kind === meaning.type.kind);
  if (!fits)
    scope.report(diagnostic('GJ3002', expr.span, { is: typeName(meaning.type), wanted: wanted.map(typeName) }));
  return fits ? meaning : undefined;
}

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
  expiryRule: 'expiryRule',
  status: 'statusType',
} as const;

const nounOf = (meaning: Exclude<Meaning, ValueMeaning>): TypeName['word'] =>
  meaning.is === 'period' ? periodNouns[meaning.unit] : nouns[meaning.is];
