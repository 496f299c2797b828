import type { ParsedPolicy, Span } from '../dsl/index.ts';
import { perSnapshot } from './perSnapshot.ts';

export type Lexed = ParsedPolicy['lexed'];
export type LexedBlock = Lexed['blocks'][number];
export type LexedLine = LexedBlock['lines'][number];
export type Token = LexedLine['tokens'][number];

/** A token of the real lexer with its block and, below the head, its line. */
export interface PlacedToken {
  readonly token: Token;
  readonly span: Span;
  readonly block: LexedBlock;
  readonly line?: LexedLine;
}

export const tokenSpan = (token: Token): Span => ({
  start: token.startOffset,
  end: (token.endOffset ?? token.startOffset) + 1,
});

/** Every token of the rule blocks, in order of place. */
export const placedTokens = perSnapshot((snapshot): readonly PlacedToken[] =>
  snapshot.compiled.parsed.lexed.blocks
    .flatMap((block): PlacedToken[] => [
      ...[...block.brackets, ...block.content, ...block.rows].map((token) => ({
        token,
        span: tokenSpan(token),
        block,
      })),
      ...block.lines.flatMap((line) => line.tokens.map((token) => ({ token, span: tokenSpan(token), block, line }))),
    ])
    .sort((a, b) => a.span.start - b.span.start),
);
