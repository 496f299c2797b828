/** 择一，按选择: the applicant's choice is a fact, whose options name the clauses. */
import type { NameExpr } from '../../dsl/ast.ts';
import { normalise } from '../../dsl/characters.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { scopeOf } from '../definitions.ts';
import { elaborateValue } from '../expressions/values.ts';
import { anyOf, compareOp, constant } from '../ops.ts';
import type { Op } from '../plan.ts';
import { typeName } from '../types.ts';
import type { Member, RelationOf } from './relation.ts';
import type { Standing } from './standing.ts';

/** Titles of the headings, by clause number: an option may be called as the heading is. */
export type Headings = ReadonlyMap<string, string>;

/** Flags: the applicant has chosen this member. */
export function whereChosen(
  standing: Standing,
  { members, at }: RelationOf<'choose'>,
  by: NameExpr,
  headings: Headings,
): { readonly standing: Standing; readonly flags: readonly Op[] } | undefined {
  const { drafts } = standing;
  const workshop = drafts[0]?.workshop;
  const choice = workshop && elaborateValue(by, scopeOf(workshop, { yearly: true }));
  if (!workshop || !choice) return undefined;
  const { type } = choice;
  if (type.kind !== 'option') {
    workshop.report(diagnostic('GJ3002', by.span, { is: typeName(type), wanted: [{ word: 'option' }] }));
    return undefined;
  }
  const flags = members.map((member) => {
    const names = namesOf(member, drafts, headings);
    const options = type.options.filter((option) => names.has(plain(option)));
    if (options.length === 0)
      workshop.report(diagnostic('GJ4042', member.at, { field: by.name, clause: workshop.textOf(member.at) }));
    return anyOf(
      options.map((option) => compareOp('=', choice.op, constant(option, type, by.span), by.span)),
      at,
    );
  });
  return { standing, flags };
}

const plain = (text: string): string => normalise(text).replaceAll(/[\s。]/g, '');

/** What an option may be called to mean a member: its number, its titles, or both. */
function namesOf({ clauses }: Member, drafts: Standing['drafts'], headings: Headings): ReadonlySet<string> {
  return new Set(
    clauses.flatMap((i) => {
      const draft = drafts[i];
      if (!draft) return [];
      const { ref, block } = draft;
      const titles = [block.name.text, headings.get(ref) ?? ''].filter(Boolean);
      return [ref, ...titles, ...titles.map((title) => `${ref}${title}`)].map(plain);
    }),
  );
}
