/** Reading inputs: columns of the facts and dated parameters. */
import type { Column, Facts, Parameter, Plan, Value } from '../compiler/plan.ts';
import { isoMonth, plusMonths } from '../dsl/calendar.ts';
import { type Frame, itemIn, monthIn } from './frames.ts';
import { around, type Nested, nameOf } from './nesting.ts';
import { found, planIndex } from './planIndex.ts';
import { ABSENT, known, missing, notComputable, type State } from './states.ts';

/** A column in a frame; what its absence means is the column's own matter. */
export function readColumn(
  context: { readonly plan: Plan; readonly facts: Facts },
  name: string,
  list: string | undefined,
  from: Frame,
): State {
  const { plan, facts } = context;
  const frame = around(context, from, list);
  const columns = planIndex(plan).columns.get(list);
  let column = found(columns?.get(name), 'column', name);
  // A chain of substitutes is at most as long as there are columns.
  for (let hops = columns?.size ?? 0; hops >= 0; hops--) {
    const value = stored(facts, column, frame);
    if (value !== undefined) return known(value);
    if (column.absent === 'never') return ABSENT;
    if (column.absent === 'unknown') break;
    column = found(columns?.get(column.absent.column), 'column', column.absent.column);
  }
  return missing([missingName(context, column, frame)]);
}

function stored(facts: Facts, column: Column, frame: Frame): Value | undefined {
  if (column.list !== undefined) {
    const item = itemIn(frame, column.list);
    if (item === undefined) throw new Error(`column ${column.name} needs an item`);
    return facts.lists.get(column.list)?.[item]?.get(factKey(column, frame));
  }
  if (!column.yearly) return facts.entity.get(column.name);
  if (frame.year === undefined) throw new Error(`column ${column.name} needs a year`);
  if (!column.monthly) return facts.yearly.get(column.name)?.get(frame.year);
  const month = monthIn(frame);
  if (month === undefined) throw new Error(`column ${column.name} needs a month`);
  return facts.monthly?.get(column.name)?.get(month);
}

/** `name`, `name 2021` or `name 2021-03`. */
function factKey(column: Pick<Column, 'name' | 'yearly' | 'monthly'>, frame: Frame): string {
  if (!column.yearly) return column.name;
  return timedKey(column, (column.monthly ? monthIn(frame) : frame.year) ?? 0);
}

/** Under what an item keeps a yearly or monthly field: its name, and the year or the month. */
export const timedKey = (column: Pick<Column, 'name' | 'monthly'>, time: number): string =>
  `${column.name} ${column.monthly ? isoMonth(time) : time}`;

/** How a gap is called: `name`, `name 2021`, `list[2].name` and `list[2].inner[1].name` with items from 1. */
export function missingName(
  nested: Nested,
  column: Pick<Column, 'name' | 'list' | 'yearly' | 'monthly'>,
  frame: Frame,
): string {
  const key = factKey(column, frame);
  if (column.list === undefined) return key;
  return `${nameOf(nested, column.list, around(nested, frame, column.list).item ?? 0)}.${key}`;
}

/**
 * A parameter in force on a day, that day included: the last row on or before it, so that a day
 * without a row of its own (a holiday) takes the row before. Without a day there is one row;
 * where there are several, the last one holds, since nothing says a day.
 */
export function readParameter(parameter: Parameter, override: Value | undefined, day: number | undefined): State {
  if (override !== undefined) return known(override);
  const row = rowInForce(parameter.rows, day);
  if (day !== undefined && parameter.gaps && isBeyond(parameter, row, day, parameter.gaps))
    return parameter.gaps.state === 'unknown' ? missing([parameter.name]) : notComputable('noFigure', parameter.at);
  return row?.value === undefined ? missing([parameter.name]) : known(row.value);
}

type Row = Parameter['rows'][number];

/** INVARIANT: rows are in order of `from`. */
function rowInForce(rows: readonly Row[], day: number | undefined): Row | undefined {
  if (day === undefined) return rows[rows.length - 1];
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const from = rows[middle]?.from;
    if (from === undefined || from <= day) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}

/** Whether no figure holds any more; before the first row none holds yet, which only “must not lack” minds. */
function isBeyond(
  { rows }: Parameter,
  row: Row | undefined,
  day: number,
  { after, state }: NonNullable<Parameter['gaps']>,
): boolean {
  if (!row) return state === 'notComputable';
  if (after === 'lastRow') return day > (rows[rows.length - 1]?.from ?? day);
  return row.from !== undefined && day > laterDay(row.from, after.count, after.unit);
}

const laterDay = (from: number, count: number, unit: 'year' | 'month' | 'day'): number =>
  unit === 'day' ? from + count : plusMonths(from, unit === 'year' ? count * 12 : count);
