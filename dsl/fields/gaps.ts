import { type FieldNode, fieldSyntax, type GapRule } from './field.ts';

export interface GapsField extends FieldNode<'gaps'> {
  readonly rule: GapRule;
}

export const gaps = fieldSyntax<GapsField>({
  kind: 'gaps',
  labels: ['gaps'],
  in: ['parameter'],
  repeatable: false,
  slot: ['rule', 'gapRule'],
  doc: {
    zh: '某日没有数怎么办：沿用最近一期（不写即如此），超过若干日视为未知，过了最后一期视为未知，或不得缺。',
    en: 'What holds on a day without a figure: the latest one (the default), nothing after so many days or beyond the last row, or an error.',
  },
  example: { zh: '缺值：超过31日视为未知' },
});
