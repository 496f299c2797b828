/** A scenario over a population: the budget, who wins and who loses, and what undecided wording costs. */
import type { Plan } from '../compiler/plan.ts';
import { isoDate } from '../dsl/calendar.ts';
import { type CheckResult, collectChecks } from './checks.ts';
import { crowd, needsEverybody } from './crowd.ts';
import { addTrees, NOTHING, type Tree } from './decision.ts';
import { compareEntities, type Effect } from './effect.ts';
import type { PopulationEntity } from './everybody.ts';
import { choiceObject, type RunOptions, runChoice } from './options.ts';
import type { PayerSplit } from './payers.ts';
import { type Matrix, type MatrixOptions, matrixOf, paymentTree } from './readings.ts';
import { type Rendered, renderValue } from './render.ts';
import { createTally, type EntityAmounts, type Totals } from './tally.ts';
import { yearsToAsk } from './years.ts';

/** One amount of one entity, in fen; what `--per-entity` writes. */
export interface EntityAmount {
  readonly entity: string;
  readonly year: number;
  readonly clause: string;
  readonly title: string;
  readonly fen: bigint;
  readonly payer: PayerSplit;
}

export interface SimulateOptions extends RunOptions, MatrixOptions {
  /** Another version, or the same one run otherwise, to compare with. */
  readonly baseline?: { readonly plan: Plan; readonly options?: RunOptions };
  /** Also the matrix of all answers. */
  readonly allReadings?: boolean;
  readonly onAmount?: (row: EntityAmount) => void;
  /** Entities between two steps of progress; 100 unless told. */
  readonly every?: number;
}

export interface Simulation extends Totals {
  readonly firms: number;
  readonly readings: { readonly [name: string]: string };
  readonly parameters: { readonly [name: string]: ParameterUsed };
  readonly checks: readonly CheckResult[];
  readonly matrix?: Matrix;
  readonly baseline?: Totals & Effect;
}

/** The value that was set, the rows of the Plan (null = 未定), or the table and the rows that were read from it. */
export type ParameterUsed =
  | Rendered
  | readonly { readonly from?: string; readonly value: Rendered | null }[]
  | {
      readonly file: string;
      readonly column: string;
      /** Of the file; the heading is row 1. */
      readonly rows: readonly [first: number, last: number];
      readonly from: string;
      readonly to: string;
    };

export interface Progress {
  readonly firms: number;
}

/** Runs in pieces: every turn of the generator reports how many entities are done, and its end is the result. */
export function* simulate(
  plan: Plan,
  population: Iterable<PopulationEntity>,
  options: SimulateOptions = {},
): Generator<Progress, Simulation, void> {
  const tally = createTally(plan);
  const { baseline } = options;
  // What depends on all of them can be answered only when all are there.
  const together = needsEverybody(plan) || (baseline !== undefined && needsEverybody(baseline.plan));
  const people = together ? Array.from(population) : population;
  const now = crowd(plan, people, options);
  const checks = collectChecks(plan, options, now.told);
  const before = baseline && {
    ...crowd(baseline.plan, people, baseline.options ?? {}),
    tally: createTally(baseline.plan),
  };
  const effect = compareEntities();
  const trees = plan.payments.map((): Tree[] => []);
  let firms = 0;
  for (const entity of people) {
    const e = now.of(entity, firms);
    const own = tally.add(e);
    checks.add(e, entity.id);
    if (options.onAmount) reportAmounts(entity.id, own, options.onAmount);
    if (before) effect.add(entity.id, before.tally.add(before.of(entity, firms)), own);
    if (options.allReadings) {
      const years = yearsToAsk(plan, entity.facts);
      for (const [i, payment] of plan.payments.entries()) grow(trees[i] ?? [], paymentTree(e, payment, years, options));
    }
    now.done(firms);
    before?.done(firms);
    firms++;
    if (firms % (options.every ?? 100) === 0) yield { firms };
  }
  const sums = trees.map((slots) => slots.reduce(addTrees, NOTHING));
  return {
    firms,
    readings: choiceObject(plan, runChoice(plan, options.readings ?? {})),
    parameters: parametersUsed(plan, options),
    ...tally.totals(),
    checks: checks.results(),
    ...(options.allReadings && { matrix: matrixOf(plan, sums, options) }),
    ...(before && { baseline: { ...before.tally.totals(), ...effect.result() } }),
  };
}

/** Runs to the end. */
export function simulateAll(
  plan: Plan,
  population: Iterable<PopulationEntity>,
  options: SimulateOptions = {},
): Simulation {
  const run = simulate(plan, population, options);
  for (let turn = run.next(); ; turn = run.next()) if (turn.done) return turn.value;
}

/**
 * Adds a tree to a sum kept as a binary counter of partial sums (slot k holds 2^k entities):
 * large trees are then added to large ones only.
 */
function grow(slots: Tree[], tree: Tree): void {
  let carry = tree;
  for (let k = 0; ; k++) {
    const slot = slots[k];
    if (slot === undefined || slot === NOTHING) {
      slots[k] = carry;
      return;
    }
    carry = addTrees(slot, carry);
    slots[k] = NOTHING;
  }
}

function reportAmounts(entity: string, own: EntityAmounts, report: (row: EntityAmount) => void): void {
  for (const { year, clause, title, fen, payer } of own.payments) report({ entity, year, clause, title, fen, payer });
}

export const parametersUsed = (plan: Plan, options: RunOptions): Simulation['parameters'] =>
  Object.fromEntries(
    plan.parameters.map((p): [string, ParameterUsed] => {
      const set = options.parameters?.[p.name];
      if (set !== undefined) return [p.name, renderValue(p.type, set)];
      if (p.table) {
        const { file, column, first, last } = p.table;
        const day = (row: (typeof p.rows)[number] | undefined): string => isoDate(row?.from ?? 0);
        return [p.name, { file, column, rows: [first, last], from: day(p.rows[0]), to: day(p.rows.at(-1)) }];
      }
      return [
        p.name,
        p.rows.map((row) => ({
          ...(row.from !== undefined && { from: isoDate(row.from) }),
          value: row.value === undefined ? null : renderValue(p.type, row.value),
        })),
      ];
    }),
  );
