/** 逐项: computed for each item of a list. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { nearest } from '../../dsl/near.ts';
import { type FieldMeaning, read, scopeFor } from '../draft.ts';
import { FLAG } from '../types.ts';

export const perItem: FieldMeaning<FieldOf<'perItem'>> = {
  phase: 'items',
  apply: (field, draft) => {
    const { list, where } = field.items;
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
    return { ...inner, ...(which ? { where: which.op } : {}) };
  },
};
