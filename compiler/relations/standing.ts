/** The clauses on their way through the relations, and the operators that relations are made of. */
import { stageWords } from '../../dsl/keywords.ts';
import { ZERO } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import { type Draft, refine } from '../draft.ts';
import { absent, anyOf, arithmetic, compareOp, constant, present, stepRef, when } from '../ops.ts';
import type { Grain, Op, Stage, Step } from '../plan.ts';
import { ENTITY_YEAR } from '../types.ts';
import type { Member, Relation } from './relation.ts';

export interface Standing {
  readonly drafts: readonly Draft[];
  /** Figures of the relations themselves, such as the sum of several clauses. */
  readonly steps: readonly Step[];
}

/** The amount of a clause so far. INVARIANT: only clauses that have one reach the relations. */
export function amountOf(standing: Standing, clause: number): Op {
  const amount = standing.drafts[clause]?.amount;
  if (!amount) throw new Error(`clause ${clause} has no amount`);
  return amount.op;
}

/** What a relation makes of the amount of a clause, year by year. */
export function changed(
  standing: Standing,
  clause: number,
  stage: Stage,
  value: Op,
  { at, cites }: Pick<Relation, 'at' | 'cites'>,
  grain: Grain = ENTITY_YEAR,
): Standing {
  const drafts = standing.drafts.map((draft, i) =>
    i === clause ? { ...refine({ ...draft, cites }, stage, value, at, grain), cites: draft.cites } : draft,
  );
  return { ...standing, drafts };
}

/** A figure of the relation itself, as a step that others read. */
export function figure(
  standing: Standing,
  { name, ref, at, cites }: Pick<Relation, 'name' | 'ref' | 'at' | 'cites'>,
  stage: Stage,
  value: Op,
  grain: Grain = ENTITY_YEAR,
): { readonly standing: Standing; readonly op: Op } {
  const base = `${name}.${stageWords[stage]}`;
  const taken = [...standing.steps, ...standing.drafts.flatMap((draft) => draft.steps)].filter(
    (step) => step.name === base || step.name.startsWith(`${base}#`),
  ).length;
  const step: Step = {
    name: taken === 0 ? base : `${base}#${taken + 1}`,
    stage,
    grain,
    value,
    at,
    clause: ref,
    cites,
  };
  return { standing: { ...standing, steps: [...standing.steps, step] }, op: stepRef(step.name, value.type, at) };
}

/** Several figures of one kind, one for each value. */
export function figures(
  start: Standing,
  relation: Relation,
  stage: Stage,
  values: readonly Op[],
  grain: Grain = ENTITY_YEAR,
): { readonly standing: Standing; readonly ops: readonly Op[] } {
  return values.reduce<{ readonly standing: Standing; readonly ops: readonly Op[] }>(
    ({ standing, ops }, value) => {
      const next = figure(standing, relation, stage, value, grain);
      return { standing: next.standing, ops: [...ops, next.op] };
    },
    { standing: start, ops: [] },
  );
}

// Operators

/** What is not there counts nothing. */
export const orZero = (op: Op, at: Span): Op => when(present(op, at), op, constant(ZERO, op.type, at), at);

export const anyPresent = (ops: readonly Op[], at: Span): Op =>
  anyOf(
    ops.map((op) => present(op, at)),
    at,
  );

/** The sum of what is there; 不适用 where nothing is. */
export function sumOf(ops: readonly Op[], at: Span): Op {
  const [only] = ops;
  if (only && ops.length === 1) return only;
  const sum = ops.map((op) => orZero(op, at)).reduce((a, b) => arithmetic('add', a, b, a.type, at));
  return when(anyPresent(ops, at), sum, absent(sum.type, at), at);
}

/** The amount where a test holds. Where nothing is there, it does not matter what the test would say. */
export const keptWhere = (amount: Op, test: Op, at: Span): Op =>
  where(amount, when(test, amount, absent(amount.type, at), at), at);

/** Another value in the place of an amount that is there. */
export const where = (amount: Op, value: Op, at: Span): Op =>
  when(present(amount, at), value, absent(amount.type, at), at);

/** One clause is ahead of another: by more, or by as much and an earlier place. */
export const ahead = (own: Op, other: Op, first: boolean, at: Span): Op => compareOp(first ? '≥' : '>', own, other, at);

/** What each member gives, as one operator: a number with several clauses gives their sum. */
export function memberAmounts(
  start: Standing,
  relation: Relation,
  members: readonly Member[] = relation.members,
): { readonly standing: Standing; readonly amounts: readonly Op[] } {
  let standing = start;
  const amounts = members.map(({ clauses, at }) => {
    const ops = clauses.map((i) => amountOf(standing, i));
    const [only] = ops;
    if (only && ops.length === 1) return only;
    const sum = figure(standing, relation, 'groupTotal', sumOf(ops, at));
    standing = sum.standing;
    return sum.op;
  });
  return { standing, amounts };
}
