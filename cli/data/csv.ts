/** CSV in, whatever office wrote it; CSV out, safe to open in a spreadsheet. */
import Papa from 'papaparse';
import type { Table } from '../../runtime/index.ts';
import { decode } from '../files.ts';

/** UTF-8 with or without its mark, else GB18030; undefined for neither. */
export const decodeTable = (bytes: Buffer): string | undefined => decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');

export interface Csv {
  readonly table: Table;
  /** The row (header = 1) of a quotation mark that is wrong: from there on nothing can be trusted. */
  readonly openQuote?: number;
}

/** Blank lines stay, so that row numbers are those of the file. */
export function parseCsv(text: string): Csv {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const [header = [], ...rows] = data;
  const quote = errors.find((e) => e.type === 'Quotes');
  return { table: { header, rows }, ...(quote && { openQuote: (quote.row ?? 0) + 1 }) };
}

/** Tabs only where the header has tabs and no comma: a guess over all rows would split amounts like 1,000. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  if (header.includes(',')) return ',';
  return header.includes('\t') ? '\t' : header.includes(';') ? ';' : ',';
}

export const csvText = (rows: readonly (readonly (string | number | bigint)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe in front, which
 * spreadsheets take for “this is text”; numbers below zero stay numbers.
 */
function cell(value: string | number | bigint): string {
  const text = String(value);
  const formula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
