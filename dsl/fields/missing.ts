import { type FieldNode, fieldSyntax, type MissingRule } from './field.ts';

export interface MissingField extends FieldNode<'missing'> {
  readonly rule: MissingRule;
}

export const missing = fieldSyntax<MissingField>({
  kind: 'missing',
  labels: ['missing'],
  in: ['clause', 'qualification'],
  repeatable: true,
  slot: ['rule', 'missingRule'],
  doc: {
    zh: '数据缺失时的处理；不写则结果为未知。',
    en: 'What to do where an input is missing; without it the result is unknown.',
  },
  example: { zh: '缺数：上年度工业产值缺失的，不予认定' },
});
