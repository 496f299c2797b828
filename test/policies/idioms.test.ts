/** The catalogue of idioms: every one has its policy, and every policy its cases. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { cannotBeSaid, idiomSource, idioms } from '../../docs/phraseBook.ts';

const all = idioms();
const NUMBER = 58;
const CASES = 250;
const CASES_EACH = 3;

const read = (file: string) => compile(idiomSource(file));
const casesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + read(file).scenarios.length, 0);

test('the rows are numbered 1 to 58, each once, in order', () => {
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: NUMBER }, (_, i) => i + 1));
});

describe('each idiom has a policy of its own', () => {
  test.each(all.map((idiom) => [idiom.number, idiom] as const))('%d', (_, { files }) => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { parsed } = read(file);
      const excused = parsed.ast.blocks.some(cannotBeSaid);
      // One that cannot be said yet says why instead.
      if (excused)
        expect(parsed.ast.blocks.filter(cannotBeSaid).every((b) => b.fields.some((f) => f.kind === 'note'))).toBe(true);
      else expect(casesOf([file])).toBeGreaterThanOrEqual(CASES_EACH);
    }
  });
});

test('there are enough cases', () => {
  expect(casesOf(all.flatMap(({ files }) => files))).toBeGreaterThanOrEqual(CASES);
});

test('the row of an idiom links its files', () => {
  const readme = idiomSource('README.md');
  expect(all.flatMap(({ files }) => files).filter((file) => !readme.includes(`(${file})`))).toEqual([]);
});
