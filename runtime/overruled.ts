/** Awards that a relation to another clause took away: they are not paid, and whoever applied asks why. */
import type { Plan } from '../compiler/plan.ts';
import { relationStages } from '../compiler/stages.ts';
import { givesSomething } from './amounts.ts';
import { inYear } from './frames.ts';
import { planIndex } from './planIndex.ts';
import type { Evaluation } from './reference.ts';

/** An award that was there in a year, and the step that left nothing of it. */
export interface Overruled {
  readonly clause: string;
  readonly title: string;
  readonly year: number;
  readonly step: string;
}

export function overruled(e: Evaluation, years: readonly number[]): readonly Overruled[] {
  return years.flatMap((year) =>
    [...e.plan.payments, ...e.plan.entitlements].flatMap(({ clause, title, stages }): Overruled[] => {
      const step = takenBy(e, e.plan, stages, year);
      return step === undefined ? [] : [{ clause, title, year, step }];
    }),
  );
}

/** The first relation after which nothing is left of an award. */
function takenBy(e: Evaluation, plan: Plan, stages: readonly string[], year: number): string | undefined {
  let there = false;
  for (const name of stages) {
    const step = planIndex(plan).steps.get(name);
    const { grain } = step ?? {};
    if (!step || grain?.of !== 'entity' || !grain.yearly || grain.monthly || step.value.type.kind === 'flag') continue;
    const state = e.step(name, inYear(year));
    const gives = givesSomething(state);
    const nothing = !gives && (state.kind === 'absent' || state.kind === 'value');
    if (relationStages.has(step.stage) && there && nothing) return name;
    there = gives;
  }
  return undefined;
}
