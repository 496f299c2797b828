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
    zh: '事件发生之前已兑现的，在事件所在年度追回。可以只追回一部分（`追回已兑现部分的50%`、`按未满比例追回已兑现部分`），也可以计息（`，并按年利率4%计息（365天）`）。',
    en: 'What was paid before the event is taken back in the event’s year; a part of it only, or with interest.',
  },
  example: { zh: '追回：监督期内退库日期已发生的，追回已兑现部分' },
});
