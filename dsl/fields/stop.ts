import { type Event, type FieldNode, fieldSyntax } from './field.ts';

export interface StopField extends FieldNode<'stop'> {
  readonly event: Event;
}

export const stop = fieldSyntax<StopField>({
  kind: 'stop',
  labels: ['stop'],
  in: ['clause'],
  repeatable: true,
  slot: ['event', 'event'],
  doc: {
    zh: '事件发生在兑付日当日或之前的，该期及以后不再兑现。',
    en: 'Payments due on or after the event are stopped.',
  },
  example: { zh: '停付：监督期内退库日期已发生的，尚未兑现部分不再兑现' },
});
