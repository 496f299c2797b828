/** 参数 → the Plan's dated rows: written in the block, or read from a table that it names. */
import type { BlockOf } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import { spell } from '../dsl/keywords.ts';
import { toNumber } from '../dsl/rational.ts';
import { scopeOf, valueOf, type Workshop } from './definitions.ts';
import { duration } from './expressions/time.ts';
import { elaborateValue } from './expressions/values.ts';
import { readIndexTable } from './indexTable.ts';
import type { Parameter, Type } from './plan.ts';
import { isValueType } from './symbols.ts';
import { typeName, typeOfSpec } from './types.ts';

export function parameterOf(block: BlockOf<'parameter'>, workshop: Workshop): Parameter | undefined {
  const type = typeOfSpec(block.type);
  if (!isValueType(type)) {
    workshop.report(
      diagnostic('GJ3002', block.type.span, { is: typeName(type), wanted: [{ word: 'money' }, { word: 'ratio' }] }),
    );
    return undefined;
  }
  const read = rowsOf(block, type, workshop);
  const gaps = gapsOf(block, workshop);
  const source = block.fields.find((field) => field.kind === 'source');
  return {
    name: block.name.text,
    type,
    ...read,
    ...(gaps ? { gaps } : {}),
    ...(source ? { source: source.from.text } : {}),
    at: block.name.span,
  };
}

/** The rows of the block, or of the table that it names. */
function rowsOf(block: BlockOf<'parameter'>, type: Type, workshop: Workshop): Pick<Parameter, 'rows' | 'table'> {
  const { report, options } = workshop;
  const data = block.fields.find((field) => field.kind === 'data');
  if (data) {
    const name = block.name.text;
    if (block.rows.length > 0) report(diagnostic('GJ2057', data.span, { name }));
    if (!block.fields.some((field) => field.kind === 'source'))
      report(diagnostic('GJ4055', data.span, { name, file: data.table.file.text }));
    return readIndexTable(data.table, type, options, report) ?? { rows: [] };
  }
  if (block.rows.length === 0)
    report(diagnostic('GJ2010', block.keyword, { what: `${spell('from', 'zh')}…${spell('begin', 'zh')}` }));
  const rows = block.rows.map((row) => {
    const from = elaborateValue(row.from, scopeOf(workshop), { kind: 'date' });
    const value = valueOf(row.value, type, workshop);
    return {
      ...(from?.op.op === 'const' && typeof from.op.value === 'object' ? { from: toNumber(from.op.value) } : {}),
      ...(value === undefined ? {} : { value }),
    };
  });
  return {
    rows: rows.sort((a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY)),
  };
}

/** 缺值: what holds later than the last row, or so long after the row in force. */
function gapsOf(block: BlockOf<'parameter'>, { report }: Workshop): Parameter['gaps'] {
  const rule = block.fields.find((field) => field.kind === 'gaps')?.rule;
  if (!rule || rule.how === 'carryOn') return undefined;
  const state = rule.how === 'mustNotLack' ? 'notComputable' : 'unknown';
  if (!rule.after) return { after: 'lastRow', state };
  const after = duration(rule.after, report);
  return after && { after, state };
}
