import type { Language, Span } from '../dsl/index.ts';
import { completionPlace } from './completionPlace.ts';
import { lineStartItems } from './lineStartItems.ts';
import type { Snapshot } from './openPolicy.ts';
import { refItems } from './refItems.ts';
import { textItems } from './textItems.ts';
import { wordItems } from './wordItems.ts';

export interface Completion {
  readonly kind: 'block' | 'label' | 'word' | 'name' | 'option' | 'clause' | 'answer' | 'text';
  readonly label: string;
  readonly detail: string;
  /** What is replaced; ends at the cursor. */
  readonly span: Span;
  readonly insert: string;
  /** `insert` holds ${1:…}. */
  readonly snippet: boolean;
  /** What typed letters are compared with: the words, their pinyin and initials, the other language. */
  readonly filter: string;
  /** Items of a lower rank come first. */
  readonly rank: number;
}

/** What can be written at an offset. The host filters by what is typed; `completionMatches` says how. */
export function complete(snapshot: Snapshot, offset: number, language: Language): readonly Completion[] {
  const place = completionPlace(snapshot, offset);
  if (!place) return [];
  const items = [
    ...(place.lineStart ? lineStartItems(snapshot, place, place.lineStart, language) : []),
    ...(place.ref ? refItems(snapshot, place.ref.typed) : []),
    ...(place.words ? wordItems(snapshot, offset, place, place.words, language) : []),
    ...(place.text ? textItems(snapshot, place, place.text, language) : []),
  ];
  const seen = new Set<string>();
  return items
    .filter((item) => {
      const key = `${item.kind} ${item.label} ${item.span.start}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.rank - b.rank);
}
