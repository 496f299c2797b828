/** A Plan by name, made once for each Plan. */
import type { Column, Parameter, Plan, Reading, Sentence, Step } from '../compiler/plan.ts';

export interface PlanIndex {
  readonly steps: ReadonlyMap<string, Step>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly readings: ReadonlyMap<string, Reading>;
  /** Columns of the entity itself under `undefined`, of a list under its name. */
  readonly columns: ReadonlyMap<string | undefined, ReadonlyMap<string, Column>>;
  readonly sentences: readonly Sentence[];
}

const made = new WeakMap<Plan, PlanIndex>();

/** The index of a Plan. */
export function planIndex(plan: Plan): PlanIndex {
  let index = made.get(plan);
  if (!index) {
    index = indexOf(plan);
    made.set(plan, index);
  }
  return index;
}

function indexOf(plan: Plan): PlanIndex {
  const columns = new Map<string | undefined, Map<string, Column>>();
  for (const list of [undefined, ...plan.lists]) columns.set(list, new Map());
  for (const column of plan.columns) columns.get(column.list)?.set(column.name, column);
  return {
    steps: new Map(plan.steps.map((s) => [s.name, s])),
    parameters: new Map(plan.parameters.map((p) => [p.name, p])),
    readings: new Map(plan.readings.map((r) => [r.name, r])),
    columns,
    sentences: plan.clauses.flatMap((c) => c.sentences),
  };
}

/** A thing of the Plan that must be there. A gap is a bug of whoever made the Plan. */
export function found<T>(thing: T | undefined, kind: string, name: string): T {
  if (thing === undefined) throw new Error(`the plan has no ${kind} ${name}`);
  return thing;
}
