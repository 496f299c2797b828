import { type FieldNode, fieldSyntax, type HigherOf } from './field.ts';

export interface HigherOfField extends FieldNode<'higherOf'> {
  readonly group: HigherOf;
}

export const higherOf = fieldSyntax<HigherOfField>({
  kind: 'higherOf',
  labels: ['higherOf'],
  in: ['relation'],
  repeatable: true,
  slot: ['group', 'higherOf'],
  doc: {
    zh: '就高不重复：同一年度只给其中核定金额最高的一条，相同的给排在前面的一条；加“按累计比较”的，比整个政策期间的总额。',
    en: 'Only the clause with the greatest award of the year is paid, among equals the one that stands first; or compared over the whole life.',
  },
  example: { zh: '就高：一（一）、一（二）' },
});
