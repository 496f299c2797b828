/** 一票否决: any of these takes the whole benefit away; judged when it is granted. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { readCommon } from '../common.ts';
import { entityScope, type FieldMeaning } from '../draft.ts';
import { anyOf, not } from '../ops.ts';
import { FLAG } from '../types.ts';

export const veto: FieldMeaning<FieldOf<'veto'>> = {
  phase: 'subject',
  apply: (field, draft) => {
    const any = field.any.flatMap((part) => readCommon(part, draft, field, entityScope(draft), FLAG)?.op ?? []);
    return { ...draft, applicable: [...draft.applicable, not(anyOf(any, field.span), field.span)] };
  },
};
