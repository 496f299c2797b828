/** The same word in the other language: spellings of a keyword are pairs (dsl/keywords.ts). */
import { normalise } from '../characters.ts';
import type { Language } from '../diagnostics.ts';
import { type KeywordId, keywordIds, keywords } from '../keywords.ts';

/** How a keyword that was written as `image` is spelt in `language`: the writer's own choice of synonym. */
export function spelling(id: KeywordId, image: string, language: Language): string {
  const { zh, en } = keywords[id];
  const written = normalise(image);
  const own = keywords[id][language];
  const same = own.find((word) => normalise(word) === written);
  if (same !== undefined) return same;
  const other = language === 'zh' ? en : zh;
  const index = other.findIndex((word) => normalise(word) === written);
  return own[index] ?? own[0];
}

const units = new Map(
  keywordIds
    .filter((id) => keywords[id].role === 'unit')
    .flatMap((id) => [...keywords[id].zh, ...keywords[id].en].map((word): [string, KeywordId] => [word, id])),
);

/** The same for the name of a unit; text that is none stays as it is. */
export function unitSpelling(image: string, language: Language): string {
  const id = units.get(image);
  return id === undefined ? image : spelling(id, image, language);
}
