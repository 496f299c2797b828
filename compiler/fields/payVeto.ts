/** 兑付前否决: any of these in the year of a payment stops that payment. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { type FieldMeaning, paymentScope, read } from '../draft.ts';
import { FLAG } from '../types.ts';

export const payVeto: FieldMeaning<FieldOf<'payVeto'>> = {
  phase: 'stop',
  apply: (field, draft) => {
    const any = field.any.flatMap((part) => read(part, paymentScope(draft), FLAG)?.op ?? []);
    return { ...draft, payVetoes: [...draft.payVetoes, ...any] };
  },
};
