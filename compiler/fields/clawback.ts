/** 追回: what was paid before the event is taken back in the event's year. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { type FieldMeaning, paymentScope, read } from '../draft.ts';
import { RATIO } from '../types.ts';
import { lowerEvent } from './stop.ts';

export const clawback: FieldMeaning<FieldOf<'clawback'>> = {
  phase: 'clawback',
  apply: (field, draft) => {
    const event = lowerEvent(field.event, draft);
    if (!draft.block.fields.some((other) => other.kind === 'stop'))
      draft.workshop.report(diagnostic('GJ4014', field.label.span, { line: field.label.text }));
    const share = field.event.share && read(field.event.share, paymentScope(draft), RATIO);
    if (!event || (field.event.share && !share)) return draft;
    return { ...draft, clawbacks: [...draft.clawbacks, { ...event, ...(share ? { share: share.op } : {}) }] };
  },
};
