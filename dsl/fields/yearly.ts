import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface YearlyField extends FieldNode<'yearly'> {
  readonly period: Expr;
}

export const yearly = fieldSyntax<YearlyField>({
  kind: 'yearly',
  labels: ['yearly'],
  in: ['clause', 'qualification'],
  repeatable: false,
  slot: ['period', 'expr'],
  doc: {
    zh: '在这段年度内，每年计算一次。',
    en: 'Computed once for each year of the period.',
  },
  example: { zh: '每年：首次入库日期所在年度和之后2年' },
});
