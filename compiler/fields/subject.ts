/** 对象: who is eligible. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { entityScope, type FieldMeaning, read } from '../draft.ts';
import { FLAG } from '../types.ts';

export const subject: FieldMeaning<FieldOf<'subject'>> = {
  phase: 'subject',
  apply: (field, draft) => {
    const of = read(field.of, entityScope(draft), FLAG);
    return of ? { ...draft, applicable: [...draft.applicable, of.op] } : draft;
  },
};
