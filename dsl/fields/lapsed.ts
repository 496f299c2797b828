import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface LapsedField extends FieldNode<'lapsed'> {
  readonly day: Expr;
}

export const lapsed = fieldSyntax<LapsedField>({
  kind: 'lapsed',
  labels: ['lapsed'],
  in: ['policy'],
  repeatable: false,
  slot: ['day', 'expr'],
  doc: {
    zh: '提前失效的，最后有效的一天；有效期到这一天为止。',
    en: 'The last day in force, where the validity ended before its time.',
  },
  example: { zh: '失效：2025年12月31日' },
});
