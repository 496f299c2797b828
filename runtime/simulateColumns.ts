/**
 * `simulate` through kernels: the same result as runtime/simulate.ts, to the fen, where every output
 * of the Plan can be said in integer code; otherwise the reasons, and the reference evaluator runs.
 */
import type { Refusal } from '../compiler/code.ts';
import type { Plan, Value } from '../compiler/plan.ts';
import { collectChecks } from './checks.ts';
import { type AmountRow, type ColumnarResult, columnar } from './columnar.ts';
import { type Store, storeOf } from './columns.ts';
import { compareEntities, type Effect } from './effect.ts';
import type { PopulationEntity } from './everybody.ts';
import { inYear } from './frames.ts';
import { type KernelSource, type Machine, placed } from './kernels.ts';
import { choiceObject, type RunOptions, runChoice } from './options.ts';
import { type PayerShare, sharesOf, splitFen } from './payers.ts';
import { evaluation } from './reference.ts';
import { type EntityAmount, type Progress, parametersUsed, type SimulateOptions, type Simulation } from './simulate.ts';

/** Makes kernels (compiler/kernels.ts); handed in, because a stored Plan runs with no compiler loaded. */
export type MakeKernels = (
  plan: Plan,
  store: Store,
  settings: {
    readonly readings: { readonly [name: string]: string };
    readonly parameters: { readonly [name: string]: Value };
  },
  machine: Machine,
) => { readonly kernels: readonly KernelSource[]; readonly refused: readonly Refusal[] };

/** Why the reference evaluator runs: clauses that kernels cannot say, or all answers asked at once. */
export type Instead = readonly Refusal[] | 'allReadings';

export function* simulateColumns(
  plan: Plan,
  population: readonly PopulationEntity[],
  make: MakeKernels,
  options: SimulateOptions = {},
): Generator<Progress, Simulation | { readonly instead: Instead }, void> {
  if (options.allReadings) return { instead: 'allReadings' };
  const now = prepared(plan, population, make, options);
  if (now.instead) return { instead: now.instead };
  const { baseline } = options;
  const before = baseline && prepared(baseline.plan, population, make, baseline.options ?? {});
  if (before?.instead) return { instead: before.instead };
  const { onAmount } = options;
  const rows: AmountRow[] = [];
  const result = yield* columnar(plan, now.store, now.kernels, {
    ...options,
    ...(onAmount && { onRow: (row: AmountRow) => rows.push(row) }),
  });
  // Whoever does not fit the columns comes last there; here everybody has his place.
  if (onAmount)
    rows
      .sort((a, b) => a.entity - b.entity)
      .map(amountIn(plan, population, options))
      .forEach(onAmount);
  const { perEntity: _perEntity, open: _open, ...totals } = result;
  const earlier =
    before && baseline && (yield* columnar(baseline.plan, before.store, before.kernels, baseline.options));
  return {
    firms: population.length,
    readings: choiceObject(plan, runChoice(plan, options.readings ?? {})),
    parameters: parametersUsed(plan, options),
    ...totals,
    checks: checksOf(plan, population, options),
    ...(earlier && { baseline: { ...totalsOf(earlier), ...effectOf(population, earlier, result) } }),
  };
}

function prepared(plan: Plan, population: readonly PopulationEntity[], make: MakeKernels, options: RunOptions) {
  const plain = storeOf(plan, population);
  const inMemory = placed(plain);
  const store: Store = inMemory ?? plain;
  const { readings = {}, parameters = {} } = options;
  const { kernels, refused } = make(plan, store, { readings, parameters }, inMemory ? 'wasm' : 'javascript');
  return refused.length > 0 ? { instead: refused } : { store, kernels };
}

/** Rows of an entity and output → what is reported, with who pays. */
function amountIn(plan: Plan, population: readonly PopulationEntity[], options: RunOptions) {
  const nobody = evaluation(plan, { entity: new Map(), yearly: new Map(), lists: new Map() }, options);
  const known = new Map<string, readonly PayerShare[]>();
  const sharesIn = (output: number, year: number): readonly PayerShare[] => {
    const key = `${output} ${year}`;
    const shares = known.get(key) ?? sharesOf(nobody, plan.payments[output]?.shares ?? [], inYear(year));
    known.set(key, shares);
    return shares;
  };
  return ({ entity, year, output, fen }: AmountRow): EntityAmount => ({
    entity: population[entity]?.id ?? '',
    year,
    clause: plan.payments[output]?.clause ?? '',
    title: plan.payments[output]?.title ?? '',
    fen,
    payer: splitFen(fen, sharesIn(output, year)),
  });
}

const totalsOf = ({ budget, clauses, entitlements, totalFen }: ColumnarResult) => ({
  budget,
  clauses,
  entitlements,
  totalFen,
});

/** Checks are figures over expressions of their own: asked of the reference evaluator, and of nothing else. */
function checksOf(plan: Plan, population: readonly PopulationEntity[], options: RunOptions): Simulation['checks'] {
  if (plan.checks.length === 0) return [];
  const checks = collectChecks(plan, options);
  for (const { id, facts } of population) checks.add(evaluation(plan, facts, options), id);
  return checks.results();
}

function effectOf(population: readonly PopulationEntity[], before: ColumnarResult, after: ColumnarResult): Effect {
  const effect = compareEntities();
  const [openBefore, openAfter] = [openOf(before), openOf(after)];
  const own = (result: ColumnarResult, open: ReadonlyMap<number, readonly string[]>, i: number) => ({
    payments: [],
    totalFen: BigInt(result.perEntity[i] ?? 0),
    open: open.get(i) ?? [],
  });
  for (const [i, { id }] of population.entries()) effect.add(id, own(before, openBefore, i), own(after, openAfter, i));
  return effect.result();
}

function openOf({ open }: ColumnarResult): ReadonlyMap<number, readonly string[]> {
  const byEntity = new Map<number, string[]>();
  for (const { entity, key } of open) byEntity.set(entity, [...(byEntity.get(entity) ?? []), key]);
  return byEntity;
}
