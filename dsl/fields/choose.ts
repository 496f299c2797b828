import { type Choose, type FieldNode, fieldSyntax } from './field.ts';

export interface ChooseField extends FieldNode<'choose'> {
  readonly group: Choose;
}

export const choose = fieldSyntax<ChooseField>({
  kind: 'choose',
  labels: ['choose'],
  in: ['relation'],
  repeatable: true,
  slot: ['group', 'choose'],
  doc: {
    zh: '择一享受：按申请人的选择（选项字段），或以先享受的、后享受的为准；“已领的抵扣”是改享另一条时扣除已领的金额。',
    en: 'Only one can be enjoyed: as the applicant chose, or whichever was enjoyed first or last; what was received may be deducted on a change.',
  },
  example: { zh: '择一：一（三）、一（四），以先享受的为准' },
});
