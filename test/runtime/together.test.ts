/** What depends on all entities together: no order of rows shows, nothing exceeds a total, no gap is guessed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer } from '../../dsl/rational.ts';
import { type Claim, inProportion } from '../../runtime/allotment.ts';
import { inOrder } from '../../runtime/queue.ts';
import { type Candidate, type RankRule, selected } from '../../runtime/ranking.ts';
import { ABSENT, FALSE, known, missing, numberIn, type State, TRUE } from '../../runtime/states.ts';

const at = { start: 0, end: 1 };
const fen = (n: number): State => known(integer(n));
const gap = (name: string): State => missing([name]);
const amount = (s: State | undefined): bigint => numberIn(s ?? ABSENT)?.n ?? 0n;
const sum = (states: readonly State[]): bigint => states.reduce((total, s) => total + amount(s), 0n);

interface Row {
  readonly asked: number | undefined;
  readonly keys: readonly (number | undefined)[];
}
const idOf = (i: number): string => `e${String(i).padStart(2, '0')}`;
const claim = ({ asked, keys }: Row, i: number): Claim => ({
  id: idOf(i),
  asked: asked === undefined ? gap(`asked ${i}`) : fen(asked),
  keys: keys.map((k) => (k === undefined ? gap(`key ${i}`) : fen(k))),
  told: (s) => s,
});
const candidate = ({ keys }: Row, i: number, among: State = TRUE): Candidate => ({
  id: idOf(i),
  among,
  keys: keys.map((k) => (k === undefined ? gap(`key ${i}`) : fen(k))),
  told: (s) => s,
});
const asking = fc.array(fc.nat(60), { minLength: 1, maxLength: 7 });
const rule = (total: number, part: boolean, unit = 1n) => ({ total: fen(total), unit, part: part ? TRUE : FALSE, at });

describe('in proportion', () => {
  const shares = (asked: readonly number[], total: number, rest: 'dropped' | 'largest', unit = 1n) =>
    inProportion(
      asked.map((a, i) => claim({ asked: a, keys: [] }, i)),
      fen(total),
      unit,
      rest,
    );
  test('7 + 5 + 3 of 10: 4.67, 3.33, 2 are cut to 4, 3, 2; the fen that is left goes to the first', () => {
    expect(shares([7, 5, 3], 10, 'dropped').map(amount)).toEqual([4n, 3n, 2n]);
    expect(shares([7, 5, 3], 10, 'largest').map(amount)).toEqual([5n, 3n, 2n]);
  });
  test('where it is enough, everybody gets what it asks for', () => {
    expect(shares([7, 3], 10, 'dropped').map(amount)).toEqual([7n, 3n]);
    expect(shares([7, 3], 9, 'largest').map(amount)).toEqual([6n, 3n]); // 6.3 and 2.7: the fen goes to .7
  });
  test('a total below nought gives nothing; one that is not applicable limits nothing', () => {
    expect(shares([7, 3], -5, 'largest').map(amount)).toEqual([0n, 0n]);
    expect(inProportion([claim({ asked: 7, keys: [] }, 0)], ABSENT, 1n, 'dropped')).toEqual([fen(7)]);
  });
  test('never more than the total or than was asked for; by the largest remainder exactly the total', () => {
    fc.assert(
      fc.property(asking, fc.nat(120), fc.constantFrom(1n, 5n, 10n), (asked, total, unit) => {
        const whole = asked.map((a) => a * Number(unit));
        const dropped = shares(whole, total, 'dropped', unit);
        const largest = shares(whole, total, 'largest', unit);
        const all = BigInt(whole.reduce((a, b) => a + b, 0));
        for (const states of [dropped, largest]) {
          expect(sum(states) <= (all <= BigInt(total) ? all : BigInt(total))).toBe(true);
          for (const [i, s] of states.entries()) expect(amount(s) <= BigInt(whole[i] ?? 0)).toBe(true);
        }
        if (all > BigInt(total)) expect(sum(largest)).toBe((BigInt(total) / unit) * unit);
      }),
    );
  });
  test('whoever asks for the same gets the same, but for one unit', () => {
    fc.assert(
      fc.property(asking, fc.nat(120), (asked, total) => {
        const states = shares(asked, total, 'largest');
        for (const [i, a] of asked.entries())
          for (const [j, b] of asked.entries())
            if (a === b) {
              const difference = amount(states[i]) - amount(states[j]);
              expect(difference >= -1n && difference <= 1n).toBe(true);
            }
      }),
    );
  });
  test('one gap makes every part unknown, but not the nothing of who asks for nothing', () => {
    const states = inProportion(
      [
        claim({ asked: 5, keys: [] }, 0),
        claim({ asked: undefined, keys: [] }, 1),
        claim({ asked: 0, keys: [] }, 2),
        { ...claim({ asked: 0, keys: [] }, 3), asked: ABSENT },
      ],
      fen(100),
      1n,
      'dropped',
    );
    expect(states).toEqual([gap('asked 1'), gap('asked 1'), fen(0), ABSENT]);
  });
});

/** The obvious way, for places that are all known and all different. */
function oneByOne(rows: readonly { readonly asked: number; readonly key: number }[], total: number, part: boolean) {
  const result = rows.map(() => 0);
  let left = total;
  let over = total <= 0;
  for (const { row, i } of rows.map((row, i) => ({ row, i })).sort((a, b) => a.row.key - b.row.key)) {
    if (over || row.asked === 0) continue;
    result[i] = row.asked <= left ? row.asked : part ? left : 0;
    over = row.asked >= left;
    left -= result[i];
  }
  return result;
}

