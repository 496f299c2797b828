/** 按…从高到低前N个, 最早, 累计不超过: never by the order of rows, and a tie decides nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts, Plan } from '../../compiler/plan.ts';
import { evaluateEntity, evaluation, explain, inYear, ledgers } from '../../runtime/index.ts';
import { factsOf, planOf, policy } from '../support/policy.ts';

const more = (definitions = '') => `
名词 合同（每家企业多项）：
  年份：年度
  签订日：日期，无则未发生
  金额数：金额，可缺
  级别：选项 甲级、乙级
  面积：数量（平方米），可缺

${definitions}`;

interface Contract {
  readonly 年份?: number;
  readonly 签订日?: string;
  readonly 金额数?: string;
  readonly 级别?: string;
  readonly 面积?: number;
}

const clause = (lines: string) => `  对象：企业\n  每年：有效期\n${lines}\n  出资：县财政`;
const perItem = (lines: string, definitions = ''): Plan =>
  planOf(policy({ more: more(definitions), clause: clause(lines) }));
const facts = (plan: Plan, contracts: readonly Contract[]): Facts => {
  const base = factsOf(plan, {});
  const all = contracts.map((c) => ({ 年份: 2024, ...c }));
  return { ...base, lists: factsWith(plan, all).lists };
};
const factsWith = (plan: Plan, contracts: readonly Contract[]): Facts => {
  const { facts: read, problems } = readContracts(plan, contracts);
  expect(problems).toEqual([]);
  return read as Facts;
};
const readContracts = (plan: Plan, contracts: readonly Contract[]) =>
  readFacts(plan, { 企业: {}, 合同: contracts, 项目: [] });

/** Yuan of 2024, or why there is no figure. */
function pays(plan: Plan, contracts: readonly Contract[]): number | string {
  const s = evaluation(plan, facts(plan, contracts)).step(plan.payments[0]?.paid ?? '', inYear(2024));
  if (s.kind === 'notComputable') return s.reason;
  if (s.kind === 'unknown') return `unknown: ${s.missing.join('、')}`;
  return s.kind === 'value' && typeof s.value === 'object' ? Number(s.value.n / s.value.d) / 100 : s.kind;
}
const value = (definition: string, contracts: readonly Contract[]): unknown => {
  const plan = perItem('  给予：1元', `定义 数值：${definition}`);
  const got = evaluateEntity(plan, facts(plan, contracts));
  return got.values.数值;
};

import { readFacts } from '../../runtime/index.ts';

const yuan = (n: number) => ({ 金额数: `${n}元` });

describe('the first so many of a list', () => {
  const three = [yuan(10), yuan(30), yuan(20)];
  test.each([
    ['合同（按金额数从高到低前2个）的金额数合计', '5000'],
    ['合同（按金额数从低到高前2个）的金额数合计', '3000'],
    ['合同（金额数20元以下，按金额数从高到低前1个）的金额数合计', '2000'],
    ['合同（按金额数从高到低前2个）的金额数最小值', '2000'],
    ['合同（按金额数从高到低前9个）的金额数合计', '6000'],
    ['合同（按金额数从高到低前9个）的个数', '3'],
    ['合同（按金额数从高到低前2个）的个数', '2'],
    ['合同（按金额数最高）的金额数', '3000'],
    ['合同（按金额数最低）的金额数', '1000'],
    ['任一合同（按金额数从高到低前2个）金额数10元以下', false],
    ['任一合同（按金额数从高到低前3个）金额数10元以下', true],
    ['全部合同（按金额数从高到低前2个）均金额数20元以上', true],
    ['全部合同（按金额数从高到低前3个）均金额数20元以上', false],
  ])('%s', (definition, expected) => {
    expect(value(definition, three)).toBe(expected);
    expect(value(definition, [...three].reverse())).toBe(expected);
  });

  test('conditions come before the order', () => {
    const plan = perItem('  逐项：合同，年份为本年度，按金额数从高到低取前1个\n  条件：级别为甲级\n  给予：金额数');
    // The largest contract does not qualify, so it takes no place; nor does one of another year.
    const contracts = [
      { ...yuan(90), 级别: '乙级' },
      { ...yuan(80), 级别: '甲级', 年份: 2023 },
      { ...yuan(50), 级别: '甲级' },
      { ...yuan(40), 级别: '甲级' },
    ];
    expect(pays(plan, contracts)).toBe(50);
  });

  test('what is not granted takes no place', () => {
    const plan = perItem(
      '  逐项：合同，年份为本年度，按签订日最早\n  给予：级别补贴',
      '表 级别补贴：对照\n  | 级别 | “补贴” |\n  | 甲级 | 5元 |',
    );
    expect(
      pays(plan, [
        { 级别: '乙级', 签订日: '2024-01-01' },
        { 级别: '甲级', 签订日: '2024-02-01' },
      ]),
    ).toBe(5);
  });

  test('caps of items come before, caps of the year after', () => {
    const plan = perItem('  逐项：合同，按金额数从高到低前2个\n  给予：金额数\n  上限：每项20元\n  上限：每家每年30元');
    expect(pays(plan, [yuan(100), yuan(90), yuan(5)])).toBe(30);
    expect(pays(plan, [yuan(100), yuan(5), yuan(4)])).toBe(25);
  });
});

