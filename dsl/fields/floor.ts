import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface FloorField extends FieldNode<'floor'> {
  readonly least: Expr;
}

export const floor = fieldSyntax<FloorField>({
  kind: 'floor',
  labels: ['floor'],
  in: ['clause'],
  repeatable: false,
  slot: ['least', 'expr'],
  doc: {
    zh: '封顶、扣除之后不足此数的，不予发放；恰好此数的发放。',
    en: 'After caps and deductions, less than this is not paid.',
  },
  example: { zh: '起付：1000元' },
});
