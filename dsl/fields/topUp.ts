import { type FieldNode, fieldSyntax, type TopUp } from './field.ts';

export interface TopUpField extends FieldNode<'topUp'> {
  readonly topUp: TopUp;
}

export const topUp = fieldSyntax<TopUpField>({
  kind: 'topUp',
  labels: ['topUp'],
  in: ['clause'],
  repeatable: false,
  slot: ['topUp', 'topUp'],
  doc: {
    zh: '晋级补差：给予的数减去以前各年度的最高标准（标准）或核定的金额（实得），不足扣的为零；逐项的，同一年度取最高的一项。`连同X` 另外再减去本条款之外已得的。',
    en: 'A promotion is paid less the highest standard, or less the awards, of earlier years, never below zero; of the items of one year the highest counts. 连同X takes off what was received elsewhere.',
  },
  example: { zh: '补差：扣除以前年度标准' },
});
