/** 逐项: computed for each item of a list, perhaps for the first of them only, or while a running total lasts. */

import type { Ordering } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { nearest } from '../../dsl/near.ts';
import { scopeOf } from '../definitions.ts';
import { type Draft, type FieldMeaning, read, readAs, scopeFor } from '../draft.ts';
import { lowerOrder, ownerNamed } from '../expressions/ordering.ts';
import { opKey } from '../ops.ts';
import { FLAG, MONEY, NUMBER } from '../types.ts';

export const perItem: FieldMeaning<FieldOf<'perItem'>> = {
  phase: 'items',
  apply: (field, draft) => {
    const { list, where, order } = field.items;
    const { symbols, report, used } = draft.workshop;
    const known = symbols.lists.find((declared) => declared.name === list.name);
    if (!known) {
      const near = nearest(
        list.name,
        symbols.lists.map((declared) => declared.name),
      );
      report(diagnostic('GJ2001', list.span, { name: list.name, ...(near ? { near } : {}) }));
      // Its fields are read all the same, of whatever list they are; the clause is left out.
      return { ...draft, list: 'any' };
    }
    used.add(known.name);
    const inner = { ...draft, list: known.name };
    const which = where && read(where, scopeFor(inner), FLAG);
    const chosen: Draft = { ...inner, ...(which ? { where: which.op } : {}) };
    return order ? inOrder(chosen, known.name, order) : chosen;
  },
};

/** The order in which items come, what it is counted for, and what it limits. */
function inOrder(draft: Draft, list: string, order: Ordering): Draft {
  const scope = scopeFor(draft);
  const owner = order.per ? ownerNamed(order.per, list, scope) : {};
  if (!owner) return draft;
  const outer = scopeOf(draft.workshop, { yearly: draft.yearly, ...owner });
  const lowered = lowerOrder(order, scope, outer);
  if (!lowered) return draft;
  const { keys, count, at } = lowered;
  const base = { keys, ...owner, at };
  if (count) return { ...draft, first: { ...base, count } };
  const of = order.running && read(order.running.of, scope, NUMBER, MONEY);
  const limit = of && order.running && readAs(order.running.limit, outer, of.type);
  if (!of || !limit || !order.running) return draft;
  const words = draft.workshop.textOf(order.running.of.span);
  return { ...draft, running: { ...base, key: opKey(of.op), of: of.op, limit: limit.op, words } };
}
