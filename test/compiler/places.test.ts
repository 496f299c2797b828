/** What is not money is told with its unit, even where a scenario expected something else. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { runScenarios } from '../../runtime/index.ts';

const file = fileURLToPath(new URL('../fixtures/constructs/places.policy.md', import.meta.url));

test('two places where nothing was expected are two places, not two fen', () => {
  const { plan, scenarios } = compile(readFileSync(file, 'utf8').replace('一2023年：2个名额', '一2023年：不适用'));
  if (!plan) throw new Error('the fixture does not compile');
  const [failure] = runScenarios(plan, scenarios).flatMap((result) => result.failures);
  expect(failure?.actual).toEqual({ kind: 'count', count: { n: 2n, d: 1n }, unit: '名额', bound: 'exactly' });
});
