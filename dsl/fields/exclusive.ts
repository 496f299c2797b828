import { type Exclusion, type FieldNode, fieldSyntax } from './field.ts';

export interface ExclusiveField extends FieldNode<'exclusive'> {
  readonly exclusion: Exclusion;
}

export const exclusive = fieldSyntax<ExclusiveField>({
  kind: 'exclusive',
  labels: ['exclusive'],
  in: ['relation'],
  repeatable: true,
  slot: ['exclusion', 'exclusion'],
  doc: {
    zh: '几个条款只给其中一个：就高、以本文件为准、以先取得的为准。一次性的与一次性的比，逐年的与逐年的逐年比；相等的，以写在前面的为准。',
    en: 'Only one of several clauses is granted. Among equals the one named first stands.',
  },
  example: { zh: '互斥：本文件三（一）、三（二），就高' },
});
