/**
 * 清单（条件，按…前2个）的字段合计, 清单的个数, 任一清单（条件）; 全体企业的产值平均值 is a figure
 * over the whole population.
 */
import type { ExprOf, NameExpr, Ordering } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { nearest } from '../../dsl/near.ts';
import { equal, ONE } from '../../dsl/rational.ts';
import { rangeGrain, rangeOf } from '../nesting.ts';
import { allOf, constant, isConstant } from '../ops.ts';
import type { Aggregate, Op, OpOf, Type } from '../plan.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import type { DeclarationOf } from '../symbols.ts';
import { bothTimes, FLAG, NUMBER, ONCE, type Times, timeGrain } from '../types.ts';
import { NUMBERS } from './arithmetic.ts';
import { amongFirst, lowerOrder, ownerNamed } from './ordering.ts';
import { elaborateValue } from './values.ts';

const how: { readonly [K in ExprOf<'aggregate'>['word']]: Aggregate } = {
  total: 'sum',
  number: 'count',
  average: 'mean',
  turns: 'count',
  highest: 'max',
  lowest: 'min',
  one: 'one',
};

export function aggregateMeaning(expr: ExprOf<'aggregate'>, scope: Scope): Meaning | undefined {
  const items = itemsOf(expr, scope);
  if (!items) return undefined;
  const of = expr.of && elaborateValue(expr.of, items.inner, ...(expr.word === 'one' ? [] : NUMBERS));
  if (expr.of && !of) return undefined;
  const problem = ((): 'several' | 'noField' | undefined => {
    if (expr.nearest && !of) return 'noField';
    return expr.word === 'one' && !items.single ? 'several' : undefined;
  })();
  if (problem) {
    scope.report(
      diagnostic('GJ3062', expr.span, {
        written: (expr.nearest ? spell(expr.nearest, 'zh') : '') + expr.list.name,
        problem,
      }),
    );
    return undefined;
  }
  return over(how[expr.word], items, of, of?.type ?? NUMBER, expr, scope);
}

/** 任一设备（购置价100万元以上）, 全部成员（关系为子女）均年龄不满18: of no items at all 全部 holds, 任一 does not. */
export function quantifiedMeaning(expr: ExprOf<'quantified'>, scope: Scope): Meaning | undefined {
  const condition = expr.of ?? expr.where;
  if (!condition || (!expr.of && expr.order)) {
    scope.report(diagnostic('GJ3064', expr.span, { word: spell(expr.word, 'zh'), list: expr.list.name }));
    return undefined;
  }
  const { kind, where, order, list } = expr;
  const items = itemsOf(
    expr.of ? { kind, list, ...(where ? { where } : {}), ...(order ? { order } : {}) } : { kind, list },
    scope,
  );
  const of = items && elaborateValue(condition, items.inner, FLAG);
  return items && of && over(expr.word === 'all' ? 'all' : 'any', items, of, FLAG, expr, scope);
}

interface Items {
  readonly target: DeclarationOf<'list' | 'status' | 'entity'>;
  /** Among the items. */
  readonly inner: Scope;
  readonly where?: Op;
  readonly first?: NonNullable<OpOf<'over'>['first']>;
  /** At most one item is meant. */
  readonly single: boolean;
  readonly times: Times;
}

type Which = Pick<ExprOf<'aggregate'>, 'list' | 'where' | 'order' | 'nearest' | 'everybody'> & {
  readonly kind: 'aggregate' | 'quantified';
};

function itemsOf(expr: Which, scope: Scope): Items | undefined {
  const target = targetOf(expr, scope);
  if (!target) return undefined;
  const { list: _list, population: _population, clauseTotal: _clauseTotal, ...outer } = scope;
  const inner: Scope = target.kind === 'entity' ? outer : { ...outer, list: target.name };
  const where = expr.where && elaborateValue(expr.where, inner, FLAG);
  if (expr.where && !where) return undefined;
  const base: Items = {
    target,
    inner,
    ...(where ? { where: where.op } : {}),
    single: false,
    times: where?.grain ?? ONCE,
  };
  if (expr.nearest) return nearestItem(base, expr.nearest, expr.list, scope);
  return expr.order ? ordered(base, expr.order, scope) : base;
}

function targetOf(expr: Which, scope: Scope): DeclarationOf<'list' | 'status' | 'entity'> | undefined {
  const { list, kind } = expr;
  const declared = scope.symbols.byName.get(list.name) ?? [];
  const target = declared.find((d) => d.kind === 'list' || d.kind === 'status' || d.kind === 'entity');
  if (!target) {
    const is = declared[0]?.kind;
    const near = nearest(
      list.name,
      scope.symbols.lists.map((l) => l.name),
    );
    scope.report(
      is
        ? diagnostic('GJ2003', list.span, { name: list.name, is, wanted: 'list' })
        : diagnostic('GJ2001', list.span, { name: list.name, ...(near ? { near } : {}) }),
    );
    return undefined;
  }
  scope.used(target);
  if (kind === 'aggregate') return rightlyOverAll(expr, target.kind, scope) ? target : undefined;
  if (target.kind === 'entity' && !scope.population) {
    scope.report(diagnostic('GJ3017', list.span, { word: list.name }));
    return undefined;
  }
  return target;
}

