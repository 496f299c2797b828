import { type FieldNode, fieldSyntax, type Instalments } from './field.ts';

export interface PayField extends FieldNode<'pay'> {
  readonly instalments: Instalments;
}

export const pay = fieldSyntax<PayField>({
  kind: 'pay',
  labels: ['pay'],
  in: ['clause'],
  repeatable: false,
  slot: ['instalments', 'instalments'],
  doc: {
    zh: '分期兑现；各期舍去不足一分的尾数，余数并入末期。',
    en: 'Instalments; the remainder goes to the last.',
  },
  example: { zh: '兑现：分三年等额，自首次入库日期次年度起' },
});
