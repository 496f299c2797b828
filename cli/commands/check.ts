/** `guiju check`: diagnostics, text coverage, open readings. */
import { hasErrors, severityOf } from '../../dsl/index.ts';
import type { Call, CommandSpec } from '../call.ts';
import { diagnosticsJson, diagnosticsText, problemsJson, problemsText } from '../diagnostics.ts';
import { EXIT } from '../exit.ts';
import { printJson } from '../json.ts';
import { openPolicy, type PolicyFile, titleOf } from '../policyFile.ts';
import { policyPaths } from '../policyPaths.ts';
import { documentsJson } from '../resultJson.ts';
import { findingsAmong } from '../versions.ts';

export const check: CommandSpec = {
  name: 'check',
  args: '<path...>',
  about: (s) => s.help.check,
  options: [],
  run: (call) => {
    const policies = policyPaths(call.args, call.s).map((path) => openPolicy(call, path));
    const versions = findingsAmong(policies);
    const reports = policies.map((policy) => {
      const own = versions.find(({ files }) => files.includes(policy.file));
      return { ...report(call, policy), ...(own && { versions: problemsJson(call, own.findings) }) };
    });
    if (call.json) printJson(call.io, reports.length === 1 ? reports[0] : reports);
    else {
      for (const policy of policies) print(call, policy);
      for (const { findings } of versions) if (findings.length > 0) call.io.out(`${problemsText(call, findings)}\n`);
    }
    return policies.some((policy) => hasErrors(policy.diagnostics)) ? EXIT.wrongData : EXIT.done;
  },
};

/** The promise of interfaces.md section 2. */
export function report(call: Call, policy: PolicyFile) {
  const { sentences, covered, uncovered } = policy.coverage;
  return {
    file: policy.file,
    policy: titleOf(policy),
    sourceHash: policy.hash,
    diagnostics: diagnosticsJson(call, policy, policy.diagnostics),
    ...documentsJson(policy.documents),
    coverage: {
      sentences: sentences.length,
      covered,
      uncovered: uncovered.map((u) => ({ line: policy.place(u.span.start).line, text: u.text })),
      bySentence: sentences.map(({ span, clause, text, by }) => ({
        line: policy.place(span.start).line,
        clause,
        text,
        by: [...new Set(by.map((b) => b.kind))],
      })),
    },
    readings: policy.readings.map((r) => ({
      name: r.name,
      question: r.question,
      answers: r.answers.map((a) => a.key),
      chosen: r.chosen,
      provisional: r.provisional,
      answerTexts: Object.fromEntries(r.answers.map((a) => [a.key, a.text])),
      line: policy.place(r.at.start).line,
    })),
  };
}

function print(call: Call, policy: PolicyFile): void {
  const { io, s } = call;
  const { diagnostics, coverage } = policy;
  if (diagnostics.length > 0) io.out(`${diagnosticsText(call, policy, diagnostics)}\n`);
  const count = (severity: 'error' | 'warning') => diagnostics.filter((d) => severityOf(d) === severity).length;
  io.out(`${s.check.summary(policy.file, count('error'), count('warning'))}\n`);
  io.out(`${s.check.coverage(coverage.covered, coverage.sentences.length)}\n`);
  for (const u of coverage.uncovered) {
    io.out(`    ${policy.file}:${policy.place(u.span.start).line} ${s.check.uncovered} ${u.text}\n`);
  }
  const open = policy.readings.filter((r) => r.provisional);
  if (open.length > 0) io.out(`${s.check.openReadings(open.map((r) => `${r.name}=${r.chosen}`))}\n`);
}
