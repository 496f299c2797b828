/** What the grammar makes of tokens. */
import type { IToken, ParserMethod } from 'chevrotain';
import type { Expr, NameExpr, Ordering, Text } from '../ast.ts';
import type { Excerpt } from '../fields/index.ts';
import { type KeywordId, marks } from '../keywords.ts';
import { join, type Span } from '../span.ts';
import { keywordOf, literalOf } from '../tokens.ts';

export type Rule<T> = ParserMethod<[], T>;

export const spanOf = (t: IToken): Span => ({ start: t.startOffset, end: (t.endOffset ?? t.startOffset) + 1 });
/** What recovery puts in the place of an expression; its line has an error and is not used. */
export const broken: Expr = { kind: 'brokenExpr', span: { start: 0, end: 0 } };

export const textOf = (t: IToken): Text => ({ text: t.image, span: spanOf(t) });

/** The words between “ and ”. */
export function quotedText(t: IToken): Text {
  const literal = literalOf(t);
  return { text: literal?.type === 'text' ? literal.text : t.image, span: spanOf(t) };
}

export function excerptOf(t: IToken): Excerpt {
  const open = t.image.startsWith(marks.quoteOpen) ? 1 : 0;
  const close = t.image.endsWith(marks.quoteClose) ? 1 : 0;
  const inner = t.image.slice(open, t.image.length - close);
  return { kind: 'excerpt', parts: inner.split(marks.ellipsis).filter((part) => part !== ''), span: spanOf(t) };
}

export const spanned = (nodes: readonly { readonly span: Span }[]): Span =>
  nodes.map((node) => node.span).reduce((a, b) => join(a, b), nodes[0]?.span ?? broken.span);

export const compared = (
  word: KeywordId,
  left: Expr,
  right: Expr,
  inclusion: 'including' | 'excluding' | undefined,
  last: Span = right.span,
): Expr => ({ kind: 'compare', word, left, right, ...(inclusion ? { inclusion } : {}), span: join(left.span, last) });

export const arithmetic = (t: IToken, left: Expr, right: Expr): Expr => ({
  kind: 'arithmetic',
  word: (keywordOf(t) ?? 'plus') as 'plus',
  left,
  right,
  span: join(left.span, right.span),
});

/** 清单（条件）的字段合计; `of` is the filtered list. */
export function aggregate(of: Expr, field: Expr | undefined, t: IToken): Expr {
  const word = (keywordOf(t) ?? 'number') as 'number';
  const span = join(of.span, spanOf(t));
  const more = field ? { of: field } : {};
  if (of.kind === 'aggregate') return { ...of, ...more, word, span };
  if (of.kind === 'name') return { kind: 'aggregate', list: of, ...more, word, span };
  return broken;
}

/** 三（一）的合计; without a clause of all of them. */
export function clauseTotal(of: Expr | { readonly span: Span }, t: IToken): Expr {
  const literal = 'kind' in of && of.kind === 'literal' ? of.literal : undefined;
  return {
    kind: 'clauseTotal',
    ...(literal?.type === 'clauseRef' ? { clause: { text: literal.ref, span: of.span } } : {}),
    over: keywordOf(t) === 'overLife' ? 'life' : 'year',
    span: join(of.span, spanOf(t)),
  };
}
/** What stands in brackets after the name of a list. */
export interface Filter {
  readonly where?: Expr;
  readonly order?: Ordering;
  readonly span: Span;
}

/** A list and which of its items are meant. */
export const filtered = (list: NameExpr, filter: Filter | undefined) => ({
  list,
  ...(filter?.where ? { where: filter.where } : {}),
  ...(filter?.order ? { order: filter.order } : {}),
  span: filter ? join(list.span, filter.span) : list.span,
});

/** 农机（按购置日期最早）的补贴额: a field of the one item that an order picks; undefined where nothing is ordered. */
export const oneOf = (of: Expr, field: Expr): Expr | undefined =>
  of.kind === 'aggregate' && of.word === 'number' && (of.order || of.nearest)
    ? { ...of, of: field, word: 'one', span: join(of.span, field.span) }
    : undefined;
