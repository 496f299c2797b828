import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface DocNumberField extends FieldNode<'docNumber'> {
  readonly number: Text;
}

export const docNumber = fieldSyntax<DocNumberField>({
  kind: 'docNumber',
  labels: ['docNumber'],
  in: ['policy'],
  repeatable: false,
  slot: ['number', 'text'],
  doc: {
    zh: '发文字号。',
    en: 'The document’s number.',
  },
  example: { zh: '文号：侯政办〔2022〕1号' },
});
