/** 按合同金额从高到低前2个: by what the items of a list are ordered, and how many of them are taken. */
import type { Direction, Expr, NameExpr, Ordering } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { nearest } from '../../dsl/near.ts';
import { integer, ONE } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import { chainOf, nounNamed } from '../nesting.ts';
import { compareOp, constant, isConstant } from '../ops.ts';
import type { Op, SortKey, Type } from '../plan.ts';
import type { Scope } from '../scope.ts';
import { bothTimes, NUMBER, ONCE, type Times, typeName } from '../types.ts';
import { elaborateValue } from './values.ts';

export interface LoweredOrder {
  readonly keys: readonly SortKey[];
  /** How many are taken; absent where a running total is. */
  readonly count?: Op;
  /** They come one year each. */
  /** How often its keys have a value. */
  readonly times: Times;
  readonly at: Span;
}

interface Way {
  readonly by: 'figure' | 'time';
  readonly descending: boolean;
  /** It names a single item. */
  readonly single: boolean;
}
const way = (by: Way['by'], descending: boolean, single: boolean): Way => ({ by, descending, single });
const ways: { readonly [D in Direction]: Way } = {
  highToLow: way('figure', true, false),
  lowToHigh: way('figure', false, false),
  earlyToLate: way('time', false, false),
  lateToEarly: way('time', true, false),
  greatest: way('figure', true, true),
  least: way('figure', false, true),
  earliest: way('time', false, true),
  latest: way('time', true, true),
};
const kinds: { readonly [K in Type['kind']]?: Way['by'] } = {
  money: 'figure',
  ratio: 'figure',
  points: 'figure',
  rate: 'figure',
  count: 'figure',
  date: 'time',
  year: 'time',
};

/** Keys are read among the items (`inner`), the number that is taken around them (`outer`). */
export function lowerOrder(order: Ordering, inner: Scope, outer: Scope): LoweredOrder | undefined {
  const keys = order.keys.map((key) => keyOf(key.by, key.word, inner));
  const good = keys.filter((key) => key !== undefined);
  const count = countOf(order, outer);
  if (good.length < keys.length || count === undefined) return undefined;
  return {
    keys: good.map(({ key }) => key),
    ...(count === 'running' ? {} : { count }),
    times: good.map(({ times }) => times).reduce(bothTimes, ONCE),
    at: order.span,
  };
}

function keyOf(by: Expr, word: Direction, scope: Scope): { key: SortKey; times: Times } | undefined {
  const value = elaborateValue(by, scope);
  if (!value) return undefined;
  const kind = kinds[value.type.kind];
  if (kind === ways[word].by) return { key: { by: value.op, descending: ways[word].descending }, times: value.grain };
  const fitting = (Object.keys(ways) as Direction[]).filter((d) => ways[d].by === kind && !ways[d].single);
  scope.report(
    diagnostic('GJ3061', by.span, {
      key: nameOf(by),
      is: typeName(value.type),
      wanted: fitting.map((d) => spell(d, 'zh')),
    }),
  );
  return undefined;
}

/** The number that is taken, `running` where a running total says it. */
function countOf(order: Ordering, scope: Scope): Op | 'running' | undefined {
  const single = order.keys.find(({ word }) => ways[word].single);
  const [first] = order.keys;
  const written = single ?? first;
  const problem = (problem: 'noCount' | 'twice'): undefined => {
    if (written)
      scope.report(
        diagnostic('GJ3062', order.span, { written: nameOf(written.by) + spell(written.word, 'zh'), problem }),
      );
  };
  if (single && (order.count || order.running)) return problem('twice');
  if (single) return constant(ONE, NUMBER, order.span);
  if (order.running) return 'running';
  if (!order.count) return problem('noCount');
  const count = elaborateValue(order.count, scope, NUMBER);
  if (!count) return undefined;
  if (isConstant(count.op) && (count.op.value.d !== 1n || count.op.value.n < 1n || count.op.value.n > MOST)) {
    const written = order.count.kind === 'literal' ? order.count.literal.spelling : nameOf(order.count);
    scope.report(diagnostic('GJ3019', order.count.span, { written, most: String(MOST) }));
    return undefined;
  }
  return count.op;
}
const MOST = 9999n;

const nameOf = (expr: Expr): string => (expr.kind === 'name' ? expr.name : '…');

/** The list that `每个X` names around `list`, `entity` for the entity; undefined where it names neither. */
export function ownerNamed(per: NameExpr, list: string, scope: Scope): { readonly list?: string } | undefined {
  const { symbols, report } = scope;
  const nouns = [...symbols.lists.map((l) => l.name), ...(symbols.entity ? [symbols.entity.name] : [])];
  const name = nounNamed(per, nouns, symbols.entity?.name);
  if (symbols.entity?.name === name) return {};
  const owner = symbols.lists.find((l) => l.name === name);
  if (owner && chainOf(symbols, list).slice(1).includes(owner.name)) {
    scope.used(owner);
    return { list: owner.name };
  }
  if (owner) report(diagnostic('GJ3060', per.span, { noun: name, list }));
  else {
    const near = nearest(name, nouns);
    report(diagnostic('GJ2001', per.span, { name, ...(near ? { near } : {}) }));
  }
  return undefined;
}

/** A flag: the item is among the first ones of its list, within its owner. */
export function amongFirst(
  list: string,
  { keys, count, at }: LoweredOrder & { readonly count: Op },
  where: Op | undefined,
  within: string | undefined,
): Op {
  const one = constant(integer(1), NUMBER, at);
  const fill: Op = {
    op: 'fill',
    list,
    ...(within === undefined ? {} : { within }),
    ...(where ? { where } : {}),
    keys,
    of: one,
    limit: count,
    type: NUMBER,
    at,
  };
  return compareOp('≥', fill, one, at);
}
