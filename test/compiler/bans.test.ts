/** 禁入, and what the 政策 block says for every clause. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { evaluateEntity } from '../../runtime/index.ts';
import { factsOf, paidIn, pays, planOf, policy, wan } from '../support/policy.ts';

const fields = '  查实日：日期，无则未发生\n  每年 申报日：日期，无则未发生\n  每年 事故日：日期，无则未发生';
const once = (lines: string, own = {}) =>
  policy({ policy: own, fields, clause: `  对象：企业\n  一次性：入库日\n  给予：1万元\n${lines}\n  出资：县财政` });
const yearly = (lines: string, own = {}) =>
  policy({ policy: own, fields, clause: `  对象：企业\n  每年：有效期\n  给予：1万元\n${lines}\n  出资：县财政` });

describe('what is granted once is judged by its event', () => {
  const source = once('  禁入：自查实日起3年内');
  // The day itself is not counted; three years from 1 March 2022 end on 1 March 2025, that day included.
  test.each([
    ['2022-03-01', true],
    ['2022-03-02', false],
    ['2025-03-01', false],
    ['2025-03-02', true],
  ])('entered on %s', (day, granted) => {
    const year = Number(day.slice(0, 4));
    expect(pays(source, { 查实日: '2022-03-01', 入库日: day }, [year])).toEqual([granted ? wan(1) : 'absent']);
  });
  test('nothing found, nothing barred', () => {
    expect(pays(source, { 入库日: '2023-05-05' }, [2023])).toEqual([wan(1)]);
  });
});

describe('a yearly benefit is judged by every day of its year', () => {
  const source = yearly('  禁入：自查实日起1年内');
  const years = [2022, 2023, 2024, 2025];
  test.each([
    // 1 January 2023 to 31 December 2023.
    ['2022-12-31', [wan(1), 'absent', wan(1), wan(1)]],
    // 31 December 2022 to 30 December 2023.
    ['2022-12-30', ['absent', 'absent', wan(1), wan(1)]],
    // 2 January 2023 to 1 January 2024.
    ['2023-01-01', [wan(1), 'absent', 'absent', wan(1)]],
  ])('found on %s', (found, paid) => {
    expect(pays(source, { 查实日: found }, years)).toEqual(paid);
  });
  test('for ever', () => {
    const ever = yearly('  禁入：自查实日起永久');
    expect(pays(ever, { 查实日: '2023-12-30' }, years)).toEqual([wan(1), 'absent', 'absent', 'absent']);
    expect(pays(ever, { 查实日: '2023-12-31' }, years)).toEqual([wan(1), wan(1), 'absent', 'absent']);
  });
  test('a period of years, and one from day to day', () => {
    const more = '定义 期限：查实日次年度和之后1年';
    const named = policy({
      fields,
      more,
      clause: '  对象：企业\n  每年：有效期\n  给予：1万元\n  禁入：期限内\n  出资：县财政',
    });
    expect(pays(named, { 查实日: '2022-07-01' }, years)).toEqual([wan(1), 'absent', 'absent', wan(1)]);
    // Both ends of 自…起至…止 count.
    const fixed = yearly('  禁入：自2022年12月31日起至2024年1月1日止');
    expect(pays(fixed, {}, years)).toEqual(['absent', 'absent', 'absent', wan(1)]);
  });
});

describe('or by the date that is written', () => {
  const source = yearly('  条件：申报日已发生\n  禁入：申报日在自查实日起3年内');
  test.each([
    ['2022-03-01', wan(1)],
    ['2022-03-02', 'absent'],
  ])('applied for on %s', (day, paid) => {
    expect(pays(source, { 查实日: '2022-03-01', 申报日: { 2022: day } }, [2022])).toEqual([paid]);
  });
  test('of an item, item by item', () => {
    const items = policy({
      fields: `${fields}\n\n名词 订单（每家企业多项）：\n  签订日：日期\n  订单额：金额`,
      clause: `  对象：企业
  每年：有效期
  逐项：订单，签订日所在年度为本年度
  给予：订单额
  禁入：签订日在自查实日起1年内
  出资：县财政`,
    });
    const plan = planOf(items);
    const facts = factsOf(plan, { 查实日: '2022-03-01' });
    const orders = [
      ['2022-03-01', '1元'],
      ['2022-03-02', '10元'],
      ['2023-03-01', '100元'],
      ['2023-03-02', '1000元'],
    ] as const;
    const lists = new Map([
      [
        '订单',
        orders.map(([day, amount]) => {
          const read = factsOf(plan, { 查实日: day }).entity.get('查实日');
          const fen = BigInt(amount.replace('元', '')) * 100n;
          return new Map([
            ['签订日', read ?? ''],
            ['订单额', { n: fen, d: 1n }],
          ]);
        }),
      ],
    ]);
    expect(paidIn(plan, { ...facts, lists }, [2022, 2023])).toEqual([100n, 100_000n]);
  });
  test('several bans: each is enough', () => {
    const two = once('  禁入：自查实日起1年内\n  禁入：自退库日起永久');
    expect(pays(two, { 入库日: '2023-05-05', 查实日: '2023-05-04' }, [2023])).toEqual(['absent']);
    expect(pays(two, { 入库日: '2023-05-05', 退库日: '2023-05-04' }, [2023])).toEqual(['absent']);
    expect(pays(two, { 入库日: '2023-05-05', 查实日: '2023-05-05', 退库日: '2023-05-05' }, [2023])).toEqual([wan(1)]);
  });
});

test('a status is not held in the years of a ban; what 政策 says is about clauses only', () => {
  const source = (terms: object) =>
    policy({
      policy: { 施行: '自2022年1月1日起至2024年12月31日止', ...terms },
      fields,
      clause: `  对象：企业
  每年：有效期
  给予：1万元
  出资：县财政

资格 一（一）名单：
  每年：有效期
  取得：产值1元以上
  禁入：自查实日起1年内`,
    });
  const held = (terms: object) => {
    const plan = planOf(source(terms));
    const own = { 查实日: '2022-12-31', 退库日: '2022-12-31', 产值: { 2022: '1元', 2023: '1元', 2024: '1元' } };
    const { qualifications, payments } = evaluateEntity(plan, factsOf(plan, own));
    return [
      qualifications.filter((q) => q.status === 'held').map((q) => q.year),
      payments.map((payment) => payment.year),
    ];
  };
  expect(held({})).toEqual([
    [2022, 2024],
    [2022, 2023, 2024],
  ]);
  expect(held({ 禁入: '自退库日起永久' })).toEqual([[2022, 2024], [2022]]);
});

describe('written in 政策, for every clause', () => {
  const source = (terms: object) =>
    policy({
      policy: { ...terms },
      fields,
      clause: `  对象：企业
  每年：有效期
  给予：1万元
  出资：县财政

条款 一（一）乙类：
  对象：企业
  一次性：入库日
  给予：2万元
  出资：县财政

条款 一（一）丙类：
  对象：企业
  每年：有效期
  给予：1个名额`,
    });
  const given = (terms: object, own: object) => {
    const plan = planOf(source(terms));
    const { payments, entitlements } = evaluateEntity(plan, factsOf(plan, own));
    return [...payments.map((p) => `${p.title}${p.year}`), ...entitlements.map((e) => `${e.title}${e.year}`)].sort();
  };
  test('a veto of the year: once, in the year of the event', () => {
    const terms = { 施行: '自2022年1月1日起至2023年12月31日止', 一票否决: '事故日已发生' };
    const accident = { 事故日: { 2023: '2023-05-01' } };
    expect(given(terms, { ...accident, 入库日: '2022-12-31' })).toEqual(['丙类2022', '乙类2022', '甲类2022'].sort());
    expect(given(terms, { ...accident, 入库日: '2023-01-01' })).toEqual(['丙类2022', '甲类2022'].sort());
  });
  test('a ban: the event of the one, the year of the other', () => {
    const terms = { 施行: '自2022年1月1日起至2023年12月31日止', 禁入: '自查实日起3年内' };
    const found = { 查实日: '2022-12-31' };
    expect(given(terms, { ...found, 入库日: '2022-12-31' })).toEqual(['丙类2022', '乙类2022', '甲类2022'].sort());
    expect(given(terms, { ...found, 入库日: '2023-01-01' })).toEqual(['丙类2022', '甲类2022'].sort());
  });
  test('a ban by a yearly date: once, in the year of the event', () => {
    const terms = { 禁入: '申报日在自查实日起永久' };
    const plan = planOf(once('', terms));
    const own = { 入库日: '2023-05-05', 查实日: '2022-01-01' };
    expect(paidIn(plan, factsOf(plan, { ...own, 申报日: { 2023: '2023-01-01' } }), [2023])).toEqual(['absent']);
    expect(paidIn(plan, factsOf(plan, { ...own, 申报日: { 2022: '2022-05-01' } }), [2023])).toEqual([wan(1)]);
  });
  test('兑付前否决 stops the payments of the year', () => {
    const plan = planOf(once('  兑现：分两年等额，自入库日次年度起', { 兑付前否决: '事故日已发生' }));
    const own = { 入库日: '2023-05-05', 事故日: { 2024: '2024-12-31' } };
    expect(paidIn(plan, factsOf(plan, own), [2024, 2025])).toEqual([0n, wan(0.5)]);
  });
  test('a mistake in it is told once, however many clauses obey', () => {
    const { diagnostics } = compile(source({ 一票否决: '事故之日已发生' }));
    expect(diagnostics.filter((d) => d.code === 'GJ2001').length).toBe(1);
  });
});

test('whatever the days: barred from the day after to the corresponding day', () => {
  const DAY = 86_400_000;
  const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const plan = planOf(once('  禁入：自查实日起2年内'));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.constantFrom(-1, 0, 1), fc.boolean(), (start, near, atEnd) => {
      const found = Date.UTC(2022, 0, 2) + start * DAY;
      const at = new Date(found);
      const last = new Date(Date.UTC(at.getUTCFullYear() + 2, at.getUTCMonth() + 1, 0)).getUTCDate();
      const end = Date.UTC(at.getUTCFullYear() + 2, at.getUTCMonth(), Math.min(at.getUTCDate(), last));
      const day = (atEnd ? end : found) + near * DAY;
      const barred = day > found && day <= end;
      const own = { 查实日: isoOf(found), 入库日: isoOf(day) };
      const [paid] = paidIn(plan, factsOf(plan, own), [new Date(day).getUTCFullYear()]);
      expect(paid).toBe(barred ? 'absent' : wan(1));
    }),
    { numRuns: 150, seed: 44 },
  );
});
