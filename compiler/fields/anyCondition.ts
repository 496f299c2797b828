/** 条件之一: one of them must hold. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { type FieldMeaning, read, scopeFor, withMissingRules } from '../draft.ts';
import { anyOf } from '../ops.ts';
import { FLAG } from '../types.ts';

export const anyCondition: FieldMeaning<FieldOf<'anyCondition'>> = {
  phase: 'condition',
  apply: (field, draft) => {
    const parts = field.any.flatMap((part) => {
      const meaning = read(part, scopeFor(draft), FLAG);
      return meaning ? [withMissingRules(draft, meaning.op, 'condition')] : [];
    });
    return { ...draft, conditions: [...draft.conditions, anyOf(parts, field.span)] };
  },
};
