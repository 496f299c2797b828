/** 一次性: granted once, for an event. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import type { FieldMeaning } from '../draft.ts';
import { withTrigger } from './trigger.ts';

export const once: FieldMeaning<FieldOf<'once'>> = {
  phase: 'frame',
  apply: (field, draft) => withTrigger(field.event, { ...draft, yearly: false }, true),
};
