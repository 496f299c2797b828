/** `simulate` through kernels ≡ `simulate` by the reference: the whole result, baseline and per-entity rows included. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectFiles } from '../../cli/projectFiles.ts';
import { compile, kernelsOf } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { rational } from '../../dsl/rational.ts';
import {
  type EntityAmount,
  type PopulationEntity,
  type SimulateOptions,
  type Simulation,
  simulateAll,
  simulateColumns,
} from '../../runtime/index.ts';
import { firmsFor } from './facts.ts';

const folders = ['policies/idioms', 'policies/minhou-xiaoshenggui', 'test/fixtures/constructs'];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.policy.md'))
    .map((file) => `${folder}/${file}`),
);

const planOf = (file: string): Plan => {
  const { plan } = compile(readFileSync(file, 'utf8'), projectFiles(file));
  if (!plan) throw new Error(`${file} has errors`);
  return plan;
};

function byKernels(plan: Plan, people: readonly PopulationEntity[], options: SimulateOptions) {
  const run = simulateColumns(plan, people, kernelsOf, options);
  let turn = run.next();
  while (!turn.done) turn = run.next();
  return turn.value;
}

/** Entitlements in one order: the reference tells them as it meets them. */
const told = (result: Simulation) => ({
  ...result,
  entitlements: result.entitlements.map((e) => JSON.stringify(e)).sort(),
  ...(result.baseline && {
    baseline: { ...result.baseline, entitlements: result.baseline.entitlements.map((e) => JSON.stringify(e)).sort() },
  }),
});

const people = (plan: Plan, seed: number, count: number): readonly PopulationEntity[] => {
  const maker = firmsFor(plan, seed);
  return Array.from({ length: count }, (_, i) => ({ id: `F${String(i).padStart(3, '0')}`, facts: maker.next() }));
};

const answered: string[] = [];
describe('every policy', () => {
  test.each(files)('%s', (file) => {
    const plan = planOf(file);
    const population = people(plan, 23, 50);
    const [mine, theirs]: EntityAmount[][] = [[], []];
    const found = byKernels(plan, population, { baseline: { plan }, onAmount: (row) => mine?.push(row) });
    if ('instead' in found) {
      // Whoever is refused is told why.
      expect(found.instead.length).toBeGreaterThan(0);
      return;
    }
    answered.push(file);
    const wanted = simulateAll(plan, population, { baseline: { plan }, onAmount: (row) => theirs?.push(row) });
    expect(told(found)).toEqual(told(wanted));
    const key = (row: EntityAmount) => `${row.entity} ${row.year} ${row.clause} ${row.title}`;
    const inOrder = (rows: readonly EntityAmount[] = []) => [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(inOrder(mine)).toEqual(inOrder(theirs));
  });
  test('most of them are answered by kernels, the seed policy among them', () => {
    expect(answered.length).toBeGreaterThan(files.length / 2);
    expect(answered.some((file) => file.startsWith('policies/minhou'))).toBe(true);
  });
});

/** Another answer of one reading, or another figure of one parameter, at a time. */
const otherwise = (plan: Plan): readonly SimulateOptions[] => [
  ...plan.readings.flatMap(({ name, answers }) =>
    answers.map(({ key }): SimulateOptions => ({ readings: { [name]: key } })),
  ),
  ...plan.parameters.flatMap(({ name, type, rows }): readonly SimulateOptions[] => {
    const value = rows.find((row) => typeof row.value === 'object')?.value;
    const usual = typeof value === 'object' ? value : rational(1n, 3n);
    if (type.kind === 'option' || type.kind === 'flag' || type.kind === 'text' || type.kind === 'date') return [];
    return [{ parameters: { [name]: rational(usual.n * 2n, usual.d * 3n) } }];
  }),
];

describe('every answer and parameter of every policy, one at a time', () => {
  const asked = files.flatMap((file) => {
    const plan = planOf(file);
    return otherwise(plan).length === 0 ? [] : [[file, plan] as const];
  });
  test.each(asked)('%s', (_, plan) => {
    const population = people(plan, 41, 20);
    for (const options of otherwise(plan)) {
      const found = byKernels(plan, population, options);
      if ('instead' in found) continue;
      expect(told(found), JSON.stringify(options.readings)).toEqual(told(simulateAll(plan, population, options)));
    }
  });
});

describe('the seed policy against another version of itself', () => {
  const plan = planOf('policies/minhou-xiaoshenggui/2022-draft.policy.md');
  const text = readFileSync('policies/minhou-xiaoshenggui/2022-draft.policy.md', 'utf8');
  const other = compile(text.replaceAll('给予：30万元', '给予：29.99万元')).plan;
  if (!other) throw new Error('the other version has errors');
  const population = people(plan, 5, 400);
  test('winners, losers and the largest changes', () => {
    const found = byKernels(plan, population, { baseline: { plan: other } });
    if ('instead' in found) throw new Error('refused');
    const wanted = simulateAll(plan, population, { baseline: { plan: other } });
    expect(told(found)).toEqual(told(wanted));
    expect(wanted.baseline?.winners).toBeGreaterThan(0);
  });
  test('other answers and parameters', () => {
    const [reading] = plan.readings;
    const answer = reading?.answers.at(-1)?.key;
    if (!reading || answer === undefined) throw new Error('no reading');
    const options: SimulateOptions = { readings: { [reading.name]: answer } };
    const found = byKernels(plan, population, options);
    if ('instead' in found) throw new Error('refused');
    expect(told(found)).toEqual(told(simulateAll(plan, population, options)));
  });
  test('all answers at once are left to the reference, and said so', () => {
    expect(byKernels(plan, population, { allReadings: true })).toEqual({ instead: 'allReadings' });
  });
});
