/** The columnar simulation against the reference: every total, count and payer, whatever the machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectFiles } from '../../cli/projectFiles.ts';
import { compile } from '../../compiler/index.ts';
import { kernelsOf } from '../../compiler/kernels.ts';
import { columnar } from '../../runtime/columnar.ts';
import { storeOf } from '../../runtime/columns.ts';
import { type EntityAmount, type PopulationEntity, simulateAll } from '../../runtime/index.ts';
import { placed } from '../../runtime/kernels.ts';
import { firmsFor } from './facts.ts';

const folders = ['policies/idioms', 'policies/minhou-xiaoshenggui', 'test/fixtures/constructs'];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.policy.md'))
    .map((file) => `${folder}/${file}`),
);

describe.each(['javascript', 'wasm'] as const)('%s totals ≡ reference totals', (machine) => {
  test.each(files)('%s', (file) => {
    const { plan } = compile(readFileSync(file, 'utf8'), projectFiles(file));
    if (!plan) throw new Error(`${file} has errors`);
    const maker = firmsFor(plan, 11);
    const population = Array.from({ length: 60 }, (_, i): PopulationEntity => ({ id: `F${i}`, facts: maker.next() }));
    const amounts: string[] = [];
    const amountText = ({ entity, year, clause, title, fen }: EntityAmount) =>
      `${entity} ${year} ${clause} ${title} ${fen}`;
    const expected = simulateAll(plan, population, { onAmount: (row) => amounts.push(amountText(row)) });
    const plain = storeOf(plan, population);
    const store = machine === 'wasm' ? placed(plain) : plain;
    if (!store) throw new Error('no WebAssembly');
    const { kernels, refused } = kernelsOf(plan, store, { readings: {}, parameters: {} }, machine);
    // A clause that is left to the reference evaluator leaves the whole policy to it.
    if (refused.length > 0) return;
    const found: string[] = [];
    const run = columnar(plan, store, kernels, {
      onRow: ({ entity, year, output, fen }) => {
        const { clause, title } = plan.payments[output] ?? { clause: '', title: '' };
        found.push(`F${entity} ${year} ${clause} ${title} ${fen}`);
      },
    });
    let turn = run.next();
    while (!turn.done) turn = run.next();
    const { budget, clauses, entitlements, totalFen, perEntity } = turn.value;
    // Whoever does not fit the columns comes last.
    expect([...found].sort()).toEqual([...amounts].sort());
    expect({ budget, clauses, totalFen }).toEqual({
      budget: expected.budget,
      clauses: expected.clauses,
      totalFen: expected.totalFen,
    });
    const inOrder = (list: typeof entitlements) => [...list].map((e) => JSON.stringify(e)).sort();
    expect(inOrder(entitlements)).toEqual(inOrder(expected.entitlements));
    expect(perEntity.reduce((sum, fen) => sum + BigInt(fen), 0n)).toBe(totalFen);
  });
});
