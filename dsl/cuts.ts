/**
 * A name that changes how an untouched line is cut: where the line would read as known words
 * without it, the reader may have meant those. The cure is 「」.
 */
import type { TokenType } from 'chevrotain';
import { normalise } from './characters.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import type { ParsedPolicy } from './index.ts';
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

const typeWords: ReadonlySet<TokenType> = new Set(
  (
    [
      'date',
      'yearType',
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
