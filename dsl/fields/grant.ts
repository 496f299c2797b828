import { type FieldNode, fieldSyntax, type Grant } from './field.ts';

export interface GrantField extends FieldNode<'grant'> {
  readonly grant: Grant;
}

export const grant = fieldSyntax<GrantField>({
  kind: 'grant',
  labels: ['grant'],
  in: ['clause'],
  repeatable: false,
  slot: ['grant', 'grant'],
  doc: {
    zh: '给予的金额或数量。“不超过”是上限，“不少于”是下限。',
    en: 'What is granted; 不超过 makes it a bound.',
  },
  example: { zh: '给予：不超过合同金额的3%' },
});
