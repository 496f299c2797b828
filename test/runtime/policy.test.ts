import { describe, expect, test } from 'vitest';
import { integer as int, rational } from '../../dsl/rational.ts';
import {
  evaluateEntity,
  evaluation,
  explain,
  inYear,
  ledgers,
  readPopulation,
  runScenarios,
  simulate,
  simulateAll,
} from '../../runtime/index.ts';
import { day, facts, yuan } from './build.ts';
import { policy } from './policy.ts';

const paid = (r: ReturnType<typeof evaluateEntity>, clause: string) =>
  r.payments.filter((p) => p.clause === clause).map((p) => [p.year, p.fen]);
const none = { bid: [] };
// Entered 20 March 2023, left 10 February 2026: inside three anniversaries (to 20 March 2026), outside the years 2023–2025.
const leaver = facts({ entered: day('2023-03-20'), left: day('2026-02-10') }, {}, none);

describe('instalments and stop', () => {
  test('the third instalment, due June 2026, stops under anniversaries and is paid under calendar years', () => {
    expect(paid(evaluateEntity(policy, leaver), 'a')).toEqual([
      [2024, 10_000_000n],
      [2025, 10_000_000n],
    ]);
    expect(paid(evaluateEntity(policy, leaver, { readings: { watch: 'B' } }), 'a')).toEqual([
      [2024, 10_000_000n],
      [2025, 10_000_000n],
      [2026, 10_000_000n],
    ]);
  });
  test('with the first instalment in the year of entry all is paid before the exit', () => {
    expect(paid(evaluateEntity(policy, leaver, { readings: { start: 'A' } }), 'a')).toEqual([
      [2023, 10_000_000n],
      [2024, 10_000_000n],
      [2025, 10_000_000n],
    ]);
  });
  test('an undecided share is a hole that keeps the amount visible', () => {
    const first = evaluateEntity(policy, leaver).payments[0];
    expect(first).toMatchObject({
      due: '2024-06-30',
      payer: { known: [], open: { payers: ['city', 'county'], fen: 10_000_000n, missing: ['cityShare'] } },
    });
    const set = evaluateEntity(policy, leaver, { parameters: { cityShare: rational(2n, 5n) } }).payments[0];
    expect(set?.payer).toEqual({
      known: [
        { payer: 'city', fen: 4_000_000n },
        { payer: 'county', fen: 6_000_000n },
      ],
    });
  });
  test('an unknown entry day leaves everything unknown and pays nothing', () => {
    const r = evaluateEntity(policy, facts({}, {}, none));
    expect(r.payments).toEqual([]);
    expect(r.unknown.find((u) => u.clause === 'a')?.missing).toEqual(['entered']);
  });
});

describe('growth', () => {
  const grower = (output: bigint) =>
    facts(
      { entered: day('2023-03-20') },
      { output: { 2022: yuan(40_000_000), 2023: int(output) }, tax: { 2022: yuan(600_000), 2023: yuan(750_000) } },
      none,
    );
  test('exactly 10 % (44 million on 40 million) counts: 750,000 − 600,000 = 150,000 yuan; the rest is divided 1:2', () => {
    const r = evaluateEntity(policy, grower(4_400_000_000n));
    expect(paid(r, 'b')).toEqual([[2023, 15_000_000n]]);
    expect(r.payments[0]?.payer.known).toEqual([
      { payer: 'city', fen: 5_000_000n },
      { payer: 'county', fen: 10_000_000n },
    ]);
  });
  test('one fen less does not, and the explanation says by how much it missed', () => {
    const f = grower(4_399_999_999n);
    expect(paid(evaluateEntity(policy, f), 'b')).toEqual([]);
    const why = explain(evaluation(policy, f), 'b.grows', inYear(2023)).children[0];
    // (4399999999 − 4000000000)/4000000000 is 1/4000000000 short of 1/10.
    expect(why?.comparison).toMatchObject({ how: '≥', missedBy: '0.00000000025' });
  });
  test('the base year missing: unknown, naming it; 2024 and 2025 are unknown too', () => {
    const r = evaluateEntity(
      policy,
      facts({ entered: day('2023-03-20') }, { output: { 2023: yuan(1), 2024: yuan(2) }, tax: {} }, none),
    );
    expect(r.unknown.filter((u) => u.clause === 'b').map((u) => [u.years, u.missing])).toEqual([
      [[2023], ['output 2022']],
      [[2024], ['tax 2023', 'tax 2024']],
      [[2025], ['output 2025']],
    ]);
  });
});

