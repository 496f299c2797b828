import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface PayDayField extends FieldNode<'payDay'> {
  readonly day: Expr;
}

export const payDay = fieldSyntax<PayDayField>({
  kind: 'payDay',
  labels: ['payDay'],
  in: ['policy'],
  repeatable: false,
  slot: ['day', 'monthDay'],
  doc: {
    zh: '每年的兑付日；停付、追回以它判断先后。',
    en: 'The yearly day of payment, by which stops and clawbacks are judged.',
  },
  example: { zh: '兑付日：每年6月30日' },
});
