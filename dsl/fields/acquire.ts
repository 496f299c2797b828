import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface AcquireField extends FieldNode<'acquire'> {
  readonly by: Expr;
}

export const acquire = fieldSyntax<AcquireField>({
  kind: 'acquire',
  labels: ['acquire'],
  in: ['qualification'],
  repeatable: false,
  slot: ['by', 'expr'],
  doc: {
    zh: '取得资格的条件；由机关认定的写“定性”。',
    en: 'How the status is acquired.',
  },
  example: { zh: '取得：上年度营业收入500万元以上' },
});
