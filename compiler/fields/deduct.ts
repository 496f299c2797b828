/** 扣除: what has been received elsewhere comes off the award, down to zero. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { ZERO } from '../../dsl/rational.ts';
import { entityScope, type FieldMeaning, readAs, refine } from '../draft.ts';
import { absent, arithmetic, constant, present, when } from '../ops.ts';

export const deduct: FieldMeaning<FieldOf<'deduct'>> = {
  phase: 'deduct',
  apply: (field, draft) => {
    const { amount } = draft;
    const less = amount && readAs(field.amount, entityScope(draft), amount.type);
    if (!amount || !less) return draft;
    const at = field.span;
    const rest = arithmetic('sub', amount.op, less.op, amount.type, at);
    const left = arithmetic('max', rest, constant(ZERO, amount.type, at), amount.type, at);
    // 不适用 deducts nothing; and where nothing is granted, it does not matter what is missing.
    const value = when(
      present(amount.op, at),
      when(present(less.op, at), left, amount.op, at),
      absent(amount.type, at),
      at,
    );
    return refine(draft, 'deducted', value, at);
  },
};
