import { type FieldNode, fieldSyntax, type ShareItem } from './field.ts';

export interface ShareField extends FieldNode<'share'> {
  readonly shares: readonly ShareItem[];
}

export const share = fieldSyntax<ShareField>({
  kind: 'share',
  labels: ['share'],
  in: ['clause'],
  repeatable: false,
  slot: ['shares', 'shares'],
  doc: {
    zh: '各出资方的比例：合计须为100%，或有一方为“其余”；也可以在各方之后写“按6:4”。',
    en: 'The payers’ shares: 100 % in all, one 其余, or proportions behind them, 按6:4.',
  },
  example: { zh: '出资：市财政 60%、县财政 其余' },
});
