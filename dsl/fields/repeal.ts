import { type FieldNode, fieldSyntax, type Repeal } from './field.ts';

export interface RepealField extends FieldNode<'repeal'> {
  readonly what: Repeal;
}

export const repeal = fieldSyntax<RepealField>({
  kind: 'repeal',
  labels: ['repeal'],
  in: ['relation'],
  repeatable: true,
  slot: ['what', 'repealed'],
  doc: {
    zh: '不再执行的规定。写所引用文件的条款（如 旧办法四，自施行之日起）的，从那一天起不再给；写成文字的只登记。',
    en: 'Provisions that are repealed. Clauses of a referred document give nothing from that day; text is only recorded.',
  },
  example: { zh: '废止：侯政办〔2021〕15号第四点' },
});
