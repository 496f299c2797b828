import { type FieldNode, fieldSyntax, type Validity } from './field.ts';

export interface InForceField extends FieldNode<'inForce'> {
  readonly validity: Validity;
}

export const inForce = fieldSyntax<InForceField>({
  kind: 'inForce',
  labels: ['inForce'],
  in: ['policy'],
  repeatable: false,
  slot: ['validity', 'validity'],
  doc: {
    zh: '有效期。触发事件须在有效期内；首尾两日都算在内。',
    en: 'The validity, both days inclusive; a trigger must fall inside it.',
  },
  example: { zh: '施行：自2022年1月1日起至2026年12月31日止' },
});
