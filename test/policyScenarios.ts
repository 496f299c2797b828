/** Registers the tests of one policy file; called by the module that policyPlugin.ts makes of it. */
import { expect, test } from 'vitest';
import { strings } from '../cli/languages.ts';
import { projectFiles } from '../cli/projectFiles.ts';
import { actualText, expectationText } from '../cli/words.ts';
import { compile } from '../compiler/index.ts';
import { lineStarts, messageOf, placeAt, severityOf } from '../dsl/index.ts';
import { runScenarios } from '../runtime/index.ts';

const speech = { language: 'zh', s: strings.zh } as const;

export function suite(file: string, source: string) {
  const compiled = compile(source, projectFiles(file));
  const starts = lineStarts(source);
  const line = (offset: number) => placeAt(starts, offset).line;
  return {
    compiles: () => {
      test(speech.s.scenario.compiles, () => {
        const errors = compiled.diagnostics.filter((d) => severityOf(d) === 'error');
        expect(errors.map((d) => `${file}:${line(d.span.start)} ${messageOf(d, 'zh')} ${d.code}`)).toEqual([]);
      });
    },
    scenario: (index: number) => {
      const scenario = compiled.scenarios[index];
      if (!scenario) throw new Error(`no scenario ${index}`);
      test(scenario.name, () => {
        const { plan } = compiled;
        if (!plan) throw new Error(strings.zh.check.cannotRun(file));
        const failures = runScenarios(plan, [scenario]).flatMap((r) => r.failures);
        const error = failures[0] && new Error(failures.map((f) => failureText(f)).join('\n'));
        if (!error) return;
        // The place of the expectation, not of this runner.
        error.stack = `${error.message}\n    at ${file}:${line(failures[0]?.at.start ?? 0)}:1`;
        throw error;
      });
    },
  };

  function failureText(f: ReturnType<typeof runScenarios>[number]['failures'][number]): string {
    const target = [f.clause, f.year].filter((x) => x !== undefined).join(' ');
    return `${file}:${line(f.at.start)} ${target} ${speech.s.scenario.difference(expectationText(f.expected, speech), actualText(f.actual, speech))}`;
  }
}
