import { clauseOf } from '../compiler/sources.ts';
import { type Block, type Span, severityOf } from '../dsl/index.ts';
import { occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import { perSnapshot } from './perSnapshot.ts';
import { touches } from './touches.ts';

/**
 * How far a clause has become rules: `ruled` every sentence, `partial` some of them, `textOnly` none
 * (tracked or not), `doubtful` has an error or rests on a reading that nobody has decided; `heading`
 * has no sentence of its own.
 */
export type ClauseState = 'ruled' | 'partial' | 'textOnly' | 'doubtful' | 'heading';

export interface MappedClause {
  readonly ref: string;
  readonly title: string;
  readonly heading: Span;
  /** From the heading to the next one. */
  readonly span: Span;
  readonly state: ClauseState;
  readonly sentences: readonly {
    readonly span: Span;
    /** Computed by rules, registered without computing, or neither. */
    readonly by: 'rule' | 'tracked' | 'nothing';
    readonly blocks: readonly Span[];
  }[];
  readonly blocks: readonly { readonly kind: Block['kind']; readonly name: string; readonly span: Span }[];
  /** Readings that its blocks use or declare and nobody has decided. */
  readonly openReadings: readonly string[];
}

/** The clauses of the document in order, and what stands at an offset. */
export interface ClauseMap {
  readonly clauses: readonly MappedClause[];
}

export const clauseMap = perSnapshot((snapshot): ClauseMap => {
  const { document, ast } = snapshot.compiled.parsed;
  const { sections } = document;
  return {
    clauses: sections.flatMap((section, i): MappedClause[] => {
      const { ref } = section;
      if (ref === undefined || !section.published) return [];
      const blocks = ast.blocks.filter(
        (block) => block.section === i || (clauseOf(document, block) === ref && block.kind !== 'scenario'),
      );
      const sentences = snapshot.compiled.coverage.sentences
        .filter((s) => s.clause === ref)
        .map(({ span, by }) => ({
          span,
          by:
            by.length === 0
              ? ('nothing' as const)
              : by.some((b) => b.kind !== 'qualitative')
                ? ('rule' as const)
                : ('tracked' as const),
          blocks: by.map(({ at }) => at),
        }));
      // The line of departments belongs to whatever the clause is.
      const said = sentences.filter(({ span }) => span.start !== section.departments?.span.start);
      const openReadings = openIn(snapshot, blocks);
      const wrong = blocks.some((block) => block.broken || hasError(snapshot, block));
      return [
        {
          ref,
          title: section.title,
          heading: section.heading,
          span: { start: section.heading.start, end: sections[i + 1]?.heading.start ?? snapshot.text.length },
          state: stateOf(said, wrong || openReadings.length > 0),
          sentences,
          blocks: blocks.map((block) => ({ kind: block.kind, name: block.name.text, span: block.span })),
          openReadings,
        },
      ];
    }),
  };
});

function stateOf(sentences: MappedClause['sentences'], doubtful: boolean): ClauseState {
  if (doubtful) return 'doubtful';
  if (sentences.length === 0) return 'heading';
  const ruled = sentences.filter(({ by }) => by === 'rule').length;
  return ruled === 0 ? 'textOnly' : ruled === sentences.length ? 'ruled' : 'partial';
}

function openIn(snapshot: Snapshot, blocks: readonly Block[]): readonly string[] {
  const open = snapshot.compiled.readings.filter((r) => r.provisional).map((r) => r.name);
  const named = occurrences(snapshot).filter(
    (o) => o.of === 'name' && open.includes(o.key) && blocks.some(({ span }) => touches(span, o.span.start)),
  );
  return open.filter((name) => named.some((o) => o.key === name));
}

const hasError = ({ compiled }: Snapshot, { span }: Block): boolean =>
  compiled.diagnostics.some((d) => severityOf(d) === 'error' && touches(span, d.span.start));

/** The clause at an offset, with the sentence or the block there. */
export interface ClausePlace {
  readonly clause: MappedClause;
  readonly sentence?: Span;
  readonly block?: Span;
}

export function clausePlace(snapshot: Snapshot, offset: number): ClausePlace | undefined {
  const { clauses } = clauseMap(snapshot);
  const block = clauses.flatMap((clause) =>
    clause.blocks.flatMap(({ span }) => (touches(span, offset) ? [{ clause, block: span }] : [])),
  )[0];
  if (block) return block;
  const clause =
    clauses.find(({ span }) => span.start <= offset && offset < span.end) ??
    clauses.find(({ span }) => touches(span, offset));
  if (!clause) return undefined;
  const sentence = clause.sentences.find(({ span }) => touches(span, offset))?.span;
  return { clause, ...(sentence ? { sentence } : {}) };
}