describe('ties', () => {
  const first = perItem('  逐项：合同，按签订日从早到晚取前1个\n  给予：金额数');
  const on = (day: string, n: number) => ({ 签订日: day, ...yuan(n) });
  test('a tie whose outcome depends on it has no figure, whatever the rows', () => {
    const contracts = [on('2024-03-01', 10), on('2024-03-01', 20)];
    expect(pays(first, contracts)).toBe('tie');
    expect(pays(first, [...contracts].reverse())).toBe('tie');
  });
  test('a tie of equals has one', () => {
    expect(pays(first, [on('2024-03-01', 10), on('2024-03-01', 10), on('2024-04-01', 99)])).toBe(10);
  });
  test('a tie that does not straddle the limit has one', () => {
    const two = perItem('  逐项：合同，按签订日从早到晚取前2个\n  给予：金额数');
    expect(pays(two, [on('2024-03-01', 10), on('2024-03-01', 20), on('2024-04-01', 99)])).toBe(30);
    expect(pays(two, [on('2024-03-01', 10), on('2024-04-01', 20), on('2024-04-01', 99)])).toBe('tie');
  });
  test('a further key breaks it', () => {
    const plan = perItem('  逐项：合同，按签订日从早到晚、金额数从高到低取前1个\n  给予：金额数');
    expect(pays(plan, [on('2024-03-01', 10), on('2024-03-01', 20), on('2024-02-01', 5)])).toBe(5);
    expect(pays(plan, [on('2024-03-01', 10), on('2024-03-01', 20)])).toBe(20);
  });
  test('the highest of a tie may be settled although the sum is not', () => {
    const tied = [on('2024-03-01', 10), on('2024-03-01', 20), on('2024-02-01', 50)];
    expect(value('合同（按签订日从早到晚前2个）的金额数最大值', tied)).toBe('5000');
    expect(value('合同（按签订日从早到晚前2个）的金额数合计', tied)).toBeUndefined();
    expect(value('任一合同（按签订日从早到晚前2个）金额数50元以上', tied)).toBe(true);
  });
  test('without a date an item comes last, in either direction', () => {
    expect(pays(first, [yuan(7), on('2024-12-31', 8)])).toBe(8);
    const late = perItem('  逐项：合同，按签订日从晚到早取前1个\n  给予：金额数');
    expect(pays(late, [yuan(7), on('2024-01-01', 8)])).toBe(8);
    expect(pays(first, [yuan(7)])).toBe(7);
  });
});

describe('what is not known', () => {
  test('an unknown key matters only where it could', () => {
    const top = '合同（按金额数从高到低前2个）的个数';
    expect(value(top, [yuan(1), {}, yuan(3)])).toBe('2');
    const plan = perItem('  逐项：合同，按面积从高到低取前1个\n  给予：金额数');
    expect(pays(plan, [{ ...yuan(5), 面积: 3 }, yuan(9)])).toBe('unknown: 合同[2].面积');
    expect(pays(plan, [{ ...yuan(5), 面积: 3 }, yuan(5)])).toBe(5);
    // Whether there is room for both does not depend on their order.
    const two = perItem('  逐项：合同，按面积从高到低取前2个\n  给予：金额数');
    expect(pays(two, [{ ...yuan(5), 面积: 3 }, yuan(9)])).toBe(14);
  });
  test('whether an item takes part may be unknown', () => {
    const plan = perItem('  逐项：合同，按签订日从早到晚取前1个\n  条件：面积2平方米以上\n  给予：金额数');
    const early = { 签订日: '2024-01-01', ...yuan(5) };
    const late = { 签订日: '2024-02-01', 面积: 9, ...yuan(6) };
    expect(pays(plan, [early, late])).toBe('unknown: 合同[1].面积');
    expect(pays(plan, [{ ...early, 面积: 1 }, late])).toBe(6);
    // Behind the first place it does not matter.
    expect(pays(plan, [{ ...late, 签订日: '2023-12-31' }, early])).toBe(6);
  });
});

