import { contains, type Expr, type Span } from '../dsl/index.ts';
import { walkExprs } from '../dsl/walk.ts';
import { lineAround } from './lineAround.ts';
import type { Snapshot } from './openPolicy.ts';
import { placedTokens } from './placedTokens.ts';
import { touches } from './touches.ts';

/** Ever larger selections around an offset: word, expression by expression, line, block, clause, file. */
export function selectionRanges(snapshot: Snapshot, offset: number): readonly Span[] {
  const { text } = snapshot;
  const { document, ast } = snapshot.compiled.parsed;
  const block = ast.blocks.find((b) => touches(b.span, offset));
  const token = placedTokens(snapshot).filter(({ span }) => touches(span, offset));
  const best = token.find(({ span }) => offset < span.end) ?? token[0];
  const exprs = block ? [...walkExprs(block)].map((expr: Expr) => expr.span) : [];
  const fields = block ? block.fields.map((field) => field.span) : [];
  const content = best?.line?.line;
  const fence = document.fences.find((f) => touches(f.content, offset));
  const sentence = document.sections.flatMap((s) => s.sentences).find((s) => touches(s.span, offset));
  const line = lineAround(text, offset);
  const own = { start: line.start + (text.slice(line.start, line.end).match(/^\s*/)?.[0].length ?? 0), end: line.end };
  const candidates: readonly (Span | undefined)[] = [
    best?.span,
    ...exprs,
    content && 'content' in content ? content.content : undefined,
    ...fields,
    best?.line?.span,
    sentence && phraseAround(text, sentence.span, offset),
    sentence?.span,
    own,
    block?.span,
    fence?.content,
    ...sectionsAround(snapshot),
    { start: 0, end: text.length },
  ];
  const around = candidates
    .filter((span): span is Span => span !== undefined && touches(span, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  // Each holds the one before.
  return around.reduce<readonly Span[]>((chain, span) => {
    const last = chain[chain.length - 1];
    if (!last) return [span];
    return contains(span, last) && span.end - span.start > last.end - last.start ? [...chain, span] : chain;
  }, []);
}

/** The stretch of a sentence between punctuation. */
function phraseAround(text: string, sentence: Span, offset: number): Span {
  let start = offset;
  while (start > sentence.start && !/[，。；：、,;:]/.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < sentence.end && !/[，。；：、,;:]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** The clause and those around it, with their subordinate clauses. */
function sectionsAround(snapshot: Snapshot): readonly Span[] {
  const { sections } = snapshot.compiled.parsed.document;
  return sections.map((section, i) => {
    const next = sections.slice(i + 1).find((other) => other.depth <= section.depth);
    return { start: section.heading.start, end: next?.heading.start ?? snapshot.text.length };
  });
}
