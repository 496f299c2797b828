import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface RepealField extends FieldNode<'repeal'> {
  readonly what: Text;
}

export const repeal = fieldSyntax<RepealField>({
  kind: 'repeal',
  labels: ['repeal'],
  in: ['relation'],
  repeatable: true,
  slot: ['what', 'text'],
  doc: {
    zh: '不再执行的规定。',
    en: 'Provisions that are repealed.',
  },
  example: { zh: '废止：侯政办〔2021〕15号第四点' },
});
