import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../dsl/calendar.ts';
import { integer, rational } from '../../dsl/rational.ts';
import { coverage } from '../../runtime/coverage.ts';
import {
  evaluateEntity,
  evaluation,
  inYear,
  runScenarios,
  simulateAll,
  WHOLE,
  yearsToAsk,
} from '../../runtime/index.ts';
import {
  absent,
  and,
  cmp,
  col,
  column,
  DATE,
  day,
  ENTITY,
  FLAG,
  facts,
  MONEY,
  money,
  num,
  param,
  payment,
  plan,
  RATIO,
  ref,
  shift,
  step,
  when,
  year,
  yearConst,
  yearOf,
  yuan,
} from './build.ts';
import { policy } from './policy.ts';

const at = { start: 0, end: 1 };

describe('parameters', () => {
  const p = plan({
    parameters: [
      {
        name: 'q',
        type: RATIO,
        at,
        rows: [
          { from: dayNumber(2023, 1, 1), value: rational(1n, 2n) },
          { from: dayNumber(2024, 7, 1) },
          { from: dayNumber(2026, 1, 1), value: rational(1n, 4n) },
        ],
      },
    ],
  });
  const at31Dec = (y: number, options = {}) => evaluation(p, facts(), options).value(param('q'), inYear(y));
  test('the row in force on 31 December; undecided rows and years before the first are unknown', () => {
    expect(at31Dec(2022)).toEqual({ kind: 'unknown', missing: ['q'] });
    expect(at31Dec(2023)).toEqual({ kind: 'value', value: rational(1n, 2n) });
    expect(at31Dec(2024)).toEqual({ kind: 'unknown', missing: ['q'] }); // Undecided from 1 July on.
    expect(at31Dec(2026)).toEqual({ kind: 'value', value: rational(1n, 4n) });
    expect(at31Dec(2022, { parameters: { q: rational(1n, 8n) } })).toEqual({ kind: 'value', value: rational(1n, 8n) });
  });
});

describe('columns', () => {
  const p = plan({
    columns: [
      column('a', DATE, { absent: { column: 'b' } }),
      column('b', DATE, { absent: 'never' }),
      column('t', MONEY, { yearly: true, absent: { column: 'u' } }),
      column('u', MONEY, { yearly: true }),
    ],
  });
  test('a substitute is read in the same frame; its own absence decides', () => {
    const e = evaluation(p, facts({ b: day('2024-05-06') }, { u: { 2023: yuan(7) } }));
    expect(e.value(col('a', DATE), WHOLE)).toEqual({ kind: 'value', value: day('2024-05-06') });
    expect(e.value(col('t'), inYear(2023))).toEqual({ kind: 'value', value: yuan(7) });
    expect(e.value(col('t'), inYear(2024))).toEqual({ kind: 'unknown', missing: ['u 2024'] });
    expect(evaluation(p, facts()).value(col('a', DATE), WHOLE)).toEqual({ kind: 'absent' });
  });
});

describe('time', () => {
  const date = (iso: string) => ({ op: 'const', value: day(iso), type: DATE, at }) as const;
  const run = (op: Parameters<ReturnType<typeof evaluation>['value']>[0]) =>
    evaluation(plan({}), facts()).value(op, inYear(2023));
  test('a month from 31 January ends on the last day of February', () => {
    expect(run({ op: 'plus', of: date('2024-01-31'), count: 1, unit: 'month', type: DATE, at })).toEqual({
      kind: 'value',
      value: day('2024-02-29'),
    });
    expect(run({ op: 'plus', of: date('2024-02-29'), count: 1, unit: 'year', type: DATE, at })).toEqual({
      kind: 'value',
      value: day('2025-02-28'),
    });
  });
  test('the first day of a period is not counted, the last one is', () => {
    const inside = (iso: string, open: boolean) =>
      run({ op: 'between', of: date(iso), from: date('2023-03-20'), to: date('2026-03-20'), open, type: FLAG, at });
    expect(
      [
        inside('2023-03-20', true),
        inside('2023-03-20', false),
        inside('2023-03-21', true),
        inside('2026-03-20', true),
        inside('2026-03-21', true),
      ].map((s) => s.kind === 'value' && s.value),
    ).toEqual([false, true, true, true, false]);
    expect(
      run({
        op: 'between',
        of: absent(DATE),
        from: date('2023-03-20'),
        to: date('2026-03-20'),
        open: true,
        type: FLAG,
        at,
      }),
    ).toEqual({ kind: 'value', value: false });
  });
  test('years to ask stretch from the horizon to what the facts name, and reach beyond', () => {
    const p = plan({ columns: [column('d', DATE)], horizon: { from: 2022, to: 2024, reach: 2 } });
    expect(yearsToAsk(p, facts())).toEqual([2022, 2023, 2024, 2025, 2026]);
    expect(yearsToAsk(p, facts({ d: day('2026-01-01') })).at(-1)).toBe(2028);
    expect(yearsToAsk(p, facts({ d: day('2020-12-31') }))[0]).toBe(2020);
    expect(yearsToAsk(plan({ horizon: { reach: 0 } }), facts())).toEqual([]);
  });
});

