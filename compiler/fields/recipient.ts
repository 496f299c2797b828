/** 受益: who receives which share of what is paid; 100 % in all, or one 其余. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import type { FieldMeaning } from '../draft.ts';
import { lowerShares } from './share.ts';

export const recipient: FieldMeaning<FieldOf<'recipient'>> = {
  phase: 'share',
  apply: (field, draft) => ({
    ...draft,
    recipients: lowerShares(field.shares, field.span, draft, { total: 'GJ3041', rests: 'GJ3042' }),
  }),
};
