/** 首次, 年次, 累计, and windows of every year. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, daysInMonth, isoDate } from '../../dsl/calendar.ts';
import { evaluation, inYear, readFacts } from '../../runtime/index.ts';
import { type Outcome, pays, planOf, policy, yuan } from '../support/policy.ts';

const YES = yuan(1);
const NO = 'absent';
const asked = (condition: string, own: object, years: readonly number[], more = ''): Outcome[] =>
  pays(policy({ more, clause: `  对象：企业\n  每年：有效期\n  条件：${condition}\n  给予：1元` }), own, years);

describe('首次', () => {
  const first = (values: { readonly [year: number]: string }, years: readonly number[]) =>
    asked('自2020年起首次产值100元以上', { 产值: values }, years);
  test('the first year in which it holds, and no other', () => {
    const values = { 2020: '1元', 2021: '1元', 2022: '1元', 2023: '100元', 2024: '1元', 2025: '200元' };
    expect(first(values, [2022, 2023, 2024, 2025])).toEqual([NO, YES, NO, NO]);
  });
  test('what was before the start does not matter; the start itself does', () => {
    const values = { 2019: '100元', 2020: '1元', 2021: '1元', 2022: '100元' };
    expect(first(values, [2022])).toEqual([YES]);
    expect(first({ ...values, 2020: '100元' }, [2022])).toEqual([NO]);
  });
  test('a year that is not known: unknown, unless another one settles it', () => {
    expect(first({ 2020: '1元', 2022: '100元' }, [2022])).toEqual(['unknown']);
    expect(first({ 2020: '100元', 2022: '100元' }, [2022])).toEqual([NO]);
    expect(first({ 2022: '1元' }, [2022])).toEqual([NO]);
    expect(first({ 2020: '1元', 2021: '1元' }, [2022])).toEqual(['unknown']);
  });
  test('before the start there is no first time', () => {
    expect(asked('自2024年起首次产值100元以上', { 产值: { 2023: '100元', 2024: '100元' } }, [2023, 2024])).toEqual([
      NO,
      YES,
    ]);
  });
  test('since a date or the year of entry', () => {
    const own = { 入库日: '2023-05-05', 产值: { 2022: '100元', 2023: '1元', 2024: '100元', 2025: '100元' } };
    for (const since of ['2023年5月5日', '入库日', '入库日所在年度'])
      expect(asked(`自${since}起首次产值100元以上`, own, [2023, 2024, 2025])).toEqual([NO, YES, NO]);
  });
  test('with other conditions beside it', () => {
    const own = { 产值: { 2020: '1元', 2021: '1元', 2022: '100元' }, 收入: { 2022: '5元' } };
    expect(asked('自2020年起首次产值100元以上 且 收入超过4元', own, [2022])).toEqual([YES]);
    expect(asked('自2020年起首次产值100元以上 且 收入超过5元', own, [2022])).toEqual([NO]);
  });
  test('by months', () => {
    const source = policy({
      fields: '  每月 基数：金额，无则未发生',
      clause: '  对象：企业\n  每月：2023年\n  条件：自2022年11月起首次基数10元以上\n  给予：1元',
    });
    const paid = (months: object) => pays(source, { 基数: months }, [2023]);
    expect(paid({ '2023-03': '10元', '2023-04': '10元' })).toEqual([YES]);
    expect(paid({ '2022-11': '10元', '2023-03': '10元' })).toEqual([NO]);
    expect(paid({ '2022-10': '10元', '2023-03': '10元' })).toEqual([YES]);
  });
});

describe('年次', () => {
  const own = { 入库日: '2023-12-31' };
  const years = [2022, 2023, 2024, 2025, 2026];
  test('1 in the first year, 不适用 before it', () => {
    const index = '自入库日所在年度起的年次';
    expect(asked(`${index}为第1年`, own, years)).toEqual([NO, YES, NO, NO, NO]);
    expect(asked(`${index}为3年`, own, years)).toEqual([NO, NO, NO, YES, NO]);
    expect(asked(`${index}不超过第2年`, own, years)).toEqual([NO, YES, YES, NO, NO]);
    expect(asked(`${index}低于第2年`, {}, years)).toEqual([NO, NO, NO, NO, NO]);
  });
  test('第3年 is a year, 第2年至第3年 are years', () => {
    const from = '自入库日所在年度起';
    expect(asked(`本年度为${from}第3年`, own, years)).toEqual([NO, NO, NO, YES, NO]);
    expect(asked(`本年度在${from}第2年至第3年内`, own, years)).toEqual([NO, NO, YES, YES, NO]);
    const window = (period: string) =>
      pays(policy({ clause: `  对象：企业\n  每年：${period}\n  给予：1元` }), own, years);
    expect(window(`${from}第三年`)).toEqual([NO, NO, NO, YES, NO]);
    expect(window(`${from}第一年至第二年`)).toEqual([NO, YES, YES, NO, NO]);
  });
  test.each([
    ['前两年', '第三年'],
    ['第1年至第2年', '第3年'],
    ['第1年、第2年', '第3年'],
    ['不超过第2年', '第3年以上'],
  ])('in a table: %s 50%%, %s 30%%', (one, other) => {
    const more = `定义 第几年：自入库日所在年度起的年次\n表 补贴比例：对照\n  | 第几年 | “比例” |\n  | ${one} | 50% |\n  | ${other} | 30% |`;
    const source = policy({ more, clause: '  对象：企业\n  每年：有效期\n  给予：100元乘以补贴比例' });
    expect(pays(source, own, [2022, 2023, 2024, 2025])).toEqual([NO, yuan(50), yuan(50), yuan(30)]);
  });
});

describe('累计N年', () => {
  const own = (known: { readonly [year: number]: number }) => ({
    产值: Object.fromEntries(Object.entries(known).map(([year, n]) => [year, `${n}元`])),
  });
  const counted = (values: { readonly [year: number]: number }, years: readonly number[]) =>
    asked('2022年至2025年内累计2年产值1元以上', own(values), years);
  test('it need not be in a row; it counts from the year that completes it', () => {
    expect(counted({ 2022: 1, 2023: 0, 2024: 1, 2025: 0 }, [2022, 2023, 2024, 2025])).toEqual([NO, NO, YES, YES]);
  });
  test('years outside the period do not count, and what was reached stays reached', () => {
    expect(counted({ 2021: 1, 2022: 1, 2023: 0, 2024: 0, 2025: 0 }, [2025])).toEqual([NO]);
    expect(counted({ 2022: 1, 2023: 0, 2024: 0, 2025: 0, 2026: 1 }, [2026])).toEqual([NO]);
    expect(counted({ 2022: 1, 2023: 1, 2024: 0, 2025: 0, 2026: 0 }, [2026])).toEqual([YES]);
  });
  test('unknown years: enough without them, not enough even with them, or open', () => {
    expect(counted({ 2022: 1, 2023: 1 }, [2024])).toEqual([YES]);
    expect(counted({ 2022: 0, 2023: 0 }, [2024])).toEqual([NO]);
    expect(counted({ 2022: 1, 2023: 0 }, [2024])).toEqual(['unknown']);
  });
  test('a period of its own 内', () => {
    const firm = { 入库日: '2022-05-01', ...own({ 2022: 1, 2023: 0, 2024: 1 }) };
    expect(asked('自入库日所在年度起3年内累计2年产值1元以上', firm, [2023, 2024])).toEqual([NO, YES]);
    expect(asked('有效期内累计2年产值1元以上', firm, [2023, 2024])).toEqual([NO, YES]);
  });
  test('months of a year', () => {
    const source = policy({
      fields: '  每月 基数：金额，无则未发生',
      clause: '  对象：企业\n  每月：2023年\n  条件：2022年至2023年内累计3个月基数10元以上\n  给予：1元',
    });
    const months = { '2022-01': '10元', '2022-12': '10元', '2023-10': '10元' };
    // From October on: October, November, December.
    expect(pays(source, { 基数: months }, [2023])).toEqual([yuan(3)]);
  });
});

describe('每年的窗口', () => {
  const inside = (window: string, 退库日: string) => asked(`退库日在${window}`, { 退库日 }, [2023])[0];
  test.each([
    ['每年9月1日至9月30日内', '2024-08-31', NO],
    ['每年9月1日至9月30日内', '2024-09-01', YES],
    ['每年9月1日至9月30日', '2031-09-30', YES],
    ['每年9月1日至9月30日', '2031-10-01', NO],
    ['每年3月', '2024-02-29', NO],
    ['每年3月', '2024-03-01', YES],
    ['每年3月', '2024-03-31', YES],
    ['每年3月', '2024-04-01', NO],
    ['每年3月至5月', '2024-05-31', YES],
    ['每年3月15日至5月', '2024-03-14', NO],
    ['每年6月30日', '2024-06-30', YES],
    ['每年6月30日', '2024-07-01', NO],
    // Over the end of the year.
    ['每年12月1日至1月31日', '2023-11-30', NO],
    ['每年12月1日至1月31日', '2023-12-01', YES],
    ['每年12月1日至1月31日', '2024-01-31', YES],
    ['每年12月1日至1月31日', '2024-02-01', NO],
    ['每年11月至3月', '2024-03-31', YES],
    ['每年11月至3月', '2024-10-31', NO],
    // 29 February is the 28th of a common year, at either end.
    ['每年2月1日至2月29日', '2023-02-28', YES],
    ['每年2月1日至2月29日', '2024-02-29', YES],
    ['每年2月1日至2月29日', '2023-03-01', NO],
    ['每年2月29日至3月1日', '2023-02-28', YES],
    ['每年2月29日至3月1日', '2024-02-28', NO],
    ['每年2月', '2024-02-29', YES],
  ])('%s, %s', (window, day, outcome) => expect(inside(window, day)).toBe(outcome));
  test('what has not happened lies in no window, and not outside one as a date would', () => {
    expect(asked('退库日在每年3月', {}, [2023])).toEqual([NO]);
    expect(asked('退库日不在每年3月', {}, [2023])).toEqual([YES]);
  });
  test('a window of this year alone', () => {
    const window = (退库日: string) => asked('退库日在本年度9月1日至本年度9月30日', { 退库日 }, [2023])[0];
    expect(window('2023-09-30')).toBe(YES);
    expect(window('2024-09-30')).toBe(NO);
    expect(asked('退库日不晚于入库日次年度1月31日', { 入库日: '2023-05-01', 退库日: '2024-01-31' }, [2023])).toEqual([
      YES,
    ]);
    expect(asked('退库日不晚于入库日次年度1月31日', { 入库日: '2023-05-01', 退库日: '2024-02-01' }, [2023])).toEqual([
      NO,
    ]);
  });
});

test('windows of every year: as a walk over the days of a year says', () => {
  const monthDay = fc
    .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
    .filter(({ month, day }) => day <= daysInMonth(2000, month));
  fc.assert(
    fc.property(monthDay, monthDay, fc.integer({ min: 0, max: 1500 }), (from, to, offset) => {
      const day = dayNumber(2022, 1, 1) + offset;
      const [year = 0, month = 0, date = 0] = isoDate(day).split('-').map(Number);
      const clip = (m: { month: number; day: number }) => m.month * 100 + Math.min(m.day, daysInMonth(year, m.month));
      const here = month * 100 + date;
      const crosses = from.month * 100 + from.day > to.month * 100 + to.day;
      const expected = crosses ? here >= clip(from) || here <= clip(to) : here >= clip(from) && here <= clip(to);
      const window = `每年${from.month}月${from.day}日至${to.month}月${to.day}日`;
      expect(asked(`退库日在${window}`, { 退库日: isoDate(day) }, [2023])).toEqual([expected ? YES : NO]);
    }),
    { numRuns: 60, seed: 52 },
  );
});

test('首次, 连续, 累计 over years and months: as hand loops say', () => {
  const plan = planOf(
    policy({
      fields: '  每月 基数：金额，可缺',
      more: [
        '定义 月达到：基数5元以上',
        '定义 年度基数：全年基数合计',
        '定义 月数值：月达到的月数',
        '定义 连三月：连续3个月月达到',
        '定义 年内连三月：全年任一月连三月',
        '定义 年达到：产值5元以上',
        '定义 头一年：自2022年起首次年达到',
        '定义 累两年：2022年至2025年内累计2年年达到',
        '定义 连两年：连续2年年达到',
      ].join('\n'),
      clause:
        '  对象：企业 且 头一年 且 累两年 且 连两年 且 年内连三月 且 年度基数超过0元 且 月数值超过0个月\n  每年：有效期\n  给予：1元',
    }),
  );
  const months = [2022, 2023, 2024].flatMap((y) =>
    Array.from({ length: 12 }, (_, i) => `${y}-${String(i + 1).padStart(2, '0')}`),
  );
  const gappy = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 12 });
  const full = fc.array(gappy, { minLength: 36, maxLength: 36 });
  const yearly = fc.array(gappy, { minLength: 4, maxLength: 4 });
  const kleeneAll = (xs: readonly (boolean | undefined)[]) =>
    xs.includes(false) ? false : xs.includes(undefined) ? undefined : true;
  const kleeneAny = (xs: readonly (boolean | undefined)[]) =>
    xs.includes(true) ? true : xs.includes(undefined) ? undefined : false;
  const no = (x: boolean | undefined) => (x === undefined ? undefined : !x);
  fc.assert(
    fc.property(full, yearly, (byMonth, byYear) => {
      const amounts = (keys: readonly (string | number)[], values: readonly (number | undefined)[]) =>
        Object.fromEntries(keys.flatMap((k, i) => (values[i] === undefined ? [] : [[k, `${values[i]}元`]])));
      const { facts } = readFacts(plan, {
        企业: { 基数: amounts(months, byMonth), 产值: amounts([2022, 2023, 2024, 2025], byYear) },
      });
      if (!facts) throw new Error('no facts');
      const e = evaluation(plan, facts);
      const got = (name: string, year: number) => {
        const s = e.step(name, inYear(year));
        if (s.kind !== 'value') return s.kind === 'unknown' ? undefined : s.kind;
        return typeof s.value === 'object' ? Number(s.value.n) : s.value;
      };
      const month = (i: number) => (i < 0 ? undefined : byMonth[i]);
      const reached = (i: number) => (month(i) === undefined ? undefined : (month(i) as number) >= 5);
      for (const [k, year] of [2022, 2023, 2024].entries()) {
        const of = Array.from({ length: 12 }, (_, i) => 12 * k + i);
        const known = of.every((i) => month(i) !== undefined);
        expect(got('年度基数', year)).toBe(known ? of.reduce((sum, i) => sum + (month(i) ?? 0) * 100, 0) : undefined);
        expect(got('月数值', year)).toBe(known ? of.filter((i) => reached(i)).length : undefined);
        const runs = of.map((i) => kleeneAll([reached(i - 2), reached(i - 1), reached(i)]));
        expect(got('年内连三月', year)).toBe(kleeneAny(runs));
      }
      const hit = byYear.map((n) => (n === undefined ? undefined : n >= 5));
      for (const [k, year] of [2022, 2023, 2024, 2025].entries()) {
        const before = kleeneAny(hit.slice(0, k));
        expect(got('头一年', year)).toBe(kleeneAll([hit[k], no(before)]));
        expect(got('连两年', year)).toBe(kleeneAll([hit[k - 1], hit[k]]));
        const soFar = hit.slice(0, k + 1);
        const sure = soFar.filter((x) => x === true).length;
        const most = soFar.filter((x) => x !== false).length;
        expect(got('累两年', year)).toBe(sure >= 2 ? true : most < 2 ? false : undefined);
      }
    }),
    { numRuns: 80, seed: 53 },
  );
});
