import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface InterpretField extends FieldNode<'interpret'> {
  readonly by: Text;
}

export const interpret = fieldSyntax<InterpretField>({
  kind: 'interpret',
  labels: ['interpret'],
  in: ['relation'],
  repeatable: false,
  slot: ['by', 'text'],
  doc: {
    zh: '负责解释的机关。',
    en: 'Who interprets it.',
  },
  example: { zh: '解释：县工信局' },
});
