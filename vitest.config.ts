/** Three projects: tests of code, the scenarios of policy files, and the page in a real browser. */
import { defineConfig } from 'vitest/config';
import { policyScenarios } from './test/policyPlugin.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'code',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [policyScenarios()],
        test: {
          name: 'policies',
          include: ['policies/**/*.policy.md', 'test/fixtures/**/*.policy.md'],
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
