/** 追回: what was paid before the event is taken back in the event's year. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import type { FieldMeaning } from '../draft.ts';
import { lowerEvent } from './stop.ts';

export const clawback: FieldMeaning<FieldOf<'clawback'>> = {
  phase: 'clawback',
  apply: (field, draft) => {
    const event = lowerEvent(field.event, draft);
    return event ? { ...draft, clawbacks: [...draft.clawbacks, event] } : draft;
  },
};
