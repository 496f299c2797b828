/**
 * A name that changes how an untouched line is cut: where the line would read as known words
 * without it, the reader may have meant those. The cure is 「」.
 */
import type { IToken, TokenType } from 'chevrotain';
import { normalise } from './characters.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import type { ParsedPolicy } from './index.ts';
import type { KeywordId } from './keywords.ts';
import { lineStarts, placeAt } from './span.ts';
import { tokens, wordToken } from './tokens.ts';
import { cutWords } from './words.ts';

export function cutWarnings({ document, lexed, names, dictionary }: ParsedPolicy): readonly Diagnostic[] {
  const { text } = document;
  const divisible = new Map(
    names.filter(({ name }) => startsDifferently(name, dictionary)).map((d) => [normalise(d.name), d]),
  );
  if (divisible.size === 0) return [];
  const starts = lineStarts(text);
  return lexed.cuts.flatMap(({ span, tokens: cut }) =>
    cut.flatMap((use): readonly Diagnostic[] => {
      const isName = use.tokenType === tokens.Name || use.tokenType === tokens.Document;
      const declared = isName ? divisible.get(normalise(use.image)) : undefined;
      if (!declared) return [];
      const other = cutWords(text, span, dictionary, declared.name).tokens;
      // Words for types stand in declarations only, so that no running line can mean them.
      if (other.some((t) => t.tokenType === tokens.Unknown || typeWords.has(t.tokenType))) return [];
      // Two names side by side mean nothing: the other cut could not have been read.
      const inside = other.filter(
        (t) => t.startOffset >= use.startOffset && t.startOffset <= (use.endOffset ?? use.startOffset),
      );
      if (inside.some((t, i) => t.tokenType === tokens.Name && inside[i + 1]?.tokenType === tokens.Name)) return [];
      // 首次, 再次 and the like stand alone before no name: what follows it would have to go on with them.
      if (inside.some((t) => !goesOn(other, other.indexOf(t)))) return [];
      const end = (use.endOffset ?? use.startOffset) + 1;
      const pieces = other.filter((t) => t.startOffset >= use.startOffset && t.startOffset < end);
      const line = placeAt(starts, use.startOffset).line;
      const params = { name: declared.name, line, cut: pieces.map((t) => t.image).join(' | ') };
      return [
        diagnostic('GJ1015', declared.span, params, { fixes: [quoting(`「${use.image}」`, use.startOffset, end)] }),
      ];
    }),
  );
}

const ids = (...words: readonly KeywordId[]): ReadonlySet<TokenType> => new Set(words.map(wordToken));
const dates = ids('date', 'exits');
const sums = ids('total', 'highest', 'lowest');
/** Words that can be read before a name only where one of these follows the name, or this one goes before. */
const frames: ReadonlyMap<TokenType, { readonly after: ReadonlySet<TokenType>; readonly before?: TokenType }> = new Map(
  [
    [wordToken('firstTime'), { after: dates, before: wordToken('begin') }],
    [wordToken('again'), { after: dates }],
    [wordToken('lastTime'), { after: dates }],
    [wordToken('wholeYear'), { after: sums }],
    [wordToken('wholeMonth'), { after: sums }],
    [wordToken('duringYear'), { after: sums }],
    [wordToken('thisMonth'), { after: new Set<TokenType>() }],
  ],
);

/** Whether the token at `i`, if it is such a word before a name, could be read there. */
function goesOn(cut: readonly IToken[], i: number): boolean {
  const frame = frames.get(cut[i]?.tokenType as TokenType);
  if (!frame || cut[i + 1]?.tokenType !== tokens.Name) return true;
  const [before, after] = [cut[i - 1]?.tokenType, cut[i + 2]?.tokenType];
  return (frame.before !== undefined && before === frame.before) || (after !== undefined && frame.after.has(after));
}

const typeWords: ReadonlySet<TokenType> = new Set(
  (
    [
      'date',
      'yearType',
      'monthType',
      'statusType',
      'money',
      'ratio',
      'pointsType',
      'count',
      'unitPrice',
      'exchangeRate',
      'flag',
      'option',
      'textType',
      'period',
      'splitType',
    ] as const
  ).map(wordToken),
);

const quoting = (words: string, start: number, end: number) => ({
  zh: `在该处写${words}`,
  en: `Write ${words} there`,
  edits: [{ span: { start, end }, text: words }],
});

/** Whether the beginning of a name can be read as something else: most names cannot, and need no second look. */
function startsDifferently(name: string, dictionary: ParsedPolicy['dictionary']): boolean {
  const first = cutWords(name, { start: 0, end: name.length }, dictionary, name).tokens[0];
  return first !== undefined && first.tokenType !== tokens.Unknown;
}