describe('first come, first served', () => {
  const row = fc.record({ asked: fc.nat(40), key: fc.nat(6) });
  const serve = (rows: readonly { readonly asked: number; readonly key: number }[], total: number, part: boolean) =>
    inOrder(
      rows.map(({ asked, key }, i) => claim({ asked, keys: [key] }, i)),
      rule(total, part),
    );
  test('is what serving one after the other gives', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { minLength: 1, maxLength: 7, selector: (r) => r.key }),
        fc.nat(120),
        fc.boolean(),
        (rows, total, part) => {
          expect(serve(rows, total, part).map((s) => Number(amount(s)))).toEqual(oneByOne(rows, total, part));
        },
      ),
    );
  });
  test('never exceeds the total; a tie where it runs out is not decided', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 7 }), fc.nat(120), fc.boolean(), (rows, total, part) => {
        const states = serve(rows, total, part);
        expect(sum(states) <= BigInt(total)).toBe(true);
        const open = rows.filter((_, i) => states[i]?.kind === 'notComputable');
        expect(new Set(open.map((r) => r.key)).size <= 1 && open.length !== 1).toBe(true);
      }),
    );
  });
  test('who has no place has not come; who is alone behind an exhausted total gets nothing', () => {
    const rows: Claim[] = [claim({ asked: 5, keys: [1] }, 0), { ...claim({ asked: 5, keys: [] }, 1), keys: [ABSENT] }];
    expect(inOrder(rows, rule(5, true))).toEqual([fen(5), ABSENT]);
    expect(
      serve(
        [
          { asked: 5, key: 1 },
          { asked: 1, key: 2 },
        ],
        5,
        true,
      ),
    ).toEqual([fen(5), fen(0)]);
  });
  test('the rest for the last one is a whole unit', () => {
    expect(inOrder([claim({ asked: 500, keys: [1] }, 0)], rule(255, true, 100n))).toEqual([fen(200)]);
  });
});

const rankRule = (ties: RankRule['ties']): RankRule => ({ order: ['high', 'low'], ties, at });

describe('a ranking', () => {
  const scores = fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { minLength: 1, maxLength: 8 });
  const rank = (rows: readonly (readonly [number, number])[], places: number, ties: RankRule['ties']) =>
    selected(
      rows.map((keys, i) => candidate({ asked: 0, keys }, i)),
      fen(places),
      rankRule(ties),
    );
  const isIn = (s: State | undefined): boolean => s?.kind === 'value' && s.value === true;
  test('those who are equal are treated equally', () => {
    fc.assert(
      fc.property(
        scores,
        fc.nat(8),
        fc.constantFrom('in' as const, 'out' as const, 'open' as const),
        (rows, n, ties) => {
          const states = rank(rows, n, ties);
          for (const [i, a] of rows.entries())
            for (const [j, b] of rows.entries())
              if (a[0] === b[0] && a[1] === b[1]) expect(states[i]).toEqual(states[j]);
        },
      ),
    );
  });
  test('ties in: at least as many as there are places; ties out: at most as many', () => {
    fc.assert(
      fc.property(scores, fc.nat(8), (rows, n) => {
        const count = (ties: RankRule['ties']) => rank(rows, n, ties).filter(isIn).length;
        expect(count('in')).toBeGreaterThanOrEqual(Math.min(n, rows.length));
        expect(count('out')).toBeLessThanOrEqual(n);
        expect(count('open')).toBe(count('out'));
      }),
    );
  });
  test('2 of (9), (7), (7), (5): both sevens, neither, or nobody can say', () => {
    const rows = [9, 7, 7, 5].map((n): [number, number] => [n, 0]);
    const words = (ties: RankRule['ties']) => rank(rows, 2, ties).map((s) => (s.kind === 'value' ? s.value : s.kind));
    expect(words('in')).toEqual([true, true, true, false]);
    expect(words('out')).toEqual([true, false, false, false]);
    expect(words('open')).toEqual([true, 'notComputable', 'notComputable', false]);
    expect(rank(rows, 2, 'open')[1]).toMatchObject({ reason: 'tie', who: ['e01', 'e02'] });
  });
  test('who does not take part takes no place', () => {
    const rows = [9, 8, 7].map((n, i) => candidate({ asked: 0, keys: [n] }, i, i === 0 ? FALSE : TRUE));
    expect(selected(rows, fen(1), rankRule('in')).map(isIn)).toEqual([false, true, false]);
  });
});

