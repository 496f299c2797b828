/** JUnit XML of scenario results, as CI systems read it. */
import { failureText, type ScenarioReport } from './scenarioReport.ts';
import type { Strings } from './strings.ts';

export function junitXml(reports: readonly ScenarioReport[], s: Strings): string {
  const files = [...new Set(reports.map((r) => r.file))];
  const failed = reports.filter((r) => !r.ok).length;
  const suites = files.map((file) =>
    suite(
      file,
      reports.filter((r) => r.file === file),
      s,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${reports.length}" failures="${failed}">\n${suites.join('')}</testsuites>\n`;
}

function suite(file: string, reports: readonly ScenarioReport[], s: Strings): string {
  const failed = reports.filter((r) => !r.ok).length;
  const cases = reports.map((r) => {
    const head = `    <testcase classname="${escape(file)}" name="${escape(r.name)}" file="${escape(file)}" line="${r.line}"`;
    if (r.ok) return `${head}/>\n`;
    const failures = r.failures.map(
      (f) => `      <failure message="${escape(failureText(r, f, s))}">${escape(`${file}:${f.line}`)}</failure>\n`,
    );
    return `${head}>\n${failures.join('')}    </testcase>\n`;
  });
  return `  <testsuite name="${escape(file)}" tests="${reports.length}" failures="${failed}">\n${cases.join('')}  </testsuite>\n`;
}

const names: { readonly [c: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML cannot hold at all are dropped. */
const escape = (text: string): string =>
  [...text]
    .filter((c) => (c.codePointAt(0) ?? 0) >= 32 || c === '\n' || c === '\t')
    .map((c) => names[c] ?? c)
    .join('');