const listOf = (scope: Scope): string | undefined => (scope.list === 'any' ? undefined : scope.list);

/** （按合同金额从高到低前2个）; counted anew in each item of an outer list where 每个X says so. */
function ordered(items: Items, order: Ordering, scope: Scope): Items | undefined {
  const { target } = items;
  if (order.running) {
    scope.report(diagnostic('GJ3062', order.span, { written: items.target.name, problem: 'running' }));
    return undefined;
  }
  // To order everybody is another matter: a ranking of the whole population.
  if (target.kind === 'entity') {
    scope.report(diagnostic('GJ3017', order.span, { word: spell('by', 'zh') }));
    return undefined;
  }
  const lowered = lowerOrder(order, items.inner, scope);
  if (!lowered?.count) return undefined;
  const first = { keys: lowered.keys, count: lowered.count };
  const single = isConstant(lowered.count) && equal(lowered.count.value, ONE);
  const times = bothTimes(items.times, lowered.times);
  if (!order.per) return { ...items, first, single, times };
  const owner = ownerNamed(order.per, target.name, scope);
  if (!owner) return undefined;
  const range = rangeOf(scope.symbols, target.name, listOf(scope));
  if (owner.list === range) return { ...items, first, single, times };
  if (owner.list === undefined) {
    // Among the items of an outer one, the whole entity is out of sight.
    scope.report(diagnostic('GJ3017', order.per.span, { word: order.per.name }));
    return undefined;
  }
  const chosen = amongFirst(target.name, { ...lowered, count: lowered.count }, items.where, owner.list);
  const where = allOf([...(items.where ? [items.where] : []), chosen], order.span);
  return { ...items, where, single: false, times };
}

/** 最近一次认定: by the only date of the list, or else its only year. */
function nearestItem(
  items: Items,
  word: NonNullable<ExprOf<'aggregate'>['nearest']>,
  list: NameExpr,
  scope: Scope,
): Items | undefined {
  const own = scope.symbols.columns.filter((c) => c.list === items.target.name && !c.yearly && !c.monthly);
  const dates = own.filter((c) => c.type.kind === 'date');
  const times = dates.length > 0 ? dates : own.filter((c) => c.type.kind === 'year');
  const [only, second] = times;
  if (!only || second) {
    scope.report(diagnostic('GJ3063', list.span, { list: list.name, dates: times.map((c) => c.name) }));
    return undefined;
  }
  const at = list.span;
  const by: Op = { op: 'column', name: only.name, list: items.target.name, type: only.type, at };
  const keys = [{ by, descending: word === 'latestOne' }];
  return { ...items, first: { keys, count: constant(ONE, NUMBER, at) }, single: true };
}

function over(
  aggregate: Aggregate,
  { target, where, first, times: ordinarily }: Items,
  of: ValueMeaning | undefined,
  type: Type,
  { span: at }: { readonly span: ValueMeaning['op']['at'] },
  scope: Scope,
): ValueMeaning {
  const parts = { how: aggregate, ...(where ? { where } : {}), ...(of ? { of: of.op } : {}) };
  const times = bothTimes(ordinarily, of?.grain ?? ONCE);
  if (target.kind === 'entity') {
    const op: Op = { op: 'overEntities', ...parts, type, at };
    return { is: 'value', op, type, grain: { of: 'population', ...timeGrain(times) } };
  }
  return {
    is: 'value',
    op: { op: 'over', list: target.name, ...parts, ...(first ? { first } : {}), type, at },
    type,
    grain: rangeGrain(scope.symbols, target.name, listOf(scope), times),
  };
}

/** 全体 stands before the entity, and a figure over the entity says 全体; 核对 speaks of everybody anyway. */
function rightlyOverAll(
  { list, everybody }: Pick<Which, 'list' | 'everybody'>,
  kind: 'list' | 'status' | 'entity',
  scope: Scope,
): boolean {
  if (everybody && kind !== 'entity') {
    const entity = scope.symbols.entity?.name ?? '';
    scope.report(diagnostic('GJ3046', list.span, { name: list.name, entity }));
    return false;
  }
  if (everybody || kind !== 'entity' || scope.population) return true;
  const word = spell('everybody', 'zh');
  const edits = [{ span: { start: list.span.start, end: list.span.start }, text: word }];
  const fixes = [{ zh: `写成「${word}${list.name}」`, en: `Write “${word}${list.name}”`, edits }];
  scope.report(diagnostic('GJ3048', list.span, { name: list.name }, { fixes }));
  return false;
}
