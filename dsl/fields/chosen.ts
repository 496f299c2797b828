import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface ChosenField extends FieldNode<'chosen'> {
  readonly key: Text;
}

export const chosen = fieldSyntax<ChosenField>({
  kind: 'chosen',
  labels: ['chosen'],
  in: ['reading'],
  repeatable: false,
  slot: ['key', 'text'],
  doc: {
    zh: '暂取的答案。',
    en: 'The provisional choice.',
  },
  example: { zh: '暂取：甲' },
});
