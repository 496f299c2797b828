/** Printed text as a list of pieces, so that joining can keep apart what would otherwise be cut together. */
import { isLatin, normalise } from '../characters.ts';
import { type KeywordId, spell } from '../keywords.ts';
import { cutWords, type Dictionary } from '../words.ts';

export type Language = 'zh' | 'en';

/** A piece is one token's text; `break` begins a new line with the indentation of the field. */
export type Piece = string | { readonly break: true };
export const BREAK: Piece = { break: true };
/** A blank that is printed even where the words could be told apart without it. */
export const GAP = ' ';

const marks = {
  zh: { ':': '：', ',': '，', ';': '；', '(': '（', ')': '）', '、': '、' },
  en: { ':': ':', ',': ',', ';': ';', '(': '(', ')': ')', '、': '、' },
} as const;
export type Mark = keyof (typeof marks)['zh'];

export interface Printer {
  /** The file that is printed again: text that is not cut into words is taken from it as it stands. */
  readonly source: string;
  readonly language: Language;
  readonly dictionary: Dictionary;
  readonly word: (id: KeywordId) => string;
  readonly mark: (mark: Mark) => string;
}

export const printer = (language: Language, dictionary: Dictionary, source: string): Printer => ({
  source,
  language,
  dictionary,
  word: (id) => spell(id, language),
  mark: (mark) => marks[language][mark],
});

/**
 * Joins the pieces of one line: without blanks in Chinese, but where two pieces would then be
 * cut into other tokens; English words are kept apart.
 */
export function joinPieces(pieces: readonly string[], p: Printer): string {
  let line = '';
  // Where the pieces so far begin in the line; only a tail longer than any name is cut again.
  const starts: number[] = [];
  pieces.forEach((piece, i) => {
    if (piece === GAP) {
      line += GAP;
      return;
    }
    const tight = line + (needsBlank(line, piece, p) ? ' ' : '') + piece;
    const from = starts.find((start) => start >= tight.length - piece.length - TAIL) ?? tight.length - piece.length;
    const tail = pieces
      .slice(0, i + 1)
      .filter((one) => one !== GAP)
      .slice(-(starts.filter((start) => start >= from).length + 1));
    line = cutsInto(tight.slice(from), tail, p) ? tight : `${line} ${piece}`;
    starts.push(line.length - piece.length);
    if (starts.length > TAIL) starts.shift();
  });
  return line;
}

/** Longer than the longest name or word, in characters. */
const TAIL = 40;

const opening = /[（(「“]$/;
const closing = /^[）)，,；;：:、」”]/;

function needsBlank(line: string, piece: string, p: Printer): boolean {
  if (line === '' || line.endsWith(GAP) || piece === '' || opening.test(line) || closing.test(piece)) return false;
  if (/[，；：、]$/.test(line)) return false;
  if (logical(piece, p) || logical(line, p)) return true;
  if (p.language === 'en') return true;
  return isLatin(line.slice(-1)) && isLatin(piece.charAt(0)) && !/^\d/.test(piece);
}

/** 且 and 或 stand apart, so that the eye finds them. */
const logical = (text: string, p: Printer): boolean =>
  [p.word('and'), p.word('or')].some((word) => text === word || text.endsWith(` ${word}`));

const cutsInto = (line: string, pieces: readonly string[], p: Printer): boolean => {
  const images = cutWords(line, { start: 0, end: line.length }, p.dictionary).tokens.map((t) => normalise(t.image));
  return images.length === pieces.length && images.every((image, i) => image === normalise(pieces[i] as string));
};