/** Granted 3 yuan a year of `x`, at most `limit` over the life: what is left of the limit after the years before. */
const lifeCapped = (limit: number) =>
  plan({
    columns: [column('x', MONEY, { yearly: true, absent: 'never' })],
    horizon: { from: 2022, to: 2026, reach: 0 },
    steps: [
      step('grant', 'grant', col('x')),
      step(
        'life',
        'lifeCap',
        num(
          'max',
          money(0),
          num(
            'min',
            ref('grant'),
            num('sub', money(limit), {
              op: 'overYears',
              how: 'sum',
              from: yearConst(2022),
              to: num('sub', year(), yearConst(1)),
              of: ref('grant'),
              type: MONEY,
              at,
            }),
          ),
        ),
      ),
    ],
    payments: [payment('k', 'life', { stages: ['grant', 'life'] })],
  });

describe('caps', () => {
  const total = (limit: number, xs: number[]) =>
    evaluateEntity(
      lifeCapped(limit),
      facts({}, { x: Object.fromEntries(xs.map((x, i) => [2022 + i, yuan(x)])) }),
    ).payments.reduce((s, p) => s + p.fen, 0n);
  test('4 + 4 + 4 under a life cap of 10 is 4 + 4 + 2', () => {
    expect(
      evaluateEntity(
        lifeCapped(10),
        facts({}, { x: { 2022: yuan(4), 2023: yuan(4), 2024: yuan(4), 2026: yuan(1) } }),
      ).payments.map((p) => [p.year, p.fen]),
    ).toEqual([
      [2022, 400n],
      [2023, 400n],
      [2024, 200n],
    ]);
  });
  test('a higher cap never pays less, and the total is the smaller of cap and sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 5 }), fc.nat(120), fc.nat(20), (xs, limit, more) => {
        expect(total(limit + more, xs) >= total(limit, xs)).toBe(true);
        expect(total(limit, xs)).toBe(
          BigInt(
            Math.min(
              limit,
              xs.reduce((a, b) => a + b, 0),
            ),
          ) * 100n,
        );
      }),
    );
  });
  test('an amount that is not a whole fen is never paid silently', () => {
    const p = plan({
      steps: [step('third', 'paid', num('div', money(1), { op: 'const', value: integer(3), type: RATIO, at }))],
      payments: [payment('k', 'third')],
      horizon: { from: 2022, to: 2022, reach: 0 },
    });
    expect(evaluateEntity(p, facts())).toMatchObject({
      payments: [],
      notComputable: [{ clause: 'k', year: 2022, reason: 'notWholeFen' }],
    });
  });
});

const places = plan({
  columns: [column('in', DATE, { absent: 'never' }), column('out', DATE, { absent: 'never' })],
  horizon: { from: 2022, to: 2024, reach: 0 },
  steps: [
    step('listed', 'acquire', cmp(year(), '≥', yearOf(col('in', DATE)))),
    step('gone', 'cancel', col('out', DATE), { grain: ENTITY }),
    step(
      'places',
      'award',
      when(ref('listed', FLAG), { op: 'const', value: integer(1), type: { kind: 'count', unit: 'n' }, at }, absent()),
    ),
    step('new', 'definition', cmp(year(), '=', yearOf(col('in', DATE)))),
    step(
      'target',
      'check',
      cmp({ op: 'overEntities', how: 'count', where: ref('new', FLAG), type: { kind: 'count', unit: 'n' }, at }, '≥', {
        op: 'const',
        value: integer(2),
        type: { kind: 'count', unit: 'n' },
        at,
      }),
      { grain: { of: 'population', yearly: true } },
    ),
  ],
  entitlements: [{ clause: 'e', title: 'e', granted: 'places', unit: 'n', bound: 'atLeast', stages: [], at }],
  qualifications: [
    { clause: 'q', title: 'q', acquired: 'listed', cancelled: 'gone', at },
    { clause: 't', title: 't', cancelled: 'gone', at },
  ],
  checks: [{ clause: 'goal', title: 'goal', holds: 'target', at }],
});
const firm = (entered?: string, left?: string) =>
  facts({ ...(entered && { in: day(entered) }), ...(left && { out: day(left) }) });

