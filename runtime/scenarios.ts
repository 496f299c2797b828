/** Runs the cases of 场景. An unknown is never 0, and a bound is never an amount. */
import type { Expectation, Expected, Party, PaymentOutput, Plan, ScenarioCase } from '../compiler/plan.ts';
import { equal, isZero, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { convertCount } from '../dsl/units.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { type Actual, actualOf } from './actual.ts';
import { aggregate } from './aggregates.ts';
import { givesSomething, grantedIn, paidIn, statusIn } from './amounts.ts';
import { judgeCheck, judgeFigure } from './expectedFigures.ts';
import { inYear } from './frames.ts';
import type { RunOptions } from './options.ts';
import { partIn } from './parties.ts';
import { type Evaluation, populationOf } from './reference.ts';
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

/**
 * The evaluations of the entities of a case in planned amounts, and the years it speaks of, the
 * horizon's included. The entities of a case are its whole population, be it one.
 */
export function evaluateCase(
  plan: Plan,
  c: ScenarioCase,
  options: RunOptions = {},
): { readonly entities: readonly Evaluation[]; readonly years: readonly number[] } {
  const given = c.entities ?? [{ id: '', facts: c.facts }];
  const { entities } = populationOf(plan, given, { ...options, readings: { ...options.readings, ...c.readings } });
  const named = c.expectations.flatMap((x) =>
    (x.kind === 'result' || x.kind === 'figure') && x.year !== undefined ? [x.year] : [],
  );
  const years = new Set([...given.flatMap(({ facts }) => yearsToAsk(plan, facts)), ...named]);
  return { entities, years: [...years].sort((a, b) => a - b) };
}

function runCase(plan: Plan, c: ScenarioCase, options: RunOptions): ScenarioResult {
  const { entities: planned, years } = evaluateCase(plan, c, options);
  const bounds = evaluateCase(plan, c, { ...options, bounds: true }).entities;
  const failures = c.expectations.flatMap((x): ScenarioFailure[] => {
    const own = (e: Evaluation) => x.entity === undefined || e.id === x.entity;
    const run: Run = { plan, planned: planned.filter(own), bounds: bounds.filter(own), years, options };
    const actual = judge(run, x);
    if (actual === 'ok') return [];
    const place =
      x.kind === 'result' || x.kind === 'figure'
        ? {
            ...(x.kind === 'figure' ? { clause: x.name } : x.clause !== undefined && { clause: x.clause }),
            ...(x.year !== undefined && { year: x.year }),
          }
        : {};
    return [{ at: x.at, expected: x, actual, ...place }];
  });
  return { name: c.name, at: c.at, ok: failures.length === 0, failures };
}

/** The entities that an expectation speaks of: one, or all together. */
interface Run {
  readonly plan: Plan;
  readonly planned: readonly Evaluation[];
  readonly bounds: readonly Evaluation[];
  readonly years: readonly number[];
  readonly options: RunOptions;
}

function judge(run: Run, x: Expectation): Actual | 'ok' {
  switch (x.kind) {
    case 'figure':
      return firstOdd(run.planned.map((e) => judgeFigure(e, x)));
    case 'result':
      if (isOfCheck(run, x)) return judgeCheckResult(run, x);
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

type ResultExpectation = Extract<Expectation, { kind: 'result' }>;

/** 成立, 不成立, or a state of a clause that holds nothing but checks. */
function isOfCheck(run: Run, { clause, expected }: ResultExpectation): boolean {
  if (expected.kind === 'check') return true;
  const own = (c: string) => isOf({ clause: c }, clause);
  return expected.kind === 'state' && !hasOutput(run, own) && run.plan.checks.some((c) => own(c.clause));
}

const firstOdd = (results: readonly (Actual | 'ok')[]): Actual | 'ok' => results.find((r) => r !== 'ok') ?? 'ok';

function judgeCheckResult({ planned, options }: Run, { clause, year, expected }: ResultExpectation): Actual | 'ok' {
  if (expected.kind !== 'check' && expected.kind !== 'state') return { kind: 'noOutput' };
  const wanted = expected.kind === 'check' ? expected.holds : expected.state;
  const readings = Object.fromEntries(planned[0]?.choice ?? []);
  return judgeCheck(planned, { ...options, readings }, wanted, clause, year);
}

/** What a clause gives that is not money is told with its unit, whatever was expected of it. */
function counted({ plan }: Run, clause: string | undefined, actual: Actual | 'ok'): Actual | 'ok' {
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
    case 'check':
      return { kind: 'noOutput' };
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
  const entities = kind === 'atMost' ? run.bounds : run.planned;
  const payments = run.plan.payments.filter((p) => isOf(p, clause));
  if (payments.length === 0) {
    const granted = run.plan.entitlements.filter((x) => isOf(x, clause));
    if (granted.length === 0) return { kind: 'noOutput' };
    const s = summed(run.planned.flatMap((e) => granted.flatMap((x) => years.map((y) => grantedIn(e, x, y)))));
    return isZero(fen) && !givesSomething(s) && (s.kind === 'value' || s.kind === 'absent') ? 'ok' : actualOf(s);
  }
  const s = summed(paymentStates(entities, clause, years, party));
  const isBound = bounded(run, clause, years);
  const matches =
    (s.kind === 'absent' && isZero(fen)) || (s.kind === 'value' && typeof s.value === 'object' && equal(s.value, fen));
  // Nought is nought, whether as an amount or as a bound.
  const fits = isZero(fen) || isBound === (kind !== 'amount');
  return matches && fits ? 'ok' : actualOf(s, isBound);
}

/** Payments of a clause (absent: of all) to each entity, or one party's part of them. */
function paymentStates(
  entities: readonly Evaluation[],
  clause: string | undefined,
  years: readonly number[],
  party: Party | undefined,
): readonly State[] {
  const inYear = (e: Evaluation, p: PaymentOutput, year: number) =>
    party ? partIn(e, p, party, year) : paidIn(e, p, year);
  return entities.flatMap((e) =>
    e.plan.payments.filter((p) => isOf(p, clause)).flatMap((p) => years.map((year) => inYear(e, p, year))),
  );
}

/** Does a 不超过 contribute to this amount (or would, where nothing is due)? */
function bounded(run: Run, clause: string | undefined, years: readonly number[]): boolean {
  const own = run.plan.payments.filter((p) => isOf(p, clause));
  if (clause !== undefined) return own.some((p) => p.atMost);
  const gives = (p: PaymentOutput) => run.bounds.some((e) => years.some((y) => givesSomething(paidIn(e, p, y))));
  return own.some((p) => p.atMost && gives(p));
}

function judgeCount(
  run: Run,
  expected: Extract<Expected, { kind: 'count' }>,
  clause: string | undefined,
  years: readonly number[],
): Actual | 'ok' {
  const outputs = run.plan.entitlements.filter((x) => isOf(x, clause));
  const first = outputs[0];
  if (!first) return { kind: 'noOutput' };
  const s = summed(run.planned.flatMap((e) => outputs.flatMap((x) => years.map((y) => grantedIn(e, x, y)))));
  const count = s.kind === 'value' && typeof s.value === 'object' ? s.value : s.kind === 'absent' ? ZERO : undefined;
  if (!count) return actualOf(s);
  const alike = outputs.every((x) => x.bound === expected.bound && x.unit === first.unit);
  const wanted = convertCount(expected.count, expected.unit, first.unit);
  if (isZero(count) ? isZero(expected.count) : alike && wanted && equal(count, wanted)) return 'ok';
  return { kind: 'count', count, unit: first.unit, bound: first.bound };
}

/** Without a year: at the end of the last year. Of several entities: of every one of them. */
function judgeStatus(run: Run, status: string, clause: string | undefined, years: readonly number[]): Actual | 'ok' {
  const outputs = run.plan.qualifications.filter((x) => isOf(x, clause));
  const year = years.at(-1);
  if (outputs.length === 0 || year === undefined) return { kind: 'noOutput' };
  for (const e of run.planned) {
    for (const output of outputs) {
      const s = statusIn(e, output, run.years, year);
      if (s.kind !== 'value') return actualOf(s);
      if (s.status !== status) return { kind: 'status', status: s.status };
    }
  }
  return 'ok';
}

const hasOutput = ({ plan }: Run, own: (clause: string) => boolean): boolean =>
  [...plan.payments, ...plan.entitlements, ...plan.qualifications].some((x) => own(x.clause));

/** The states of all outputs of some clauses: amounts, counts, and statuses that cannot be said. */
function outputStates(run: Run, years: readonly number[], own: (clause: string) => boolean): readonly State[] {
  return run.planned.flatMap((e) => statesOf(e, run.years, years, own));
}

function statesOf(
  e: Evaluation,
  all: readonly number[],
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

/** Clauses that gave money, an entitlement or a status to any of them in any year, in the order of the outputs. */
function firedClauses({ plan, planned, years }: Run): readonly string[] {
  const gave = new Set(planned.flatMap((e) => clausesThatGave(e, years)));
  const order = [...plan.payments, ...plan.entitlements, ...plan.qualifications].map(({ clause }) => clause);
  return [...new Set(order)].filter((clause) => gave.has(clause));
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
