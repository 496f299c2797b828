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
    zh: '封顶。先每项，后每家每年，再每家累计，与书写先后无关。也可以写“单个项目最高500万元”“单家企业每年不超过500万元”。',
    en: 'A cap: items first, then the year, then the whole life. What is capped may be named: 单个项目, 单家企业每年.',
  },
  example: { zh: '上限：每家每年150万元' },
});
