/** Of one entity asked alone: which of its amounts stand before a total is divided, or before a ranking. */
import type { Stage, Step } from '../compiler/plan.ts';
import { givesSomething } from './amounts.ts';
import { inYear } from './frames.ts';
import { planIndex } from './planIndex.ts';
import type { Evaluation } from './reference.ts';
import type { BeforePopulation } from './results.ts';
import { isTrue, type State } from './states.ts';

/** Stages that only all entities together can settle. */
export const ofEverybody: { readonly [S in Stage]?: BeforePopulation['what'] } = { pool: 'pool', rank: 'rank' };

/** The clauses of which something is at stake: an amount to be divided, or a place to be won. */
export function beforePopulation(e: Evaluation, years: readonly number[]): readonly BeforePopulation[] {
  if (e.everybody) return [];
  const { steps } = planIndex(e.plan);
  const outputs = [
    ...[...e.plan.payments, ...e.plan.entitlements].map((output) => ({
      ...output,
      steps: output.stages.flatMap((name) => steps.get(name) ?? []),
    })),
    ...e.plan.qualifications.map((output) => ({ ...output, steps: e.plan.steps.filter(besides(output.acquired)) })),
  ];
  return outputs.flatMap(({ clause, title, steps: own }) => {
    const open = own.flatMap(({ name, stage }) => {
      const what = ofEverybody[stage];
      return what && years.some((year) => atStake(e.step(name, inYear(year)))) ? [what] : [];
    });
    return [...new Set(open)].map((what): BeforePopulation => ({ clause, title, what }));
  });
}

/** Steps of one block have the same beginning: 三（一）标杆.名次 and 三（一）标杆.取得. */
const besides =
  (name: string | undefined) =>
  (step: Step): boolean =>
    name !== undefined && step.name.startsWith(name.slice(0, name.lastIndexOf('.') + 1));

const atStake = (s: State): boolean => isTrue(s) || givesSomething(s) || s.kind === 'unknown';
