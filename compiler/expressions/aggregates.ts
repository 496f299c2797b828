/** 清单（条件）的字段合计, 清单的个数; over the entity itself, they speak of the whole population. */
import type { ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { nearest } from '../../dsl/near.ts';
import type { Aggregate, Op } from '../plan.ts';
import type { Meaning, Scope } from '../scope.ts';
import { FLAG, finer, NUMBER, POLICY, timeGrain } from '../types.ts';
import { NUMBERS } from './arithmetic.ts';
import { elaborateValue } from './values.ts';

const how: { readonly [K in ExprOf<'aggregate'>['word']]: Aggregate } = {
  total: 'sum',
  number: 'count',
  turns: 'count',
  highest: 'max',
  lowest: 'min',
};

export function aggregateMeaning(expr: ExprOf<'aggregate'>, scope: Scope): Meaning | undefined {
  const declared = scope.symbols.byName.get(expr.list.name) ?? [];
  const target = declared.find((d) => d.kind === 'list' || d.kind === 'status' || d.kind === 'entity');
  if (!target) {
    const is = declared[0]?.kind;
    const near = nearest(
      expr.list.name,
      scope.symbols.lists.map((list) => list.name),
    );
    scope.report(
      is
        ? diagnostic('GJ2003', expr.list.span, { name: expr.list.name, is, wanted: 'list' })
        : diagnostic('GJ2001', expr.list.span, { name: expr.list.name, ...(near ? { near } : {}) }),
    );
    return undefined;
  }
  scope.used(target);
  const { list: _list, population: _population, ...outer } = scope;
  const inner: Scope = target.kind === 'entity' ? outer : { ...outer, list: target.name };
  if (target.kind === 'entity' && !scope.population) {
    scope.report(diagnostic('GJ3017', expr.list.span, { word: expr.list.name }));
    return undefined;
  }
  const where = expr.where && elaborateValue(expr.where, inner, FLAG);
  const of = expr.of && elaborateValue(expr.of, inner, ...NUMBERS);
  if ((expr.where && !where) || (expr.of && !of)) return undefined;
  const parts = { how: how[expr.word], ...(where ? { where: where.op } : {}), ...(of ? { of: of.op } : {}) };
  const type = of?.type ?? NUMBER;
  // Both are of an item; what they have in common is how often they have a value.
  const times = timeGrain(finer(where?.grain ?? POLICY, of?.grain ?? POLICY));
  if (target.kind === 'entity') {
    const op: Op = { op: 'overEntities', ...parts, type, at: expr.span };
    return { is: 'value', op, type, grain: { of: 'population', ...times } };
  }
  return {
    is: 'value',
    op: { op: 'over', list: target.name, ...parts, type, at: expr.span },
    type,
    grain: { of: 'entity', ...times },
  };
}
