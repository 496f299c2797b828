import type { Expr } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface RequireField extends FieldNode<'require'> {
  readonly holds: Expr;
}

export const require = fieldSyntax<RequireField>({
  kind: 'require',
  labels: ['require'],
  in: ['check'],
  repeatable: false,
  slot: ['holds', 'expr'],
  doc: {
    zh: '对全体主体应当成立的要求。',
    en: 'What must hold over the whole population.',
  },
  example: { zh: '要求：企业（首次入库日期已发生）的个数不少于600家' },
});
