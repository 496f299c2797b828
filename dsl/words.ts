/** Cuts running text into tokens: names and words by longest match, literals, punctuation, unknown runs. */
import type { IToken, TokenType } from 'chevrotain';
import { endsName, isLatin, normalise } from './characters.ts';
import { clauseListWords, type KeywordId, keywordIds, keywords, marks, spellingsOf } from './keywords.ts';
import { type Lexicon, matchLiteral } from './literals.ts';
import type { DeclaredName } from './names.ts';
import type { Span } from './span.ts';
import { literalTokens, token, tokens, wordToken } from './tokens.ts';
import { addWord, longestMatch, newTrie, type Trie } from './trie.ts';

interface NameEntry {
  readonly name: string;
  readonly document: boolean;
}
interface WordEntry {
  readonly word: KeywordId;
}
type Entry = NameEntry | WordEntry;

/** Everything that can be cut out of running text. */
export interface Dictionary {
  /** The words of the language, the same for every policy. */
  readonly words: Trie<WordEntry>;
  readonly names: Trie<NameEntry>;
  /** Units that the policy declares by using them in a type; the longest first. */
  readonly units: readonly string[];
}

const wordIds = keywordIds.filter((id) => keywords[id].role === 'word' && !clauseListWords.has(id));

const languageWords = newTrie<WordEntry>();
const wordTexts = new Set<string>();
for (const id of wordIds)
  for (const spelling of spellingsOf(id).map(normalise)) {
    addWord(languageWords, spelling, { word: id });
    wordTexts.add(spelling);
  }

/** A name spelt like a word never hides it. */
export function dictionaryOf(declared: readonly DeclaredName[], units: readonly string[] = []): Dictionary {
  const names = newTrie<NameEntry>();
  for (const { name, of } of declared) {
    const text = normalise(name);
    if (!wordTexts.has(text)) addWord(names, text, { name, document: of === 'document' });
  }
  return { words: languageWords, names, units: [...units].sort((a, b) => b.length - a.length) };
}

export interface Cut {
  readonly tokens: readonly IToken[];
  /** Literals that name no day of the calendar. */
  readonly impossible: readonly Span[];
  /** Opening quotes without a closing one. */
  readonly unclosed: readonly Span[];
}

const punctuation = {
  ':': tokens.Colon,
  ',': tokens.Comma,
  '、': tokens.Enumeration,
  ';': tokens.Semicolon,
  '(': tokens.LeftParen,
  ')': tokens.RightParen,
  '|': tokens.Bar,
} as const;

/**
 * Cuts `text[span]`. `without` takes one name out of the dictionary, for the question what the
 * line would be if that name had not been declared.
 */
