import type { Span } from '../dsl/index.ts';
import { lineAround } from './lineAround.ts';
import type { Snapshot } from './openPolicy.ts';

export interface FoldingRange extends Span {
  readonly kind: 'section' | 'fence' | 'block';
}

/** What can be folded: clauses of the document, fences and blocks of more than one line. */
export function foldingRanges(snapshot: Snapshot): readonly FoldingRange[] {
  const { text } = snapshot;
  const { document, ast } = snapshot.compiled.parsed;
  const sections = document.sections.flatMap((section, i): FoldingRange[] => {
    if (section.depth === 0) return [];
    const next = document.sections.slice(i + 1).find((other) => other.depth <= section.depth);
    return [{ kind: 'section', start: section.heading.start, end: trimmed(text, next?.heading.start ?? text.length) }];
  });
  const fences = document.fences.map((fence): FoldingRange => {
    const end = fence.closed ? lineAround(text, fence.content.end).end : trimmed(text, fence.content.end);
    return { kind: 'fence', start: fence.opening.start, end };
  });
  const blocks = ast.blocks.map((block): FoldingRange => ({ kind: 'block', ...block.span }));
  return [...sections, ...fences, ...blocks]
    .filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Before blank lines at the end. */
function trimmed(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
