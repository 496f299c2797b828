import { type FieldNode, fieldSyntax, type Items } from './field.ts';

export interface PerItemField extends FieldNode<'perItem'> {
  readonly items: Items;
}

export const perItem = fieldSyntax<PerItemField>({
  kind: 'perItem',
  labels: ['perItem'],
  in: ['clause'],
  repeatable: false,
  slot: ['items', 'items'],
  doc: {
    zh: '对清单逐项计算；逗号之后是挑选条件。',
    en: 'Computed for each item of a list; after the comma, which items.',
  },
  example: { zh: '逐项：中标项目，中标年度为本年度' },
});
