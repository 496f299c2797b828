/** Words: Chinese only in the tables of words, tables that line up, money that reads well. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { strings } from '../../cli/languages.ts';
import { textTable, width } from '../../cli/textTable.ts';
import { wanText } from '../../cli/words.ts';
import { wan } from '../../editor/money.ts';
import { ROOT } from './guiju.ts';

/** Where Chinese is data: tables of words, catalogues with both languages, generators of documentation. */
const tables = [
  /^dsl\/(vocabulary\/\w+|tokenWords|typeWords)\.ts$/,
  /^dsl\/catalogue\//,
  /^dsl\/fields\//,
  /^cli\/strings\.ts$/,
  /^service\/(strings|pinyinTable)\.ts$/,
  /^editor\/strings\.ts$/,
];

test('code holds no Chinese but in its tables of words', () => {
  const files = ['dsl', 'compiler', 'runtime', 'service', 'cli', 'editor', 'scripts'].flatMap((folder) =>
    codeFiles(join(ROOT, folder)),
  );
  const found = files
    .filter((file) => !tables.some((table) => table.test(file)))
    .flatMap((file) => {
      const code = withoutComments(readFileSync(join(ROOT, file), 'utf8'));
      const han = /[^\n]*\p{Script=Han}[^\n]*/u.exec(code);
      return han ? [`${file}: ${han[0].trim()}`] : [];
    });
  expect(found).toEqual([]);
});

function codeFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|css|html)$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  } catch {
    return [];
  }
}

/** Comments may give a legal term, `zh` fields are Chinese; other strings, templates and regular expressions are kept. */
function withoutComments(code: string): string {
  const ours = code.replace(/\bzh: (?:'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)/g, 'zh');
  return ours.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    '$1',
  );
}

test('both languages have the same words', () => {
  const keys = (x: unknown, path = ''): readonly string[] =>
    typeof x === 'object' && x !== null && !Array.isArray(x) && path !== '.help.titles'
      ? Object.entries(x).flatMap(([key, value]) => keys(value, `${path}.${key}`))
      : [path];
  expect(keys(strings.en)).toEqual(keys(strings.zh));
});

test('tables line up under double width', () => {
  expect(width('规矩ab（）')).toBe(10);
  const lines = textTable(
    ['条款', 'a'],
    [
      ['三', '1'],
      ['bbbbbb', '222'],
    ],
    new Set([1]),
  ).split('\n');
  expect(new Set(lines.map(width)).size).toBe(1);
});

test.each([wanText, wan])('ten thousands, half up', (text) => {
  expect([0n, 4_999n, 5_000n, 123_456_789n, -5_000n, -4_999n, 100_000_000_000_000n].map(text)).toEqual([
    '0.00',
    '0.00',
    '0.01',
    '123.46',
    '-0.01',
    '0.00',
    '100,000,000.00',
  ]);
});