describe('the one item', () => {
  const list = [
    { 签订日: '2024-03-01', 级别: '乙级', ...yuan(1) },
    { 签订日: '2024-01-01', 级别: '甲级', ...yuan(2) },
    { 签订日: '2024-02-01', 级别: '甲级', ...yuan(3) },
  ];
  test.each([
    ['最早一次合同的金额数', '200'],
    ['最近一次合同的金额数', '100'],
    ['最近一次合同（级别为甲级）的金额数', '300'],
    ['合同（级别为甲级，按签订日最近）的签订日', '2024-02-01'],
    ['合同（按签订日最晚）的级别', '乙级'],
    ['最近一项合同的级别为乙级', true],
    ['合同（按金额数最高）的签订日所在年度', '2024'],
  ])('%s', (definition, expected) => expect(value(definition, list)).toBe(expected));
  test('of nothing there is none', () => expect(value('最近一次合同的金额数', [])).toBeUndefined());
});

describe('a running total', () => {
  const plan = perItem(
    '  逐项：合同，年份为本年度，按签订日从早到晚，面积累计不超过100平方米\n  条件：级别为甲级\n  给予：1元乘以面积',
  );
  const on = (day: number, area: number, more: Contract = {}) => ({
    签订日: `2024-01-${String(day).padStart(2, '0')}`,
    级别: '甲级',
    面积: area,
    ...more,
  });
  test('the first come takes first; the last gets what is left', () => {
    expect(pays(plan, [on(3, 50), on(1, 30), on(2, 40)])).toBe(100);
    const shown = ledgers(evaluation(plan, facts(plan, [on(3, 50), on(1, 30), on(2, 40)])));
    const items = shown[0]?.rows.filter((r) => r.stage === 'itemGrant' && r.year === 2024) ?? [];
    expect(
      items.map((r) => (r.state.kind === 'value' && typeof r.state.value === 'object' ? r.state.value.n : r.state)),
    ).toEqual([3000n, 3000n, 4000n]);
  });
  test('at the limit, below it, and with nothing left', () => {
    const items = (areas: readonly number[]) => {
      const e = evaluation(
        plan,
        facts(
          plan,
          areas.map((area, i) => on(i + 1, area)),
        ),
      );
      return ledgers(e)[0]?.rows.filter((r) => r.stage === 'itemGrant' && r.year === 2024).length;
    };
    expect(pays(plan, [on(1, 99), on(2, 1)])).toBe(100);
    expect(items([100, 1])).toBe(1);
    expect(items([99, 1])).toBe(2);
  });
  test('what does not qualify takes nothing away', () => {
    expect(pays(plan, [on(1, 90, { 级别: '乙级' }), on(2, 40)])).toBe(40);
  });
  test('a tie for what is left has no figure; a tie that fits does', () => {
    expect(pays(plan, [on(1, 60), on(1, 60)])).toBe('tie');
    expect(pays(plan, [on(1, 60), on(1, 40)])).toBe(100);
    expect(pays(plan, [on(1, 100), on(2, 60), on(2, 60)])).toBe(100);
  });
  test('an unknown area before it leaves it unknown, one behind it does not', () => {
    const { 面积: _, ...open } = on(1, 0);
    expect(pays(plan, [open, on(2, 40)])).toContain('unknown');
    expect(pays(plan, [on(1, 40), { ...open, 签订日: '2024-01-05' }])).toContain('unknown: 合同[2].面积');
    expect(pays(plan, [on(1, 100), { ...open, 签订日: '2024-01-05' }])).toBe(100);
  });
});

// By brute force

const areas = fc.array(fc.record({ day: fc.integer({ min: 1, max: 3 }), n: fc.integer({ min: 0, max: 4 }) }), {
  maxLength: 5,
});
const permutations = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length <= 1
    ? [all]
    : all.flatMap((x, i) => permutations(all.filter((_, k) => k !== i)).map((rest) => [x, ...rest]));
/** What every order says that keeps the days in order; `tie` where they differ. */
function settled<T extends { readonly day: number }>(
  items: readonly T[],
  figure: (ordered: readonly T[]) => number,
): number | 'tie' {
  const orders = permutations(items).filter((order) =>
    order.every((x, i) => i === 0 || (order[i - 1] as T).day <= x.day),
  );
  const figures = new Set(orders.map(figure));
  return figures.size === 1 ? ([...figures][0] as number) : 'tie';
}
const contractOf = ({ day, n }: { day: number; n: number }): Contract => ({
  签订日: `2024-01-0${day}`,
  面积: n,
  ...yuan(n),
  级别: '甲级',
});

