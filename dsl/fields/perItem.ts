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
    zh: '对清单逐项计算；逗号之后是挑选条件，再后可以写先后与取前几个（按…从高到低取前N个、按…最早），或先到先计（按…从早到晚，X累计不超过Y）。',
    en: 'Computed for each item of a list; after the comma which items, then perhaps the order and how many, or a running total.',
  },
  example: { zh: '逐项：中标项目，中标年度为本年度' },
});
