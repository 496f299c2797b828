import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface IssuedField extends FieldNode<'issued'> {
  readonly date: Expr;
}

export const issued = fieldSyntax<IssuedField>({
  kind: 'issued',
  labels: ['issued'],
  in: ['policy'],
  repeatable: false,
  slot: ['date', 'expr'],
  doc: {
    zh: '印发日期；未定时写“未定”，用到它的结果即为未知。',
    en: 'The date of issue; 未定 makes what depends on it unknown.',
  },
  example: { zh: '印发日期：未定' },
});
