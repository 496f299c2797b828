/**
 * The document is the source: every figure of a clause's rule must stand in the sentences that
 * the rule quotes. 100 % is said by 全额 and the like, and is not looked for.
 */
import type { BlockOf, Literal } from '../dsl/ast.ts';
import { normalise } from '../dsl/characters.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import type { ParsedPolicy } from '../dsl/index.ts';
import { matchLiteral } from '../dsl/literals.ts';
import { equal, ONE } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { walkExprs } from '../dsl/walk.ts';
import type { Sources } from './sources.ts';

export function checkFigures(
  { document: { text }, ast: { blocks }, dictionary: { units } }: ParsedPolicy,
  sources: Sources,
  report: (d: Diagnostic) => void,
): void {
  for (const block of blocks) {
    if (block.kind === 'table') checkTable(text, units, block, sources, report);
    if (block.kind !== 'clause' && block.kind !== 'qualification' && block.kind !== 'relation') continue;
    for (const field of block.fields) {
      const cited = sources.citesOf(field);
      if (cited.length === 0) continue;
      const said = cited.flatMap((span) => figuresIn(text, span, units));
      const bases = dayBasesIn(field);
      for (const expr of walkExprs(field)) {
        if (expr.kind !== 'literal' || !isFigure(expr.literal) || bases.has(expr)) continue;
        if (!said.some((other) => sameFigure(other, expr.literal)))
          report(diagnostic('GJ4008', expr.span, { figure: expr.literal.spelling }));
      }
    }
  }
}

/** （365天）: how a year is counted is asked for (GJ4065), and hardly ever said by the text. */
function dayBasesIn(node: unknown, found = new Set<unknown>()): ReadonlySet<unknown> {
  if (typeof node !== 'object' || node === null) return found;
  if ('kind' in node && node.kind === 'dayBasis' && 'days' in node) found.add(node.days);
  for (const part of Object.values(node)) dayBasesIn(part, found);
  return found;
}

/** The figures of a table against what it quotes, where it quotes anything. */
function checkTable(
  text: string,
  units: readonly string[],
  block: BlockOf<'table'>,
  sources: Sources,
  report: (d: Diagnostic) => void,
): void {
  const said = sources.sentencesOf(block).flatMap((sentence) => figuresIn(text, sentence.span, units));
  if (sources.sentencesOf(block).length === 0) return;
  for (const row of block.rows)
    for (const expr of walkExprs(row)) {
      if (expr.kind !== 'literal' || !isFigure(expr.literal)) continue;
      const { literal } = expr;
      if (!said.some((other) => sameFigure(other, literal)))
        report(diagnostic('GJ4008', expr.span, { figure: literal.spelling }));
    }
}

const isFigure = (literal: Literal): boolean =>
  literal.type === 'money' ||
  literal.type === 'points' ||
  literal.type === 'rate' ||
  literal.type === 'duration' ||
  (literal.type === 'ratio' && !equal(literal.value, ONE));

/** Every amount, ratio and length of time in a stretch of prose. */
function figuresIn(text: string, span: Span, units: readonly string[]): readonly Literal[] {
  const plain = normalise(text.slice(span.start, span.end));
  const found: Literal[] = [];
  const lexicon = { units, nameEnd: () => undefined };
  let at = 0;
  while (at < plain.length) {
    const match = matchLiteral(plain, at, lexicon);
    if (match) found.push(match.literal);
    at = match ? match.end : at + 1;
  }
  return found;
}

/** 第三年 and 前两年 say how long as 三年 and 两年 do. */
const lengthOf = (literal: Literal): { readonly count: number; readonly unit: string } | undefined =>
  literal.type === 'duration' || literal.type === 'firstFew'
    ? literal
    : literal.type === 'ordinal'
      ? { count: literal.nth, unit: literal.unit }
      : undefined;

function sameFigure(a: Literal, b: Literal): boolean {
  // Prose says 每人500元 where a rule says 500元/人.
  if (a.type === 'rate') return sameFigure(a.of, b);
  if (b.type === 'rate') return sameFigure(a, b.of);
  if (a.type === 'money' && b.type === 'money') return equal(a.fen, b.fen) && a.currency === b.currency;
  if (a.type === 'points' && b.type === 'points') return equal(a.value, b.value);
  if (a.type === 'count' && b.type === 'count') return equal(a.value, b.value);
  if (a.type === 'ratio' && b.type === 'ratio') return equal(a.value, b.value);
  const [length, other] = [lengthOf(a), lengthOf(b)];
  return length !== undefined && other !== undefined && length.count === other.count && length.unit === other.unit;
}
