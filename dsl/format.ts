/**
 * The formatter: says every line of the rules again, word by word, in one layout. The words stay
 * the writer's own; in another language each becomes its pair there (dsl/keywords.ts), so that the
 * way back leads to the same bytes. Prose, comments and lines with errors keep their bytes; so does
 * everything outside the blocks.
 */
import type { IToken } from 'chevrotain';
import type { Edit, Language } from './diagnostics.ts';
import type { ParsedPolicy } from './index.ts';
import type { KeywordId } from './keywords.ts';
import type { LineForm } from './lines.ts';
import { joinPieces } from './print/join.ts';
import { linePieces } from './print/line.ts';
import type { Span } from './span.ts';
import { writtenIn } from './writtenIn.ts';

/** The text of the whole file, formatted; without `language` the file stays in its own. */
export function format(parsed: ParsedPolicy, language?: Language): string {
  return applyEdits(parsed.document.text, formatEdits(parsed, language));
}

export function formatEdits(
  parsed: ParsedPolicy,
  language: Language = writtenIn(parsed.document.text, parsed.lexed),
): readonly Edit[] {
  return [...lineEdits(parsed, language), ...blankLineEdits(parsed)].sort((a, b) => a.span.start - b.span.start);
}

function lineEdits(parsed: ParsedPolicy, language: Language): readonly Edit[] {
  const { document, lines, lexed, dictionary, diagnostics } = parsed;
  const { text } = document;
  const tokens = lexed.blocks.flatMap((block) => [
    ...block.brackets,
    ...block.content,
    ...block.rows,
    ...block.lines.flatMap((line) => line.tokens),
  ]);
  const rows = byLine(lines, tokens);
  const wrong = new Set(diagnostics.map((d) => lineOf(text, d.span.start).start));
  const indents = indentsOf(lines);
  return lines.flatMap((line, i): readonly Edit[] => {
    const span = lineOf(text, line.span.start);
    if (wrong.has(span.start)) return [];
    const pieces = linePieces({ text, line, row: rows[i] ?? [] }, language);
    const words = pieces && joinPieces(pieces, language, dictionary);
    if (words === undefined) return [];
    const said = '  '.repeat(indents[i] ?? 0) + words;
    return said === text.slice(span.start, span.end) ? [] : [{ span, text: said }];
  });
}

/** The tokens that stand in each line. */
function byLine(lines: readonly LineForm[], tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  const ordered = [...tokens].sort((a, b) => a.startOffset - b.startOffset);
  let at = 0;
  return lines.map(({ span }) => {
    const row: IToken[] = [];
    for (let t = ordered[at]; t && t.startOffset <= span.end; t = ordered[++at]) row.push(t);
    return row;
  });
}

/** Lines of a 场景 that open a part of it, or say something of the whole; others stand below a part. */
const ofScenario: ReadonlySet<KeywordId> = new Set<KeywordId>(['given', 'under', 'expect', 'cases', 'note']);

/** In steps of two blanks; items and rows stand with the line that they go on with. */
function indentsOf(lines: readonly LineForm[]): readonly number[] {
  let scenario = false;
  let last = 1;
  return lines.map((line) => {
    if (line.form === 'head') {
      scenario = line.keyword === 'scenario';
      last = 1;
      return 0;
    }
    if (line.form !== 'item' && line.form !== 'row')
      last = scenario && !('keyword' in line && ofScenario.has(line.keyword)) ? 2 : 1;
    return last;
  });
}

// Blank lines

/** One blank line where the writer left some; none where a block of rules begins or ends. */
function blankLineEdits({ document, lines }: ParsedPolicy): readonly Edit[] {
  const { text } = document;
  const filled = lines.map(({ span }) => lineOf(text, span.start));
  return document.fences
    .filter((fence) => fence.closed)
    .flatMap(({ content }): readonly Edit[] => {
      const own = filled.filter(({ start }) => content.start <= start && start < content.end);
      const gaps = [{ start: content.start, end: content.start }, ...own].map((line, i) => {
        const first = i === 0 ? content.start : afterLine(text, line.end);
        const next = own[i];
        return { start: first, end: next?.start ?? content.end, kept: i > 0 && next !== undefined };
      });
      return gaps.flatMap(({ start, end, kept }): readonly Edit[] => {
        if (start >= end) return [];
        const blank = kept ? lineEnd(text) : '';
        return text.slice(start, end) === blank ? [] : [{ span: { start, end }, text: blank }];
      });
    });
}

const lineEnd = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

function lineOf(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  return { start, end };
}

const afterLine = (text: string, end: number): number =>
  text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);

/** Edits must not overlap; they are applied from the end, so that spans stay true. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((t, edit) => t.slice(0, edit.span.start) + edit.text + t.slice(edit.span.end), text);
}
