import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface DiscretionField extends FieldNode<'discretion'> {
  readonly share: Expr;
}

export const discretion = fieldSyntax<DiscretionField>({
  kind: 'discretion',
  labels: ['discretion'],
  in: ['clause'],
  repeatable: false,
  slot: ['share', 'expr'],
  doc: {
    zh: '“不超过”的给予按多大比例测算（先乘系数，后封顶）。',
    en: 'The planned share of an “up to”, applied before caps.',
  },
  example: { zh: '裁量：100%' },
});
