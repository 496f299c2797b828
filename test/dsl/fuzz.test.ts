/** A slice of the fuzzer, the same in every run, and whatever it has found before. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deletions, prefixes } from '../fuzz/exhaustive.ts';
import { inputOf } from '../fuzz/inputs.ts';
import { inspect } from '../fuzz/inspect.ts';
import { policies } from '../support/documents.ts';

/** What is wrong with a text. How long it takes is measured by `npm run fuzz`, not in a test. */
const wrongWith = (source: string, thorough: boolean): readonly string[] =>
  inspect(source, thorough).findings.map((f) => `${f.what} ${f.detail}`);

const SEED = 1;
const COUNT = 2000;
const SLICE = 200;

describe(`${COUNT} changed and generated texts are read, formatted and run`, () => {
  test.each(Array.from({ length: COUNT / SLICE }, (_, i) => i * SLICE))('from %d', (first) => {
    const wrong = Array.from({ length: SLICE }, (_, i) => first + i).flatMap((i) => {
      const { source, of } = inputOf(SEED, i);
      return wrongWith(source, i % 4 === 0).map((what) => `${i} ${of}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('every beginning of a policy, and every word left out', () => {
  const short = policies.filter(({ source }) => source.split('\n').length <= 70);
  const [document] = short;
  if (!document) throw new Error('no short policy');
  test.each([
    ['beginnings', prefixes],
    ['words left out', deletions],
  ])('%s', (_, all) => {
    expect([...all(document)].filter((breach) => breach !== undefined)).toEqual([]);
  });
});

const folder = fileURLToPath(new URL('../fixtures/fuzz/', import.meta.url));
const found = existsSync(folder) ? readdirSync(folder).sort() : [];

describe.runIf(found.length > 0)('what was found before is mended', () => {
  test.each(found)('%s', (name) => {
    expect(wrongWith(readFileSync(`${folder}${name}/input.md`, 'utf8'), true)).toEqual([]);
  });
});
