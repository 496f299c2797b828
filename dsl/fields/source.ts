import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface SourceField extends FieldNode<'source'> {
  readonly from: Text;
}

export const source = fieldSyntax<SourceField>({
  kind: 'source',
  labels: ['source'],
  in: ['parameter', 'table'],
  repeatable: false,
  slot: ['from', 'text'],
  doc: {
    zh: '参数的来源。',
    en: 'Where the figure is from.',
  },
  example: { zh: '来源：市县财政体制文件' },
});
