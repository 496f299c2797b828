/**
 * 例外: where an exception applies, what it is an exception to gives nothing. Exceptions may have
 * exceptions. Two exceptions to one clause that give different amounts contradict each other; of
 * two that give the same, the first counts.
 */
import { absent, compareOp, not, when } from '../ops.ts';
import type { ConflictingClause, Op } from '../plan.ts';
import { sameType } from '../types.ts';
import { nameOfClause } from './find.ts';
import type { RelationOf } from './relation.ts';
import { amountOf, anyPresent, changed, figure, keptWhere, type Standing, sumOf, where } from './standing.ts';

type Exception = RelationOf<'exception'>;

/** The exceptions to a clause under one number: they add up as the blocks of a number do. */
interface Branch {
  readonly says: ConflictingClause;
  readonly relation: Exception;
  readonly clauses: readonly number[];
  /** With their own exceptions, and so on. */
  readonly all: readonly number[];
}

export function applyExceptions(start: Standing, relations: readonly Exception[]): Standing {
  const to = new Map<number, Exception[]>();
  for (const relation of relations)
    for (const base of relation.members.flatMap((m) => m.clauses)) to.set(base, [...(to.get(base) ?? []), relation]);
  const height = (i: number): number => Math.max(0, ...(to.get(i) ?? []).map((r) => 1 + height(r.exception)));
  // The innermost exceptions are settled first; INVARIANT: they form no circle.
  const bases = [...to.keys()].sort((a, b) => height(a) - height(b) || a - b);
  const settled = new Set<string>();
  return bases.reduce((standing, base) => {
    const branches = branchesOf(start, base, to);
    const others = settleBranches(start, standing, branches, settled);
    const [first] = branches;
    if (!first) return others;
    const { at } = first.relation;
    const applies = anyPresent(
      branches.flatMap((branch) => branch.all.map((i) => amountOf(start, i))),
      at,
    );
    return changed(others, base, 'excepted', keptWhere(amountOf(others, base), not(applies, at), at), first.relation);
  }, start);
}

function branchesOf(
  { drafts }: Standing,
  base: number,
  to: ReadonlyMap<number, readonly Exception[]>,
): readonly Branch[] {
  const direct = [...(to.get(base) ?? [])].sort((a, b) => a.exception - b.exception);
  const refs = [...new Set(direct.map((r) => drafts[r.exception]?.ref))];
  return refs.flatMap((ref): Branch[] => {
    const own = direct.filter((r) => drafts[r.exception]?.ref === ref);
    const [relation] = own;
    if (!relation) return [];
    const clauses = [...new Set(own.map((r) => r.exception))];
    const all = new Set(clauses);
    for (const i of all) for (const r of to.get(i) ?? []) all.add(r.exception);
    return [
      {
        says: {
          clause: nameOfClause(drafts, relation.exception),
          ...(relation.label === undefined ? {} : { label: relation.label }),
        },
        relation,
        clauses,
        all: [...all].sort((a, b) => a - b),
      },
    ];
  });
}

/** Between exceptions to the same clause: a conflict where they differ, once where they agree. */
function settleBranches(
  start: Standing,
  before: Standing,
  branches: readonly Branch[],
  settled: Set<string>,
): Standing {
  const key = (a: Branch, b: Branch) => `${a.clauses.join()}|${b.clauses.join()}`;
  const fresh = (a: Branch, b: Branch) => !settled.has(key(a, b)) && !settled.has(key(b, a));
  const open = branches.map((own) => branches.filter((other) => other !== own && fresh(own, other)));
  if (open.every((others) => others.length === 0)) return before;
  let standing = before;
  const totals = branches.map(({ all, relation }) => {
    const sum = sumOf(
      all.map((i) => amountOf(before, i)),
      relation.at,
    );
    if (sum.op === 'step') return sum;
    const step = figure(standing, relation, 'groupTotal', sum);
    standing = step.standing;
    return step.op;
  });
  const after = branches.reduce((current, own, j) => {
    const others = branches.flatMap((other, i) => ((open[j] ?? []).includes(other) ? [{ other, i }] : []));
    return own.all.reduce((next, clause) => {
      const rivals = others.filter(({ other }) => !other.all.includes(clause));
      if (rivals.length === 0) return next;
      const { at } = own.relation;
      const amount = amountOf(next, clause);
      const value = rivals.reduce((so, { other, i }): Op => {
        const applies = anyPresent(
          other.all.map((k) => amountOf(start, k)),
          at,
        );
        const [mine, theirs] = [totals[j], totals[i]];
        if (!mine || !theirs) return so;
        const sides = [own, other].sort((a, b) => (a.clauses[0] ?? 0) - (b.clauses[0] ?? 0)).map((b) => b.says);
        const conflict: Op = { op: 'conflict', clauses: sides, type: amount.type, at };
        // Money and places are never the same.
        if (!sameType(mine.type, theirs.type)) return when(applies, conflict, so, at);
        const same = i < j ? absent(amount.type, at) : so;
        return when(applies, when(compareOp('=', mine, theirs, at), same, conflict, at), so, at);
      }, amount);
      return changed(next, clause, 'excepted', where(amount, value, at), own.relation);
    }, current);
  }, standing);
  for (const [j, own] of branches.entries()) for (const other of open[j] ?? []) settled.add(key(own, other));
  return after;
}
