import { normalise } from '../dsl/characters.ts';
import type { Span } from '../dsl/index.ts';
import { scanDocument } from '../dsl/markdown.ts';
import { nameOf, tokens } from '../dsl/tokens.ts';
import type { Completion } from './complete.ts';
import { filterText } from './filterText.ts';
import type { Snapshot } from './openPolicy.ts';
import { perSnapshot } from './perSnapshot.ts';
import type { Token } from './placedTokens.ts';

/** The clauses of the document; behind the name of another one, those of that one. */
export function refItems(snapshot: Snapshot, span: Span, before: readonly Token[] = []): readonly Completion[] {
  const last = before[before.length - 1];
  const elsewhere = last?.tokenType === tokens.Document ? normalise(nameOf(last)) : undefined;
  const sections =
    elsewhere === undefined ? snapshot.compiled.parsed.document.sections : (sectionsOf(snapshot).get(elsewhere) ?? []);
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

const sectionsOf = perSnapshot(
  ({ compiled }) => new Map(compiled.documents.map(({ name, text }) => [name, scanDocument(text).sections])),
);
