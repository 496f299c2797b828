import type { Expr, Language, Span } from '../dsl/index.ts';
import { type KeywordId, spell } from '../dsl/keywords.ts';
import { walkExprs } from '../dsl/walk.ts';
import type { CodeAction } from './codeActions.ts';
import type { Snapshot } from './openPolicy.ts';
import { says } from './strings.ts';
import { writingLanguage } from './writingLanguage.ts';

/** What a comparison includes where it says nothing. */
const inclusion: { readonly [K in KeywordId]?: 'including' | 'excluding' } = {
  above: 'including',
  below: 'including',
  atLeast: 'including',
  atMost: 'including',
  outside: 'excluding',
  moreThan: 'excluding',
  lessThan: 'excluding',
};

/** （含） or （不含） where a comparison leaves it to the law; what it means stays. */
export function writeInclusion(snapshot: Snapshot, range: Span, language: Language): readonly CodeAction[] {
  const { ast } = snapshot.compiled.parsed;
  const bounds = ast.blocks
    .filter(({ span }) => span.start <= range.start && range.end <= span.end)
    .flatMap((block) => [...walkExprs(block)].flatMap(boundsOf))
    .filter(({ span }) => span.start <= range.start && range.end <= span.end);
  const inner = bounds.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  const which = inner && inclusion[inner.word];
  if (!inner || !which || inner.written) return [];
  const mark = spell(which, writingLanguage(snapshot));
  const finding = snapshot.compiled.diagnostics.find(
    (d) => d.code === 'GJ4001' && d.span.start === inner.span.start && d.span.end === inner.span.end,
  );
  const { at } = inner;
  return [
    {
      kind: finding ? 'quickfix' : 'refactor',
      title: says.writeInclusion[language](mark),
      edits: [{ span: { start: at, end: at }, text: mark }],
      ...(finding ? { fixes: { code: finding.code, span: finding.span } } : {}),
    },
  ];
}

/** What bounds a figure: a comparison, or one end of 至. */
interface WrittenBound {
  readonly word: KeywordId;
  readonly written: boolean;
  readonly span: Span;
  /** Where （含） would stand. */
  readonly at: number;
}

function boundsOf(expr: Expr): readonly WrittenBound[] {
  const bound = (word: KeywordId, written: string | undefined, span: Span, at: number): WrittenBound => ({
    word,
    written: written !== undefined,
    span,
    at,
  });
  if (expr.kind === 'compare') return [bound(expr.word, expr.inclusion, expr.span, expr.right.span.end)];
  if (expr.kind === 'margin') return [bound(expr.bound, expr.inclusion, expr.span, expr.by.span.end)];
  if (expr.kind !== 'between') return [];
  return [
    bound('above', expr.from.inclusion, expr.from.span, expr.from.value.span.end),
    bound('below', expr.to.inclusion, expr.to.span, expr.to.value.span.end),
  ];
}
