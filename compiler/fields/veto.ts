/** 一票否决: any of these takes the whole benefit away; judged when it is granted. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { entityScope, type FieldMeaning, read } from '../draft.ts';
import { anyOf, not } from '../ops.ts';
import { FLAG } from '../types.ts';

export const veto: FieldMeaning<FieldOf<'veto'>> = {
  phase: 'subject',
  apply: (field, draft) => {
    const any = field.any.flatMap((part) => read(part, entityScope(draft), FLAG)?.op ?? []);
    return { ...draft, applicable: [...draft.applicable, not(anyOf(any, field.span), field.span)] };
  },
};
