import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface PayVetoField extends FieldNode<'payVeto'> {
  readonly any: readonly Expr[];
}

export const payVeto = fieldSyntax<PayVetoField>({
  kind: 'payVeto',
  labels: ['payVeto'],
  in: ['policy', 'clause'],
  repeatable: true,
  slot: ['any', 'conditions'],
  doc: {
    zh: '兑付的当年有其中一种情形的，当年到期的不予兑付。写在“政策”里的，管所有条款。',
    en: 'Judged in the year of each payment: any of these stops it. In the 政策 block it is about every clause.',
  },
  example: { zh: '兑付前否决：列入失信名单为是' },
});
