/** Runs the scenarios of policy files and words what failed. */
import type { ScenarioCase } from '../compiler/plan.ts';
import { hasErrors, messageOf, severityOf } from '../dsl/index.ts';
import { runScenarios } from '../runtime/index.ts';
import type { Call } from './call.ts';
import type { PolicyFile } from './policyFile.ts';
import type { Strings } from './strings.ts';
import { actualText, expectationText } from './words.ts';

export interface FailureReport {
  readonly expected: string;
  readonly actual: string;
  readonly clause: string | null;
  readonly year: number | null;
  readonly line: number;
}
export interface ScenarioReport {
  /** `file`: the file itself has errors, which are its failures. */
  readonly kind: 'scenario' | 'file';
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly ok: boolean;
  readonly failures: readonly FailureReport[];
}

/** All scenarios of a file; errors of the file are one failed report more. */
export const scenarioReports = (call: Call, policy: PolicyFile): readonly ScenarioReport[] => [
  ...(hasErrors(policy.diagnostics) ? [brokenFile(call, policy)] : []),
  ...(policy.plan ? policy.scenarios.flatMap((c) => caseReport(call, policy, c)) : []),
];

function brokenFile(call: Call, policy: PolicyFile): ScenarioReport {
  const failures = policy.diagnostics
    .filter((d) => severityOf(d) === 'error')
    .map((d) => ({
      expected: call.s.scenario.noErrors,
      actual: `${messageOf(d, call.language)} ${d.code}`,
      clause: policy.clauseAt(d.span.start) ?? null,
      year: null,
      line: policy.place(d.span.start).line,
    }));
  const line = failures[0]?.line ?? 1;
  return { kind: 'file', file: policy.file, line, name: call.s.scenario.broken(!policy.plan), ok: false, failures };
}

/** A failure in words: an error of the file speaks for itself. */
export const failureText = ({ kind }: ScenarioReport, { expected, actual }: FailureReport, s: Strings): string =>
  kind === 'file' ? actual : s.scenario.difference(expected, actual);

function caseReport(call: Call, policy: PolicyFile, c: ScenarioCase): readonly ScenarioReport[] {
  if (!policy.plan) return [];
  return runScenarios(policy.plan, [c]).map((result) => ({
    kind: 'scenario' as const,
    file: policy.file,
    line: policy.place(result.at.start).line,
    name: result.name,
    ok: result.ok,
    failures: result.failures.map((f) => ({
      expected: expectationText(f.expected, call),
      actual: actualText(f.actual, call),
      clause: f.clause ?? null,
      year: f.year ?? null,
      line: policy.place(f.at.start).line,
    })),
  }));
}
