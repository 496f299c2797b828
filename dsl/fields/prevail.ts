import { type FieldNode, fieldSyntax, type Precedence } from './field.ts';

export interface PrevailField extends FieldNode<'prevail'> {
  readonly over: Precedence;
}

export const prevail = fieldSyntax<PrevailField>({
  kind: 'prevail',
  labels: ['prevail'],
  in: ['relation'],
  repeatable: true,
  slot: ['over', 'precedence'],
  doc: {
    zh: '不一致时以何者为准。写明条款的（如 三（一）高于旧办法四），前者给的，后者不给；写成文字的只登记。',
    en: 'What prevails. Between named clauses the second gives nothing where the first gives; text is only recorded.',
  },
  example: { zh: '优先：本方案高于此前政策' },
});
