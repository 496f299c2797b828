import { type DataTable, type FieldNode, fieldSyntax } from './field.ts';

export interface DataField extends FieldNode<'data'> {
  readonly table: DataTable;
}

export const data = fieldSyntax<DataField>({
  kind: 'data',
  labels: ['data'],
  in: ['parameter'],
  repeatable: false,
  slot: ['table', 'dataTable'],
  doc: {
    zh: '参数的数取自政策文件旁的一张表（CSV）：日期一列，数一列。',
    en: 'The figures stand in a table (CSV) beside the policy: a column of dates, a column of figures.',
  },
  example: { zh: '数据：“指标/lpr.csv”，列“一年期”' },
});
