import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface OnExpiryField extends FieldNode<'onExpiry'> {
  readonly rule: Expr;
}

export const onExpiry = fieldSyntax<OnExpiryField>({
  kind: 'onExpiry',
  labels: ['onExpiry'],
  in: ['policy'],
  repeatable: false,
  slot: ['rule', 'expr'],
  doc: {
    zh: '有效期满后：继续兑完，或到期即止（此后的权益与兑付都停止）。',
    en: 'After expiry: benefits run on, or everything ends.',
  },
  example: { zh: '期满：继续兑完' },
});