// 3 % of 50, 20 and 1.9 million: 1.5 → item cap 1.0; 0.6; below the threshold. Together 1.6 → year cap 1.5 million.
const bids = facts(
  { entered: day('2023-03-20') },
  {},
  {
    bid: [
      { year: int(2023n), contract: yuan(50_000_000) },
      { year: int(2023n), contract: yuan(20_000_000) },
      { year: int(2023n), contract: yuan(1_900_000) },
    ],
  },
);

describe('caps and bounds', () => {
  test('as a bound: item cap first, then the year cap', () => {
    expect(paid(evaluateEntity(policy, bids, { bounds: true }), 'c')).toEqual([[2023, 150_000_000n]]);
  });
  test('planned at 4/5: 1.2 → 1.0 and 0.48; 1.48 million stays below the year cap', () => {
    expect(paid(evaluateEntity(policy, bids), 'c')).toEqual([[2023, 148_000_000n]]);
  });
  test('the ledger shows what each cap took', () => {
    const rows = ledgers(evaluation(policy, bids, { bounds: true })).find((l) => l.clause === 'c')?.rows ?? [];
    expect(rows.find((r) => r.stage === 'itemCap' && r.item === 1)?.change).toEqual(yuan(-500_000));
    expect(rows.find((r) => r.stage === 'itemCap' && r.item === 2)?.change).toBeUndefined();
    expect(rows.find((r) => r.stage === 'yearCap' && r.year === 2023)?.change).toEqual(yuan(-100_000));
    expect(rows.filter((r) => r.stage === 'share').map((r) => [r.year, r.payers])).toEqual([[2023, ['county']]]);
  });
  test('values are exact text, items as arrays', () => {
    const { values } = evaluateEntity(policy, bids, { bounds: true });
    expect(values['c.item']).toEqual(['150000000', '60000000', '5700000']);
    expect(values['c.cap']).toMatchObject({ '2023': '150000000' });
    expect(values['a.award']).toBe('30000000');
  });
});

