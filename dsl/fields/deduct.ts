import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface DeductField extends FieldNode<'deduct'> {
  readonly amount: Expr;
}

export const deduct = fieldSyntax<DeductField>({
  kind: 'deduct',
  labels: ['deduct'],
  in: ['clause'],
  repeatable: true,
  slot: ['amount', 'expr'],
  doc: {
    zh: '扣除上级已得等；封顶之后扣除，扣完为零。',
    en: 'What has been received elsewhere; deducted after caps, never below zero.',
  },
  example: { zh: '扣除：上级已得奖励' },
});
