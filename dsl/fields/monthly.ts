import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface MonthlyField extends FieldNode<'monthly'> {
  readonly period: Expr;
}

export const monthly = fieldSyntax<MonthlyField>({
  kind: 'monthly',
  labels: ['monthly'],
  in: ['clause'],
  repeatable: false,
  slot: ['period', 'expr'],
  doc: {
    zh: '在这段期间，每月计算一次，各月相加为当年的金额；有“逐项”的，期间可以取决于每一项。',
    en: 'Computed once for each month of the period; the months sum to their year. With 逐项 the period may depend on the item.',
  },
  example: { zh: '每月：首次入库日期所在月份和之后11个月' },
});
