import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface DecidedField extends FieldNode<'decided'> {
  readonly key: Text;
}

export const decided = fieldSyntax<DecidedField>({
  kind: 'decided',
  labels: ['decided'],
  in: ['reading'],
  repeatable: false,
  slot: ['key', 'text'],
  doc: {
    zh: '已决定的答案，后写决定人与日期。',
    en: 'The decided choice, by whom and when.',
  },
  example: { zh: '决定：甲，县工信局，2022年12月1日' },
});
