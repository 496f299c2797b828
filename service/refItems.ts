import type { Span } from '../dsl/index.ts';
import type { Completion } from './complete.ts';
import { filterText } from './filterText.ts';
import type { Snapshot } from './openPolicy.ts';

/** The clauses of the document. */
export function refItems(snapshot: Snapshot, span: Span): readonly Completion[] {
  const { sections } = snapshot.compiled.parsed.document;
  return sections.flatMap(({ ref, title, published }): Completion[] =>
    ref === undefined || !published
      ? []
      : [
          {
            kind: 'clause',
            label: ref,
            detail: title,
            span,
            insert: ref,
            snippet: false,
            filter: filterText(ref, title),
            rank: 1,
          },
        ],
  );
}
