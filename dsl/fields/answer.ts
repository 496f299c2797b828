import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface AnswerField extends FieldNode<'answer'> {
  readonly value: Expr;
}

export const answer = fieldSyntax<AnswerField>({
  kind: 'answer',
  labels: ['answerA', 'answerB', 'answerC', 'answerD', 'answerE', 'answerF', 'answerG', 'answerH'],
  in: ['reading'],
  repeatable: true,
  slot: ['value', 'expr'],
  doc: {
    zh: '一种答案。',
    en: 'One answer.',
  },
  example: { zh: '甲：自首次入库日期起3年内' },
});
