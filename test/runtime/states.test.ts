import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Aggregate, Comparison, Op } from '../../compiler/plan.ts';
import { integer } from '../../dsl/rational.ts';
import { evaluation, type State, WHOLE } from '../../runtime/index.ts';
import {
  absent,
  and,
  cmp,
  col,
  column,
  ENTITY,
  FLAG,
  facts,
  flagOf,
  MONEY,
  money,
  not,
  num,
  or,
  plan,
  ref,
  step,
  when,
  yuan,
} from './build.ts';

const p = plan({
  columns: [
    column('x', MONEY),
    column('y', MONEY),
    column('f', FLAG),
    column('g', FLAG),
    column('m', MONEY, { list: 'l' }),
    column('w', FLAG, { list: 'l' }),
  ],
  lists: ['l'],
});
const run = (op: Op, f = facts()): State => evaluation(p, f).value(op, WHOLE);
const value = (n: number): State => ({ kind: 'value', value: yuan(n) });
const flag = (v: boolean): State => ({ kind: 'value', value: v });
const unknown = (...missing: string[]): State => ({ kind: 'unknown', missing });

const nc = num('div', money(1), money(0), 7);
const X = col('x');
const F = col('f', FLAG);
const G = col('g', FLAG);
const T = flagOf(true);
const N = flagOf(false);
const ncFlag = cmp(nc, '>', money(0));

describe('arithmetic', () => {
  test('not computable comes before unknown, unknown before absent, absent before a value', () => {
    expect(run(num('add', X, nc))).toEqual({
      kind: 'notComputable',
      reason: 'divisionByZero',
      at: { start: 7, end: 8 },
    });
    expect(run(num('add', absent(), X))).toEqual(unknown('x'));
    expect(run(num('add', absent(), money(1)))).toEqual({ kind: 'absent' });
    expect(run(num('add', col('y'), X))).toEqual(unknown('x', 'y'));
  });
  test('of two reasons the one that stands first in the file is told, whatever the order of evaluation', () => {
    const later = num('div', money(1), money(0), 9);
    expect(run(num('add', later, nc))).toEqual(run(num('add', nc, later)));
    expect(run(num('add', later, nc))).toMatchObject({ at: { start: 7 } });
  });
  test('growth from a base of zero is not computable, from an unknown base unknown', () => {
    const growth = (before: Op): Op => ({
      op: 'growth',
      now: money(11),
      before,
      type: { kind: 'ratio' },
      at: { start: 3, end: 4 },
    });
    expect(run(growth(money(0)))).toMatchObject({ kind: 'notComputable', reason: 'baseNotPositive' });
    expect(run(growth(money(-5)))).toMatchObject({ kind: 'notComputable' });
    expect(run(growth(X))).toEqual(unknown('x'));
    expect(run(growth(money(10)))).toEqual({ kind: 'value', value: { n: 1n, d: 10n } }); // (11 − 10) / 10
  });
});

describe('comparisons', () => {
  test.each<[Comparison, boolean]>([
    ['<', false],
    ['≤', false],
    ['=', false],
    ['≠', true],
    ['≥', false],
    ['>', false],
  ])('what is not there: %s is %s, against anything', (how, expected) => {
    for (const other of [money(1), absent(), X, nc]) {
      expect(run(cmp(absent(), how, other))).toEqual(flag(expected));
      expect(run(cmp(other, how, absent()))).toEqual(flag(expected));
    }
  });
  test('not (a = b) and a ≠ b agree in every state', () => {
    for (const a of [money(1), money(2), absent(), X, nc])
      for (const b of [money(1), absent(), X, nc]) expect(run(not(cmp(a, '=', b)))).toEqual(run(cmp(a, '≠', b)));
  });
});

