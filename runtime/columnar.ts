/**
 * A whole population through its kernels, block by block: the same totals as runtime/tally.ts,
 * to the fen. Rows are added up as they come, in doubles while they are exact and in BigInt
 * beyond, so that the result is the same bits however the blocks are cut.
 */
import type { EntitlementOutput, Facts, PaymentOutput, Plan } from '../compiler/plan.ts';
import { add, rational, toText, ZERO } from '../dsl/rational.ts';
import { grantedIn, paidIn } from './amounts.ts';
import { cappedYears } from './caps.ts';
import type { Store } from './columns.ts';
import { inYear } from './frames.ts';
import {
  BLOCK,
  javascriptRun,
  type KernelSource,
  type PlacedStore,
  type Rows,
  type Run,
  wasmKernel,
} from './kernels.ts';
import type { RunOptions } from './options.ts';
import { type PayerShare, sharesOf, splitFen } from './payers.ts';
import { evaluation } from './reference.ts';
import { byCodeUnit, missing, numberIn } from './states.ts';
import { type BudgetRow, sortedBudget, type Totals } from './tally.ts';
import { yearsToAsk } from './years.ts';

export interface ColumnarOptions extends RunOptions {
  /** What one entity gets of one output in one year, in fen; by entity, then year, then output. */
  readonly onRow?: (row: AmountRow) => void;
}

export interface AmountRow {
  readonly entity: number;
  readonly year: number;
  /** Index into the Plan's payments. */
  readonly output: number;
  readonly fen: bigint;
}

/** What a run leaves for comparisons and rankings. */
export interface ColumnarResult extends Totals {
  /** Fen of each entity over all years and clauses. */
  readonly perEntity: Float64Array;
  /** Of amounts that are not known: entity, and the number of `clause year`. */
  readonly open: readonly OpenCell[];
}
export interface OpenCell {
  readonly entity: number;
  readonly key: string;
}

/** A kernel of a store: WebAssembly where the store lies in its memory and the clause fits, else JavaScript. */
export const runOf = (kernel: KernelSource, store: Store | PlacedStore): Run =>
  kernel.wasm && 'memory' in store ? wasmKernel(kernel, store) : javascriptRun(kernel, store);

const NOBODY: Facts = { entity: new Map(), yearly: new Map(), lists: new Map() };

/** Runs every kernel over every block. INVARIANT: no output of the Plan was refused. */
export function* columnar(
  plan: Plan,
  store: Store | PlacedStore,
  kernels: readonly KernelSource[],
  options: ColumnarOptions = {},
): Generator<{ readonly firms: number }, ColumnarResult, void> {
  const clauses = new Map<string, Clause>();
  for (const { clause } of plan.payments) if (!clauses.has(clause)) clauses.set(clause, clauseOf(plan, clause, store));
  const payers = plan.payments.map((output) => payersOf(plan, store, output, options, clauses.get(output.clause)));
  const grants = new Map<string, Grant>();
  for (const output of plan.entitlements) {
    const key = `${output.clause} ${output.unit}`;
    if (!grants.has(key)) grants.set(key, grantOf(output, store));
  }
  const perEntity = entitySums(store.ids.length);
  const open: OpenCell[] = [];
  const runs = kernels.map((kernel) => ({ kernel, run: runOf(kernel, store) }));
  for (let first = 0; first < store.ids.length; first += BLOCK) {
    const last = Math.min(first + BLOCK, store.ids.length);
    const rows: AmountRow[] = [];
    for (const { kernel, run } of runs) {
      const result = run(first, last);
      const { code } = kernel;
      if (code.output === 'payment') {
        const clause = clauses.get(code.clause);
        const pay = payers[code.index];
        if (!clause || !pay) continue;
        takePayments(clause, pay, result, first, perEntity, open);
        if (options.onRow) for (let k = 0; k < result.count; k++) collect(result, k, code.index, rows);
      } else {
        const output = plan.entitlements[code.index];
        takeGrants(grants.get(`${output?.clause} ${output?.unit}`), result, code.scale);
      }
    }
    for (const clause of clauses.values()) closeBlock(clause, last - first);
    if (options.onRow) for (const row of rows.sort(inOrder)) options.onRow(row);
    yield { firms: last };
  }
  for (const [entity, facts] of store.outside)
    takeOutside(plan, entity, facts, options, { clauses, payers, grants, perEntity, open });
  open.sort((a, b) => a.entity - b.entity || byCodeUnit(a.key, b.key));
  const all = [...clauses.values()];
  return {
    budget: sortedBudget(
      plan,
      all.flatMap((c) => budgetOf(c, store)),
    ),
    clauses: Object.fromEntries(all.map((c) => [c.clause, { fen: c.fen.of(0), ...c.total }])),
    entitlements: [...grants.values()].flatMap((g) => g.rows()).sort((x, y) => x.year - y.year),
    totalFen: all.reduce((sum, c) => sum + c.fen.of(0), 0n),
    perEntity: perEntity.amounts,
    open,
  };
}

