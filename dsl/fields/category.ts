import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface CategoryField extends FieldNode<'category'> {
  readonly name: Text;
}

export const category = fieldSyntax<CategoryField>({
  kind: 'category',
  labels: ['category'],
  in: ['qualitative'],
  repeatable: false,
  slot: ['name', 'text'],
  doc: {
    zh: '定性条文的类别。',
    en: 'The category of a tracked clause.',
  },
  example: { zh: '类别：服务' },
});
