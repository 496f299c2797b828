/**
 * The disbursement ledger of each clause: award → caps → instalments due → stopped or taken
 * back → paid → payer. Plain rows, one figure each, so that any total can be re-added by hand.
 */
import type { PaymentOutput, Stage, Step } from '../compiler/plan.ts';
import { integer, type Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { paidIn } from './amounts.ts';
import { ofEverybody } from './beforePopulation.ts';
import { changeIn, type Flow, flowOf, framesOf } from './caps.ts';
import { dueDay } from './evaluate.ts';
import { itemOf } from './explain.ts';
import { inYear } from './frames.ts';
import { sharesOf, splitFen } from './payers.ts';
import { planIndex } from './planIndex.ts';
import type { Evaluation } from './reference.ts';
import { numberIn, type State } from './states.ts';
import { yearsToAsk } from './years.ts';

export interface LedgerRow {
  readonly clause: string;
  readonly title: string;
  /** Absent for what does not depend on a year, such as an award that is given once. */
  readonly year?: number;
  /** 1 … 12, of what is granted month by month. */
  readonly month?: number;
  /** The item of `list`, from 1 among those of its owner. */
  readonly item?: number;
  readonly list?: string;
  /** Of an item of a nested list: what it lies in, such as `成员[2]`. */
  readonly owner?: string;
  readonly stage: Stage;
  readonly step?: string;
  readonly state: State;
  /** What this stage added to (or, below zero, took from) the amount that reached it; in fen. */
  readonly change?: Rational;
  /** The day of payment, ISO: on rows `due` and `paid`. */
  readonly due?: string;
  /** On rows `share`: who pays; several where it is open how they divide it. */
  readonly payers?: readonly string[];
  readonly at: Span;
}

export interface Ledger {
  readonly clause: string;
  readonly title: string;
  readonly rows: readonly LedgerRow[];
}

/** One ledger for each payment of the Plan, in its order. Rows where nothing is there are left out. */
export function ledgers(e: Evaluation): readonly Ledger[] {
  const years = yearsToAsk(e.plan, e.facts);
  return e.plan.payments.map((payment) => ({
    clause: payment.clause,
    title: payment.title,
    rows: [...stageRows(e, payment, years), ...years.flatMap((year) => shareRows(e, payment, year))],
  }));
}

function stageRows(e: Evaluation, payment: PaymentOutput, years: readonly number[]): readonly LedgerRow[] {
  const flow = new Map(flowOf(e, payment).map((f) => [f.step.name, f]));
  const once: LedgerRow[] = [];
  const yearly: LedgerRow[] = [];
  const steps = stepsOf(e, payment);
  for (const step of steps) {
    if (!step.grain.yearly) once.push(...rowsOf(e, payment, step, flow.get(step.name), undefined));
  }
  for (const year of years) {
    for (const step of steps) {
      if (step.grain.yearly) yearly.push(...rowsOf(e, payment, step, flow.get(step.name), year));
    }
  }
  return [...once, ...yearly];
}

/** Stages that have a figure of their own; conditions are told by the explanation. */
function stepsOf(e: Evaluation, payment: PaymentOutput): readonly Step[] {
  const steps = planIndex(e.plan).steps;
  const names = payment.stages.includes(payment.paid) ? payment.stages : [...payment.stages, payment.paid];
  return names.flatMap((name) => {
    const step = steps.get(name);
    if (!step || told.has(step.stage)) return [];
    // Alone, nothing has been divided yet.
    return ofEverybody[step.stage] && !e.everybody ? [] : [step];
  });
}

const told: ReadonlySet<Stage> = new Set<Stage>(['applicable', 'condition', 'rank', 'share']);

function rowsOf(
  e: Evaluation,
  payment: PaymentOutput,
  step: Step,
  flow: Flow | undefined,
  year: number | undefined,
): readonly LedgerRow[] {
  return framesOf(e, step, year).flatMap((frame): LedgerRow[] => {
    const state =
      step.name === payment.paid && year !== undefined ? paidIn(e, payment, year) : e.step(step.name, frame);
    const change = flow && changeIn(e, flow, frame);
    // A flag that does not hold stopped nothing; a zero is shown only where something was taken away.
    const nothing = state.kind === 'absent' || (state.kind === 'value' && state.value === false);
    if (nothing || (numberIn(state)?.n === 0n && !(change && change.n !== 0n))) return [];
    const due = step.stage === 'due' || step.stage === 'paid' ? year !== undefined && dueDay(payment, year) : undefined;
    return [
      {
        clause: payment.clause,
        title: payment.title,
        ...(year !== undefined && { year }),
        ...(frame.list !== undefined && { list: frame.list }),
        ...(frame.month !== undefined && { month: frame.month }),
        ...itemOf(e, frame),
        stage: step.stage,
        step: step.name,
        state,
        ...(change && change.n !== 0n && { change }),
        ...(due && { due }),
        at: step.at,
      },
    ];
  });
}

function shareRows(e: Evaluation, payment: PaymentOutput, year: number): readonly LedgerRow[] {
  const paid = numberIn(paidIn(e, payment, year));
  if (!paid || paid.n === 0n) return [];
  const split = splitFen(paid.n, sharesOf(e, payment.shares, inYear(year)));
  const { clause, title, at } = payment;
  const row = (payers: readonly string[], fen: bigint): LedgerRow => ({
    clause,
    title,
    year,
    stage: 'share',
    state: { kind: 'value', value: integer(fen) },
    payers,
    at,
  });
  return [
    ...split.known.map((k) => row([k.payer], k.fen)),
    ...(split.open ? [row(split.open.payers, split.open.fen)] : []),
  ];
}
