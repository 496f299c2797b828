/** The header row of a table: which column is which field, and in what unit. */
import type { Column, Type } from '../compiler/plan.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { unitScale } from '../dsl/measures.ts';
import { nearest } from '../dsl/near.ts';
import { readMonth, readYear } from '../dsl/numbers.ts';
import type { Rational } from '../dsl/rational.ts';
import { NO_PLACE } from './cells.ts';

export interface FieldColumn {
  readonly column: Column;
  /** Place in the row, from 0. */
  readonly index: number;
  /** What a bare number in the column is multiplied with. */
  readonly scale?: Rational;
  /** Of a yearly or monthly field of an item: the year or the month that the heading names. */
  readonly time?: number;
}

export interface Headings {
  readonly fields: readonly FieldColumn[];
  /** Places of the key columns (id, year), in the order asked for; −1 where one is missing. */
  readonly keys: readonly number[];
  readonly problems: readonly Diagnostic[];
}

/** Reads a header. `keys` lists, for each key column, its possible names. */
export function readHeadings(
  file: string,
  header: readonly string[],
  columns: ReadonlyMap<string, Column>,
  keys: readonly (readonly string[])[],
): Headings {
  const problems: Diagnostic[] = [];
  const fields: FieldColumn[] = [];
  const met = new Set<Column>();
  const taken = new Set<string>();
  const places = keys.map((names) => header.findIndex((h) => names.includes(tidy(h))));
  for (const [i, names] of keys.entries()) {
    if (places[i] === -1) problems.push(diagnostic('GJ6011', NO_PLACE, { file, column: names[0] ?? '' }));
  }
  for (const [index, heading] of header.entries()) {
    // A column of ids may be a declared field too.
    if ((places.includes(index) && !columns.has(tidy(heading))) || tidy(heading) === '') continue;
    const { name, unit, time } = parts(heading, columns);
    const column = columns.get(name);
    const scale = column && unit !== undefined ? scaleOf(column.type, unit) : undefined;
    const key = `${name} ${time ?? ''}`;
    const again = column !== undefined && taken.has(key);
    if (column) {
      met.add(column);
      taken.add(key);
    }
    if (!column) {
      const near = nearest(name, columns.keys());
      problems.push(diagnostic('GJ6012', NO_PLACE, { file, column: name, ...(near !== undefined && { near }) }));
    } else if (isTimed(column) && time === undefined) {
      const expected = column.monthly ? 'month' : 'year';
      problems.push(diagnostic('GJ6002', NO_PLACE, { path: `${file}:1:${name}`, text: tidy(heading), expected }));
    } else if (unit !== undefined && !scale) {
      problems.push(diagnostic('GJ6013', NO_PLACE, { file, column: name, unit }));
    } else if (again) {
      problems.push(diagnostic('GJ6019', NO_PLACE, { file, column: tidy(heading) }));
    } else fields.push({ column, index, ...(scale && { scale }), ...(time !== undefined && { time }) });
  }
  for (const column of columns.values()) {
    if (!column.optional && !met.has(column)) {
      problems.push(diagnostic('GJ6011', NO_PLACE, { file, column: column.name }));
    }
  }
  return { fields, keys: places, problems };
}

const tidy = (heading: string): string => heading.replace(/^\ufeff/, '').trim();

/** Fields of an item that are yearly or monthly have a column for each year or month: `name2026`, `name2026-01`. */
const isTimed = (column: Column): boolean => column.list !== undefined && column.yearly;

interface Parts {
  readonly name: string;
  readonly unit?: string;
  readonly time?: number;
}

/** `name(unit)` in either kind of brackets; a field that has brackets in its own name goes first. */
function parts(heading: string, columns: ReadonlyMap<string, Column>): Parts {
  const text = tidy(heading);
  const match = /^(.+?)\s*[(\uff08]\s*([^()\uff08\uff09]+?)\s*[)\uff09]$/.exec(text);
  if (columns.has(text) || !match) return timed(text, columns);
  return { ...timed(match[1] ?? '', columns), unit: match[2] ?? '' };
}

/** A name and the year or month behind it, where the name is that of a field which has one. */
function timed(text: string, columns: ReadonlyMap<string, Column>): Parts {
  if (columns.has(text)) return { name: text };
  for (let cut = text.length - 4; cut > 0; cut--) {
    const column = columns.get(text.slice(0, cut).trimEnd());
    if (!column || !isTimed(column)) continue;
    const time = column.monthly ? readMonth(text.slice(cut)) : readYear(text.slice(cut));
    if (time !== undefined) return { name: column.name, time };
  }
  return { name: text };
}

/** What one of the heading's unit is, in the measure of the type; undefined where it does not fit. */
const scaleOf = (type: Type, unit: string): Rational | undefined =>
  type.kind === 'date' ||
  type.kind === 'year' ||
  type.kind === 'month' ||
  type.kind === 'flag' ||
  type.kind === 'option' ||
  type.kind === 'text'
    ? undefined
    : unitScale(type, unit);
