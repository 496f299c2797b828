/** 起付: awards below this are not paid; exactly this is paid. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { entityScope, type FieldMeaning, readAs, refine } from '../draft.ts';
import { absent, compareOp, when } from '../ops.ts';

export const floor: FieldMeaning<FieldOf<'floor'>> = {
  phase: 'floor',
  apply: (field, draft) => {
    const { amount } = draft;
    const least = amount && readAs(field.least, entityScope(draft), amount.type);
    if (!amount || !least) return draft;
    const at = field.span;
    return refine(
      draft,
      'floor',
      when(compareOp('≥', amount.op, least.op, at), amount.op, absent(amount.type, at), at),
      at,
    );
  },
};
