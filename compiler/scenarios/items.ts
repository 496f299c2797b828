/** Rows of lists in a 场景: their fields, and the items of outer lists in which they lie. */
import type { Cell, Expr, FactLine, NameExpr, Table } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import { equal, integer } from '../../dsl/rational.ts';
import type { Workshop } from '../definitions.ts';
import { chainOf } from '../nesting.ts';
import type { Column, Type, Value } from '../plan.ts';
import { itemKey, timeFits, timeUnfit } from './times.ts';

/** Lists under construction. */
export interface ItemFacts {
  readonly lists: Map<string, Map<string, Value>[]>;
  /** Of nested lists: the place of each item's owner. */
  readonly parents: Map<string, number[]>;
}

/** How cells are read, and what is said of a heading that is no field. */
interface Readers {
  readonly unknown: (name: NameExpr, known: Iterable<string>) => void;
  readonly value: (expr: Expr, type: Type) => Value | undefined;
}

/** Rows of an inner list name rows of the list around it, which must have been read. */
export function outerFirst({ symbols }: Workshop, lines: readonly FactLine[]): readonly FactLine[] {
  const depth = (line: FactLine): number => chainOf(symbols, line.name.name).length;
  return [...lines].sort((a, b) => depth(a) - depth(b));
}

/** A list; of a nested one, the list around it. A 状态 has no owner and the columns 自 and 至. */
interface ListOfRows {
  readonly name: string;
  readonly owner?: string;
}

/** A heading row of field names, of yearly and monthly fields with their year or month (of a nested list, the owner's name too), then a row for each item. */
export function readItems(
  workshop: Workshop,
  { name: list, owner }: ListOfRows,
  table: Table,
  facts: ItemFacts,
  read: Readers,
): void {
  const [heading, ...rows] = table.rows;
  const { symbols, report } = workshop;
  const fields = symbols.columns.filter((c) => c.list === list);
  const around = symbols.lists.find((other) => other.name === owner)?.name;
  const items: Map<string, Value>[] = [];
  const parents: number[] = [];
  facts.lists.set(list, items);
  if (around !== undefined) facts.parents.set(list, parents);
  const columns = (heading?.cells ?? []).map((cell) =>
    around !== undefined && cell.value?.kind === 'name' && cell.value.name === around
      ? 'owner'
      : headingOf(cell, fields, read, report),
  );
  const at = columns.indexOf('owner');
  if (around !== undefined && at < 0 && heading) report(diagnostic('GJ6063', heading.span, { list, owner: around }));
  for (const row of rows) {
    const item = new Map<string, Value>();
    if (row.cells.length !== columns.length)
      report(diagnostic('GJ6034', row.span, { cells: row.cells.length, columns: columns.length }));
    row.cells.forEach((cell, i) => {
      const column = columns[i];
      if (column && column !== 'owner' && cell.value) keep(item, column.key, read.value(cell.value, column.type));
    });
    const parent = around === undefined ? undefined : ownerOf(workshop, { list, owner: around }, row.cells[at], facts);
    if (around !== undefined && parent === undefined) continue;
    items.push(item);
    if (parent !== undefined) parents.push(parent);
  }
}

/** Under what an item keeps what stands below a heading. */
function headingOf(
  { value, target }: Cell,
  fields: readonly Column[],
  read: Readers,
  report: Workshop['report'],
): { readonly key: string; readonly type: Type } | undefined {
  if (value?.kind === 'word' && (value.word === 'from' || value.word === 'to')) {
    const name = spell(value.word, 'zh');
    const column = fields.find((c) => c.name === name);
    return column && { key: name, type: column.type };
  }
  if (value?.kind !== 'name') return undefined;
  const named = fields.filter((c) => c.name === value.name);
  const column = named.find((c) => timeFits(c, target));
  if (column) return { key: itemKey(column, target), type: column.type };
  const known = fields.map((c) => c.name);
  if (named[0]) report(timeUnfit(named[0], value, target));
  else read.unknown(value, known);
  return undefined;
}

/** The item that a row of a nested list belongs to: by the number of its row, or by its first text. */
function ownerOf(
  workshop: Workshop,
  { list, owner }: { readonly list: string; readonly owner: string },
  cell: Cell | undefined,
  facts: ItemFacts,
): number | undefined {
  if (!cell) return undefined;
  const owners = facts.lists.get(owner) ?? [];
  const { value } = cell;
  const literal = value?.kind === 'literal' ? value.literal : undefined;
  const text =
    literal?.type === 'text' ? literal.text : value?.kind === 'name' ? value.name : workshop.textOf(cell.span);
  const named = workshop.symbols.columns.find((c) => c.list === owner && c.type.kind === 'text')?.name;
  const found = owners.flatMap((item, i) => {
    const number = literal?.type === 'number' && equal(literal.value, integer(i + 1));
    return number || (named !== undefined && literal?.type !== 'number' && item.get(named) === text) ? [i] : [];
  });
  if (found.length !== 1) workshop.report(diagnostic('GJ6062', cell.span, { list, owner, text, found: found.length }));
  return found.length === 1 ? found[0] : undefined;
}

function keep(item: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value !== undefined) item.set(name, value);
}