describe('a gap is never guessed: what is known in spite of it holds whatever stands in it', () => {
  const holes = fc.array(
    fc.record({
      asked: fc.option(fc.nat(12), { nil: undefined }),
      keys: fc.tuple(fc.option(fc.nat(3), { nil: undefined }), fc.option(fc.nat(2), { nil: undefined })),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const filling = fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.nat(2)), { minLength: 6, maxLength: 6 });
  const filled = (rows: readonly Row[], values: readonly (readonly [number, number, number])[]): readonly Row[] =>
    rows.map(({ asked, keys }, i) => {
      const [a, k, l] = values[i] ?? [0, 0, 0];
      return { asked: asked ?? a, keys: [keys[0] ?? k, keys[1] ?? l] };
    });
  const agree = (before: readonly State[], after: readonly State[]): void => {
    for (const [i, s] of before.entries()) if (s.kind === 'value') expect(after[i]).toEqual(s);
  };
  test('of a queue', () => {
    fc.assert(
      fc.property(holes, filling, fc.nat(40), fc.boolean(), (rows, values, total, part) => {
        agree(inOrder(rows.map(claim), rule(total, part)), inOrder(filled(rows, values).map(claim), rule(total, part)));
      }),
      { numRuns: 500 },
    );
  });
  test('of a division in proportion', () => {
    fc.assert(
      fc.property(holes, filling, fc.nat(40), (rows, values, total) => {
        const divide = (list: readonly Row[]) => inProportion(list.map(claim), fen(total), 1n, 'largest');
        agree(divide(rows), divide(filled(rows, values)));
      }),
    );
  });
  test('of a ranking', () => {
    fc.assert(
      fc.property(
        holes,
        filling,
        fc.nat(6),
        fc.constantFrom('in' as const, 'out' as const),
        (rows, values, n, ties) => {
          const rank = (list: readonly Row[]) =>
            selected(
              list.map((row, i) => candidate(row, i)),
              fen(n),
              rankRule(ties),
            );
          agree(rank(rows), rank(filled(rows, values)));
        },
      ),
      { numRuns: 500 },
    );
  });
  test('somebody far behind is out in spite of a gap, somebody far ahead is in', () => {
    const rows = [9, 8, undefined, 3, 2].map((n, i) => candidate({ asked: 0, keys: [n] }, i));
    const states = selected(rows, fen(2), rankRule('in'));
    expect(states.map((s) => s.kind)).toEqual(['value', 'unknown', 'unknown', 'value', 'value']);
    expect(states[0]).toEqual(TRUE);
    expect(states[3]).toEqual(FALSE);
  });
});

describe('the order of rows', () => {
  const rows = fc.array(
    fc.record({ asked: fc.nat(20), keys: fc.tuple(fc.option(fc.nat(3), { nil: undefined }), fc.nat(2)) }),
    { minLength: 2, maxLength: 7 },
  );
  test('never shows', () => {
    fc.assert(
      fc.property(
        rows,
        fc.nat(60),
        fc.boolean(),
        fc.infiniteStream(fc.double({ noNaN: true })),
        (list, total, part, luck) => {
          const claims = list.map(claim);
          const order = claims.map((c) => ({ c, at: luck.next().value as number })).sort((a, b) => a.at - b.at);
          const shuffled = order.map(({ c }) => c);
          const same = <T extends { readonly id: string }>(
            of: (all: readonly T[]) => readonly State[],
            a: T[],
            b: T[],
          ) => {
            const [x, y] = [of(a), of(b)];
            for (const [i, { id }] of a.entries()) expect(y[b.findIndex((c) => c.id === id)]).toEqual(x[i]);
          };
          same((all) => inOrder(all, rule(total, part)), claims, shuffled);
          same((all) => inProportion(all, fen(total), 1n, 'largest'), claims, shuffled);
          const racers = shuffled.map((c): Candidate => ({ ...c, among: TRUE }));
          const inOrderOfIds = claims.map((c): Candidate => ({ ...c, among: TRUE }));
          same((all) => selected(all, fen(total % 8), rankRule('open')), inOrderOfIds, racers);
        },
      ),
    );
  });
});