const inOrder = (a: AmountRow, b: AmountRow): number => a.entity - b.entity || a.year - b.year || a.output - b.output;

interface Sheets {
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly payers: readonly (Pay | undefined)[];
  readonly grants: ReadonlyMap<string, Grant>;
  readonly perEntity: ReturnType<typeof entitySums>;
  readonly open: OpenCell[];
}

/** An entity that the columns cannot hold: the reference evaluator’s rows, entered on the same sheets. */
function takeOutside(
  plan: Plan,
  entity: number,
  facts: Facts,
  options: ColumnarOptions,
  { clauses, payers, grants, perEntity, open }: Sheets,
): void {
  const e = evaluation(plan, facts, options);
  const years = yearsToAsk(plan, facts);
  const rows: AmountRow[] = [];
  for (const [index, output] of plan.payments.entries()) {
    const clause = clauses.get(output.clause);
    if (!clause) continue;
    for (const year of years) {
      const s = paidIn(e, output, year);
      const fen = numberIn(s)?.n ?? 0n;
      if (s.kind === 'unknown' || s.kind === 'notComputable') {
        mark(clause, 0, s.kind === 'unknown' ? 2 : 4);
        open.push({ entity, key: `${output.clause} ${year}` });
      } else if (fen !== 0n) {
        mark(clause, 0, 1);
        perEntity.add(entity, fen);
        payers[index]?.(entity, year, fen);
        clause.fen.add(0, fen);
        rows.push({ entity, year, output: index, fen });
      }
    }
    for (const year of cappedYears(e, output, years)) {
      if (clause.once) clause.once.capped.add(year);
      else clause.total.capped++;
    }
  }
  for (const output of plan.entitlements)
    for (const year of years) {
      const quantity = numberIn(grantedIn(e, output, year));
      if (quantity && quantity.n !== 0n)
        grants.get(`${output.clause} ${output.unit}`)?.add(year, quantity.n, quantity.d);
    }
  for (const clause of clauses.values()) closeBlock(clause, 1);
  if (options.onRow) for (const row of rows.sort(inOrder)) options.onRow(row);
}

const mark = ({ seen }: Clause, at: number, what: 1 | 2 | 4): void => {
  seen[at] = (seen[at] ?? 0) | what;
};

function collect(rows: Rows, k: number, output: number, into: AmountRow[]): void {
  // What stands beside a state that is no value means nothing.
  if (((rows.mark[k] ?? 0) & 3) !== 0) return;
  const fen = BigInt(rows.amount[k] ?? 0);
  if (fen !== 0n) into.push({ entity: rows.entity[k] ?? 0, year: rows.year[k] ?? 0, output, fen });
}

// Exact sums

/** Sums by slot: in doubles as long as they are exact, then carried over into BigInt. */
function exactSums(slots: number) {
  const partial = new Float64Array(slots);
  const whole = new Array<bigint>(slots).fill(0n);
  /** Half of 2^53: one more addend of that size keeps the partial sum exact. */
  const LIMIT = 2 ** 52;
  return {
    add(slot: number, amount: number | bigint): void {
      if (typeof amount === 'bigint' || amount > LIMIT || amount < -LIMIT) {
        whole[slot] = (whole[slot] ?? 0n) + BigInt(amount);
        return;
      }
      const sum = (partial[slot] ?? 0) + amount;
      if (sum < LIMIT && sum > -LIMIT) partial[slot] = sum;
      else {
        whole[slot] = (whole[slot] ?? 0n) + BigInt(sum);
        partial[slot] = 0;
      }
    },
    of: (slot: number): bigint => (whole[slot] ?? 0n) + BigInt(partial[slot] ?? 0),
  };
}

// Payments

