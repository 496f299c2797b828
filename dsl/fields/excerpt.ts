import { type Excerpt, type FieldNode, fieldSyntax } from './field.ts';

export interface ExcerptField extends FieldNode<'excerpt'> {
  readonly quotes: readonly Excerpt[];
}

export const excerpt = fieldSyntax<ExcerptField>({
  kind: 'excerpt',
  labels: ['excerpt'],
  in: ['policy', 'table', 'clause', 'qualitative', 'qualification', 'relation', 'check'],
  repeatable: true,
  slot: ['quotes', 'excerpts'],
  doc: {
    zh: '其后各行所依据的原文，用于核对覆盖和说明理由。“……”表示中间略去。',
    en: 'The sentences that the following lines encode; …… leaves out what stands between.',
  },
  example: { zh: '摘录：“对首次提升规模……分三年兑现”' },
});
