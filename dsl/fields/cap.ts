import { type Cap, type FieldNode, fieldSyntax } from './field.ts';

export interface CapField extends FieldNode<'cap'> {
  readonly cap: Cap;
}

export const cap = fieldSyntax<CapField>({
  kind: 'cap',
  labels: ['cap'],
  in: ['clause'],
  repeatable: true,
  slot: ['cap', 'cap'],
  doc: {
    zh: '封顶。先每项，再由内到外每个外层（如每个成员），后每家每月、每家每年，再每家累计，与书写先后无关。每项、每个成员也可以写“累计”；也可以写“单个项目最高500万元”“单家企业每年不超过500万元”。',
    en: 'A cap: items first, then what they lie in from the inside out, then the month, the year, then the whole life.',
  },
  example: { zh: '上限：每家每年150万元' },
});
