/** The reference shows one block in both languages; they are what the formatter makes of each other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { format, parsePolicy } from '../../dsl/index.ts';

const chapter = readFileSync(new URL('../../docs/chapters/01-file.md', import.meta.url), 'utf8');

test('the two forms of the chapter on files', () => {
  const english = /^```guiju\n([\s\S]*?)^```$/m.exec(chapter);
  const before = chapter.slice(0, english?.index);
  const chinese = [...before.matchAll(/^```规矩\n([\s\S]*?)^```$/gm)].at(-1);
  const block = (rules = '') => `\`\`\`guiju\n${rules}\`\`\`\n`;
  expect(format(parsePolicy(block(chinese?.[1])), 'en')).toBe(block(english?.[1]));
  expect(format(parsePolicy(block(english?.[1])), 'zh')).toBe(block(chinese?.[1]));
});
