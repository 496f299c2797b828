/** Runs the cases of 场景. An unknown is never 0, and a bound is never an amount. */
import type { Expectation, Expected, Party, PaymentOutput, Plan, ScenarioCase } from '../compiler/plan.ts';
import { equal, isZero, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { convertCount } from '../dsl/units.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { type Actual, actualOf } from './actual.ts';
import { aggregate } from './aggregates.ts';
import { givesSomething, grantedIn, paidIn, statusIn } from './amounts.ts';
import { inYear } from './frames.ts';
import type { RunOptions } from './options.ts';
import { partIn } from './parties.ts';
import { type Evaluation, evaluation } from './reference.ts';
import { ABSENT, isTrue, type State } from './states.ts';
import { yearsToAsk } from './years.ts';

export interface ScenarioFailure {
  /** The expectation in the policy file. */
  readonly at: Span;
  readonly expected: Expectation;
  readonly actual: Actual;
  readonly clause?: string;
  readonly year?: number;
}

export interface ScenarioResult {
  readonly name: string;
  readonly at: Span;
  readonly ok: boolean;
  readonly failures: readonly ScenarioFailure[];
}

/** Runs every case; one result each, in order. */
export const runScenarios = (
  plan: Plan,
  cases: readonly ScenarioCase[],
  options: RunOptions = {},
): readonly ScenarioResult[] => cases.map((c) => runCase(plan, c, options));

/** The evaluation of a case in planned amounts, and the years it speaks of, the horizon's included. */
export function evaluateCase(plan: Plan, c: ScenarioCase, options: RunOptions = {}) {
  const e = evaluation(plan, c.facts, { ...options, readings: { ...options.readings, ...c.readings } });
  const named = c.expectations.flatMap((x) => (x.kind === 'result' && x.year !== undefined ? [x.year] : []));
  return { e, years: [...new Set([...yearsToAsk(plan, c.facts), ...named])].sort((a, b) => a - b) };
}

function runCase(plan: Plan, c: ScenarioCase, options: RunOptions): ScenarioResult {
  const { e: planned, years } = evaluateCase(plan, c, options);
  const bounds = evaluateCase(plan, c, { ...options, bounds: true }).e;
  const run: Run = { planned, bounds, years };
  const failures = c.expectations.flatMap((x): ScenarioFailure[] => {
    const actual = judge(run, x);
    if (actual === 'ok') return [];
    const place =
      x.kind === 'result'
        ? { ...(x.clause !== undefined && { clause: x.clause }), ...(x.year !== undefined && { year: x.year }) }
        : {};
    return [{ at: x.at, expected: x, actual, ...place }];
  });
  return { name: c.name, at: c.at, ok: failures.length === 0, failures };
}

interface Run {
  readonly planned: Evaluation;
  readonly bounds: Evaluation;
  readonly years: readonly number[];
}

function judge(run: Run, x: Expectation): Actual | 'ok' {
  switch (x.kind) {
    case 'result':
      return counted(
        run,
        x.clause,
        judgeResult(run, x.expected, x.clause, x.year === undefined ? run.years : [x.year], x.party),
      );
    case 'fired': {
      const fired = firedClauses(run);
      const wanted = new Set(x.clauses);
      const same = fired.length === wanted.size && fired.every((c) => wanted.has(c));
      return same ? 'ok' : { kind: 'clauses', clauses: fired };
    }
    case 'notApplicable': {
      const gave = firedClauses(run).filter((c) => named(x.clauses, c));
      if (gave.length > 0) return { kind: 'clauses', clauses: gave };
      const open = outputStates(run, run.years, (clause) => named(x.clauses, clause));
      const s = aggregate('sum', open);
      return s.kind === 'unknown' || s.kind === 'notComputable' ? actualOf(s) : 'ok';
    }
    default:
      return unreachable(x);
  }
}

/** Everything; one clause; or all clauses of another document, where its name is given. */
const isOf = ({ clause }: { readonly clause: string }, wanted: string | undefined): boolean =>
  wanted === undefined || clause === wanted || clause.startsWith(`${wanted} `);

const named = (list: readonly string[], clause: string): boolean => list.some((wanted) => isOf({ clause }, wanted));

/** What a clause gives that is not money is told with its unit, whatever was expected of it. */
function counted({ planned: { plan } }: Run, clause: string | undefined, actual: Actual | 'ok'): Actual | 'ok' {
  if (actual === 'ok' || actual.kind !== 'amount' || plan.payments.some((p) => isOf(p, clause))) return actual;
  const output = plan.entitlements.find((x) => isOf(x, clause));
  return output ? { kind: 'count', count: actual.fen, unit: output.unit, bound: output.bound } : actual;
}

function judgeResult(
  run: Run,
  expected: Expected,
  clause: string | undefined,
  years: readonly number[],
  party: Party | undefined,
): Actual | 'ok' {
  switch (expected.kind) {
    case 'amount':
    case 'atMost':
    case 'planned':
      return judgeMoney(run, expected.kind, expected.fen, clause, years, party);
    case 'count':
      return judgeCount(run, expected, clause, years);
    case 'state': {
      const own = (c: string) => isOf({ clause: c }, clause);
      if (!hasOutput(run, own)) return { kind: 'noOutput' };
      const s = party
        ? summed(paymentStates(run.planned, clause, years, party))
        : summed(outputStates(run, years, own));
      return s.kind === expected.state ? 'ok' : actualOf(s, bounded(run, clause, years));
    }
    case 'status':
      return judgeStatus(run, expected.status, clause, years);
    default:
      return unreachable(expected);
  }
}

/** The sum, 不适用 where nothing at all is there. */
const summed = (states: readonly State[]): State =>
  states.every((s) => s.kind === 'absent') ? ABSENT : aggregate('sum', states);

function judgeMoney(
  run: Run,
  kind: 'amount' | 'atMost' | 'planned',
  fen: Extract<Expected, { kind: 'amount' }>['fen'],
  clause: string | undefined,
  years: readonly number[],
  party: Party | undefined,
): Actual | 'ok' {
  const e = kind === 'atMost' ? run.bounds : run.planned;
  const payments = e.plan.payments.filter((p) => isOf(p, clause));
  if (payments.length === 0) {
    const granted = run.planned.plan.entitlements.filter((x) => isOf(x, clause));
    if (granted.length === 0) return { kind: 'noOutput' };
    const s = summed(granted.flatMap((x) => years.map((y) => grantedIn(run.planned, x, y))));
    return isZero(fen) && !givesSomething(s) && (s.kind === 'value' || s.kind === 'absent') ? 'ok' : actualOf(s);
  }
  const s = summed(paymentStates(e, clause, years, party));
  const isBound = bounded(run, clause, years);
  const matches =
    (s.kind === 'absent' && isZero(fen)) || (s.kind === 'value' && typeof s.value === 'object' && equal(s.value, fen));
  // Nought is nought, whether as an amount or as a bound.
  const fits = isZero(fen) || isBound === (kind !== 'amount');
  return matches && fits ? 'ok' : actualOf(s, isBound);
}

/** Payments of a clause (absent: of all), or one party's part of them. */
function paymentStates(
  e: Evaluation,
  clause: string | undefined,
  years: readonly number[],
  party: Party | undefined,
): readonly State[] {
  const own = e.plan.payments.filter((p) => isOf(p, clause));
  const inYear = (p: PaymentOutput, year: number) => (party ? partIn(e, p, party, year) : paidIn(e, p, year));
  return own.flatMap((p) => years.map((year) => inYear(p, year)));
}

/** Does a 不超过 contribute to this amount (or would, where nothing is due)? */
function bounded(run: Run, clause: string | undefined, years: readonly number[]): boolean {
  const own = run.planned.plan.payments.filter((p) => isOf(p, clause));
  if (clause !== undefined) return own.some((p) => p.atMost);
  return own.some((p) => p.atMost && years.some((y) => givesSomething(paidIn(run.bounds, p, y))));
}

function judgeCount(
  run: Run,
  expected: Extract<Expected, { kind: 'count' }>,
  clause: string | undefined,
  years: readonly number[],
): Actual | 'ok' {
  const outputs = run.planned.plan.entitlements.filter((x) => isOf(x, clause));
  const first = outputs[0];
  if (!first) return { kind: 'noOutput' };
  const s = summed(outputs.flatMap((x) => years.map((y) => grantedIn(run.planned, x, y))));
  const count = s.kind === 'value' && typeof s.value === 'object' ? s.value : s.kind === 'absent' ? ZERO : undefined;
  if (!count) return actualOf(s);
  const alike = outputs.every((x) => x.bound === expected.bound && x.unit === first.unit);
  const wanted = convertCount(expected.count, expected.unit, first.unit);
  if (isZero(count) ? isZero(expected.count) : alike && wanted && equal(count, wanted)) return 'ok';
  return { kind: 'count', count, unit: first.unit, bound: first.bound };
}

/** Without a year: at the end of the last year. */
function judgeStatus(run: Run, status: string, clause: string | undefined, years: readonly number[]): Actual | 'ok' {
  const outputs = run.planned.plan.qualifications.filter((x) => isOf(x, clause));
  const year = years.at(-1);
  if (outputs.length === 0 || year === undefined) return { kind: 'noOutput' };
  for (const output of outputs) {
    const s = statusIn(run.planned, output, run.years, year);
    if (s.kind !== 'value') return actualOf(s);
    if (s.status !== status) return { kind: 'status', status: s.status };
  }
  return 'ok';
}

const hasOutput = ({ planned: { plan } }: Run, own: (clause: string) => boolean): boolean =>
  [...plan.payments, ...plan.entitlements, ...plan.qualifications].some((x) => own(x.clause));

/** The states of all outputs of some clauses: amounts, counts, and statuses that cannot be said. */
function outputStates(
  { planned: e, years: all }: Run,
  years: readonly number[],
  own: (clause: string) => boolean,
): readonly State[] {
  const { payments, entitlements, qualifications } = e.plan;
  return years.flatMap((year) => [
    ...payments.filter((p) => own(p.clause)).map((p) => paidIn(e, p, year)),
    ...entitlements.filter((x) => own(x.clause)).map((x) => grantedIn(e, x, year)),
    ...qualifications
      .filter((q) => own(q.clause))
      .flatMap((q): State[] => {
        const s = statusIn(e, q, all, year);
        return s.kind === 'value' ? [] : [s];
      }),
  ]);
}

/** Clauses that gave money, an entitlement or a status in any year, in the order of the outputs. */
function firedClauses(run: Run): readonly string[] {
  return clausesThatGave(run.planned, run.years);
}

/** Clauses that gave anything to one entity in these years. */
export function clausesThatGave(e: Evaluation, years: readonly number[]): readonly string[] {
  const { payments, entitlements, qualifications } = e.plan;
  const gave = (test: (year: number) => boolean) => years.some(test);
  return [
    ...new Set([
      ...payments.filter((p) => gave((y) => givesSomething(paidIn(e, p, y)))).map((p) => p.clause),
      ...entitlements.filter((x) => gave((y) => givesSomething(grantedIn(e, x, y)))).map((x) => x.clause),
      ...qualifications
        .filter((q) => q.acquired !== undefined && gave((y) => isTrue(e.step(q.acquired ?? '', inYear(y)))))
        .map((q) => q.clause),
    ]),
  ];
}
