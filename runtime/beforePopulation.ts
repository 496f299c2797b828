/** Of one entity asked alone: which of its amounts stand before a total is divided, or before a ranking. */
import type { EntitlementOutput, PaymentOutput, Stage } from '../compiler/plan.ts';
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
  const outputs: readonly (PaymentOutput | EntitlementOutput)[] = [...e.plan.payments, ...e.plan.entitlements];
  return outputs.flatMap(({ clause, title, stages }) => {
    const steps = stages.flatMap((name) => planIndex(e.plan).steps.get(name) ?? []);
    const open = steps.flatMap(({ name, stage }) => {
      const what = ofEverybody[stage];
      return what && years.some((year) => atStake(e.step(name, inYear(year)))) ? [what] : [];
    });
    return [...new Set(open)].map((what): BeforePopulation => ({ clause, title, what }));
  });
}

const atStake = (s: State): boolean => isTrue(s) || givesSomething(s) || s.kind === 'unknown';
