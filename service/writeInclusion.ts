import type { ExprOf, Language, Span } from '../dsl/index.ts';
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
  const compares = ast.blocks
    .filter(({ span }) => span.start <= range.start && range.end <= span.end)
    .flatMap((block) => [...walkExprs(block)])
    .filter((e): e is ExprOf<'compare' | 'margin'> => e.kind === 'compare' || e.kind === 'margin')
    .filter((e) => e.span.start <= range.start && range.end <= e.span.end);
  const inner = compares.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  const which = inner && inclusion[inner.kind === 'margin' ? inner.bound : inner.word];
  if (!inner || !which || inner.inclusion) return [];
  const mark = spell(which, writingLanguage(snapshot));
  const finding = snapshot.compiled.diagnostics.find(
    (d) => d.code === 'GJ4001' && d.span.start === inner.span.start && d.span.end === inner.span.end,
  );
  const at = (inner.kind === 'margin' ? inner.by : inner.right).span.end;
  return [
    {
      kind: finding ? 'quickfix' : 'refactor',
      title: says.writeInclusion[language](mark),
      edits: [{ span: { start: at, end: at }, text: mark }],
      ...(finding ? { fixes: { code: finding.code, span: finding.span } } : {}),
    },
  ];
}
