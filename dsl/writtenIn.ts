/** In which language the keywords of a file are written, by its heads and labels. */

import { isLatin } from './characters.ts';
import type { Language } from './diagnostics.ts';
import type { Lexed } from './lexer.ts';

export function writtenIn(text: string, lexed: Lexed): Language {
  const starts = lexed.blocks.flatMap(({ head, lines }) => [
    head.keywordSpan.start,
    ...lines.flatMap(({ line }) => (line.form === 'label' || line.form === 'opener' ? [line.label.start] : [])),
  ]);
  const latin = starts.filter((start) => isLatin(text.charAt(start))).length;
  return latin * 2 > starts.length ? 'en' : 'zh';
}
