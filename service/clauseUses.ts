/** Clauses and their titles as relations name them, and the heads that give the titles. */

import { normalise } from '../dsl/characters.ts';
import { clauseHeads, clauseNamesIn, rankIn } from '../dsl/clauseNames.ts';
import type { ClauseName, Field } from '../dsl/fields/index.ts';
import type { ParsedPolicy } from '../dsl/index.ts';
import type { Occurrence } from './occurrences.ts';

/** The key of a 条款 by its number and title. */
export const titleKey = (ref: string, title: string): string => `${ref} ${normalise(title).trim()}`;

/** Titles of 条款 blocks and their uses; numbers too where a line is not cut into words. */
export function clauseUses({ ast, lines }: ParsedPolicy): readonly Occurrence[] {
  const heads = clauseHeads(lines);
  const declared = ast.blocks.flatMap((block): Occurrence[] =>
    block.kind === 'clause' && block.ref && block.name.text !== ''
      ? [
          {
            of: 'title',
            key: titleKey(block.ref.text, block.name.text),
            span: block.name.span,
            declares: true,
            quoted: false,
          },
        ]
      : [],
  );
  const named = (field: Field): readonly { readonly name: ClauseName; readonly inText: boolean }[] => {
    const cut = (names: readonly ClauseName[]) => names.map((name) => ({ name, inText: false }));
    const written = (names: readonly ClauseName[]) => names.map((name) => ({ name, inText: true }));
    switch (field.kind) {
      case 'higherOf':
      case 'choose':
        return cut(field.group.clauses);
      case 'sharedCap':
        return cut(field.group.clauses === 'all' ? field.group.except : field.group.clauses);
      case 'exception':
        return cut(field.of.clauses);
      case 'stack':
        return written(clauseNamesIn(field.what, heads));
      case 'prevail':
        return field.over.text ? written(rankIn(field.over.text, heads) ?? []) : [];
      default:
        return [];
    }
  };
  const uses = ast.blocks
    .flatMap((block) => block.fields.flatMap(named))
    .flatMap(({ name: { ref, title, span }, inText }): Occurrence[] => [
      ...(inText
        ? [
            {
              of: 'clause' as const,
              key: ref,
              span: { start: span.start, end: title ? title.span.start : span.end },
              declares: false,
              quoted: false,
            },
          ]
        : []),
      ...(title && ref !== ''
        ? [{ of: 'title' as const, key: titleKey(ref, title.text), span: title.span, declares: false, quoted: false }]
        : []),
    ]);
  return [...declared, ...uses];
}
