import { type FieldNode, fieldSyntax, type SharedCap } from './field.ts';

export interface SharedCapField extends FieldNode<'sharedCap'> {
  readonly group: SharedCap;
}

export const sharedCap = fieldSyntax<SharedCapField>({
  kind: 'sharedCap',
  labels: ['sharedCap'],
  in: ['relation'],
  repeatable: true,
  slot: ['group', 'sharedCap'],
  doc: {
    zh: '几条合计的上限：每家每年，或每家累计；超出的按比例核减（不写即如此）或依次核减。',
    en: 'A cap shared by several clauses, per year or over the life; reduced pro rata (where nothing is said) or in turn.',
  },
  example: { zh: '合计封顶：全部（除一（三）外），每家每年100万元，按比例核减' },
});
