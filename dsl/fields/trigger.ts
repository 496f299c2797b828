import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface TriggerField extends FieldNode<'trigger'> {
  readonly event: Expr;
}

export const trigger = fieldSyntax<TriggerField>({
  kind: 'trigger',
  labels: ['trigger'],
  in: ['clause', 'qualification'],
  repeatable: false,
  slot: ['event', 'expr'],
  doc: {
    zh: '引起权益的事件日期，须在有效期内；没有发生则不适用。',
    en: 'The event’s date: must fall inside the validity.',
  },
  example: { zh: '触发：首次入库日期' },
});