export function cutWords(text: string, span: Span, dictionary: Dictionary, without?: string): Cut {
  const plain = normalise(text.slice(span.start, span.end));
  const out: IToken[] = [];
  const impossible: Span[] = [];
  const unclosed: Span[] = [];
  const push = (type: Parameters<typeof token>[0], from: number, to: number, payload?: Parameters<typeof token>[4]) =>
    out.push(token(type, text.slice(span.start + from, span.start + to), span.start + from, span.start + to, payload));

  let at = 0;
  while (at < plain.length) {
    const c = plain.charAt(at);
    if (c === ' ') {
      at++;
      continue;
    }
    const quoted = quotedAt(plain, at);
    if (quoted) {
      if (!quoted.closed) unclosed.push({ start: span.start + at, end: span.start + quoted.end });
      const inner = text.slice(span.start + at + 1, span.start + quoted.innerEnd);
      if (c === marks.nameOpen) push(tokens.QuotedName, at, quoted.end, { name: normalise(inner).trim() });
      else push(literalTokens.text, at, quoted.end, { literal: { type: 'text', text: inner, spelling: inner } });
      at = quoted.end;
      continue;
    }
    const known = knownAt(plain, at, dictionary, without);
    if (known) {
      if (known.kind === 'literal') {
        push(literalTokens[known.match.literal.type], at, known.end, { literal: known.match.literal });
        if (known.match.impossible) impossible.push({ start: span.start + at, end: span.start + known.end });
      } else if ('word' in known.entry) push(wordToken(known.entry.word), at, known.end, { keyword: known.entry.word });
      else push(known.entry.document ? tokens.Document : tokens.Name, at, known.end, { name: known.entry.name });
      at = known.end;
      continue;
    }
    const unit = c === '(' ? unitIn(plain, at, out) : undefined;
    if (unit) {
      push(tokens.LeftParen, at, at + 1);
      push(tokens.Unit, unit.from, unit.to);
      push(tokens.RightParen, unit.close, unit.close + 1);
      at = unit.close + 1;
      continue;
    }
    const mark = punctuation[c as keyof typeof punctuation];
    if (mark) {
      push(mark, at, at + 1);
      at++;
      continue;
    }
    const end = unknownEnd(plain, at, dictionary);
    const start = mergePrefix(out, mergeGlued(out, span.start + at, plain, span.start)) - span.start;
    push(tokens.Unknown, start, end, { name: plain.slice(start, end) });
    at = end;
  }
  return { tokens: out, impossible, unclosed };
}

const unitTypes: ReadonlySet<TokenType> = new Set(
  (['count', 'money', 'unitPrice', 'exchangeRate'] as const).map(wordToken),
);

/** What stands in the brackets of 数量（人）, blanks left out; words for types stand nowhere but in types. */
function unitIn(
  plain: string,
  open: number,
  before: readonly IToken[],
): { readonly from: number; readonly to: number; readonly close: number } | undefined {
  const type = before[before.length - 1];
  const close = plain.indexOf(')', open);
  if (!type || !unitTypes.has(type.tokenType) || close < 0) return undefined;
  const inner = plain.slice(open + 1, close);
  const from = open + 1 + (inner.length - inner.trimStart().length);
  return inner.trim() === '' ? undefined : { from, to: from + inner.trim().length, close };
}

type Known =
  | { readonly kind: 'literal'; readonly end: number; readonly match: NonNullable<ReturnType<typeof matchLiteral>> }
  | { readonly kind: 'entry'; readonly end: number; readonly entry: Entry };

/** The longest of literal, word and name; a literal wins a tie. */
function knownAt(plain: string, at: number, dictionary: Dictionary, without: string | undefined): Known | undefined {
  const literal = matchLiteral(plain, at, lexicon(plain, dictionary, without));
  const entry = entryAt(plain, at, dictionary, without);
  if (literal && (!entry || literal.end >= entry.end)) return { kind: 'literal', end: literal.end, match: literal };
  return entry && { kind: 'entry', end: entry.end, entry: entry.value };
}

/** The longest of words and names; of a tie, the word. */
function entryAt(
  plain: string,
  at: number,
  { words, names }: Dictionary,
  without: string | undefined,
): { readonly end: number; readonly value: Entry } | undefined {
  if (splitsLatin(plain, at)) return undefined;
  const whole = (end: number): boolean => !splitsLatin(plain, end);
  const word = longestMatch(words, plain, at, plain.length, whole);
  const name = longestMatch(names, plain, at, plain.length, (end, value) => value.name !== without && whole(end));
  return name && (!word || name.end > word.end) ? name : word;
}

/** The policy's own words, for literals at any place of a text. */
const lexicon = (plain: string, { names, units }: Dictionary, without: string | undefined): Lexicon => ({
  units,
  nameEnd: (from) => longestMatch(names, plain, from, plain.length, (_, { name }) => name !== without)?.end,
});

/** Whether a cut at `at` would fall inside a Latin word or a number. */
const splitsLatin = (plain: string, at: number): boolean => isLatin(plain.charAt(at - 1)) && isLatin(plain.charAt(at));

