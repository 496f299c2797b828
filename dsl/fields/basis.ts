import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface BasisField extends FieldNode<'basis'> {
  readonly of: readonly Text[];
}

export const basis = fieldSyntax<BasisField>({
  kind: 'basis',
  labels: ['basis'],
  in: ['clause', 'qualification', 'relation'],
  repeatable: false,
  slot: ['of', 'texts'],
  doc: {
    zh: '所依据的条款或文件。',
    en: 'The clauses or documents it rests on.',
  },
  example: { zh: '依据：三（八）' },
});
