/** 给定: facts, line by line and cell by cell. */
import type { Cell, Expr, FactLine, NameExpr, Table } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { Span } from '../../dsl/span.ts';
import type { Column, Timeline, Value } from '../plan.ts';
import { DATE } from '../types.ts';
import { type Context, type DraftFacts, misfit, readValue, setValue, unknown } from './context.ts';
import { readItems } from './items.ts';
import { intervalProblems, itemKey, timeFits, timesIn, timeTwice, timeUnfit } from './times.ts';

/** Nothing is known but that what is declared 无则未发生 has never been. */
export const emptyFacts = ({ workshop }: Context): DraftFacts => ({
  entity: new Map(),
  yearly: new Map(),
  monthly: new Map(),
  lists: new Map(
    workshop.symbols.statuses.flatMap(({ timeline }) => (timeline.absent === 'never' ? [[timeline.name, []]] : [])),
  ),
  parents: new Map(),
});
export const copyFacts = (facts: DraftFacts): DraftFacts => ({
  entity: new Map(facts.entity),
  yearly: new Map([...facts.yearly].map(([name, years]) => [name, new Map(years)])),
  monthly: new Map([...facts.monthly].map(([name, months]) => [name, new Map(months)])),
  lists: new Map([...facts.lists].map(([name, items]) => [name, items.map((item) => new Map(item))])),
  parents: facts.parents,
});

export function readFact(context: Context, line: FactLine, facts: DraftFacts): void {
  const { symbols } = context.workshop;
  const { name } = line.name;
  const list = symbols.lists.find((declared) => declared.name === name);
  if (list) {
    context.workshop.used.add(name);
    if (line.table) readRows(context, list, line.table, facts);
    else misfit(context, line.name, line.span);
    return;
  }
  const status = symbols.statuses.find((declared) => declared.name === name);
  if (status) {
    if (line.table) readIntervals(context, status.timeline, line.table, facts);
    else misfit(context, line.name, line.span);
    return;
  }
  const column = symbols.columns.find((c) => c.name === name && c.list === undefined);
  if (!column)
    unknown(context, line.name, [
      ...symbols.columns.filter((c) => c.list === undefined).map((c) => c.name),
      ...[...symbols.lists, ...symbols.statuses].map((l) => l.name),
    ]);
  else if (column.yearly && !column.monthly && line.year !== undefined && line.value) {
    const years = facts.yearly.get(name) ?? new Map<number, Value>();
    facts.yearly.set(name, years);
    if (years.has(line.year)) context.workshop.report(diagnostic('GJ6033', line.span, { name, year: line.year }));
    else setValue(years, line.year, readValue(context, line.value, column.type));
  } else if (line.year !== undefined) misfit(context, line.name, line.span);
  else if (column.yearly && line.table)
    (column.monthly ? facts.monthly : facts.yearly).set(name, readTimes(context, column, line.table));
  else if (!column.yearly && line.value) setValue(facts.entity, name, readValue(context, line.value, column.type));
  else misfit(context, line.name, line.span);
}

/** Rows of (year, value) or (month, value), or of a stretch of them with one value. */
export function readTimes(context: Context, column: Column, table: Table): Map<number, Value> {
  const values = new Map<number, Value>();
  const kind = column.monthly ? 'month' : 'year';
  for (const row of table.rows) {
    const [when, what] = row.cells;
    const times = row.cells.length === 2 ? timesIn(when?.value, kind) : [];
    if (times.length === 0)
      context.workshop.report(diagnostic(column.monthly ? 'GJ6052' : 'GJ6032', row.span, { name: column.name }));
    const value = what?.value && readValue(context, what.value, column.type);
    for (const time of times) {
      if (values.has(time)) context.workshop.report(timeTwice(column, time, row.span));
      else setValue(values, time, value);
    }
  }
  return values;
}

/** Rows of 自 and 至. */
export function readIntervals(context: Context, timeline: Timeline, table: Table, facts: DraftFacts): void {
  readRows(context, timeline, table, facts);
  const rowOf = (i: number): Span => table.rows[i + 1]?.span ?? table.span;
  intervalProblems(timeline, facts.lists.get(timeline.name) ?? [], rowOf).forEach(context.workshop.report);
}

export const readRows = (
  context: Context,
  list: { readonly name: string; readonly owner?: string },
  table: Table,
  facts: DraftFacts,
): void =>
  readItems(context.workshop, list, table, facts, {
    unknown: (expr, known) => unknown(context, expr, known),
    value: (expr, type) => readValue(context, expr, type),
  });

/** A field of the entity, of one year or month, of every item of a list that is given; or an end of a 状态. */
export function setFact(context: Context, head: Cell, heading: NameExpr, value: Expr, facts: DraftFacts): void {
  const { target } = head;
  const { symbols } = context.workshop;
  if (target?.end) {
    setEnd(context, heading, target.end, value, facts);
    return;
  }
  const named = symbols.columns.filter(
    (c) => c.name === heading.name && (c.list === undefined || facts.lists.has(c.list)),
  );
  const column = named.find((c) => timeFits(c, target));
  if (!column) {
    const known = symbols.columns.map((c) => c.name);
    if (named[0]) context.workshop.report(timeUnfit(named[0], heading, target));
    else unknown(context, heading, known);
    return;
  }
  const fact = readValue(context, value, column.type);
  const put = <K>(map: Map<K, Value>, key: K): void => {
    if (fact === undefined) map.delete(key);
    else map.set(key, fact);
  };
  const time = target?.month ?? target?.year;
  if (column.list !== undefined) {
    for (const item of facts.lists.get(column.list) ?? []) put(item, itemKey(column, target));
  } else if (time !== undefined) {
    const all = column.monthly ? facts.monthly : facts.yearly;
    const times = all.get(column.name) ?? new Map<number, Value>();
    all.set(column.name, times);
    put(times, time);
  } else put(facts.entity, column.name);
}

/** 在库至: an end of the last interval that is given; 在库自 begins one where none is. */
export function setEnd(context: Context, heading: NameExpr, end: 'from' | 'to', value: Expr, facts: DraftFacts): void {
  const status = context.workshop.symbols.statuses.find((declared) => declared.name === heading.name);
  if (!status) {
    unknown(
      context,
      heading,
      context.workshop.symbols.statuses.map((declared) => declared.name),
    );
    return;
  }
  const { timeline } = status;
  const items = facts.lists.get(timeline.name) ?? [];
  const last = items[items.length - 1] ?? new Map<string, Value>();
  const fact = readValue(context, value, DATE);
  if (fact === undefined) last.delete(timeline[end]);
  else last.set(timeline[end], fact);
  facts.lists.set(timeline.name, items.length > 0 ? items : [last]);
}