describe('Kleene', () => {
  const rows: [string, Op, State][] = [
    ['false and unknown', and(N, F), flag(false)],
    ['unknown and false', and(F, N), flag(false)],
    ['false and not computable', and(N, ncFlag), flag(false)],
    ['true and unknown', and(T, F), unknown('f')],
    ['unknown and unknown', and(G, F), unknown('f', 'g')],
    ['true and absent', and(T, absent(FLAG)), flag(false)],
    ['true or unknown', or(T, F), flag(true)],
    ['unknown or true', or(F, T), flag(true)],
    ['true or not computable', or(ncFlag, T), flag(true)],
    ['false or unknown', or(N, F), unknown('f')],
    ['absent or false', or(absent(FLAG), N), flag(false)],
    ['not unknown', not(F), unknown('f')],
    ['not absent', not(absent(FLAG)), flag(true)],
    ['nothing at all, 且', and(), flag(true)],
    ['nothing at all, 或', or(), flag(false)],
  ];
  test.each(rows)('%s', (_, op, expected) => expect(run(op)).toEqual(expected));

  const part = fc.constantFrom<Op>(T, N, F, G, absent(FLAG), ncFlag);
  test('no order of parts shows', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.boolean(), (parts, all) => {
        const of = (list: Op[]) => (all ? and(...list) : or(...list));
        expect(run(of([...parts].reverse()))).toEqual(run(of(parts)));
      }),
    );
  });
  test('De Morgan', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        expect(run(not(and(a, b)))).toEqual(run(or(not(a), not(b))));
      }),
    );
  });
});

describe('when', () => {
  test('an unknown test does not matter where both ways agree', () => {
    expect(run(when(F, money(5), num('add', money(2), money(3))))).toEqual(value(5));
    expect(run(when(F, absent(), absent()))).toEqual({ kind: 'absent' });
    expect(run(when(F, money(5), money(6)))).toEqual(unknown('f'));
    expect(run(when(ncFlag, money(5), money(5)))).toMatchObject({ kind: 'notComputable' });
    expect(run(when(absent(FLAG), money(5), money(6)))).toEqual(value(6));
  });
});

describe('over', () => {
  const over = (how: Aggregate, of?: Op, where?: Op): Op => ({
    op: 'over',
    how,
    list: 'l',
    type: MONEY,
    at: { start: 0, end: 1 },
    ...(of && { of }),
    ...(where && { where }),
  });
  const m = col('m', MONEY, 'l');
  const w = col('w', FLAG, 'l');
  const items = (...list: { m?: number; w?: boolean }[]) =>
    facts(
      {},
      {},
      { l: list.map((i) => ({ ...(i.m !== undefined && { m: yuan(i.m) }), ...(i.w !== undefined && { w: i.w }) })) },
    );

  test('a list that is not given is unknown; an empty one is empty', () => {
    for (const how of ['sum', 'count', 'any', 'all', 'min'] as const) expect(run(over(how, m))).toEqual(unknown('l'));
    expect(run(over('sum', m), items())).toEqual(value(0));
    expect(run(over('count'), items())).toEqual({ kind: 'value', value: integer(0) });
    expect(run(over('any', w), items())).toEqual(flag(false));
    expect(run(over('all', w), items())).toEqual(flag(true));
    expect(run(over('max', m), items())).toEqual({ kind: 'absent' });
  });
  test('the missing member is named by its place, from 1', () => {
    expect(run(over('sum', m), items({ m: 3 }, {}))).toEqual(unknown('l[2].m'));
  });
  test('a member whose belonging is unknown is harmless only if it would add nothing', () => {
    expect(run(over('sum', m, w), items({ m: 3, w: true }, { m: 0 }))).toEqual(value(3));
    expect(run(over('sum', m, w), items({ m: 3, w: true }, { m: 4 }))).toEqual(unknown('l[2].w'));
    expect(run(over('sum', m, w), items({ m: 3, w: true }, { w: false }))).toEqual(value(3));
    expect(run(over('count', undefined, w), items({ w: true }, {}))).toEqual(unknown('l[2].w'));
  });
  test('any and all are settled by one member', () => {
    expect(run(over('any', w), items({ w: true }, {}))).toEqual(flag(true));
    expect(run(over('all', w), items({ w: false }, {}))).toEqual(flag(false));
    expect(run(over('all', w), items({ w: true }, {}))).toEqual(unknown('l[2].w'));
  });
  test('no order of items shows', () => {
    const item = fc.record({ m: fc.integer({ min: -3, max: 3 }), w: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(item),
        fc.constantFrom<Aggregate>('sum', 'count', 'min', 'max', 'any', 'all'),
        (list, how) => {
          const op = over(how, how === 'any' || how === 'all' ? w : m, how === 'any' || how === 'all' ? undefined : w);
          expect(run(op, items(...[...list].reverse()))).toEqual(run(op, items(...list)));
        },
      ),
    );
  });
  test('a sum is the sum of what belongs', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ m: fc.integer({ min: -99, max: 99 }), w: fc.boolean() })), (list) => {
        expect(run(over('sum', m, w), items(...list))).toEqual(value(list.reduce((s, i) => s + (i.w ? i.m : 0), 0)));
      }),
    );
  });
});

