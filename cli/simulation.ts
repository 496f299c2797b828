/** Runs a simulation with progress, and gives its result the shape of interfaces.md section 4. */
import { setImmediate } from 'node:timers/promises';
import type { Plan } from '../compiler/plan.ts';
import {
  type PopulationEntity,
  renderState,
  type SimulateOptions,
  type Simulation,
  simulate,
  type Totals,
} from '../runtime/index.ts';
import type { Call } from './call.ts';
import { matrixJson } from './matrix.ts';
import { progress } from './progress.ts';
import type { Speech } from './words.ts';

/** The slices let a terminal redraw and let Ctrl-C through. */
export async function runSimulation(
  call: Pick<Call, 'io' | 'json' | 's'>,
  plan: Plan,
  entities: readonly PopulationEntity[],
  options: SimulateOptions,
): Promise<Simulation> {
  const bar = progress(call, call.s.simulate.progress, entities.length);
  const run = simulate(plan, entities, { every: 25, ...options });
  for (let turn = run.next(); ; turn = run.next()) {
    if (turn.done) {
      bar.end();
      return turn.value;
    }
    bar.to(turn.value.firms);
    await setImmediate();
  }
}

export interface Provenance {
  readonly policy: string;
  readonly version: string;
  readonly sourceHash: string;
  readonly populationHash: string;
  readonly engine: string;
  readonly skipped: { readonly rows: number; readonly firms: number };
  readonly assumed: boolean;
}

export const simulationJson = (result: Simulation, provenance: Provenance, baseline?: Partial<Provenance>) => ({
  firms: result.firms,
  ...provenance,
  readings: result.readings,
  parameters: result.parameters,
  ...totalsJson(result),
  checks: result.checks.map((c) => ({
    clause: c.clause,
    title: c.title,
    year: c.year ?? null,
    holds: renderState({ kind: 'flag' }, c.holds),
    ...(c.detail && { detail: c.detail }),
  })),
  ...(result.matrix && matrixJson(result.matrix)),
  ...(result.baseline && { baseline: { ...baseline, ...result.baseline, ...totalsJson(result.baseline) } }),
});

const totalsJson = ({ budget, clauses, entitlements, totalFen }: Totals) => ({
  budget,
  clauses,
  entitlements,
  years: yearTotals(budget),
  totalFen,
});

/** Fen by year of payment. */
export function yearTotals(budget: Totals['budget']): { readonly [year: string]: bigint } {
  const years = new Map<string, bigint>();
  for (const row of budget) years.set(String(row.year), (years.get(String(row.year)) ?? 0n) + row.fen);
  return Object.fromEntries(years);
}

/** The name of a payer in a table; several where it is open how they divide it. */
export const payerName = ({ s }: Pick<Speech, 's'>, row: Totals['budget'][number]): string =>
  row.payer ?? s.simulate.open(row.between ?? []);
