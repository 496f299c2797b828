import { marks } from '../dsl/keywords.ts';

/** A sentence as a 摘录 quotes it. Where it holds the mark between two quotations, that part is left out. */
export function quotation(sentence: string): string {
  const between = `${marks.quoteClose}、${marks.quoteOpen}`;
  const pieces = sentence.split(between);
  const text = pieces.length === 1 ? sentence : `${pieces[0]}${marks.ellipsis}${pieces[pieces.length - 1]}`;
  return `${marks.quoteOpen}${text}${marks.quoteClose}`;
}
