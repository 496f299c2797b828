/** The values of every definition and stage, rendered, by step. */
import type { Step } from '../compiler/plan.ts';
import { isoMonth } from '../dsl/calendar.ts';
import { ofEverybody } from './beforePopulation.ts';
import { atItem, type Frame, inMonth, inYear, monthsOf, WHOLE } from './frames.ts';
import type { Evaluation } from './reference.ts';
import { type Rendered, renderValue } from './render.ts';
import type { StepValues } from './results.ts';

/** Every step of an entity that has a value. Of an entity asked alone, what only all together can settle is left out. */
export function stepValues(e: Evaluation, years: readonly number[]): { readonly [step: string]: StepValues } {
  const rows: [string, StepValues][] = [];
  for (const step of e.plan.steps) {
    if (step.stage === 'check' || (!e.everybody && (step.grain.of === 'population' || ofEverybody[step.stage])))
      continue;
    const values = step.grain.monthly
      ? byMonth(e, step, years)
      : step.grain.yearly
        ? byYear(e, step, years)
        : inFrame(e, step, WHOLE);
    if (values !== undefined) rows.push([step.name, values]);
  }
  return Object.fromEntries(rows);
}

function byYear(e: Evaluation, step: Step, years: readonly number[]): StepValues | undefined {
  const rows = years.flatMap((year): [string, Rendered | readonly (Rendered | null)[]][] => {
    const values = inFrame(e, step, inYear(year));
    return values === undefined ? [] : [[String(year), values]];
  });
  return rows.length === 0 ? undefined : Object.fromEntries(rows);
}

function byMonth(e: Evaluation, step: Step, years: readonly number[]): StepValues | undefined {
  const rows = years.flatMap(monthsOf).flatMap((month): [string, Rendered | readonly (Rendered | null)[]][] => {
    const values = inFrame(e, step, inMonth(month));
    return values === undefined ? [] : [[isoMonth(month), values]];
  });
  return rows.length === 0 ? undefined : Object.fromEntries(rows);
}

function inFrame(e: Evaluation, step: Step, frame: Frame): Rendered | readonly (Rendered | null)[] | undefined {
  if (step.grain.of !== 'item') return one(e, step, frame);
  const list = step.grain.list ?? '';
  const items = e.facts.lists.get(list) ?? [];
  const values = items.map((_, i) => one(e, step, atItem(frame, list, i)) ?? null);
  return values.some((v) => v !== null) ? values : undefined;
}

function one(e: Evaluation, step: Step, frame: Frame): Rendered | undefined {
  const s = e.step(step.name, frame);
  return s.kind === 'value' ? renderValue(step.value.type, s.value) : undefined;
}
