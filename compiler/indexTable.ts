/** 数据: the rows of a parameter from a table beside the policy, a column of dates and one of figures. */
import { isDate } from '../dsl/calendar.ts';
import { normalise } from '../dsl/characters.ts';
import { readCsv } from '../dsl/csv.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import type { DataTable } from '../dsl/fields/index.ts';
import { spellingsOf, tableHeadings } from '../dsl/keywords.ts';
import { readFigure, unitScale } from '../dsl/measures.ts';
import { nearest } from '../dsl/near.ts';
import { dateText, readDate, readNumber, readYear } from '../dsl/numbers.ts';
import { integer, mul, type Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { isNumber } from './measures.ts';
import type { CompileOptions } from './options.ts';
import type { Parameter, Type, Value } from './plan.ts';
import { DATE, typeName } from './types.ts';

type Read = Pick<Parameter, 'rows' | 'table'>;

/** Reads the table; undefined, with a report of what is wrong, where it cannot be read as one. */
export function readIndexTable(
  { file, column, span }: DataTable,
  type: Type,
  { file: open }: CompileOptions,
  report: (d: Diagnostic) => void,
): Read | undefined {
  const path = file.text.trim();
  const text = isRelative(path) ? open?.(path) : undefined;
  if (text === undefined) {
    report(diagnostic('GJ6055', file.span, { file: path, why: isRelative(path) ? 'missing' : 'path' }));
    return undefined;
  }
  const { rows, problem } = readCsv(text);
  if (problem) {
    report(diagnostic('GJ6056', file.span, { file: path, ...problem }));
    return undefined;
  }
  const [heading = [], ...body] = rows;
  const find = (names: readonly string[], at: Span): HeadingCell | undefined => {
    const [found, twice] = columnsOf(heading, names);
    if (found && !twice) return found;
    const column = names[0] ?? '';
    const near = nearest(
      column,
      heading.map((cell) => headingParts(cell).name),
    );
    report(diagnostic('GJ6057', at, { file: path, column, ...(twice ? { twice: true } : near ? { near } : {}) }));
    return undefined;
  };
  const dates = find(tableHeadings.date, file.span);
  const figures = find(column ? [column.text] : tableHeadings.value, (column ?? file).span);
  if (!dates || !figures) return undefined;
  const source = { path, at: span, type, figures, dates };
  const scale = figures.unit === undefined || !isNumber(type) ? undefined : unitScale(type, figures.unit);
  if (figures.unit !== undefined && !scale) {
    report(wrongCell(source, 1, figures.unit, 'figure'));
    return undefined;
  }
  return readRows(body, source, scale, report);
}

interface Source {
  readonly path: string;
  readonly at: DataTable['span'];
  readonly type: Type;
  readonly dates: HeadingCell;
  readonly figures: HeadingCell;
}

interface FigureRow {
  readonly from: number;
  readonly value?: Value;
  readonly row: number;
}

function readRows(
  body: readonly (readonly string[])[],
  source: Source,
  scale: Rational | undefined,
  report: (d: Diagnostic) => void,
): Read | undefined {
  const { path, figures } = source;
  const found: FigureRow[] = [];
  const problems: Diagnostic[] = [];
  let before: number | undefined;
  for (const [i, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const read = readRow(cells, i + 2, source, scale, before);
    if ('problem' in read) problems.push(read.problem);
    else {
      before = read.from;
      if (read.published) found.push(read.published);
    }
  }
  const [first, last] = [found[0], found[found.length - 1]];
  if (problems.length === 0 && (!first || !last))
    problems.push(diagnostic('GJ6056', source.at, { file: path, row: 1, column: 1, why: 'empty' }));
  // A wrong column would give as many reports as there are rows.
  problems.slice(0, MOST_REPORTS).forEach(report);
  if (problems.length > 0 || !first || !last) return undefined;
  return {
    rows: found.map(({ from, value }) => ({ from, ...(value === undefined ? {} : { value }) })),
    table: { file: path, column: figures.name, first: first.row, last: last.row },
  };
}

type RowRead =
  | { readonly problem: Diagnostic }
  /** Without a figure where nothing was published on this day in this column. */
  | { readonly from: number; readonly published?: FigureRow };

function readRow(
  cells: readonly string[],
  row: number,
  source: Source,
  scale: Rational | undefined,
  before: number | undefined,
): RowRead {
  const { path, dates, figures, type, at } = source;
  const [when, what] = [cells[dates.index]?.trim() ?? '', cells[figures.index]?.trim() ?? ''];
  const from = readTableDate(when);
  if (from === undefined) return { problem: wrongCell(source, row, when, 'date') };
  if (before !== undefined && from <= before) {
    const params = { file: path, row, text: dateText(from), before: dateText(before) };
    return { problem: diagnostic('GJ6059', at, params) };
  }
  if (what === '') return { from };
  if (spellingsOf('open').includes(what)) return { from, published: { from, row } };
  const value = readCell(type, what, scale);
  return value === undefined
    ? { problem: wrongCell(source, row, what, 'figure') }
    : { from, published: { from, row, value } };
}

const MOST_REPORTS = 3;

const wrongCell = ({ path, at, type, dates, figures }: Source, row: number, text: string, which: 'date' | 'figure') =>
  diagnostic('GJ6058', at, {
    file: path,
    row,
    column: which === 'date' ? dates.name : figures.name,
    text,
    expected: typeName(which === 'date' ? DATE : type),
  });

/** Below the policy or beside it; the host says how far up a path may lead. */
export const isRelative = (path: string): boolean =>
  path !== '' && !/^[/\\]|\\|^[A-Za-z]:|^[a-z]+:\/\//.test(path) && !path.startsWith('~');

// Headings and cells

interface HeadingCell {
  readonly name: string;
  readonly unit?: string;
  readonly index: number;
}

/** The columns of a name: its heading as a whole, or what stands before the brackets of its unit. */
function columnsOf(heading: readonly string[], names: readonly string[]): readonly HeadingCell[] {
  const wanted = names.map((name) => normalise(name).trim());
  return heading.flatMap((cell, index): readonly HeadingCell[] => {
    const { name, whole, unit } = headingParts(cell);
    if (wanted.includes(whole)) return [{ name: whole, index }];
    return wanted.includes(name) ? [{ name, index, ...(unit === undefined ? {} : { unit }) }] : [];
  });
}

/** 一年期(%): the name, and the unit of bare numbers below it. */
function headingParts(cell: string): { readonly name: string; readonly whole: string; readonly unit?: string } {
  const whole = normalise(cell).trim();
  const match = /^(.+?)\s*\(\s*([^()]+?)\s*\)$/.exec(whole);
  return match ? { name: match[1] ?? '', unit: match[2] ?? '', whole } : { name: whole, whole };
}

/** 2026-01-20, 2026年1月20日, 2026/1/20, 2026-1-20. */
function readTableDate(text: string): number | undefined {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(normalise(text).trim());
  if (!parts) return readDate(text);
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return isDate(year, month, day) ? readDate(`${year}-${two(month)}-${two(day)}`) : undefined;
}
const two = (n: number): string => String(n).padStart(2, '0');

function readCell(type: Type, text: string, scale: Rational | undefined): Value | undefined {
  if (isNumber(type)) {
    const bare = scale && readNumber(text);
    return bare && scale ? mul(bare, scale) : readFigure(type, text);
  }
  switch (type.kind) {
    case 'date': {
      const day = readTableDate(text);
      return day === undefined ? undefined : integer(day);
    }
    case 'year': {
      const year = readYear(text);
      return year === undefined ? undefined : integer(year);
    }
    case 'flag':
      return spellingsOf('yes').includes(text) ? true : spellingsOf('no').includes(text) ? false : undefined;
    case 'option':
      return type.options.includes(text) ? text : undefined;
    default:
      return text;
  }
}
