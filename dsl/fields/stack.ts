import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface StackField extends FieldNode<'stack'> {
  readonly what: Text;
}

export const stack = fieldSyntax<StackField>({
  kind: 'stack',
  labels: ['stack'],
  in: ['relation'],
  repeatable: true,
  slot: ['what', 'text'],
  doc: {
    zh: '可以叠加享受的政策。',
    en: 'Policies that stack with this one.',
  },
  example: { zh: '叠加：本方案与其他政策' },
});
