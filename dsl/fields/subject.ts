import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface SubjectField extends FieldNode<'subject'> {
  readonly of: Expr;
}

export const subject = fieldSyntax<SubjectField>({
  kind: 'subject',
  labels: ['subject'],
  in: ['clause', 'qualification'],
  repeatable: false,
  slot: ['of', 'expr'],
  doc: {
    zh: '享受待遇的主体，或限定主体的定义。',
    en: 'The eligible entity, or a definition that restricts it.',
  },
  example: { zh: '对象：小升规企业' },
});
