/** A hand-made Plan after the seed policy: instalments with a stop (a), growth (b), bids with caps (c). */
import type { Plan } from '../../compiler/plan.ts';
import {
  absent,
  and,
  cmp,
  col,
  column,
  DATE,
  ENTITY,
  FLAG,
  MONEY,
  money,
  num,
  param,
  payment,
  plan,
  question,
  RATIO,
  ratio,
  reading,
  ref,
  shift,
  step,
  when,
  YEAR,
  year,
  yearConst,
  yearOf,
} from './build.ts';

const at = { start: 0, end: 1 };
const entered = yearOf(col('entered', DATE));
const ITEM = { of: 'item', list: 'bid', yearly: false } as const;
const discretion = { op: 'discretion', of: ratio(4, 5), type: RATIO, at } as const;

/** Due from the entry year (A) or the year after (B); stops on leaving before 30 June, for three anniversaries (A) or three calendar years (B). */
export const policy: Plan = plan({
  lists: ['bid'],
  columns: [
    column('entered', DATE),
    column('left', DATE, { absent: 'never', optional: true }),
    column('output', MONEY, { yearly: true }),
    column('tax', MONEY, { yearly: true }),
    column('year', YEAR, { list: 'bid' }),
    column('contract', MONEY, { list: 'bid' }),
  ],
  parameters: [{ name: 'cityShare', type: RATIO, rows: [{}], at }],
  readings: [question('start', 'B', 'A', 'B'), question('watch', 'A', 'A', 'B'), question('base', 'A', 'A', 'B')],
  steps: [
    step('a.award', 'award', money(300_000), { grain: ENTITY, clause: 'a' }),
    step('a.first', 'definition', reading('start', { A: entered, B: num('add', entered, yearConst(1)) }), {
      grain: ENTITY,
    }),
    step(
      'a.due',
      'due',
      {
        op: 'part',
        of: ref('a.award'),
        weights: [1, 1, 1],
        index: num('sub', year(), ref('a.first', YEAR)),
        type: MONEY,
        at,
      },
      { clause: 'a' },
    ),
    step(
      'a.stopped',
      'stopped',
      and(
        {
          op: 'between',
          open: true,
          type: FLAG,
          at,
          of: col('left', DATE),
          from: col('entered', DATE),
          to: reading('watch', {
            A: { op: 'plus', of: col('entered', DATE), count: 3, unit: 'year', type: DATE, at },
            B: { op: 'dayIn', year: num('add', entered, yearConst(2)), month: 12, day: 31, type: DATE, at },
          }),
        },
        cmp(col('left', DATE), '≤', { op: 'dayIn', year: year(), month: 6, day: 30, type: DATE, at }),
      ),
      { clause: 'a' },
    ),
    step('a.paid', 'paid', when(ref('a.stopped', FLAG), absent(), ref('a.due')), { clause: 'a' }),

    step('window', 'definition', and(cmp(year(), '≥', entered), cmp(year(), '≤', num('add', entered, yearConst(2))))),
    step(
      'b.grows',
      'condition',
      cmp({ op: 'growth', now: col('output'), before: shift(col('output'), -1), type: RATIO, at }, '≥', ratio(1, 10)),
      { clause: 'b' },
    ),
    step(
      'b.paid',
      'paid',
      when(
        and(ref('window', FLAG), ref('b.grows', FLAG)),
        num('max', money(0), num('sub', col('tax'), shift(col('tax'), -1))),
        absent(),
      ),
      { clause: 'b' },
    ),

    step('c.item', 'itemGrant', num('mul', num('mul', col('contract', MONEY, 'bid'), ratio(3, 100)), discretion), {
      grain: ITEM,
      clause: 'c',
    }),
    step('c.itemCap', 'itemCap', num('min', ref('c.item'), money(1_000_000)), { grain: ITEM, clause: 'c' }),
    step(
      'c.grant',
      'grant',
      {
        op: 'over',
        how: 'sum',
        list: 'bid',
        type: MONEY,
        at,
        of: ref('c.itemCap'),
        where: and(
          cmp(col('year', YEAR, 'bid'), '=', year()),
          cmp(col('contract', MONEY, 'bid'), '≥', money(2_000_000)),
        ),
      },
      { clause: 'c' },
    ),
    step('c.cap', 'yearCap', num('min', ref('c.grant'), money(1_500_000)), { clause: 'c' }),
    step(
      'c.round',
      'rounded',
      { op: 'round', of: ref('c.cap'), unit: 1n, mode: 'halfUp', type: MONEY, at },
      { clause: 'c' },
    ),
    step('c.paid', 'paid', when(ref('window', FLAG), ref('c.round'), absent()), { clause: 'c' }),
  ],
  payments: [
    payment('a', 'a.paid', {
      stages: ['a.award', 'a.due', 'a.stopped', 'a.paid'],
      payDay: { month: 6, day: 30 },
      shares: [{ payer: 'city', ratio: param('cityShare') }, { payer: 'county' }],
    }),
    payment('b', 'b.paid', {
      stages: ['b.grows', 'b.paid'],
      shares: [{ payer: 'city', ratio: ratio(1, 3) }, { payer: 'county' }],
    }),
    payment('c', 'c.paid', { stages: ['c.item', 'c.itemCap', 'c.grant', 'c.cap', 'c.round', 'c.paid'], atMost: true }),
  ],
});
