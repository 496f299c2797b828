/** Four projects: tests of the core, tests of the shells around it, the scenarios of policy files, and the page in a real browser. */
import { defineConfig } from 'vitest/config';
import { policyScenarios } from './test/policyPlugin.ts';

/** Tests of what does no input or output. */
const core = 'test/{dsl,compiler,runtime,fixtures,policies,service}/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: [core],
          // Pure functions share nothing that changes: one module graph serves all files of a worker.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'code',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [core, 'test/**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [policyScenarios()],
        test: {
          name: 'policies',
          include: ['policies/**/*.policy.md', 'test/fixtures/**/*.policy.md'],
          // Data, read by the same pure functions.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
