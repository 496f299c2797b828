import { type Event, type FieldNode, fieldSyntax } from './field.ts';

export interface ClawbackField extends FieldNode<'clawback'> {
  readonly event: Event;
}

export const clawback = fieldSyntax<ClawbackField>({
  kind: 'clawback',
  labels: ['clawback'],
  in: ['clause'],
  repeatable: true,
  slot: ['event', 'event'],
  doc: {
    zh: '事件发生之前已兑现的，在事件所在年度追回。',
    en: 'What was paid before the event is taken back in the event’s year.',
  },
  example: { zh: '追回：监督期内退库日期已发生的，追回已兑现部分' },
});
