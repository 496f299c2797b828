import { type FieldNode, fieldSyntax, type Rounding } from './field.ts';

export interface RoundOffField extends FieldNode<'roundOff'> {
  readonly rule: Rounding;
}

export const roundOff = fieldSyntax<RoundOffField>({
  kind: 'roundOff',
  labels: ['roundOff'],
  in: ['clause'],
  repeatable: true,
  slot: ['rule', 'rounding'],
  doc: {
    zh: '本条款的取整，在上限之前；写“每项”的，逐项取整后再相加；写“每期”的，兑现的各期取整，余数并入末期。',
    en: 'This clause’s rounding, before caps; with 每项, items are rounded before they are summed; with 每期, instalments are rounded and the last takes the rest.',
  },
  example: { zh: '取整：精确到百元，舍去尾数' },
});
