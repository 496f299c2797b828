import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Op, OpOf, Plan } from '../../compiler/plan.ts';
import { rational } from '../../dsl/rational.ts';
import { allReadings, decodePlan, encodePlan, evaluateEntity, simulateAll } from '../../runtime/index.ts';
import { splitFen } from '../../runtime/payers.ts';
import {
  cmp,
  day,
  facts,
  money,
  num,
  payment,
  plan,
  question,
  reading,
  ref,
  step,
  when,
  year,
  yearConst,
  yuan,
} from './build.ts';
import { policy } from './policy.ts';

const total = (p: Plan, f: ReturnType<typeof facts>, readings: { [name: string]: string } = {}) =>
  evaluateEntity(p, f, { readings }).payments.reduce((sum, x) => sum + x.fen, 0n);

describe('the matrix', () => {
  const leaver = facts({ entered: day('2023-03-20'), left: day('2026-02-10') }, {}, { bid: [] });
  test('the leaver: 200,000 provisionally, 300,000 where one answer departs', () => {
    const f = facts(
      { entered: day('2023-03-20'), left: day('2026-02-10') },
      { output: { 2022: yuan(1), 2023: yuan(1), 2024: yuan(1), 2025: yuan(1) } },
      { bid: [] },
    );
    const m = allReadings(policy, f);
    expect(m.combinations).toEqual([
      { readings: { start: 'B', watch: 'A' }, departures: {}, totalFen: 20_000_000n },
      // Both answers alone lead to it; the reading declared first is told.
      { readings: { start: 'A', watch: 'A' }, departures: { start: 'A' }, totalFen: 30_000_000n },
    ]);
    expect([m.minFen, m.maxFen]).toEqual([20_000_000n, 30_000_000n]);
    expect(m.prices).toEqual([
      { reading: 'start', answer: 'A', totalFen: 30_000_000n, deltaFen: 10_000_000n, byYear: { 2023: 10_000_000n } },
      { reading: 'watch', answer: 'B', totalFen: 30_000_000n, deltaFen: 10_000_000n, byYear: { 2026: 10_000_000n } },
    ]);
  });
  test('with unknown amounts the known total is flagged and sets no bounds', () => {
    const m = allReadings(policy, leaver); // No output: clause b is unknown.
    expect(m.combinations.every((c) => c.incomplete)).toBe(true);
    expect(m.minFen).toBeUndefined();
  });

  /** Random clauses over five shared readings of two or three answers. */
  const KEYS = [
    ['A', 'B'],
    ['A', 'B', 'C'],
    ['A', 'B'],
    ['A', 'B', 'C'],
    ['A', 'B'],
  ];
  const amount: fc.Arbitrary<Op> = fc.letrec<{ op: Op }>((tie) => ({
    op: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 0, max: 6 }).map(money),
      fc
        .tuple(fc.nat(4), fc.array(tie('op'), { minLength: 3, maxLength: 3 }))
        .map(([r, ops]) =>
          reading(`r${r}`, Object.fromEntries((KEYS[r] ?? []).map((k, i) => [k, ops[i] ?? money(0)]))),
        ),
      fc.tuple(tie('op'), tie('op')).map(([a, b]) => num('add', a, b)),
      fc.tuple(tie('op'), tie('op')).map(([a, b]) => num('max', a, b)),
      fc
        .tuple(fc.integer({ min: 2022, max: 2023 }), tie('op'), tie('op'))
        .map(([y, a, b]) => when(cmp(year(), '=', yearConst(y)), a, b)),
      fc.tuple(tie('op'), tie('op'), tie('op')).map(([t, a, b]) => when(cmp(t, '>', money(2)), a, b)),
    ),
  })).op;
  const policyOf = (ops: Op[], chosen: number[]): Plan =>
    plan({
      horizon: { from: 2022, to: 2023, reach: 0 },
      readings: KEYS.map((keys, i) => question(`r${i}`, keys[(chosen[i] ?? 0) % keys.length] ?? 'A', ...keys)),
      steps: [
        step('shared', 'definition', ops[0] ?? money(1)),
        ...ops.map((op, i) => step(`p${i}`, 'paid', i % 2 ? num('add', op, ref('shared')) : op)),
      ],
      payments: ops.map((_, i) => payment(`c${i}`, `p${i}`)),
    });
  const product = (p: Plan): { [name: string]: string }[] =>
    p.readings.reduce<{ [name: string]: string }[]>(
      (all, r) => all.flatMap((c) => r.answers.map((a) => ({ ...c, [r.name]: a.key }))),
      [{}],
    );
  const distance = (p: Plan, c: { [name: string]: string }) => p.readings.filter((r) => c[r.name] !== r.chosen).length;

  test('equals the enumeration of all 72 combinations', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
        (ops, chosen) => {
          const p = policyOf(ops, chosen);
          const best = new Map<bigint, number>();
          const changes = new Set<string>();
          const outcome = new Map<string, string>();
          for (const c of product(p)) {
            const fen = total(p, facts(), c);
            best.set(fen, Math.min(best.get(fen) ?? 99, distance(p, c)));
            outcome.set(
              JSON.stringify(c),
              JSON.stringify(
                evaluateEntity(p, facts(), { readings: c }).payments.map((x) => [x.clause, x.year, String(x.fen)]),
              ),
            );
          }
          for (const c of product(p))
            for (const r of p.readings)
              for (const a of r.answers)
                if (outcome.get(JSON.stringify(c)) !== outcome.get(JSON.stringify({ ...c, [r.name]: a.key })))
                  changes.add(r.name);
          const m = allReadings(p, facts());
          expect(new Map(m.combinations.map((x) => [x.totalFen, Object.keys(x.departures).length]))).toEqual(best);
          expect(m.combinations.length).toBe(best.size);
          for (const x of m.combinations) {
            expect(total(p, facts(), x.readings)).toBe(x.totalFen);
            expect(Object.keys(x.readings)).toEqual(p.readings.map((r) => r.name).filter((n) => changes.has(n)));
          }
          expect(m.provisional.totalFen).toBe(total(p, facts()));
          for (const price of m.prices)
            expect(price.totalFen).toBe(total(p, facts(), { [price.reading]: price.answer }));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of a population: the sum of what each combination costs each firm', () => {
    const people = [
      { id: '1', facts: leaver },
      { id: '2', facts: facts({ entered: day('2024-01-01') }, {}, { bid: [] }) },
    ];
    const m = simulateAll(policy, people, { allReadings: true }).matrix;
    for (const row of m?.combinations ?? [])
      expect(people.reduce((s, x) => s + total(policy, x.facts, row.readings), 0n)).toBe(row.totalFen);
    expect(m?.combinations.map((c) => c.totalFen)).toEqual([50_000_000n, 60_000_000n]);
  });

  test('twelve readings over eight entangled clauses: each clause is worked out for its own answers, not for 69,984 combinations', () => {
    const readings = Array.from({ length: 12 }, (_, i) =>
      question(`r${i}`, 'A', ...(i < 7 ? ['A', 'B', 'C'] : ['A', 'B'])),
    );
    let read = 0;
    const watched = (fen: number): Op => {
      const { value, ...rest } = money(fen) as OpOf<'const'>;
      return {
        ...rest,
        get value() {
          read++;
          return value;
        },
      };
    };
    const term = (i: number) =>
      reading(`r${i % 12}`, { A: watched(1000 + i * 17), B: watched(2000 + i * 31), C: watched(3000 + i * 7) });
    const steps = Array.from({ length: 8 }, (_, i) =>
      step(`p${i}`, 'paid', num('add', num('add', term(i), term(i + 1)), num('add', term(i + 4), term(i + 5)))),
    );
    const p = plan({ readings, steps, payments: steps.map((s, i) => payment(`c${i}`, s.name)) });
    const m = allReadings(p, facts());
    // Eight clauses of four terms, each with at most 3 × 3 × 3 × 3 answers; the whole matrix would read 2,239,488.
    expect(read).toBeLessThanOrEqual(10 * 8 * 4 * 81);
    expect(read).toBeGreaterThan(0);
    expect(m.combinations.length).toBeGreaterThan(100);
  });
});

