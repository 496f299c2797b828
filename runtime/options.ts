/** How a Plan is to be run: which answers, which parameter values, amounts or their bounds. */
import type { OpOf, Plan, Value } from '../compiler/plan.ts';
import type { MonthEnd } from '../dsl/calendar.ts';
import type { Choice } from './consulted.ts';
import type { PopulationEntity } from './everybody.ts';
import type { Frame } from './frames.ts';
import type { State } from './states.ts';

export interface RunOptions {
  /** Reading → key of an answer; what is not named is as the Plan chooses. */
  readonly readings?: { readonly [name: string]: string };
  /** Parameter → value for all years (fen, fractions of one, day numbers). */
  readonly parameters?: { readonly [name: string]: Value };
  /** Upper bounds instead of planned amounts: every 裁量系数 is 1. */
  readonly bounds?: boolean;
  /** The other month-end rule, to tell whether a result hangs on it; `last` is the law. */
  readonly monthEnd?: MonthEnd;
  /** The others of the population, and how this entity is called among them; without them it is asked alone. */
  readonly among?: { readonly id: string; readonly others: readonly PopulationEntity[] };
  /** Answers a figure over all entities where they stream by; without it and without others such a figure is 不可计算. */
  readonly population?: (op: OpOf<'overEntities'>, frame: Frame) => State;
}

/** The Plan's own choice with some answers changed. INVARIANT: they are answers of the Plan. */
export function runChoice(plan: Plan, changed: { readonly [name: string]: string }): Choice {
  const problem = unknownAnswers(plan, changed)[0];
  if (problem) throw new Error(`no such answer: ${problem.reading}=${problem.answer}`);
  return new Map(
    plan.readings.map((r) => [r.name, (Object.hasOwn(changed, r.name) ? changed[r.name] : undefined) ?? r.chosen]),
  );
}

/** Readings or answers that the Plan does not have; a shell asks this before it runs. */
export function unknownAnswers(
  plan: Plan,
  changed: { readonly [name: string]: string },
): readonly { readonly reading: string; readonly answer: string; readonly known: boolean }[] {
  return Object.entries(changed).flatMap(([reading, answer]) => {
    const r = plan.readings.find((x) => x.name === reading);
    return r?.answers.some((a) => a.key === answer) ? [] : [{ reading, answer, known: r !== undefined }];
  });
}

/** A choice as a plain object, in the order of declaration. */
export const choiceObject = (plan: Plan, choice: Choice): { readonly [name: string]: string } =>
  Object.fromEntries(plan.readings.map((r) => [r.name, choice.get(r.name) ?? r.chosen]));
