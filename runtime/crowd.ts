/**
 * Whether the entities of a population can be looked at one by one, or must all be there before any
 * of them can be answered.
 */
import { operands } from '../compiler/operands.ts';
import type { Op, OpOf, Plan } from '../compiler/plan.ts';
import { type Everybody, type PopulationEntity, tellerOf } from './everybody.ts';
import type { RunOptions } from './options.ts';
import { found, planIndex } from './planIndex.ts';
import { type Evaluation, evaluation, populationOf } from './reference.ts';

type OverAll = OpOf<'overEntities' | 'allot' | 'rank'>;
const isOverAll = (op: Op): op is OverAll => op.op === 'overEntities' || op.op === 'allot' || op.op === 'rank';

/**
 * Does what an entity gets depend on the others? Checks alone do not need them all at once: their
 * figures are gathered while the entities stream by, unless one figure rests on another.
 */
export function needsEverybody(plan: Plan): boolean {
  const outputs = [
    ...plan.payments.flatMap((p) => [p.paid, ...p.stages]),
    ...plan.entitlements.flatMap((e) => [e.granted, ...e.stages]),
    ...plan.qualifications.flatMap((q) => [q.acquired, q.cancelled]),
  ].flatMap((name) => name ?? []);
  const shares = plan.payments.flatMap((p) => p.shares.flatMap((s) => s.ratio ?? []));
  if (overAll(plan, [...outputs.map((name) => valueOf(plan, name)), ...shares]).length > 0) return true;
  const figures = overAll(
    plan,
    plan.checks.map(({ holds }) => valueOf(plan, holds)),
  );
  return figures.some((figure) => overAll(plan, operands(figure)).length > 0);
}

const valueOf = (plan: Plan, step: string): Op => found(planIndex(plan).steps.get(step), 'step', step).value;

/** The operators over all entities that these expressions rest on, but not those below such an operator. */
function overAll(plan: Plan, roots: readonly Op[]): readonly OverAll[] {
  const met: OverAll[] = [];
  const seen = new Set<string>();
  const todo = [...roots];
  for (let op = todo.pop(); op; op = todo.pop()) {
    if (isOverAll(op)) met.push(op);
    else if (op.op !== 'step') todo.push(...operands(op));
    else if (!seen.has(op.name)) {
      seen.add(op.name);
      todo.push(valueOf(plan, op.name));
    }
  }
  return met;
}

/** The evaluations of a population, one by one or all knowing each other. */
export interface Crowd {
  readonly of: (entity: PopulationEntity, index: number) => Evaluation;
  /** The entity's turn is over. */
  readonly done: (index: number) => void;
  readonly told: Everybody['told'];
}

export function crowd(plan: Plan, population: Iterable<PopulationEntity>, options: RunOptions): Crowd {
  if (!needsEverybody(plan))
    return { of: ({ facts }) => evaluation(plan, facts, options), done: () => undefined, told: tellerOf(plan) };
  const { entities, forget, told } = populationOf(plan, population, options);
  return { of: (_, index) => found(entities[index], 'entity', String(index)), done: forget, told };
}