/** Who pays in a year: one payer (or all of it open), or shares to be worked out for each amount. */
type YearShares =
  | { readonly is: 'one'; readonly slot: number }
  | { readonly is: 'shares'; readonly shares: readonly PayerShare[] };

interface PayerName {
  readonly payer: string | null;
  readonly between?: readonly string[];
  readonly missing?: readonly string[];
}

/** The sums of a clause, which several outputs may share. */
interface Clause {
  readonly clause: string;
  readonly total: { firms: number; capped: number; unknown: number; notComputable: number };
  readonly fen: ReturnType<typeof exactSums>;
  /** Payers, and sets of payers between whom an amount is open. */
  readonly names: PayerName[];
  /** Slots of a year: `year × width + payer`. */
  readonly width: number;
  readonly sums: ReturnType<typeof exactSums>;
  readonly firms: Int32Array;
  /** Of the entities of the block: 1 gets something, 2 something is unknown, 4 something cannot be computed. */
  readonly seen: Uint8Array;
  /** Where several outputs share the clause: what of the block has been counted already. */
  readonly once?: { readonly rows: Set<number>; readonly capped: Set<number> };
}

function clauseOf(plan: Plan, clause: string, store: Store): Clause {
  const outputs = plan.payments.filter((p) => p.clause === clause);
  const span = spanOf(store);
  // A slot for every payer, and one for every set of payers that is open in a year.
  const width = outputs.reduce((sum, o) => sum + o.shares.length + span, 1);
  return {
    clause,
    total: { firms: 0, capped: 0, unknown: 0, notComputable: 0 },
    fen: exactSums(1),
    names: [],
    width,
    sums: exactSums(span * width),
    firms: new Int32Array(span * width),
    seen: new Uint8Array(BLOCK),
    ...(outputs.length > 1 ? { once: { rows: new Set<number>(), capped: new Set<number>() } } : {}),
  };
}

const spanOf = ({ years }: Store): number => Math.max(1, years.last - years.first + 1);

function closeBlock({ total, seen, once }: Clause, entities: number): void {
  for (let i = 0; i < entities; i++) {
    const mark = seen[i] ?? 0;
    if (mark & 1) total.firms++;
    if (mark & 2) total.unknown++;
    if (mark & 4) total.notComputable++;
  }
  seen.fill(0);
  total.capped += once?.capped.size ?? 0;
  once?.capped.clear();
  once?.rows.clear();
}

/** Adds an amount of an entity and year to its payers. */
type Pay = (entity: number, year: number, amount: number | bigint) => void;

function payersOf(
  plan: Plan,
  store: Store,
  output: PaymentOutput,
  options: RunOptions,
  clause: Clause | undefined,
): Pay | undefined {
  if (!clause) return undefined;
  const { first } = store.years;
  const e = evaluation(plan, NOBODY, options);
  const years = Array.from({ length: spanOf(store) }, (_, y) =>
    sharesIn(clause, sharesOf(e, output.shares, inYear(first + y))),
  );
  const { sums, firms, width, once } = clause;
  const put = (entity: number, year: number, slot: number, amount: number | bigint): void => {
    const at = (year - first) * width + slot;
    sums.add(at, amount);
    const key = entity * firms.length + at;
    if (once?.rows.has(key)) return;
    once?.rows.add(key);
    firms[at] = (firms[at] ?? 0) + 1;
  };
  return (entity, year, amount) => {
    const who = years[year - first];
    if (!who) return;
    if (who.is === 'one') {
      put(entity, year, who.slot, amount);
      return;
    }
    const { known, open } = splitFen(BigInt(amount), who.shares);
    for (const k of known) if (k.fen !== 0n) put(entity, year, slotOf(clause, { payer: k.payer }), k.fen);
    if (open) put(entity, year, slotOf(clause, { payer: null, between: open.payers, missing: open.missing }), open.fen);
  };
}

function sharesIn(clause: Clause, shares: readonly PayerShare[]): YearShares {
  const [only] = shares;
  const ratio = only?.ratio && numberIn(only.ratio);
  if (only && shares.length === 1 && (!only.ratio || (ratio && ratio.n === ratio.d)))
    return { is: 'one', slot: slotOf(clause, { payer: only.payer }) };
  // Nobody's share is known: whatever the amount, it is open as a whole.
  const { open } = splitFen(1n, shares);
  if (open && shares.every((s) => !s.ratio || !numberIn(s.ratio)))
    return { is: 'one', slot: slotOf(clause, { payer: null, between: open.payers, missing: open.missing }) };
  return { is: 'shares', shares };
}

