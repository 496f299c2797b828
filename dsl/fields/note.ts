import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface NoteField extends FieldNode<'note'> {
  readonly text: Text;
}

export const note = fieldSyntax<NoteField>({
  kind: 'note',
  labels: ['note'],
  in: [
    'policy',
    'entity',
    'definition',
    'parameter',
    'table',
    'reading',
    'clause',
    'qualitative',
    'qualification',
    'relation',
    'reference',
    'check',
    'scenario',
  ],
  repeatable: true,
  slot: ['text', 'text'],
  doc: {
    zh: '写给读者的说明，不参与计算。',
    en: 'A note for readers.',
  },
  example: { zh: '说明：本条暂按县级口径计算' },
});
