import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface PayVetoField extends FieldNode<'payVeto'> {
  readonly any: readonly Expr[];
}

export const payVeto = fieldSyntax<PayVetoField>({
  kind: 'payVeto',
  labels: ['payVeto'],
  in: ['clause'],
  repeatable: true,
  slot: ['any', 'conditions'],
  doc: {
    zh: '兑付的当年有其中一种情形的，当年到期的不予兑付。',
    en: 'Judged in the year of each payment: any of these stops it.',
  },
  example: { zh: '兑付前否决：列入失信名单为是' },
});
