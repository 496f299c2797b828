import { type Event, type FieldNode, fieldSyntax } from './field.ts';

export interface CancelField extends FieldNode<'cancel'> {
  readonly event: Event;
}

export const cancel = fieldSyntax<CancelField>({
  kind: 'cancel',
  labels: ['cancel'],
  in: ['qualification'],
  repeatable: false,
  slot: ['event', 'event'],
  doc: {
    zh: '取消资格的事件，自事件之日起。',
    en: 'The event that cancels the status, from its day on.',
  },
  example: { zh: '取消：退库日期已发生的' },
});
