/**
 * A name that changes how an untouched line is cut: where the line would read as known words
 * without it, the reader may have meant those. The cure is 「」.
 */
import { normalise } from './characters.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import type { ParsedPolicy } from './index.ts';
import { lineStarts, placeAt, type Span } from './span.ts';
import { tokens } from './tokens.ts';
import { cutWords } from './words.ts';

export function cutWarnings({ document, lines, names, dictionary }: ParsedPolicy): readonly Diagnostic[] {
  const { text } = document;
  const divisible = names.filter(({ name }) => startsDifferently(name, dictionary));
  if (divisible.length === 0) return [];
  const starts = lineStarts(text);
  const found: Diagnostic[] = [];
  for (const line of lines) {
    const span = runningWords(line);
    if (!span) continue;
    const plain = normalise(text.slice(span.start, span.end));
    for (const declared of divisible) {
      if (!plain.includes(normalise(declared.name))) continue;
      const cut = cutWords(text, span, dictionary).tokens;
      const use = cut.find((t) => t.tokenType === tokens.Name && normalise(t.image) === normalise(declared.name));
      if (!use) continue;
      const other = cutWords(text, span, dictionary, declared.name).tokens;
      if (other.some((t) => t.tokenType === tokens.Unknown)) continue;
      const pieces = other.filter(
        (t) => t.startOffset >= use.startOffset && t.startOffset <= (use.endOffset ?? use.startOffset),
      );
      const shown = pieces.map((t) => t.image).join(' | ');
      found.push(
        diagnostic(
          'GJ1015',
          declared.span,
          { name: declared.name, line: placeAt(starts, use.startOffset).line, cut: shown },
          {
            fixes: [quoting(`「${use.image}」`, use.startOffset, (use.endOffset ?? use.startOffset) + 1)],
          },
        ),
      );
    }
  }
  return found;
}

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

function runningWords(line: ParsedPolicy['lines'][number]): Span | undefined {
  switch (line.form) {
    case 'label':
    case 'item':
    case 'opener':
      return line.content;
    case 'head':
      return line.keyword === 'definition' ? line.content : undefined;
    case 'words':
    case 'row':
      return line.span;
    default:
      return undefined;
  }
}