describe('shares', () => {
  const state = (n: bigint, d: bigint) => ({ kind: 'value' as const, value: rational(n, d) });
  const sum = (s: ReturnType<typeof splitFen>) => s.known.reduce((x, k) => x + k.fen, s.open?.fen ?? 0n);
  test('sum to the amount, with or without 其余, whatever the ratios', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        fc.array(fc.bigInt({ min: 1n, max: 50n }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (fen, weights, rest) => {
          const all = weights.reduce((x, w) => x + w, 0n);
          const shares = weights.map((w, i) => ({
            payer: `${i}`,
            ...(rest && i === 0 ? {} : { ratio: state(w, all) }),
          }));
          const split = splitFen(fen, shares);
          expect(split.open).toBeUndefined();
          expect(sum(split)).toBe(fen);
          // Without 其余 nobody is more than one fen from the exact share.
          if (!rest)
            for (const [i, k] of split.known.entries()) {
              const off = k.fen * all - fen * (weights[i] ?? 0n);
              expect(off < all && off > -all).toBe(true);
            }
        },
      ),
    );
  });
  test('100 fen in thirds without 其余: the first of equals takes the odd fen', () => {
    const third = { ratio: state(1n, 3n) };
    expect(
      splitFen(100n, [
        { payer: 'a', ...third },
        { payer: 'b', ...third },
        { payer: 'c', ...third },
      ]).known.map((k) => k.fen),
    ).toEqual([34n, 33n, 33n]);
  });
  test('a known share stays known beside a hole', () => {
    const open = { payer: 'city', ratio: { kind: 'unknown' as const, missing: ['p'] } };
    expect(splitFen(100n, [{ payer: 'prov', ratio: state(1n, 5n) }, open, { payer: 'county' }])).toEqual({
      known: [{ payer: 'prov', fen: 20n }],
      open: { payers: ['city', 'county'], fen: 80n, missing: ['p'] },
    });
  });
});

describe('the codec', () => {
  test('gives back the same Plan', () => {
    expect(decodePlan(encodePlan(policy))).toEqual(policy);
  });
  test('bigints travel as decimal strings', () => {
    expect(encodePlan(policy)).toContain('"unit":"1"');
    expect(encodePlan(policy)).toContain('{"n":"30000000","d":"1"}');
  });
  test('refuses other texts', () => {
    for (const text of ['', '{', '{}', '[]', 'null', '{"format":"guiju-plan/2","plan":{}}'])
      expect(decodePlan(text)).toBeUndefined();
  });
});
