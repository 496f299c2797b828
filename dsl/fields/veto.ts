import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface VetoField extends FieldNode<'veto'> {
  readonly any: readonly Expr[];
}

export const veto = fieldSyntax<VetoField>({
  kind: 'veto',
  labels: ['veto'],
  in: ['policy', 'clause', 'qualification'],
  repeatable: true,
  slot: ['any', 'conditions'],
  doc: {
    zh: '有其中一种情形的，不享受；在认定时判断。写在“政策”里的，管所有条款。',
    en: 'Judged when the benefit is granted: any of these takes it away. In the 政策 block it is about every clause.',
  },
  example: { zh: '一票否决：发生较大安全事故为是' },
});
