/** `guiju test`: every scenario, and on request what the scenarios leave untried. */
import { coverage } from '../../runtime/index.ts';
import { type Call, type CommandSpec, has, option } from '../call.ts';
import { EXIT } from '../exit.ts';
import { printJson } from '../json.ts';
import { junitXml } from '../junit.ts';
import { type MutationReport, mutationReport } from '../mutationReport.ts';
import { openPolicy, type PolicyFile } from '../policyFile.ts';
import { policyPaths } from '../policyPaths.ts';
import { failureText, type ScenarioReport, scenarioReports } from '../scenarioReport.ts';
import { writeWhole } from '../writeFile.ts';

export const test: CommandSpec = {
  name: 'test',
  args: '<path...>',
  about: (s) => s.help.test,
  options: [
    { flags: '--junit <file>', about: (s) => s.help.junit },
    { flags: '--coverage', about: (s) => s.help.coverage },
    { flags: '--mutation', about: (s) => s.help.mutation },
  ],
  run: async (call) => {
    const policies = policyPaths(call.args, call.s).map((path) => openPolicy(call, path));
    const scenarios = policies.flatMap((policy) => scenarioReports(call, policy));
    const passed = scenarios.filter((r) => r.ok).length;
    const failed = scenarios.length - passed;
    const covered = has(call, 'coverage') ? policies.map((policy) => coverageReport(policy)) : undefined;
    const mutated = has(call, 'mutation') ? await mutations(call, policies) : undefined;
    const junit = option(call, 'junit');
    if (junit !== undefined) writeWhole(junit, junitXml(scenarios, call.s), call.s);

    if (call.json) {
      printJson(call.io, {
        passed,
        failed,
        scenarios,
        ...(covered && { coverage: covered }),
        ...(mutated && { mutation: mutated }),
      });
    } else {
      for (const r of scenarios) if (!r.ok) printFailure(call, r);
      for (const c of covered ?? []) printCoverage(call, c);
      for (const m of mutated ?? []) printMutation(call, m);
      call.io.out(`${passed} passed, ${failed} failed\n`);
    }
    return failed === 0 ? EXIT.done : EXIT.wrongData;
  },
};

async function mutations(call: Call, policies: readonly PolicyFile[]): Promise<readonly MutationReport[]> {
  const reports: MutationReport[] = [];
  for (const policy of policies) reports.push(await mutationReport(call, policy));
  return reports;
}

function printFailure({ io, s }: Call, r: ScenarioReport): void {
  io.out(`${r.kind === 'file' ? r.name : s.scenario.failed(r.name)} ${r.file}:${r.line}\n`);
  for (const f of r.failures) {
    const target = [f.clause, f.year === null ? null : s.figure.year(f.year)].filter((x) => x !== null).join(' ');
    io.out(`    ${r.file}:${f.line} ${target}${target && ' '}${failureText(r, f, s)}\n`);
  }
}

/** Clauses that never gave anything, and conditions that were not seen both ways. */
function coverageReport(policy: PolicyFile) {
  if (!policy.plan) return { file: policy.file, clauses: [], conditions: [], seen: 0, all: 0 };
  const { clauses, conditions, steps } = coverage(policy.plan, policy.scenarios);
  const place = (at: { readonly start: number; readonly end: number }) => ({
    line: policy.place(at.start).line,
    text: policy.text.slice(at.start, at.end),
  });
  return {
    file: policy.file,
    clauses,
    conditions: conditions.map(({ at, ...c }) => ({ ...c, ...place(at) })),
    steps: steps.map(({ at, ...x }) => ({ ...x, ...place(at) })),
    seen: conditions.filter((c) => c.seenTrue).length + conditions.filter((c) => c.seenFalse).length,
    all: conditions.length * 2,
  };
}

function printCoverage({ io, s }: Call, c: ReturnType<typeof coverageReport>): void {
  const silent = c.clauses.filter((x) => !x.fired).map((x) => x.clause);
  io.out(`${s.scenario.coverage(c.file, c.seen, c.all)}\n`);
  if (silent.length > 0) io.out(`    ${s.scenario.neverFired(silent)}\n`);
  for (const x of c.conditions) {
    if (x.seenTrue && x.seenFalse) continue;
    io.out(`    ${c.file}:${x.line} ${s.scenario.oneSided(x.text, x.seenTrue, x.seenFalse)}\n`);
  }
}

function printMutation({ io, s }: Call, m: MutationReport): void {
  io.out(`${s.mutation.summary(m.file, m.killed, m.mutants)}\n`);
  for (const x of m.survivors) io.out(`    ${m.file}:${x.line} ${x.change}  ${x.text}\n`);
}
