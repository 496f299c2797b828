import type { Text } from '../ast.ts';
import { type FieldNode, fieldSyntax } from './field.ts';

export interface DepartmentField extends FieldNode<'department'> {
  readonly units: readonly Text[];
}

export const department = fieldSyntax<DepartmentField>({
  kind: 'department',
  labels: ['department'],
  in: ['clause', 'qualitative', 'qualification', 'relation', 'check'],
  repeatable: false,
  slot: ['units', 'texts'],
  doc: {
    zh: '责任单位；与正文的“责任单位”一行核对。',
    en: 'The departments in charge; compared with the prose.',
  },
  example: { zh: '责任单位：县工信局、县财政局' },
});
