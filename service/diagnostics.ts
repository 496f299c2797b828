import { type Code, type Edit, type Language, messageOf, type Severity, type Span, severityOf } from '../dsl/index.ts';
import type { Snapshot } from './openPolicy.ts';

export interface Problem {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly clause?: string;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}

/** The findings of the compiler, in words. */
export const diagnostics = (snapshot: Snapshot, language: Language): readonly Problem[] =>
  snapshot.compiled.diagnostics.map((d) => {
    const clause = snapshot.compiled.clauseAt(d.span.start);
    return {
      code: d.code,
      severity: severityOf(d),
      span: d.span,
      message: messageOf(d, language),
      ...(clause === undefined ? {} : { clause }),
      related: (d.related ?? []).map((r) => ({ span: r.span, message: r[language] })),
      fixes: (d.fixes ?? []).map((fix) => ({ title: fix[language], edits: fix.edits })),
    };
  });
