import { type ExceptionTo, type FieldNode, fieldSyntax } from './field.ts';

export interface ExceptionField extends FieldNode<'exception'> {
  readonly of: ExceptionTo;
}

export const exception = fieldSyntax<ExceptionField>({
  kind: 'exception',
  labels: ['exception'],
  in: ['clause'],
  repeatable: false,
  slot: ['of', 'exceptionTo'],
  doc: {
    zh: '本条款是所列条款的例外：同一年度本条款适用的，所列条款不再给予。可以先写一个名称。',
    en: 'This clause is an exception to others: where it applies in a year, they give nothing. It may bear a name.',
  },
  example: { zh: '例外：“西部县”，一（一）' },
});
