/** Adds up what every entity gets: budget rows, clause totals, entitlements. */
import type { Plan } from '../compiler/plan.ts';
import { add, type Rational, toText, ZERO } from '../dsl/rational.ts';
import { grantedIn, paidIn } from './amounts.ts';
import { cappedYears } from './caps.ts';
import { paymentsOf } from './evaluate.ts';
import type { Evaluation } from './reference.ts';
import type { Payment } from './results.ts';
import { byCodeUnit, numberIn } from './states.ts';
import { yearsToAsk } from './years.ts';

/** Fen by year, clause and payer. `payer` null: it is open how `between` divide it, for want of `missing`. */
export interface BudgetRow {
  readonly year: number;
  readonly clause: string;
  readonly payer: string | null;
  readonly between?: readonly string[];
  readonly missing?: readonly string[];
  readonly fen: bigint;
  readonly firms: number;
}

export interface ClauseTotal {
  readonly fen: bigint;
  /** Entities that get anything. */
  readonly firms: number;
  /** Entity-years in which a cap lowered an amount. */
  readonly capped: number;
  /** Entities of which some amount is not known. */
  readonly unknown: number;
  readonly notComputable: number;
}

export interface EntitlementTotal {
  readonly year: number;
  readonly clause: string;
  /** Exact text. */
  readonly quantity: string;
  readonly unit: string;
  readonly firms: number;
}

export interface Totals {
  readonly budget: readonly BudgetRow[];
  readonly clauses: { readonly [clause: string]: ClauseTotal };
  readonly entitlements: readonly EntitlementTotal[];
  readonly totalFen: bigint;
}

/** What one entity added. */
export interface EntityAmounts {
  readonly payments: readonly Payment[];
  readonly totalFen: bigint;
  /** `clause year` of every amount that is not known or not computable. */
  readonly open: readonly string[];
}

export interface Tally {
  readonly add: (e: Evaluation) => EntityAmounts;
  readonly totals: () => Totals;
}

type Sums<T> = Map<string, T>;
interface Counts {
  fen: bigint;
  firms: number;
  capped: number;
  unknown: number;
  notComputable: number;
}

/** Begins a tally for a Plan. */
export function createTally(plan: Plan): Tally {
  const budget: Sums<Mutable<BudgetRow>> = new Map();
  const clauses: Sums<Counts> = new Map(
    plan.payments.map((p) => [p.clause, { fen: 0n, firms: 0, capped: 0, unknown: 0, notComputable: 0 }]),
  );
  const entitlements: Sums<{ row: EntitlementTotal; sum: Rational; firms: number }> = new Map();
  let totalFen = 0n;
  return {
    add: (e) => {
      const years = yearsToAsk(plan, e.facts);
      const payments = paymentsOf(e, years);
      const open = openAmounts(e, years);
      const total = payments.reduce((sum, p) => sum + p.fen, 0n);
      totalFen += total;
      addBudget(budget, payments);
      for (const [clause, counts] of clauses) addClause(e, years, clause, counts, payments, open);
      addEntitlements(e, years, entitlements);
      return { payments, totalFen: total, open: open.map((o) => `${o.clause} ${o.year}`) };
    },
    totals: () => ({
      budget: sortedBudget(plan, [...budget.values()]),
      clauses: Object.fromEntries([...clauses].map(([clause, c]) => [clause, { ...c }])),
      entitlements: [...entitlements.values()].map((x) => ({ ...x.row, quantity: toText(x.sum), firms: x.firms })),
      totalFen,
    }),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addBudget(budget: Sums<Mutable<BudgetRow>>, payments: readonly Payment[]): void {
  const own: Sums<Mutable<BudgetRow>> = new Map();
  for (const { year, clause, payer } of payments) {
    for (const k of payer.known) {
      if (k.fen !== 0n) addRow(own, { year, clause, payer: k.payer, fen: k.fen, firms: 1 }, 0);
    }
    if (payer.open) {
      const { payers: between, missing, fen } = payer.open;
      addRow(own, { year, clause, payer: null, between, missing, fen, firms: 1 }, 0);
    }
  }
  for (const row of own.values()) addRow(budget, row, 1);
}

/** `firms` = what a row that is there already grows by: 0 while one entity is gathered. */
function addRow(rows: Sums<Mutable<BudgetRow>>, row: BudgetRow, firms: 0 | 1): void {
  const key = JSON.stringify([row.year, row.clause, row.payer, row.between]);
  const there = rows.get(key);
  if (!there) {
    rows.set(key, { ...row });
    return;
  }
  there.fen += row.fen;
  there.firms += firms;
  if (row.missing && there.missing && row.missing.some((m) => !there.missing?.includes(m))) {
    there.missing = [...new Set([...there.missing, ...row.missing])].sort(byCodeUnit);
  }
}

interface OpenAmount {
  readonly clause: string;
  readonly year: number;
  readonly kind: 'unknown' | 'notComputable';
}

function openAmounts(e: Evaluation, years: readonly number[]): readonly OpenAmount[] {
  return e.plan.payments.flatMap((p) =>
    years.flatMap((year): OpenAmount[] => {
      const { kind } = paidIn(e, p, year);
      return kind === 'unknown' || kind === 'notComputable' ? [{ clause: p.clause, year, kind }] : [];
    }),
  );
}

function addClause(
  e: Evaluation,
  years: readonly number[],
  clause: string,
  counts: Counts,
  payments: readonly Payment[],
  open: readonly OpenAmount[],
): void {
  const own = payments.filter((p) => p.clause === clause);
  for (const p of own) counts.fen += p.fen;
  if (own.length > 0) counts.firms++;
  if (open.some((o) => o.clause === clause && o.kind === 'unknown')) counts.unknown++;
  if (open.some((o) => o.clause === clause && o.kind === 'notComputable')) counts.notComputable++;
  const capped = new Set<number>();
  for (const p of e.plan.payments) if (p.clause === clause) for (const y of cappedYears(e, p, years)) capped.add(y);
  counts.capped += capped.size;
}

function addEntitlements(
  e: Evaluation,
  years: readonly number[],
  sums: Sums<{ row: EntitlementTotal; sum: Rational; firms: number }>,
): void {
  for (const year of years) {
    for (const { clause, unit, ...output } of e.plan.entitlements) {
      const quantity = numberIn(grantedIn(e, { clause, unit, ...output }, year));
      if (!quantity || quantity.n === 0n) continue;
      const key = JSON.stringify([year, clause, unit]);
      const there = sums.get(key) ?? { row: { year, clause, unit, quantity: '', firms: 0 }, sum: ZERO, firms: 0 };
      sums.set(key, { row: there.row, sum: add(there.sum, quantity), firms: there.firms + 1 });
    }
  }
}

/** By year, clause (in the order of the Plan) and payer (in the order of the shares, holes last). */
export function sortedBudget(plan: Plan, rows: readonly BudgetRow[]): readonly BudgetRow[] {
  const clauses = plan.payments.map((p) => p.clause);
  const payers = [...new Set(plan.payments.flatMap((p) => p.shares.map((s) => s.payer)))];
  const rank = (r: BudgetRow) => (r.payer === null ? payers.length : payers.indexOf(r.payer));
  const order = (a: BudgetRow, b: BudgetRow) =>
    a.year - b.year ||
    clauses.indexOf(a.clause) - clauses.indexOf(b.clause) ||
    rank(a) - rank(b) ||
    byCodeUnit((a.between ?? []).join(), (b.between ?? []).join());
  return [...rows].sort(order);
}