function quotedAt(plain: string, at: number): { end: number; innerEnd: number; closed: boolean } | undefined {
  const open = plain.charAt(at);
  const close = open === marks.nameOpen ? marks.nameClose : open === marks.quoteOpen ? marks.quoteClose : undefined;
  if (close === undefined) return undefined;
  let depth = 0;
  for (let i = at; i < plain.length; i++) {
    if (plain.charAt(i) === open) depth++;
    else if (plain.charAt(i) === close && --depth === 0) return { end: i + 1, innerEnd: i, closed: true };
  }
  return { end: plain.length, innerEnd: plain.length, closed: false };
}

/**
 * Where a run of unknown text ends: at punctuation, a blank, a digit, or a word of two or more
 * characters. Single-character particles inside it (自, 的 …) do not cut it.
 */
function unknownEnd(plain: string, from: number, dictionary: Dictionary): number {
  let at = from + 1;
  while (at < plain.length && !endsName(plain.charAt(at)) && !/[0-9]/.test(plain.charAt(at))) {
    if (isLatin(plain.charAt(at)) && isLatin(plain.charAt(at - 1))) {
      at++;
      continue;
    }
    const word = longestMatch(dictionary.words, plain, at, plain.length, () => true);
    if (word && word.end - at >= 2) break;
    at++;
  }
  // A trailing particle belongs to what follows, as in 投资颔的3%.
  const last = plain.charAt(at - 1);
  return at - from > 1 && trailing.has(last) ? at - 1 : at;
}

const trailing: ReadonlySet<string> = new Set(
  (['of', 'is', 'and', 'or', 'by'] as const).flatMap((id) => spellingsOf(id)),
);
const gluing: ReadonlySet<KeywordId> = new Set<KeywordId>(['from', 'begin', 'to', 'inside', 'later', 'inPeriod', 'by']);

/**
 * 企业自有资金, undeclared, is cut as 企业 + 自 + unknown; a name directly before a particle that
 * cannot follow a name is part of the unknown run. Takes such tokens back; gives the run's start.
 */
function mergeGlued(out: IToken[], start: number, plain: string, base: number): number {
  let from = start;
  while (out.length >= 2) {
    const particle = out[out.length - 1] as IToken;
    const name = out[out.length - 2] as IToken;
    const keyword = (particle.payload as { keyword?: KeywordId } | undefined)?.keyword;
    const glued =
      (particle.endOffset as number) + 1 === from && (name.endOffset as number) + 1 === particle.startOffset;
    if (!glued || keyword === undefined || !gluing.has(keyword) || name.tokenType !== tokens.Name) break;
    if (plain.charAt(particle.startOffset - base) === ' ') break;
    out.splice(-2);
    from = name.startOffset;
  }
  return from;
}

/** Words that mean something only before a name: before unknown text they are part of it, as in 首次入库 undeclared. */
const prefixes: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'firstTime',
  'again',
  'lastTime',
  'wholeYear',
  'wholeMonth',
  'duringYear',
  'lastDay',
]);
/** After these, glued, such a word stands for itself: 自2020年起首次…, 本年度末…. */
const governs = (word: KeywordId, before: IToken | undefined): boolean =>
  word === 'lastDay' ? before !== undefined : word === 'firstTime' && keywordIn(before) === 'begin';
const keywordIn = (t: IToken | undefined): KeywordId | undefined =>
  (t?.payload as { keyword?: KeywordId } | undefined)?.keyword;
const glued = (t: IToken | undefined, at: number): boolean => t !== undefined && (t.endOffset as number) + 1 === at;

function mergePrefix(out: IToken[], start: number): number {
  const word = out[out.length - 1];
  const keyword = keywordIn(word);
  if (!word || keyword === undefined || !prefixes.has(keyword) || !glued(word, start)) return start;
  const before = out[out.length - 2];
  if (governs(keyword, glued(before, word.startOffset) ? before : undefined)) return start;
  out.pop();
  return word.startOffset;
}
