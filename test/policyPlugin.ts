/**
 * Makes a policy file a test file: a Vite plugin that turns `*.policy.md` into a module with one
 * test a scenario, mapped line by line to the Markdown, so that a failure points at it.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { projectFiles } from '../cli/projectFiles.ts';
import { compile } from '../compiler/index.ts';
import { lineStarts, placeAt } from '../dsl/index.ts';

const RUNNER = fileURLToPath(new URL('./policyScenarios.ts', import.meta.url));

export function policyScenarios(): Plugin {
  return {
    name: 'guiju-policy-scenarios',
    enforce: 'pre',
    transform(source, id) {
      const file = id.split('?')[0] ?? id;
      if (!file.endsWith('.policy.md')) return undefined;
      return moduleOf(file, source);
    },
  };
}

/** Each scenario's test stands on the line of its 场景, so that the source map is one segment a line. */
export function moduleOf(file: string, source: string) {
  const starts = lineStarts(source);
  const lines = starts.map(() => '');
  const compiled = compile(source, projectFiles(file));
  const put = (line: number, code: string) => {
    lines[line - 1] += code;
  };
  put(
    1,
    `import { suite } from ${JSON.stringify(RUNNER)};const t=suite(${JSON.stringify(file)},${JSON.stringify(source)});`,
  );
  put(1, 't.compiles();');
  for (const [i, scenario] of compiled.scenarios.entries())
    put(placeAt(starts, scenario.at.start).line, `t.scenario(${i});`);
  return { code: lines.join('\n'), map: lineMap(file, source, lines) };
}

/** A version 3 source map: generated line n ↔ source line n, every statement at its own column. */
function lineMap(file: string, source: string, lines: readonly string[]) {
  let before = 0;
  const mappings = lines.map((code, line) => {
    const columns = [...code.matchAll(/(?:^|;)(?=.)/g)].map((m) => (m.index === 0 ? 0 : m.index + 1));
    let column = 0;
    return columns
      .map((at) => {
        const segment = [at - column, 0, line - before, 0].map(vlq).join('');
        column = at;
        before = line;
        return segment;
      })
      .join(',');
  });
  return {
    version: 3 as const,
    file,
    sources: [file],
    sourcesContent: [source],
    names: [],
    mappings: mappings.join(';'),
  };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base-64 variable-length quantity. */
function vlq(n: number): string {
  let rest = n < 0 ? (-n << 1) | 1 : n << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
