/** 裁量: the share of an “up to” that is planned, between 0 and 100 %. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { entityScope, type FieldMeaning, read } from '../draft.ts';
import { isConstant } from '../ops.ts';
import { RATIO } from '../types.ts';

export const discretion: FieldMeaning<FieldOf<'discretion'>> = {
  phase: 'discretion',
  apply: (field, draft) => {
    const share = read(field.share, entityScope(draft), RATIO);
    if (share && isConstant(share.op) && (share.op.value.n < 0n || share.op.value.n > share.op.value.d))
      draft.workshop.report(
        diagnostic('GJ3022', field.share.span, { written: draft.workshop.textOf(field.share.span) }),
      );
    const grant = draft.block.fields.find((other) => other.kind === 'grant');
    if (grant && grant.grant.bound !== 'atMost')
      draft.workshop.report(
        diagnostic('GJ4013', field.label.span, { line: field.label.text, needs: spell('atMost', 'zh') }),
      );
    return share ? { ...draft, discretion: share.op } : draft;
  },
};
