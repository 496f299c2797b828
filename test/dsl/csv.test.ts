/** Tables as text: RFC 4180, strictly. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../dsl/csv.ts';

describe('what is a table', () => {
  test.each<[string, string, readonly (readonly string[])[]]>([
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR',
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no end of the last line',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a byte order mark', '\ufeffa\n1\n', [['a'], ['1']]],
    [
      'empty cells',
      ',\n,,\n',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['an empty cell at the end of the text', 'a,', [['a', '']]],
    ['a blank line', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['quotes', '"a,b","c ""d""","e\nf"\n', [['a,b', 'c "d"', 'e\nf']]],
    ['an empty quoted cell', '""\n', [['']]],
    ['nothing', '', []],
    ['blanks are part of a cell', ' a , b\n', [[' a ', ' b']]],
  ])('%s', (_, text, rows) => expect(readCsv(text)).toEqual({ rows }));
});

describe('what is none', () => {
  test.each([
    ['a,"b\n1,2\n', { row: 1, column: 2, why: 'openQuote' }],
    ['a\n"', { row: 2, column: 1, why: 'openQuote' }],
    ['a,b"c\n', { row: 1, column: 2, why: 'strayQuote' }],
    ['"a" ,b\n', { row: 1, column: 1, why: 'strayQuote' }],
    ['a\n1,"2"3\n', { row: 2, column: 2, why: 'strayQuote' }],
  ])('%j', (text, problem) => expect(readCsv(text).problem).toEqual(problem));
});

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test('what is written as the standard says is read back, whatever the cells hold', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '值', ',', '"', '\n', '\r', ' ', '1', '%'), maxLength: 6 });
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (table, end, closed) => {
      // A last row of one empty cell cannot be told from the end of the row before.
      const last = table.at(-1);
      if (!closed && last?.length === 1 && last[0] === '') return;
      const written = table.map((row) => row.map(cell).join(',')).join(end) + (closed && table.length > 0 ? end : '');
      expect(readCsv(written)).toEqual({ rows: table });
    }),
    { numRuns: 1000, seed: 4180 },
  );
});

test('no text makes it throw, and a problem lies in the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\ufeff', '\ud800'), maxLength: 40 }),
      (text) => {
        const { rows, problem } = readCsv(text);
        if (problem) expect(problem.row).toBe(rows.length + 1);
      },
    ),
    { numRuns: 2000, seed: 4181 },
  );
});
