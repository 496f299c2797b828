/** The pieces of a line: its tokens, each as it is printed, with what the joints between them need to know. */
import type { IToken, TokenType } from 'chevrotain';
import { normalise } from '../characters.ts';
import type { Language } from '../diagnostics.ts';
import { type KeywordId, marks } from '../keywords.ts';
import { keywordOf, literalTokens, nameOf, tokens, wordToken } from '../tokens.ts';
import { spelling, unitSpelling } from './spelling.ts';

export interface Piece {
  readonly text: string;
  /** Where it stands in the file. */
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
  readonly keyword?: KeywordId;
  /** Of running words: the token that must be cut here again; a unit may be one or another. Absent for other text. */
  readonly cut?: TokenType | 'unit';
  /** What stands before it, where the form of the line settles that. */
  readonly before?: 'blank' | 'nothing';
}
/** How a piece stands among its neighbours. */
export type Shape = 'word' | 'name' | 'opening' | 'closing' | 'separator' | 'bar';

const punctuation = {
  zh: { ':': '：', ',': '，', ';': '；', '(': '（', ')': '）', '、': '、', '|': '|' },
  en: { ':': ':', ',': ',', ';': ';', '(': '(', ')': ')', '、': '、', '|': '|' },
} as const;
export type Mark = keyof (typeof punctuation)['zh'];

const shapes: { readonly [M in Mark]: Shape } = {
  ':': 'separator',
  ',': 'separator',
  ';': 'separator',
  '、': 'separator',
  '(': 'opening',
  ')': 'closing',
  '|': 'bar',
};

const markTokens = new Map<TokenType, Mark>([
  [tokens.Colon, ':'],
  [tokens.Comma, ','],
  [tokens.Semicolon, ';'],
  [tokens.Enumeration, '、'],
  [tokens.LeftParen, '('],
  [tokens.RightParen, ')'],
  [tokens.Bar, '|'],
  [tokens.RowStart, '|'],
  [tokens.RowEnd, '|'],
]);
/** Tokens that are made from the shape of a line, not cut out of running words. */
const uncut: ReadonlySet<TokenType> = new Set([
  tokens.RowStart,
  tokens.RowEnd,
  tokens.ItemMarker,
  tokens.Text,
  tokens.Quote,
]);
const names: ReadonlySet<TokenType> = new Set([tokens.Name, tokens.QuotedName, tokens.Unknown]);

export const textPiece = (text: string, start: number, end: number, before?: Piece['before']): Piece => ({
  text,
  start,
  end,
  shape: 'word',
  ...(before ? { before } : {}),
});

export const markPiece = (mark: Mark, start: number, language: Language): Piece => ({
  text: punctuation[language][mark],
  start,
  end: start + 1,
  shape: shapes[mark],
});

export const tokenPieces = (row: readonly IToken[], language: Language): readonly Piece[] =>
  row.map((t, i) => {
    const mark = markTokens.get(t.tokenType);
    const keyword = keywordOf(t);
    const unit = isUnit(row, i);
    return {
      text: mark ? punctuation[language][mark] : textOf(t, unit, language),
      start: t.startOffset,
      end: (t.endOffset ?? t.startOffset) + 1,
      shape: mark ? shapes[mark] : names.has(t.tokenType) ? 'name' : 'word',
      ...(keyword === undefined ? {} : { keyword }),
      ...(uncut.has(t.tokenType) ? {} : { cut: unit ? ('unit' as const) : t.tokenType }),
    };
  });

/** 精确到万元, 数量（人）: a unit where otherwise a name or a word would stand. */
function isUnit(row: readonly IToken[], i: number): boolean {
  if (row[i - 1]?.tokenType === wordToken('preciseTo')) return true;
  return row[i - 1]?.tokenType === tokens.LeftParen && row[i - 2]?.tokenType === wordToken('count');
}

function textOf(t: IToken, unit: boolean, language: Language): string {
  const plain = normalise(t.image);
  if (unit) return unitSpelling(plain, language);
  const keyword = keywordOf(t);
  if (keyword !== undefined) return spelling(keyword, t.image, language);
  switch (t.tokenType) {
    case tokens.Text:
    case tokens.Quote:
    case literalTokens.text:
      return t.image;
    case tokens.QuotedName:
      return `${marks.nameOpen}${nameOf(t)}${marks.nameClose}`;
    case tokens.ItemMarker:
      return language === 'zh' ? wideBrackets(plain) : plain;
    case literalTokens.clauseRef:
      return wideBrackets(plain.replaceAll(' ', ''));
    default:
      return plain;
  }
}

/** Numbers of clauses are written alike in both languages: 三（一）. */
export const wideBrackets = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）');
