/** The checks that stand before the tests: format, lint, types, import directions. */
import { spawnSync } from 'node:child_process';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const checks: readonly (readonly [string, readonly string[]])[] = [
  ['format and lint', ['biome', 'check', '--error-on-warnings', '.']],
  ['types: core', ['tsc', '-p', 'tsconfig.json']],
  ['types: cli', ['tsc', '-p', 'cli/tsconfig.json']],
  ['types: editor', ['tsc', '-p', 'editor/tsconfig.json']],
  ['types: test', ['tsc', '-p', 'test/tsconfig.json']],
  ['types: bench', ['tsc', '-p', 'bench/tsconfig.json']],
  ['types: docs', ['tsc', '-p', 'docs/tsconfig.json']],
  [
    'import directions',
    [
      'depcruise',
      '--output-type',
      'err',
      'dsl',
      'compiler',
      'runtime',
      'service',
      'cli',
      'editor',
      'test',
      'scripts',
      'bench',
      'docs',
    ],
  ],
];

/** Runs them all; one line each, and everything a failing one says. */
export function runChecks(): Counts {
  let passed = 0;
  for (const [name, command] of checks) {
    const result = tool(command);
    const ok = result.status === 0;
    if (ok) passed++;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
    if (!ok) console.log(`${result.stdout}${result.stderr}`.trimEnd());
  }
  return { passed, failed: checks.length - passed };
}

/** Runs a tool of this project's own node_modules, never one from the network. */
function tool([name = '', ...args]: readonly string[]) {
  return spawnSync(`node_modules/.bin/${name}`, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
}
