/**
 * The formatter: says every line again in its canonical form, where it stands. Prose, comments,
 * blank lines and lines with errors keep their bytes; so does everything outside the blocks.
 */
import { normalise } from './characters.ts';
import type { Edit } from './diagnostics.ts';
import type { ParsedPolicy } from './index.ts';
import { keywords } from './keywords.ts';
import { type PrintedLine, printBlock } from './print/blocks.ts';
import { type Language, printer } from './print/pieces.ts';
import { contains, type Span } from './span.ts';
import { keywordOf } from './tokens.ts';
import { cutWords } from './words.ts';

/** The text of the whole file, formatted; `language` says in which language keywords are printed. */
export function format(parsed: ParsedPolicy, language: Language = 'zh'): string {
  return applyEdits(parsed.document.text, formatEdits(parsed, language));
}

export function formatEdits(parsed: ParsedPolicy, language: Language): readonly Edit[] {
  const { document, ast, lines } = parsed;
  const p = printer(language, parsed.dictionary, document.text);
  const broken = new Set(parsed.diagnostics.map((d) => lineOf(document.text, d.span.start).start));
  return ast.blocks.flatMap((block) =>
    printBlock(block, p).flatMap((printed): readonly Edit[] => {
      const whole = wholeLines(document.text, printed, lines);
      if ([...broken].some((start) => whole.start <= start && start < whole.end)) return [];
      const comments = lines.filter((line) => line.form === 'comment' && contains(whole, line.span));
      if (comments.length > 0) return [];
      const old = document.text.slice(whole.start, whole.end);
      const canonical = printed.lines.map((words) => '  '.repeat(printed.indent) + words).join(newline(document.text));
      const text = keepSpellings(canonical, old, parsed.dictionary, language);
      return text === old ? [] : [{ span: whole, text }];
    }),
  );
}

/** 不少于 and 不低于 are one word of the language, but the writer's choice stays. */
function keepSpellings(text: string, old: string, dictionary: ParsedPolicy['dictionary'], language: Language): string {
  const cut = (line: string) => cutWords(line, { start: 0, end: line.length }, dictionary).tokens;
  const [now, before] = [cut(text), cut(old)];
  if (now.length !== before.length) return text;
  const edits = now.flatMap((t, i): readonly Edit[] => {
    const was = before[i];
    const id = keywordOf(t);
    if (!was || id === undefined || keywordOf(was) !== id || was.image === t.image) return [];
    const own = keywords[id][language].map(normalise).includes(normalise(was.image));
    // A bracketed word such as （含） is printed in this language's width.
    return own && !/[()（）]/.test(was.image)
      ? [{ span: { start: t.startOffset, end: (t.endOffset ?? t.startOffset) + 1 }, text: was.image }]
      : [];
  });
  return applyEdits(text, edits);
}

const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The physical lines that a printed line stands for: from its first to its last character, widened to line ends. */
function wholeLines(text: string, printed: PrintedLine, lines: ParsedPolicy['lines']): Span {
  const head = lines.find((line) => line.form === 'head' && contains(line.span, printed.span));
  const span = head?.span ?? printed.span;
  const first = lineOf(text, span.start);
  // Trailing blanks and line ends that a span may hold belong to what follows.
  let end = span.end;
  while (end > span.start && /\s/.test(text.charAt(end - 1))) end--;
  return { start: first.start, end: lineOf(text, Math.max(end - 1, span.start)).end };
}

function lineOf(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** Edits must not overlap; they are applied from the end, so that spans stay true. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((t, edit) => t.slice(0, edit.span.start) + edit.text + t.slice(edit.span.end), text);
}
