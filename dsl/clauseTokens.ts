/** The clauses at the beginning of a relation's line → tokens; what follows them is running text. */
import type { IToken } from 'chevrotain';
import { isLatin, normalise } from './characters.ts';
import { type ClauseHead, nameEnd, scanClauseName, skipBlanks } from './clauseNames.ts';
import { type KeywordId, marks, spellingsOf } from './keywords.ts';
import type { Span } from './span.ts';
import { literalTokens, token, tokens, wordToken } from './tokens.ts';

export interface ClauseTokens {
  readonly tokens: readonly IToken[];
  /** Running words after the comma that ends the clauses. */
  readonly rest?: Span;
  /** An opening quote without a closing one. */
  readonly unclosed?: Span;
}

const punctuation = {
  '、': tokens.Enumeration,
  '(': tokens.LeftParen,
  ')': tokens.RightParen,
  ';': tokens.Semicolon,
  ':': tokens.Colon,
} as const;

/** Cuts 全部（除一（三）外），… and “名称”，一（一）、一（二），…. Every turn takes at least one character. */
export function clauseTokens(text: string, span: Span, heads: readonly ClauseHead[]): ClauseTokens {
  const raw = text.slice(span.start, span.end);
  const plain = normalise(raw);
  const out: IToken[] = [];
  const push = (type: IToken['tokenType'], from: number, to: number, payload?: Parameters<typeof token>[4]) =>
    out.push(token(type, raw.slice(from, to), span.start + from, span.start + to, payload));
  const last = () => out[out.length - 1]?.tokenType;
  for (let at = skipBlanks(plain, 0); at < plain.length; at = skipBlanks(plain, at)) {
    const c = plain.charAt(at);
    const word = wordAt(plain, at, out.length === 0, last() === tokens.LeftParen);
    const name = scanClauseName(plain, at, heads);
    const mark = punctuation[c as keyof typeof punctuation];
    if (c === marks.quoteOpen) {
      const close = plain.indexOf(marks.quoteClose, at);
      const end = close < 0 ? plain.length : close + 1;
      const inner = raw.slice(at + 1, close < 0 ? end : close);
      push(literalTokens.text, at, end, { literal: { type: 'text', text: inner, spelling: inner } });
      if (close < 0) return { tokens: out, unclosed: { start: span.start + at, end: span.start + end } };
      at = end;
    } else if (word) {
      push(wordToken(word.id), at, word.end, { keyword: word.id });
      at = word.end;
    } else if (name) {
      const { ref, title } = name;
      const spelling = raw.slice(at, ref.end);
      push(literalTokens.clauseRef, at, ref.end, { literal: { type: 'clauseRef', ref: ref.text, spelling } });
      if (title) push(tokens.Text, title.start, title.end);
      at = name.end;
    } else if (mark) {
      push(mark, at, at + 1);
      at++;
    } else if (c === ',') {
      const goesOn = last() === literalTokens.text || scanClauseName(plain, skipBlanks(plain, at + 1), heads);
      // A comma may also stand between clauses; the formatter writes 、.
      push(goesOn && last() !== literalTokens.text ? tokens.Enumeration : tokens.Comma, at, at + 1);
      at++;
      if (!goesOn) return { tokens: out, rest: { start: span.start + skipBlanks(plain, at), end: span.end } };
    } else {
      const end = Math.max(nameEnd(plain, at), at + 1);
      push(tokens.Text, at, end);
      at = end;
    }
  }
  return { tokens: out };
}

/** 全部 at the beginning, 除 after a bracket, 外 before one. */
function wordAt(
  plain: string,
  at: number,
  first: boolean,
  opened: boolean,
): { readonly id: KeywordId; readonly end: number } | undefined {
  const spelt = (id: KeywordId, spellings = spellingsOf(id)) => {
    const word = spellings.find(
      (s) => plain.startsWith(s, at) && !(isLatin(s.slice(-1)) && isLatin(plain.charAt(at + s.length))),
    );
    return word === undefined ? undefined : { id, end: at + word.length };
  };
  if (first) return spelt('all');
  if (opened) return spelt('except');
  const end = spelt('aside', [...spellingsOf('aside'), ...spellingsOf('outside')]);
  return end && plain.charAt(skipBlanks(plain, end.end)) === ')' ? end : undefined;
}
