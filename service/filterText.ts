import { pinyin } from './pinyin.ts';

/** All ways in which some words may be typed, with blanks between. */
export const filterText = (...spellings: readonly string[]): string =>
  [...new Set(spellings.flatMap((words) => [words.replaceAll(' ', ''), ...pinyin(words)]))].join(' ');
