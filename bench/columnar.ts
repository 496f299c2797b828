/** Kernels beside a hand-written columnar loop over the same arrays: growing populations, one run, taking turns. */
import { compile, kernelsOf } from '../compiler/index.ts';
import type { Plan } from '../compiler/plan.ts';
import { BLOCK, type PopulationEntity, placed, type Run, runOf, type Store, storeOf } from '../runtime/index.ts';
import { handColumnar } from './handColumnar.ts';
import { interleaved, markdownTable, ms, whole } from './measure.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const YEARS = 5;

export function columnar(policyText: string, populationOf: (plan: Plan) => readonly PopulationEntity[]): string {
  const { plan } = compile(policyText);
  if (!plan) throw new Error('the seed policy has errors');
  const firms = populationOf(plan);
  const rows = SIZES.map((size) => measure(plan, repeated(firms, size)));
  return [
    `The bundled firms again and again. A firm-year is one of the ${YEARS} years of the validity.`,
    'The four money clauses; equal totals to the fen are demanded before anything is timed.\n',
    markdownTable(
      [
        'firms',
        'by hand (ms)',
        'JavaScript (ms)',
        'WebAssembly (ms)',
        'hand ÷ JavaScript',
        'JavaScript ÷ WebAssembly',
        'million firm-years / s',
        'bytes a firm-year',
      ],
      rows.map((r) => [
        whole(r.firms),
        ms(r.hand),
        ms(r.javascript),
        ms(r.wasm),
        (r.hand / r.javascript).toFixed(2),
        (r.javascript / r.wasm).toFixed(2),
        ((r.firms * YEARS) / Math.min(r.javascript, r.wasm) / 1000).toFixed(0),
        (r.bytes / (r.firms * YEARS)).toFixed(1),
      ]),
    ),
    `Time grows as firms^${exponent(rows).toFixed(2)}.`,
  ].join('\n');
}

interface Row {
  readonly firms: number;
  readonly bytes: number;
  readonly hand: number;
  readonly javascript: number;
  readonly wasm: number;
}

const repeated = (firms: readonly PopulationEntity[], size: number): readonly PopulationEntity[] =>
  Array.from({ length: size }, (_, i) => firms[i % firms.length] as PopulationEntity);

function measure(plan: Plan, population: readonly PopulationEntity[]): Row {
  const store = placed(storeOf(plan, population));
  if (!store) throw new Error('no WebAssembly');
  const { kernels } = kernelsOf(plan, store, { readings: {}, parameters: {} }, 'wasm');
  const money = kernels.filter((k) => k.code.output === 'payment');
  const hand = handColumnar(store);
  const plain: Store = Object.fromEntries(
    Object.entries(store).filter(([key]) => key !== 'memory'),
  ) as unknown as Store;
  const javascript = money.map((k) => ({
    clause: k.code.clause,
    run: runOf({ code: k.code, source: k.source }, plain),
  }));
  const wasm = money.map((k) => ({ clause: k.code.clause, run: runOf(k, store) }));
  const refs = [...new Set(money.map((k) => k.code.clause))];
  for (const runs of [javascript, wasm]) same(refs, totals(runs, refs, store), hand());
  const times = interleaved(
    [
      { name: 'hand', run: hand },
      { name: 'javascript', run: () => totals(javascript, refs, store) },
      { name: 'wasm', run: () => totals(wasm, refs, store) },
    ],
    population.length > 200_000 ? 7 : 15,
    3,
  );
  const time = (name: string) => times.get(name) ?? Number.NaN;
  return {
    firms: population.length,
    bytes: store.bytes,
    hand: time('hand'),
    javascript: time('javascript'),
    wasm: time('wasm'),
  };
}

interface Clause {
  readonly clause: string;
  readonly run: Run;
}

function totals(runs: readonly Clause[], refs: readonly string[], store: Store): readonly number[] {
  const sums = refs.map(() => 0);
  for (let first = 0; first < store.ids.length; first += BLOCK) {
    const last = Math.min(first + BLOCK, store.ids.length);
    for (const { clause, run } of runs) {
      const at = refs.indexOf(clause);
      const rows = run(first, last);
      const amounts = rows.amount as Float64Array;
      let sum = 0;
      for (let k = 0; k < rows.count; k++) if (((rows.mark[k] as number) & 3) === 0) sum += amounts[k] as number;
      sums[at] = (sums[at] ?? 0) + sum;
    }
  }
  return sums;
}

function same(refs: readonly string[], kernel: readonly number[], hand: readonly number[]): void {
  for (const [i, ref] of refs.entries())
    if (kernel[i] !== hand[i]) throw new Error(`${ref}: the kernel says ${kernel[i]} fen, the loop ${hand[i]}`);
}

/** Slope of log time over log firms, from 10,000 firms up. */
function exponent(rows: readonly Row[]): number {
  const points = rows.filter((r) => r.firms >= 10_000).map((r) => [Math.log(r.firms), Math.log(r.wasm)] as const);
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))];
  const top = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return top / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