describe('scenarios', () => {
  const at = { start: 5, end: 6 };
  const c = (f: typeof bids, expectations: object[], readings = {}) =>
    runScenarios(policy, [
      { name: 'n', at, facts: f, readings, expectations: expectations.map((x) => ({ at, ...x })) as never },
    ])[0];
  const result = (clause: string | undefined, year: number | undefined, expected: object) => ({
    kind: 'result',
    expected,
    ...(clause && { clause }),
    ...(year && { year }),
  });
  const amount = (n: number, kind = 'amount') => ({ kind, fen: yuan(n) });

  test('a bound must be expected as one, and what is planned as planned', () => {
    expect(
      c(bids, [result('c', 2023, amount(1_500_000, 'atMost')), result('c', 2023, amount(1_480_000, 'planned'))])?.ok,
    ).toBe(true);
    expect(c(bids, [result('c', 2023, amount(1_480_000))])?.failures[0]?.actual).toEqual({
      kind: 'amount',
      fen: yuan(1_480_000),
      atMost: true,
    });
    expect(c(bids, [result('c', 2023, amount(1_480_000, 'atMost'))])?.ok).toBe(false);
    expect(c(bids, [result('c', 2024, amount(0))])?.ok).toBe(true);
    expect(c(leaver, [result('a', 2024, amount(100_000, 'atMost'))])?.ok).toBe(false);
  });
  test('amounts by year, over all years, under another reading, and after the horizon', () => {
    expect(
      c(leaver, [result('a', 2026, amount(0)), result('a', undefined, amount(200_000)), result('a', 2031, amount(0))])
        ?.ok,
    ).toBe(true);
    expect(c(leaver, [result('a', 2026, amount(100_000))], { watch: 'B' })?.ok).toBe(true);
    expect(c(leaver, [result('a', 2026, amount(100_000))])?.failures[0]).toMatchObject({
      clause: 'a',
      year: 2026,
      actual: { kind: 'absent' },
    });
  });
  test('an unknown is never 0', () => {
    const f = facts({ entered: day('2023-03-20') }, {}, none);
    expect(c(f, [result('b', 2023, amount(0))])?.failures[0]?.actual).toEqual({
      kind: 'unknown',
      missing: ['output 2022', 'output 2023'],
    });
    expect(c(f, [result('b', 2023, { kind: 'state', state: 'unknown' })])?.ok).toBe(true);
    expect(c(f, [{ kind: 'notApplicable', clauses: ['b'] }])?.ok).toBe(false);
    expect(c(f, [{ kind: 'notApplicable', clauses: ['c'] }])?.ok).toBe(true);
  });
  test('exactly these clauses fired', () => {
    expect(c(bids, [{ kind: 'fired', clauses: ['c', 'a'] }])?.ok).toBe(true);
    expect(c(bids, [{ kind: 'fired', clauses: ['a'] }])?.failures[0]?.actual).toEqual({
      kind: 'clauses',
      clauses: ['a', 'c'],
    });
  });
});

describe('population', () => {
  const people = [
    { id: '1', facts: leaver },
    { id: '2', facts: bids },
  ];
  test('budget rows sum to the total; caps, firms and holes are counted', () => {
    const s = simulateAll(policy, people, { bounds: true });
    // 200,000 for the leaver, 300,000 and 1,500,000 for the bidder.
    expect(s.totalFen).toBe(200_000_000n);
    expect(s.budget.reduce((sum, r) => sum + r.fen, 0n)).toBe(s.totalFen);
    expect(s.clauses.a).toEqual({ fen: 50_000_000n, firms: 2, capped: 0, unknown: 0, notComputable: 0 });
    expect(s.clauses.c).toMatchObject({ firms: 1, capped: 1, fen: 150_000_000n });
    expect(s.clauses.b).toMatchObject({ fen: 0n, firms: 0, unknown: 2 });
    expect(s.budget.find((r) => r.clause === 'a' && r.year === 2024)).toEqual({
      year: 2024,
      clause: 'a',
      payer: null,
      between: ['city', 'county'],
      missing: ['cityShare'],
      fen: 20_000_000n,
      firms: 2,
    });
  });
  test('winners and losers do not depend on the order of rows', () => {
    const run = (list: typeof people) =>
      simulateAll(policy, list, { baseline: { plan: policy, options: { bounds: true, readings: { watch: 'B' } } } })
        .baseline;
    // Against it the leaver loses the third instalment, the bidder 1.50 − 1.48 million.
    expect(run(people)).toMatchObject({ winners: 0, losers: 2, largestLoss: { entity: '1', deltaFen: -10_000_000n } });
    expect(run([...people].reverse())).toEqual(run(people));
  });
  test('a shell may watch and stop', () => {
    const going = simulate(policy, people, { every: 1 });
    expect(going.next()).toEqual({ done: false, value: { firms: 1 } });
    expect(going.return?.({} as never).done).toBe(true);
  });
  test('an empty population costs nothing', () => {
    expect(simulateAll(policy, [])).toMatchObject({ firms: 0, totalFen: 0n, budget: [] });
    expect(readPopulation(policy, new Map()).entities).toEqual([]);
  });
});