describe('is and coalesce', () => {
  const is = (what: 'unknown' | 'present', of: Op): Op => ({
    op: 'is',
    what,
    of,
    type: FLAG,
    at: { start: 0, end: 1 },
  });
  test('tells the states apart', () => {
    expect([X, money(1), absent()].map((o) => run(is('unknown', o)))).toEqual([flag(true), flag(false), flag(false)]);
    expect([X, money(1), absent()].map((o) => run(is('present', o)))).toEqual([unknown('x'), flag(true), flag(false)]);
  });
  test('coalesce replaces the unknown only', () => {
    const or7 = (of: Op): Op => ({ op: 'coalesce', of, or: money(7), type: MONEY, at: { start: 0, end: 1 } });
    expect([X, money(1), absent()].map((o) => run(or7(o)))).toEqual([value(7), value(1), { kind: 'absent' }]);
  });
});

describe('parts', () => {
  const part = (of: Op, weights: number[], index: number): Op => ({
    op: 'part',
    of,
    weights,
    index: { op: 'const', value: integer(index), type: { kind: 'year' }, at: { start: 0, end: 1 } },
    type: MONEY,
    at: { start: 0, end: 1 },
  });
  test('100 yuan in three equal parts: 33.33, 33.33 and the rest 33.34', () => {
    const fen = [0, 1, 2].map((i) => run(part(money(100), [1, 1, 1], i)));
    expect(fen).toEqual([3333n, 3333n, 3334n].map((n) => ({ kind: 'value', value: { n, d: 1n } })));
    expect(run(part(money(100), [1, 1, 1], 3))).toEqual({ kind: 'absent' });
    expect(run(part(money(100), [1, 1, 1], -1))).toEqual({ kind: 'absent' });
  });
  test('4:3:3 of 300,000 yuan is 120,000, 90,000 and 90,000', () => {
    expect([0, 1, 2].map((i) => run(part(money(300_000), [4, 3, 3], i)))).toEqual([
      value(120_000),
      value(90_000),
      value(90_000),
    ]);
  });
  test('parts sum to the whole', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        (fen, weights) => {
          const whole: Op = { op: 'const', value: integer(fen), type: MONEY, at: { start: 0, end: 1 } };
          const sum = weights.reduce((s, _, i) => {
            const x = run(part(whole, weights, i));
            return s + (x.kind === 'value' && typeof x.value === 'object' && x.value.d === 1n ? x.value.n : 10n ** 30n);
          }, 0n);
          expect(sum).toBe(fen);
        },
      ),
    );
  });
});

describe('depth', () => {
  test('50,000 nested operators and a chain of 5,000 steps do not exhaust the stack', () => {
    let op = money(0);
    for (let i = 0; i < 50_000; i++) op = num('add', op, money(1));
    expect(run(op)).toEqual(value(50_000));
    const steps = Array.from({ length: 5_000 }, (_, i) =>
      step(`s${i}`, 'definition', i === 0 ? money(1) : num('add', ref(`s${i - 1}`), money(1)), { grain: ENTITY }),
    );
    expect(evaluation(plan({ steps }), facts()).step('s4999', WHOLE)).toEqual(value(5_000));
  });
});