describe('every way of breaking ties is tried by hand', () => {
  const total = perItem('  逐项：合同，年份为本年度，按签订日从早到晚取前2个\n  给予：金额数');
  test('the first two', () => {
    fc.assert(
      fc.property(areas, (items) => {
        const sum = (ordered: readonly { n: number }[]) => ordered.slice(0, 2).reduce((a, b) => a + b.n, 0);
        expect(pays(total, items.map(contractOf))).toBe(items.length === 0 ? 'absent' : settled(items, sum));
      }),
      { numRuns: 150, seed: 21 },
    );
  });
  test('the greatest of the first two', () => {
    fc.assert(
      fc.property(areas, (items) => {
        const top = (ordered: readonly { n: number }[]) => Math.max(-1, ...ordered.slice(0, 2).map((x) => x.n));
        const expected = items.length === 0 ? -1 : settled(items, top);
        const got = value('合同（按签订日从早到晚前2个）的金额数最大值', items.map(contractOf));
        expect(got === undefined ? (items.length === 0 ? -1 : 'tie') : Number(got) / 100).toBe(expected);
      }),
      { numRuns: 80, seed: 22 },
    );
  });
  const plan = perItem('  逐项：合同，年份为本年度，按签订日从早到晚，面积累计不超过6平方米\n  给予：1元乘以面积');
  test('what is left for each, one by one', () => {
    fc.assert(
      fc.property(areas, (items) => {
        const all = items.map((item, id) => ({ ...item, id }));
        const e = evaluation(plan, facts(plan, items.map(contractOf)));
        const states = all.map((_, i) => e.step('一（一）.逐项给予', { ...inYear(2024), list: '合同', item: i }));
        const got = states.map((s) =>
          s.kind === 'notComputable'
            ? s.reason
            : s.kind === 'value' && typeof s.value === 'object'
              ? Number(s.value.n) / 100
              : s.kind,
        );
        const expected = all.map(({ id }) =>
          settled(all, (ordered) => {
            let left = 6;
            for (const item of ordered) {
              const counted = Math.min(item.n, left);
              if (item.id === id) return counted;
              left -= counted;
            }
            return -1;
          }),
        );
        expect(got).toEqual(expected);
      }),
      { numRuns: 120, seed: 23 },
    );
  });
  test('no answer depends on the order of rows', () => {
    const shuffled = areas.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray([...items], { minLength: items.length })),
    );
    fc.assert(
      fc.property(shuffled, ([items, other]) => {
        expect(pays(total, other.map(contractOf))).toBe(pays(total, items.map(contractOf)));
        expect(pays(plan, other.map(contractOf))).toBe(pays(plan, items.map(contractOf)));
      }),
      { numRuns: 100, seed: 24 },
    );
  });
  test('an unknown date is answered only where every date would answer the same', () => {
    const withGap = fc.tuple(
      areas.filter((items) => items.length > 0),
      fc.nat(),
    );
    const known = perItem(
      '  逐项：合同，年份为本年度，按年序从低到高取前2个\n  给予：金额数',
      '定义 年序（每个合同）：面积',
    );
    const of = ({ day, n }: { day: number; n: number }): Contract => ({ 面积: day, ...yuan(n), 级别: '甲级' });
    fc.assert(
      fc.property(withGap, ([items, at]) => {
        const hole = at % items.length;
        const open = pays(
          known,
          items.map((item, i) => (i === hole ? { ...yuan(item.n), 级别: '甲级' } : of(item))),
        );
        if (typeof open === 'number')
          for (const day of [0, 1, 2, 3, 4])
            expect(
              pays(
                known,
                items.map((item, i) => of(i === hole ? { ...item, day } : item)),
              ),
            ).toBe(open);
      }),
      { numRuns: 80, seed: 25 },
    );
  });
});

test('an explanation shows the keys, and the figures of those that are taken only', () => {
  const plan = perItem('  逐项：合同，年份为本年度，按金额数从高到低取前1个\n  给予：金额数');
  const e = evaluation(plan, facts(plan, [yuan(10), yuan(30)]));
  const tree = explain(e, plan.payments[0]?.paid ?? '', inYear(2024));
  const labels: string[] = [];
  const walk = (x: typeof tree): void => {
    if (x.op === 'over' && x.state.state === 'value')
      for (const child of x.children) labels.push(`${child.label} ${child.item ?? ''}`);
    x.children.forEach(walk);
  };
  walk(tree);
  expect(labels.filter((l) => l.startsWith('一（一）.逐项给予'))).toContain('一（一）.逐项给予 2');
});
