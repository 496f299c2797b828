/** Runs a simulation with progress, and gives its result the shape of interfaces.md section 4. */
import { setImmediate } from 'node:timers/promises';
import { kernelsOf } from '../compiler/index.ts';
import type { Plan } from '../compiler/plan.ts';
import {
  type Instead,
  type PopulationEntity,
  type Progress,
  renderState,
  type SimulateOptions,
  type Simulation,
  simulate,
  simulateColumns,
  type Totals,
} from '../runtime/index.ts';
import type { Call } from './call.ts';
import { matrixJson } from './matrix.ts';
import { progress } from './progress.ts';
import type { Speech } from './words.ts';

export const ENGINES = ['kernel', 'reference'] as const;
export type Engine = (typeof ENGINES)[number];

export interface Ran {
  readonly result: Simulation;
  /** The engine that worked it out. */
  readonly engine: Engine;
  /** Why it was not the kernels. */
  readonly instead?: Instead;
}

/**
 * Kernels where they can say every clause, else the reference evaluator; both give the same to the
 * fen (test/differential). The slices let a terminal redraw and let Ctrl-C through.
 */
export async function runSimulation(
  call: Pick<Call, 'io' | 'json' | 's'>,
  plan: Plan,
  entities: readonly PopulationEntity[],
  options: SimulateOptions,
  engine: Engine = 'kernel',
): Promise<Ran> {
  const bar = progress(call, call.s.simulate.progress, entities.length);
  const all = { every: 25, ...options };
  const swift = engine === 'kernel' ? await inTurns(bar, simulateColumns(plan, entities, kernelsOf, all)) : undefined;
  const ran: Ran =
    swift && !('instead' in swift)
      ? { result: swift, engine: 'kernel' }
      : { result: await inTurns(bar, simulate(plan, entities, all)), engine: 'reference', ...swift };
  bar.end();
  return ran;
}

async function inTurns<T>(bar: ReturnType<typeof progress>, run: Generator<Progress, T, void>): Promise<T> {
  for (let turn = run.next(); ; turn = run.next()) {
    if (turn.done) return turn.value;
    bar.to(turn.value.firms);
    await setImmediate();
  }
}

export interface Provenance {
  readonly policy: string;
  readonly version: string;
  readonly sourceHash: string;
  readonly populationHash: string;
  readonly engine: Engine;
  /** Why it was not the kernels: clauses that they cannot say, or all answers asked at once. */
  readonly instead?: Instead;
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
