/** `npm test`: the checks, then every test; the last line counts both. */
import { startVitest } from 'vitest/node';
import { type Counts, runChecks } from './steps.ts';

const checks = runChecks();
const tests = await runTests();
const failed = checks.failed + tests.failed;
console.log(`${checks.passed + tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A file that cannot be loaded and an error outside any test count as one failure each. */
async function runTests(): Promise<Counts> {
  const filters = process.argv.slice(2);
  const vitest = await startVitest('test', filters, { watch: false, run: true, reporters: ['default'] });
  let passed = 0;
  let failed = 0;
  for (const module of vitest.state.getTestModules()) {
    let own = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed++;
      if (state === 'failed') own++;
    }
    failed += own === 0 && module.state() === 'failed' ? 1 : own;
  }
  failed += vitest.state.getUnhandledErrors().length;
  await vitest.close();
  if (passed + failed === 0) failed = 1;
  return { passed, failed };
}
