/** Everything one entity gets in all its years, and what is missing. */
import type { Facts, PaymentOutput, Plan } from '../compiler/plan.ts';
import { calendarDate, dayNumber, daysInMonth, isoDate } from '../dsl/calendar.ts';
import { toText } from '../dsl/rational.ts';
import { grantedIn, paidIn, statusIn } from './amounts.ts';
import { beforePopulation } from './beforePopulation.ts';
import { inYear } from './frames.ts';
import { choiceObject, type RunOptions } from './options.ts';
import { sharesOf, splitFen } from './payers.ts';
import { type Evaluation, evaluation } from './reference.ts';
import type {
  Entitlement,
  EntityResult,
  MonthEndOutput,
  NotComputableOutput,
  Payment,
  Qualification,
  UnknownOutput,
} from './results.ts';
import { numberIn, type State } from './states.ts';
import { stepValues } from './values.ts';
import { yearsToAsk } from './years.ts';

/** Evaluates one entity in all years of the horizon. */
export function evaluateEntity(plan: Plan, facts: Facts, options: RunOptions = {}): EntityResult {
  const result = entityResult(evaluation(plan, facts, options));
  return { ...result, monthEnds: monthEnds(plan, facts, options, result) };
}

/**
 * Payments that would differ if a period without a corresponding day ended on the first of the
 * next month instead of the month's end. The law settles it; whoever pays should know.
 */
function monthEnds(plan: Plan, facts: Facts, options: RunOptions, result: EntityResult): readonly MonthEndOutput[] {
  const late = [
    ...facts.entity.values(),
    ...[...facts.lists.values()].flat().flatMap((item) => [...item.values()]),
  ].some((value) => typeof value === 'object' && value.d === 1n && isLateDay(Number(value.n)));
  if (!late) return [];
  const other = entityResult(evaluation(plan, facts, { ...options, monthEnd: 'next' }));
  const key = (p: Payment) => `${p.clause} ${p.title} ${p.year}`;
  const [here, there] = [result.payments, other.payments].map((list) => new Map(list.map((p) => [key(p), p])));
  return [...new Map([...(here ?? []), ...(there ?? [])]).entries()].flatMap(
    ([k, { clause, year }]): MonthEndOutput[] => {
      const [fen, otherFen] = [here?.get(k)?.fen ?? 0n, there?.get(k)?.fen ?? 0n];
      return fen === otherFen ? [] : [{ clause, year, fen, otherFen }];
    },
  );
}

/** Day numbers of the 29th to the 31st; another number that looks like one costs a second look, no more. */
const isLateDay = (day: number): boolean => Math.abs(day) < 3_000_000 && calendarDate(day).day > 28;

/** The same for an evaluation that is already under way. */
export function entityResult(e: Evaluation): EntityResult {
  const years = yearsToAsk(e.plan, e.facts);
  const open: Open = { unknown: [], notComputable: [] };
  const payments = paymentsOf(e, years, open);
  return {
    readings: choiceObject(e.plan, e.choice),
    years,
    payments,
    entitlements: entitlementsOf(e, years, open),
    qualifications: qualificationsOf(e, years, open),
    totals: totalsOf(payments),
    unknown: byGap(open.unknown),
    notComputable: open.notComputable,
    monthEnds: [],
    beforePopulation: beforePopulation(e, years),
    values: stepValues(e, years),
  };
}

interface Output {
  readonly clause: string;
  readonly title: string;
}
type Gap = Output & { readonly year: number; readonly missing: readonly string[] };
interface Open {
  readonly unknown: Gap[];
  readonly notComputable: NotComputableOutput[];
}

/** Payments by year, then in the order of the clauses; zero and 不适用 are left out. */
export function paymentsOf(
  e: Evaluation,
  years: readonly number[],
  open: Open = { unknown: [], notComputable: [] },
): Payment[] {
  const payments: Payment[] = [];
  for (const year of years) {
    for (const output of e.plan.payments) {
      const s = paidIn(e, output, year);
      note(open, output, year, s);
      const fen = numberIn(s)?.n ?? 0n;
      if (fen !== 0n) payments.push(payment(e, output, year, fen));
    }
  }
  return payments;
}

function payment(e: Evaluation, output: PaymentOutput, year: number, fen: bigint): Payment {
  const { clause, title, atMost } = output;
  const due = dueDay(output, year);
  const payer = splitFen(fen, sharesOf(e, output.shares, inYear(year)));
  const recipient = output.recipients && splitFen(fen, sharesOf(e, output.recipients, inYear(year)));
  return {
    clause,
    title,
    year,
    fen,
    atMost,
    ...(due !== undefined && { due }),
    payer,
    ...(recipient && { recipient }),
  };
}

/** The day of payment in a year, ISO. */
export function dueDay(output: PaymentOutput, year: number): string | undefined {
  if (!output.payDay) return undefined;
  const { month, day } = output.payDay;
  return isoDate(dayNumber(year, month, Math.min(day, daysInMonth(year, month))));
}

function entitlementsOf(e: Evaluation, years: readonly number[], open: Open): readonly Entitlement[] {
  return years.flatMap((year) =>
    e.plan.entitlements.flatMap((output): Entitlement[] => {
      const s = grantedIn(e, output, year);
      note(open, output, year, s);
      const quantity = numberIn(s);
      const { clause, title, unit, bound } = output;
      return !quantity || quantity.n === 0n ? [] : [{ clause, title, year, quantity: toText(quantity), unit, bound }];
    }),
  );
}

function qualificationsOf(e: Evaluation, years: readonly number[], open: Open): readonly Qualification[] {
  return years.flatMap((year) =>
    e.plan.qualifications.flatMap((output): Qualification[] => {
      const s = statusIn(e, output, years, year);
      if (s.kind === 'value') return [{ clause: output.clause, title: output.title, year, status: s.status }];
      note(open, output, year, s);
      return [];
    }),
  );
}

function note(open: Open, { clause, title }: Output, year: number, s: State): void {
  if (s.kind === 'unknown') open.unknown.push({ clause, title, year, missing: s.missing });
  if (s.kind === 'notComputable')
    open.notComputable.push({
      clause,
      title,
      year,
      reason: s.reason,
      ...(s.clauses && { clauses: s.clauses }),
      ...(s.who && { who: s.who }),
    });
}

function byGap(gaps: readonly Gap[]): readonly UnknownOutput[] {
  const rows = new Map<string, { clause: string; title: string; years: number[]; missing: readonly string[] }>();
  for (const { clause, title, year, missing } of gaps) {
    const key = JSON.stringify([clause, title, missing]);
    const row = rows.get(key);
    if (row) row.years.push(year);
    else rows.set(key, { clause, title, years: [year], missing });
  }
  return [...rows.values()];
}

function totalsOf(payments: readonly Payment[]): { readonly [year: string]: bigint } {
  const totals = new Map<string, bigint>();
  for (const p of payments) totals.set(String(p.year), (totals.get(String(p.year)) ?? 0n) + p.fen);
  return Object.fromEntries(totals);
}
