/** 折算: foreign money in 人民币, at the rate in force on a day. */
import type { ExprOf, NameExpr } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { exchange } from '../measures.ts';
import { arithmetic } from '../ops.ts';
import type { Scope, ValueMeaning } from '../scope.ts';
import type { DeclarationOf } from '../symbols.ts';
import { finer, MONEY, typeName, typeOfSpec } from '../types.ts';
import { elaborateValue } from './values.ts';

export function convertMeaning(expr: ExprOf<'convert'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, MONEY);
  if (!of) return undefined;
  const currency = of.type.kind === 'money' ? of.type.currency : undefined;
  if (currency === undefined) {
    const written = scope.textOf(expr.of.span);
    scope.report(diagnostic('GJ3059', expr.of.span, { written, is: typeName(of.type) }));
    return undefined;
  }
  const rate = rateFor(expr, currency, scope);
  return (
    rate && {
      is: 'value',
      op: arithmetic('mul', of.op, rate.op, MONEY, expr.span),
      type: MONEY,
      grain: finer(of.grain, rate.grain),
    }
  );
}

/** The rate that is named, or the only one of the currency that the policy declares. */
function rateFor(expr: ExprOf<'convert'>, currency: string, scope: Scope): ValueMeaning | undefined {
  const name = expr.rate ?? declared(expr, currency, scope);
  if (!name) return undefined;
  const rate = scope.elaborate(expr.date ? { kind: 'onDay', of: name, date: expr.date, span: expr.span } : name, scope);
  if (!rate) return undefined;
  const between = rate.is === 'value' ? exchange(rate.type) : undefined;
  if (rate.is !== 'value' || between?.from !== currency || between.to !== undefined) {
    const is = rate.is === 'value' ? typeName(rate.type) : { word: 'period' as const };
    scope.report(diagnostic('GJ3059', name.span, { written: name.name, is, currency }));
    return undefined;
  }
  return rate;
}

function declared(expr: ExprOf<'convert'>, currency: string, scope: Scope): NameExpr | undefined {
  const rates = [...scope.symbols.byName.values()].flat().filter((d) => isRateOf(d, currency));
  const [only, ...others] = rates;
  const written = scope.textOf(expr.of.span);
  if (only && others.length === 0) return { kind: 'name', name: only.name, quoted: false, span: expr.span };
  const example = `${spell('parameter', 'zh')} ${currency}${spell('exchangeRate', 'zh')}`;
  scope.report(
    only
      ? diagnostic('GJ2056', expr.span, {
          written,
          currency,
          names: rates.map((d) => d.name).join('、'),
          name: only.name,
        })
      : diagnostic('GJ2055', expr.span, { written, currency, example }),
  );
  return undefined;
}

const isRateOf = (d: { readonly kind: string }, currency: string): d is DeclarationOf<'parameter'> => {
  if (d.kind !== 'parameter') return false;
  const { block } = d as DeclarationOf<'parameter'>;
  const type = typeOfSpec(block.type);
  const between = block.type.word === 'exchangeRate' && type.kind === 'rate' ? exchange(type) : undefined;
  return between?.from === currency && between.to === undefined;
};
