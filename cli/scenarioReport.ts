/** Runs the scenarios of policy files and words what failed. */
import type { ScenarioCase } from '../compiler/plan.ts';
import { hasErrors, messageOf, severityOf } from '../dsl/index.ts';
import { runScenarios } from '../runtime/index.ts';
import type { Call } from './call.ts';
import type { PolicyFile } from './policyFile.ts';
import { actualText, expectationText } from './words.ts';

export interface FailureReport {
  readonly expected: string;
  readonly actual: string;
  readonly clause: string | null;
  readonly year: number | null;
  readonly line: number;
}
export interface ScenarioReport {
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
  return { file: policy.file, line: failures[0]?.line ?? 1, name: call.s.scenario.compiles, ok: false, failures };
}

function caseReport(call: Call, policy: PolicyFile, c: ScenarioCase): readonly ScenarioReport[] {
  if (!policy.plan) return [];
  return runScenarios(policy.plan, [c]).map((result) => ({
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
