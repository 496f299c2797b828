/** Reading inputs: columns of the facts and dated parameters. */
import type { Column, Facts, Parameter, Plan, Value } from '../compiler/plan.ts';
import type { Frame } from './frames.ts';
import { around, itemAround, type Nested, nameOf } from './nesting.ts';
import { found, planIndex } from './planIndex.ts';
import { ABSENT, known, missing, type State } from './states.ts';

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
    if (frame.list !== column.list || frame.item === undefined) throw new Error(`column ${column.name} needs an item`);
    return facts.lists.get(column.list)?.[frame.item]?.get(column.name);
  }
  if (!column.yearly) return facts.entity.get(column.name);
  if (frame.year === undefined) throw new Error(`column ${column.name} needs a year`);
  return facts.yearly.get(column.name)?.get(frame.year);
}

/** How a gap is called: `name`, `name 2021`, `list[2].name` and `list[2].inner[1].name` with items from 1. */
export function missingName(nested: Nested, column: Pick<Column, 'name' | 'list' | 'yearly'>, frame: Frame): string {
  if (column.list !== undefined)
    return `${nameOf(nested, column.list, itemAround(nested, frame, column.list) ?? 0)}.${column.name}`;
  return column.yearly ? `${column.name} ${frame.year}` : column.name;
}

/**
 * A parameter in force on a day, that day included. Without a day there is one row; where there
 * are several, the last one holds, since nothing says a day.
 */
export function readParameter(parameter: Parameter, override: Value | undefined, day: number | undefined): State {
  if (override !== undefined) return known(override);
  let value: Value | undefined;
  for (const row of parameter.rows) {
    if (day === undefined || row.from === undefined || row.from <= day) value = row.value;
  }
  return value === undefined ? missing([parameter.name]) : known(value);
}
