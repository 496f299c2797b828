/** Finds the clauses that relations name. */
import { normalise } from '../../dsl/characters.ts';
import { diagnostic, renaming } from '../../dsl/diagnostics.ts';
import type { ClauseName } from '../../dsl/fields/index.ts';
import { nearest } from '../../dsl/near.ts';
import type { Draft } from '../draft.ts';
import type { Member } from './relation.ts';

/** What the document calls a clause: its number, with its title where the number has several blocks. */
export function nameOfClause(drafts: readonly Draft[], i: number): string {
  const draft = drafts[i];
  if (!draft) return '';
  const alone = drafts.filter((other) => other.ref === draft.ref).length === 1;
  return alone ? draft.ref : fullName(draft);
}

const fullName = ({ ref, block }: Draft): string => {
  const title = normalise(block.name.text);
  return title === '' || ref.endsWith('）') ? `${ref}${title}` : `${ref} ${title}`;
};

/** The clauses that a name means; undefined (and a report) where there are none. */
export function findClauses(name: ClauseName, drafts: readonly Draft[]): Member | undefined {
  const title = name.title && normalise(name.title.text);
  const clauses = drafts.flatMap((draft, i) =>
    draft.ref === name.ref && (title === undefined || normalise(draft.block.name.text) === title) ? [i] : [],
  );
  if (clauses.length === 0) return notFound(name, title, drafts);
  return { at: name.span, clauses };
}

function notFound({ ref, span }: ClauseName, title: string | undefined, drafts: readonly Draft[]): undefined {
  const written = [ref, title].filter(Boolean).join('');
  const titled = drafts.filter((draft) => title !== undefined && normalise(draft.block.name.text) === title);
  const own = drafts.filter((draft) => draft.ref === ref);
  const near =
    (titled[0] && fullName(titled[0])) ??
    (title === undefined
      ? nearest(
          ref,
          drafts.map((draft) => draft.ref),
        )
      : nearest(written, (own.length > 0 ? own : drafts).map(fullName)));
  drafts[0]?.workshop.report(
    diagnostic(
      'GJ2040',
      span,
      { name: written, ...(near ? { near } : {}) },
      near ? { fixes: [renaming(span, near)] } : {},
    ),
  );
  return undefined;
}
