import type { Code, Diagnostic, Edit, Language, Span } from '../dsl/index.ts';
import { coverSentence } from './coverSentence.ts';
import type { Snapshot } from './openPolicy.ts';
import { openReading } from './openReading.ts';
import { quoteName } from './quoteName.ts';
import { says } from './strings.ts';
import { writeInclusion } from './writeInclusion.ts';

export interface CodeAction {
  readonly kind: 'quickfix' | 'refactor';
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The finding that it removes. */
  readonly fixes?: { readonly code: Code; readonly span: Span };
}

/** What can be done about a place or a selection. */
export function codeActions(snapshot: Snapshot, range: Span, language: Language): readonly CodeAction[] {
  const here = snapshot.compiled.diagnostics.filter(({ span }) => span.start <= range.end && range.start <= span.end);
  const all = [
    ...here.flatMap((d) => fixesOf(d, language)),
    ...quoteName(snapshot, range, language),
    ...writeInclusion(snapshot, range, language),
    ...coverSentence(snapshot, range, language),
    ...openReading(snapshot, range, language),
  ];
  const seen = new Set<string>();
  return all.filter(({ edits }) => {
    const key = edits.map((e) => `${e.span.start} ${e.span.end} ${e.text}`).join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** The fixes that a finding carries; where it names a near word, that word. */
function fixesOf(d: Diagnostic, language: Language): readonly CodeAction[] {
  const fixes = { code: d.code, span: d.span };
  const own = (d.fixes ?? []).map(
    (fix): CodeAction => ({ kind: 'quickfix', title: fix[language], edits: fix.edits, fixes }),
  );
  const params = d.params as { readonly near?: string };
  if (own.length > 0 || params.near === undefined || !(d.code === 'GJ2001' || d.code === 'GJ2004')) return own;
  return [
    {
      kind: 'quickfix',
      title: says.changeTo[language](params.near),
      edits: [{ span: d.span, text: params.near }],
      fixes,
    },
  ];
}
