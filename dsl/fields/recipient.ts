import { type FieldNode, fieldSyntax, type ShareItem } from './field.ts';

export interface RecipientField extends FieldNode<'recipient'> {
  readonly shares: readonly ShareItem[];
}

export const recipient = fieldSyntax<RecipientField>({
  kind: 'recipient',
  labels: ['recipient'],
  in: ['clause'],
  repeatable: false,
  slot: ['shares', 'shares'],
  doc: {
    zh: '几方受益的，各得多少，合计须为100%，或有一方为“其余”。不写的全部归主体。',
    en: 'Who receives which share of the award: 100 % in all, or one 其余. Left out, all of it is the entity’s.',
  },
  example: { zh: '受益：企业 80%、法定代表人 其余' },
});
