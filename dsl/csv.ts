/** Tables as text (RFC 4180), strictly: what is not clearly one table is a problem, never a guess. */
export interface CsvProblem {
  /** The heading is row 1. */
  readonly row: number;
  readonly column: number;
  readonly why: 'openQuote' | 'strayQuote';
}

export interface CsvText {
  /** Rows of cells; a blank line is a row of one empty cell. Up to the problem, where there is one. */
  readonly rows: readonly (readonly string[])[];
  readonly problem?: CsvProblem;
}

/** Reads rows that end in CRLF, LF or CR, with or without a byte order mark. Never throws. */
export function readCsv(source: string): CsvText {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const rows: (readonly string[])[] = [];
  let cells: string[] = [];
  const fail = (why: CsvProblem['why']): CsvText => ({
    rows,
    problem: { row: rows.length + 1, column: cells.length + 1, why },
  });
  let at = 0;
  while (at < text.length) {
    const quoted = text.charAt(at) === '"';
    const cell = quoted ? quotedCell(text, at) : plainCell(text, at);
    if (!cell) return fail('openQuote');
    at = cell.end;
    const after = text.charAt(at);
    if (after === '"' || (after !== '' && !/[,\r\n]/.test(after))) return fail('strayQuote');
    cells.push(cell.value);
    if (after === ',') {
      at++;
      // A comma at the very end has an empty cell behind it.
      if (at < text.length) continue;
      cells.push('');
    }
    rows.push(cells);
    cells = [];
    if (after !== ',') at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return { rows };
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

/** Up to a comma, a line's end, or a quotation mark, which has no business there. */
function plainCell(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && !/[,"\r\n]/.test(text.charAt(end))) end++;
  return { value: text.slice(from, end), end };
}

/** Between quotation marks; a doubled one is one of the cell's own. Undefined where the last is missing. */
function quotedCell(text: string, from: number): Cell | undefined {
  let value = '';
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return undefined;
    value += text.slice(at, mark);
    if (text.charAt(mark + 1) !== '"') return { value, end: mark + 1 };
    value += '"';
    at = mark + 2;
  }
}
