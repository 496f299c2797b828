/** 清单（条件）的字段合计, 清单的个数; 全体企业的产值平均值 is a figure over the whole population. */
import type { ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { nearest } from '../../dsl/near.ts';
import type { Aggregate, Op } from '../plan.ts';
import type { Meaning, Scope } from '../scope.ts';
import { FLAG, MONEY, NUMBER, RATIO } from '../types.ts';
import { elaborateValue } from './values.ts';

const how: { readonly [K in ExprOf<'aggregate'>['word']]: Aggregate } = {
  total: 'sum',
  number: 'count',
  average: 'mean',
  highest: 'max',
  lowest: 'min',
};

export function aggregateMeaning(expr: ExprOf<'aggregate'>, scope: Scope): Meaning | undefined {
  const declared = scope.symbols.byName.get(expr.list.name) ?? [];
  const target = declared.find((d) => d.kind === 'list' || d.kind === 'entity');
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
  const { list: _list, population: _population, clauseTotal: _clauseTotal, ...outer } = scope;
  const inner: Scope = target.kind === 'list' ? { ...outer, list: target.name } : outer;
  if (!rightlyOverAll(expr, target.kind, scope)) return undefined;
  const where = expr.where && elaborateValue(expr.where, inner, FLAG);
  const of = expr.of && elaborateValue(expr.of, inner, MONEY, RATIO, NUMBER);
  if ((expr.where && !where) || (expr.of && !of)) return undefined;
  const parts = { how: how[expr.word], ...(where ? { where: where.op } : {}), ...(of ? { of: of.op } : {}) };
  const type = of?.type ?? NUMBER;
  const yearly = (where?.grain.yearly ?? false) || (of?.grain.yearly ?? false);
  if (target.kind === 'entity') {
    const op: Op = { op: 'overEntities', ...parts, type, at: expr.span };
    return { is: 'value', op, type, grain: { of: 'population', yearly } };
  }
  return {
    is: 'value',
    op: { op: 'over', list: target.name, ...parts, type, at: expr.span },
    type,
    grain: { of: 'entity', yearly },
  };
}

/** 全体 stands before the entity, and a figure over the entity says 全体; 核对 speaks of everybody anyway. */
function rightlyOverAll({ list, everybody }: ExprOf<'aggregate'>, kind: 'list' | 'entity', scope: Scope): boolean {
  if (everybody && kind === 'list') {
    const entity = scope.symbols.entity?.name ?? '';
    scope.report(diagnostic('GJ3046', list.span, { name: list.name, entity }));
    return false;
  }
  if (everybody || kind === 'list' || scope.population) return true;
  const word = spell('everybody', 'zh');
  const edits = [{ span: { start: list.span.start, end: list.span.start }, text: word }];
  const fixes = [{ zh: `写成「${word}${list.name}」`, en: `Write “${word}${list.name}”`, edits }];
  scope.report(diagnostic('GJ3048', list.span, { name: list.name }, { fixes }));
  return false;
}
