import { type FieldNode, fieldSyntax, type Instalments, type Milestones } from './field.ts';

export interface PayField extends FieldNode<'pay'> {
  readonly instalments: Instalments | Milestones;
}

export const pay = fieldSyntax<PayField>({
  kind: 'pay',
  labels: ['pay'],
  in: ['clause'],
  repeatable: false,
  slot: ['instalments', 'instalments'],
  doc: {
    zh: '分期兑现；各期舍去不足一分的尾数，余数并入末期。也可按各期自己的事件兑现，如 `兑现：竣工日期所在年度50%，自竣工日期起3年内达产日期所在年度其余`，事件没有发生的一期不兑现。',
    en: 'Instalments; the remainder goes to the last. Or each part in the year of its own event; without the event that part is not due.',
  },
  example: { zh: '兑现：分三年等额，自首次入库日期次年度起' },
});
