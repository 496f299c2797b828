import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface AnyConditionField extends FieldNode<'anyCondition'> {
  readonly any: readonly Expr[];
}

export const anyCondition = fieldSyntax<AnyConditionField>({
  kind: 'anyCondition',
  labels: ['anyCondition'],
  in: ['clause', 'qualification'],
  repeatable: true,
  slot: ['any', 'conditions'],
  doc: {
    zh: '条件；各行满足其一即可。',
    en: 'Conditions, one of which must hold.',
  },
  example: { zh: '条件之一：入库方式为首次提升规模' },
});
