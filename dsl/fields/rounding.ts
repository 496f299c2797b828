import { type FieldNode, fieldSyntax, type Rounding } from './field.ts';

export interface RoundingField extends FieldNode<'rounding'> {
  readonly rule: Rounding;
}

export const rounding = fieldSyntax<RoundingField>({
  kind: 'rounding',
  labels: ['rounding'],
  in: ['policy'],
  repeatable: false,
  slot: ['rule', 'rounding'],
  doc: {
    zh: '兑付金额精确到什么单位、怎样取整。',
    en: 'The unit and mode to which payments are rounded.',
  },
  example: { zh: '金额：精确到分，四舍五入' },
});
