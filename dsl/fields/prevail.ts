import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface PrevailField extends FieldNode<'prevail'> {
  readonly over: Text;
}

export const prevail = fieldSyntax<PrevailField>({
  kind: 'prevail',
  labels: ['prevail'],
  in: ['relation'],
  repeatable: true,
  slot: ['over', 'text'],
  doc: {
    zh: '不一致时以本方案为准的范围。',
    en: 'What this policy prevails over.',
  },
  example: { zh: '优先：本方案高于此前政策' },
});