/** What is missing may differ between years; the payers alone tell rows apart. */
function slotOf({ names }: Clause, name: PayerName): number {
  const at = names.findIndex((n) => n.payer === name.payer && n.between?.join() === name.between?.join());
  const there = names[at];
  if (!there) return names.push(name) - 1;
  if (there.missing && name.missing)
    names[at] = { ...there, missing: missing([...there.missing, ...name.missing]).missing };
  return at;
}

function takePayments(
  clause: Clause,
  pay: Pay,
  rows: Rows,
  first: number,
  perEntity: ReturnType<typeof entitySums>,
  open: OpenCell[],
): void {
  const { total, seen, once, fen } = clause;
  for (let k = 0; k < rows.count; k++) {
    const mark = rows.mark[k] ?? 0;
    const entity = rows.entity[k] ?? 0;
    const year = rows.year[k] ?? 0;
    const state = mark & 3;
    const at = entity - first;
    if (state === 0) {
      const amount = rows.amount[k] ?? 0;
      if (amount !== 0 && amount !== 0n) {
        seen[at] = (seen[at] ?? 0) | 1;
        perEntity.add(entity, amount);
        pay(entity, year, amount);
        fen.add(0, amount);
      }
    } else if (state > 1) {
      seen[at] = (seen[at] ?? 0) | (state === 2 ? 2 : 4);
      open.push({ entity, key: `${clause.clause} ${year}` });
    }
    if (mark & 4) {
      if (once) once.capped.add(at * 10_000 + year);
      else total.capped++;
    }
  }
  total.capped += rows.once[0] ?? 0;
}

/** Fen of each entity. INVARIANT: what one entity gets in all its years is below 2^53 fen, 90 million million yuan. */
function entitySums(entities: number) {
  const amounts = new Float64Array(entities);
  return {
    amounts,
    add(entity: number, amount: number | bigint): void {
      const sum = (amounts[entity] ?? 0) + Number(amount);
      if (Math.abs(sum) > Number.MAX_SAFE_INTEGER) throw new Error('an entity gets more than 2^53 fen');
      amounts[entity] = sum;
    },
  };
}

function budgetOf({ clause, names, width, sums, firms }: Clause, store: Store): readonly BudgetRow[] {
  return Array.from({ length: spanOf(store) }, (_, y) => y).flatMap((y) =>
    names.flatMap((name, slot): BudgetRow[] => {
      const at = y * width + slot;
      const count = firms[at] ?? 0;
      return count === 0 ? [] : [{ year: store.years.first + y, clause, ...name, fen: sums.of(at), firms: count }];
    }),
  );
}

// Entitlements

interface Grant {
  readonly add: (year: number, amount: number | bigint, scale: bigint) => void;
  readonly rows: () => Totals['entitlements'];
}

/** Of one clause and unit. */
function grantOf({ clause, unit }: EntitlementOutput, store: Store): Grant {
  const { first } = store.years;
  const span = spanOf(store);
  const sums = new Map<bigint, ReturnType<typeof exactSums>>();
  const firms = new Int32Array(span);
  return {
    add: (year, amount, scale) => {
      const own = sums.get(scale) ?? exactSums(span);
      sums.set(scale, own);
      own.add(year - first, amount);
      // As the reference counts: every output that gives something.
      firms[year - first] = (firms[year - first] ?? 0) + 1;
    },
    rows: () =>
      Array.from({ length: span }, (_, y) => y).flatMap((y) => {
        const count = firms[y] ?? 0;
        if (count === 0) return [];
        const quantity = [...sums].reduce((sum, [scale, own]) => add(sum, rational(own.of(y), scale)), ZERO);
        return [{ year: first + y, clause, unit, quantity: toText(quantity), firms: count }];
      }),
  };
}

function takeGrants(grant: Grant | undefined, rows: Rows, scale: bigint): void {
  if (!grant) return;
  for (let k = 0; k < rows.count; k++) {
    const amount = rows.amount[k] ?? 0;
    if (((rows.mark[k] ?? 0) & 3) === 0 && amount !== 0 && amount !== 0n) grant.add(rows.year[k] ?? 0, amount, scale);
  }
}
