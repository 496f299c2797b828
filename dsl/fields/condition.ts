import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface ConditionField extends FieldNode<'condition'> {
  readonly all: readonly Expr[];
}

export const condition = fieldSyntax<ConditionField>({
  kind: 'condition',
  labels: ['condition'],
  in: ['clause', 'qualification'],
  repeatable: true,
  slot: ['all', 'conditions'],
  doc: {
    zh: '条件；（1）（2）各行须同时满足。',
    en: 'Conditions, all of which must hold.',
  },
  example: { zh: '条件：合同金额200万元（含）以上' },
});