describe('statuses, entitlements and targets', () => {
  test('held, then cancelled from the year of the exit; an authority’s status is tracked', () => {
    const r = evaluateEntity(places, firm('2023-05-01', '2024-12-31'));
    expect(r.qualifications.map((q) => [q.clause, q.year, q.status])).toEqual([
      ['q', 2022, 'notHeld'],
      ['t', 2022, 'tracked'],
      ['q', 2023, 'held'],
      ['t', 2023, 'tracked'],
      ['q', 2024, 'cancelled'],
      ['t', 2024, 'cancelled'],
    ]);
    expect(r.entitlements.map((x) => [x.year, x.quantity, x.bound])).toEqual([
      [2023, '1', 'atLeast'],
      [2024, '1', 'atLeast'],
    ]);
  });
  test('who never held a status cannot lose it', () => {
    expect(
      evaluateEntity(places, firm(undefined, '2022-01-01'))
        .qualifications.filter((q) => q.clause === 'q')
        .map((q) => q.status),
    ).toEqual(['notHeld', 'notHeld', 'notHeld']);
  });
  test('scenarios on counts and statuses', () => {
    const one = { kind: 'count', bound: 'atLeast', count: integer(1), unit: 'n' } as const;
    const expectations = [
      { at, kind: 'result', clause: 'e', year: 2023, expected: one },
      { at, kind: 'result', clause: 'e', year: 2023, expected: { ...one, bound: 'exactly' } },
      { at, kind: 'result', clause: 'q', year: 2024, expected: { kind: 'status', status: 'held' } },
      { at, kind: 'result', clause: 'nowhere', year: 2024, expected: { kind: 'amount', fen: integer(0) } },
    ] as const;
    const [r] = runScenarios(places, [
      { name: 'n', at, facts: firm('2023-05-01', '2024-12-31'), readings: {}, expectations },
    ]);
    expect(r?.failures.map((f) => f.actual)).toEqual([
      { kind: 'count', count: integer(1), unit: 'n', bound: 'atLeast' },
      { kind: 'status', status: 'cancelled' },
      { kind: 'noOutput' },
    ]);
  });
  test('a target counts everybody, year by year', () => {
    const people = ['2022-01-01', '2022-02-02', '2023-03-03', undefined].map((d, i) => ({
      id: String(i),
      facts: firm(d),
    }));
    expect(simulateAll(places, people).checks.map((c) => [c.year, c.holds, c.detail?.left])).toEqual([
      [2022, { kind: 'value', value: true }, { state: 'value', value: '2' }],
      [2023, { kind: 'value', value: false }, { state: 'value', value: '1' }],
      [2024, { kind: 'value', value: false }, { state: 'value', value: '0' }],
    ]);
  });
  test('of one entity a figure over all is not computable', () => {
    expect(evaluation(places, firm('2022-01-01')).step('target', inYear(2022))).toMatchObject({
      kind: 'notComputable',
      reason: 'needsPopulation',
    });
  });
});

describe('coverage', () => {
  const scenario = (f: ReturnType<typeof facts>) => ({ name: 'n', at, facts: f, readings: {}, expectations: [] });
  test('without cases nothing is covered; a bidder fires a and c, and sees the window open and shut', () => {
    expect(coverage(policy, []).clauses).toEqual(['a', 'b', 'c'].map((clause) => ({ clause, fired: false })));
    const bidder = facts(
      { entered: day('2023-03-20') },
      {},
      { bid: [{ year: integer(2023), contract: yuan(9_000_000) }] },
    );
    const c = coverage(policy, [scenario(bidder)]);
    expect(c.clauses).toEqual([
      { clause: 'a', fired: true },
      { clause: 'b', fired: false },
      { clause: 'c', fired: true },
    ]);
    const of = (name: string) => c.conditions.filter((x) => x.step === name).map((x) => [x.seenTrue, x.seenFalse]);
    // The window itself, then its two ends: it has begun or not, it is over or not.
    expect(of('window')).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
    expect(of('a.stopped')[0]).toEqual([false, true]);
    // Items are asked: the year matches or not, and 9 million is never below the threshold.
    expect(of('c.grant')).toEqual([
      [true, true],
      [true, true],
      [true, false],
    ]);
    expect(c.steps.find((s) => s.step === 'b.paid')?.reached).toBe(false);
  });
});

describe('memory of a step', () => {
  test('a step is read alike from every finer frame, and years reach each other', () => {
    const p = plan({
      columns: [column('x', MONEY, { yearly: true })],
      steps: [
        step('two', 'definition', num('add', col('x'), shift(col('x'), -1))),
        step('both', 'definition', and(cmp(ref('two'), '=', money(3)), cmp(shift(ref('two'), 1), '=', money(5)))),
      ],
    });
    const e = evaluation(p, facts({}, { x: { 2022: yuan(1), 2023: yuan(2), 2024: yuan(3) } }));
    expect(e.step('both', inYear(2023))).toEqual({ kind: 'value', value: true }); // 1 + 2 = 3 and 2 + 3 = 5
  });
});
