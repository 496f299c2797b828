/** 优先: where clauses of several ranks apply in one year, the highest is paid. */
import { not } from '../ops.ts';
import type { RelationOf } from './relation.ts';
import { amountOf, anyPresent, changed, keptWhere, type Standing } from './standing.ts';

/** All lines at once: ranks of one line go on in another. */
export function applyRanks(start: Standing, relations: readonly RelationOf<'ranked'>[]): Standing {
  const above = new Map<number, Set<number>>();
  for (const { members } of relations)
    for (const [k, { clauses }] of members.entries())
      for (const i of clauses) {
        const higher = above.get(i) ?? new Set<number>();
        for (const j of members.slice(0, k).flatMap((m) => m.clauses)) higher.add(j);
        above.set(i, higher);
      }
  return [...above].reduce((standing, [i, direct]) => {
    const higher = [...reachable(direct, above)].sort((a, b) => a - b);
    const relation = relations.find((r) => r.members.slice(1).some((m) => m.clauses.includes(i)));
    if (higher.length === 0 || !relation) return standing;
    const { at } = relation;
    // What stands higher counts as it was before: a clause that gives way itself still goes before others.
    const applies = anyPresent(
      higher.map((j) => amountOf(start, j)),
      at,
    );
    return changed(standing, i, 'ranked', keptWhere(amountOf(start, i), not(applies, at), at), relation);
  }, start);
}

/** INVARIANT: ranks form no circle. */
function reachable(direct: ReadonlySet<number>, next: ReadonlyMap<number, ReadonlySet<number>>): ReadonlySet<number> {
  const all = new Set(direct);
  for (const i of all) for (const j of next.get(i) ?? []) all.add(j);
  return all;
}
