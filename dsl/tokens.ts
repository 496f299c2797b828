/** Token types: one for each keyword, and the literals, names and marks. */
import { createToken, type IToken, type TokenType } from 'chevrotain';
import type { Literal } from './ast.ts';
import { type KeywordId, keywordIds, keywords, type Role } from './keywords.ts';

const make = (name: string): TokenType => createToken({ name });

const keywordTokens = (role: Role): { readonly [id in KeywordId]?: TokenType } =>
  Object.fromEntries(keywordIds.filter((id) => keywords[id].role === role).map((id) => [id, make(`${role}:${id}`)]));

const labelTokens = keywordTokens('label');
const wordTokens = keywordTokens('word');

/** The token type of a keyword in its role. INVARIANT: callers ask only for roles that the table gives. */
const typeIn =
  (table: { readonly [id in KeywordId]?: TokenType }) =>
  (id: KeywordId): TokenType =>
    table[id] as TokenType;
export const labelToken = typeIn(labelTokens);
export const wordToken = typeIn(wordTokens);

export const literalTokens = {
  money: make('literal:money'),
  ratio: make('literal:ratio'),
  points: make('literal:points'),
  number: make('literal:number'),
  count: make('literal:count'),
  rate: make('literal:rate'),
  duration: make('literal:duration'),
  year: make('literal:year'),
  date: make('literal:date'),
  month: make('literal:month'),
  monthDay: make('literal:monthDay'),
  monthOfYear: make('literal:monthOfYear'),
  ordinal: make('literal:ordinal'),
  firstFew: make('literal:firstFew'),
  split: make('literal:split'),
  clauseRef: make('literal:clauseRef'),
  text: make('literal:text'),
} satisfies Record<Literal['type'], TokenType>;

export const tokens = {
  Name: make('Name'),
  QuotedName: make('QuotedName'),
  /** The short name of another document. */
  Document: make('Document'),
  /** A run of text that is neither a declared name nor a word. */
  Unknown: make('Unknown'),
  /** Text that is not cut into words. */
  Text: make('Text'),
  /** The unit in the brackets of a type: 数量（人）, 单价（元/吨）. */
  Unit: make('Unit'),
  /** An excerpt “…”. */
  Quote: make('Quote'),
  Colon: make('Colon'),
  Comma: make('Comma'),
  Enumeration: make('Enumeration'),
  Semicolon: make('Semicolon'),
  LeftParen: make('LeftParen'),
  RightParen: make('RightParen'),
  /** （1） at the start of a line. */
  ItemMarker: make('ItemMarker'),
  RowStart: make('RowStart'),
  Bar: make('Bar'),
  RowEnd: make('RowEnd'),
  LineEnd: make('LineEnd'),
} as const;

export const allTokens: readonly TokenType[] = [
  ...Object.values(tokens),
  ...Object.values(literalTokens),
  ...[labelTokens, wordTokens].flatMap((table) => Object.values(table)),
];

/** What a token carries besides its place. */
export type Payload = { readonly literal: Literal } | { readonly name: string } | { readonly keyword: KeywordId };

export function token(type: TokenType, image: string, start: number, end: number, payload?: Payload): IToken {
  return {
    image,
    startOffset: start,
    endOffset: end - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
    ...(payload ? { payload } : {}),
  };
}

export const literalOf = (t: IToken): Literal | undefined => (t.payload as { literal?: Literal } | undefined)?.literal;
export const nameOf = (t: IToken): string => (t.payload as { name?: string } | undefined)?.name ?? t.image;
export const keywordOf = (t: IToken): KeywordId | undefined =>
  (t.payload as { keyword?: KeywordId } | undefined)?.keyword;
