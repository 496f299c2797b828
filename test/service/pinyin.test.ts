/** The table of pinyin is fresh, and typed letters find what they should. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generatePinyin } from '../../service/generatePinyin.ts';
import { pinyin } from '../../service/pinyin.ts';

const file = fileURLToPath(new URL('../../service/pinyinTable.ts', import.meta.url));

/** The characters of GB 2312, rows 16 to 87. */
function gb2312(): readonly string[] {
  const decoder = new TextDecoder('gb2312', { fatal: true });
  const all: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const c = decoder.decode(new Uint8Array([high, low]));
      if (/^\p{Script=Han}$/u.test(c)) all.push(c);
    }
  return all;
}

const formatted = (text: string): string =>
  execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=pinyinTable.ts'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });

test('pinyinTable.ts is what generatePinyin.ts makes', () => {
  const characters = gb2312();
  expect(characters.length).toBe(6763);
  const fresh = formatted(generatePinyin(characters));
  if (process.env.UPDATE) writeFileSync(file, fresh);
  expect(readFileSync(file, 'utf8')).toBe(fresh);
});

test.each([
  ['给予', ['jiyu', 'jy']],
  ['兑现', ['duixian', 'dx']],
  ['市级分担比例', ['shijifendanbili', 'sjfdbl']],
  ['LPR基准', ['lprjizhun', 'lprjz']],
  ['grant', []],
  ['（含）', ['han', 'h']],
  ['', []],
])('%s', (words, expected) => expect(pinyin(words)).toEqual(expected));
