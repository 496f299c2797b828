/** 条件: all of them must hold. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { type FieldMeaning, read, scopeFor, withMissingRules } from '../draft.ts';
import { FLAG } from '../types.ts';

export const condition: FieldMeaning<FieldOf<'condition'>> = {
  phase: 'condition',
  apply: (field, draft) => {
    const parts = field.all.flatMap((part) => {
      const meaning = read(part, scopeFor(draft), FLAG);
      return meaning ? [meaning.op] : [];
    });
    return {
      ...draft,
      conditions: [...draft.conditions, ...parts.map((op) => withMissingRules(draft, op, 'condition'))],
    };
  },
};
