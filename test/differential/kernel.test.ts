/** The columnar kernels against the reference evaluator: every entity, year and output, to the fen and to the state. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectFiles } from '../../cli/projectFiles.ts';
import { compile } from '../../compiler/index.ts';
import { kernelsOf } from '../../compiler/kernels.ts';
import type { Plan } from '../../compiler/plan.ts';
import { storeOf } from '../../runtime/columns.ts';
import { evaluation, inYear, type PopulationEntity, yearsToAsk } from '../../runtime/index.ts';
import { firmsFor } from './facts.ts';
import { rowsOf } from './rows.ts';

const folders = ['policies/idioms', 'policies/minhou-xiaoshenggui', 'test/fixtures/constructs'];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.policy.md'))
    .map((file) => `${folder}/${file}`),
);
const FIRMS = 200;
/** Operators that are left to the reference evaluator. */
const left: ReadonlySet<string> = new Set([
  'overEntities',
  'allot',
  'rank',
  'fill',
  'mean',
  'one',
  'over.first',
  'a list in a list',
  'lapse',
  'portion',
  'conflict',
  'month',
  'monthOf',
  'dayOf',
  'overMonths',
  'shiftMonths',
  'the year of a month',
  'a yearly figure of an item',
  'an item of another list',
  'parts that are rounded up',
  'a step that rests on its own earlier years',
  'a parameter on a day',
  // Caps whose effects are not counted.
  'itemMonthCap',
  'monthCap',
  'subtotalCap',
  'sharedCap',
  'pool',
]);

describe.each(['javascript', 'wasm'] as const)('%s kernels ≡ reference', (machine) => {
  test.each(files)('%s', (file) => {
    const { plan } = compile(readFileSync(file, 'utf8'), projectFiles(file));
    if (!plan) throw new Error(`${file} has errors`);
    const maker = firmsFor(plan, 7);
    const population = Array.from(
      { length: FIRMS },
      (_, i): PopulationEntity => ({ id: `F${i}`, facts: maker.next() }),
    );
    const found = divergences(plan, population, machine);
    expect(found.slice(0, 5)).toEqual([]);
  });
});

function divergences(
  plan: Plan,
  population: readonly PopulationEntity[],
  machine: 'javascript' | 'wasm',
): readonly object[] {
  const store = storeOf(plan, population);
  const { kernels, refused } = kernelsOf(plan, store, { readings: {}, parameters: {} }, machine);
  const found: object[] = refused.filter((r) => !left.has(r.why)).map((r) => ({ refused: r.why, clause: r.clause }));
  for (const kernel of kernels) {
    const rows = rowsOf(kernel, store, machine);
    const { code } = kernel;
    const name = code.output === 'payment' ? plan.payments[code.index]?.paid : plan.entitlements[code.index]?.granted;
    for (const [i, { facts }] of population.entries()) {
      if (store.outside.has(i)) continue;
      const e = evaluation(plan, facts);
      for (const year of yearsToAsk(plan, facts)) {
        const s = e.step(name ?? '', inYear(year));
        const want =
          s.kind === 'value' && typeof s.value === 'object'
            ? `${s.value.n * code.scale}/${s.value.d}`
            : s.kind === 'absent'
              ? '0/1'
              : s.kind;
        // A row that says 不适用 is as good as none.
        const row = rows.get(`${i} ${year}`) ?? '0/1';
        const got = row === 'absent' ? '0/1' : row;
        if (want !== got) found.push({ clause: code.clause, title: code.title, firm: i, year, want, got });
      }
    }
  }
  return found;
}
