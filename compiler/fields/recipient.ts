/** 受益: who receives which share of what is paid; 100 % in all, or one 其余. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import type { FieldMeaning } from '../draft.ts';
import { lowerShares } from './share.ts';

export const recipient: FieldMeaning<FieldOf<'recipient'>> = {
  phase: 'share',
  apply: (field, draft) => ({
    ...draft,
    recipients: lowerShares(field.shares, draft, {
      total: (total) => diagnostic('GJ3041', field.span, { line: field.label.text, total }),
      rests: (at) => diagnostic('GJ3042', at, { line: field.label.text }),
    }),
  }),
};
