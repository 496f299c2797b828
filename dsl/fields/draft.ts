import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface DraftField extends FieldNode<'draft'> {
  readonly name: Text;
}

export const draft = fieldSyntax<DraftField>({
  kind: 'draft',
  labels: ['draft'],
  in: ['policy'],
  repeatable: false,
  slot: ['name', 'text'],
  doc: {
    zh: '稿次：征求意见稿、送审稿或印发稿。',
    en: 'Which draft this is.',
  },
  example: { zh: '稿次：征求意见稿' },
});
