import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface QuestionField extends FieldNode<'question'> {
  readonly text: Text;
}

export const question = fieldSyntax<QuestionField>({
  kind: 'question',
  labels: ['question'],
  in: ['reading'],
  repeatable: false,
  slot: ['text', 'text'],
  doc: {
    zh: '未定的问题。',
    en: 'The undecided question.',
  },
  example: { zh: '问：“三年内”按周年还是按年度计算？' },
});
