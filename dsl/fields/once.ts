import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface OnceField extends FieldNode<'once'> {
  readonly event: Expr;
}

export const once = fieldSyntax<OnceField>({
  kind: 'once',
  labels: ['once'],
  in: ['clause'],
  repeatable: false,
  slot: ['event', 'expr'],
  doc: {
    zh: '因某一事件一次性给予；事件日期须在有效期内。',
    en: 'Granted once for an event inside the validity.',
  },
  example: { zh: '一次性：首次入库日期' },
});
