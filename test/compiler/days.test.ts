/** 按日折算, 满月数, 满年数: against a count of days that knows nothing of the compiler's calendar. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pays, policy, wan, yuan } from '../support/policy.ts';

const granted = (grant: string, more = '') =>
  policy({ more, clause: `  对象：企业\n  一次性：入库日\n  给予：${grant}\n  出资：县财政` });
/** The grant of an enterprise that entered on one day and left on another. */
const grantOf = (grant: string, from: string, to: string) =>
  pays(granted(grant), { 入库日: from, 退库日: to }, [Number(from.slice(0, 4))])[0];

describe('a year of 365 or 360 days', () => {
  const of = (basis: string) => `3650元按日折算（${basis}）自入库日起至退库日止`;
  test.each([
    ['365天', '2023-01-01', '2023-01-01', 0],
    ['365天', '2023-01-01', '2023-01-02', 10],
    ['365天', '2023-01-01', '2024-01-01', 3650],
    // 29 February 2024 lies between.
    ['365天', '2024-01-01', '2025-01-01', 3660],
    ['365天，算头不算尾', '2023-01-01', '2023-01-02', 10],
    ['365天，头尾都算', '2023-01-01', '2023-01-01', 10],
    ['365天，头尾都算', '2023-01-01', '2023-12-31', 3650],
    ['360天', '2023-01-01', '2023-12-27', 3650],
    // Backwards nothing passes: neither the day before nor, with both ends, two days before.
    ['365天', '2023-01-02', '2023-01-01', 0],
    ['365天，头尾都算', '2023-01-02', '2023-01-01', 0],
    ['365天，头尾都算', '2023-01-03', '2023-01-01', 0],
  ])('%s, %s to %s', (basis, from, to, amount) => {
    expect(grantOf(of(basis), from, to)).toBe(yuan(amount));
  });
  test('without a basis: 365, the last day does not count', () => {
    expect(grantOf('3650元按日折算自入库日起至退库日止', '2023-01-01', '2023-01-03')).toBe(yuan(20));
  });
});

describe('a year as long as it is', () => {
  const of = '366元按日折算（当年实际天数，头尾都算）自入库日起至退库日止';
  test.each([
    // A day of a leap year: 366 ÷ 366; of another: 366 ÷ 365 = 1.0027….
    ['2024-02-29', '2024-02-29', 1],
    ['2023-02-28', '2023-02-28', 1],
    ['2024-01-01', '2024-12-31', 366],
    ['2023-01-01', '2023-12-31', 366],
    // 366 ÷ 365 + 366 ÷ 366.
    ['2023-12-31', '2024-01-01', 2],
    ['2023-01-01', '2025-12-31', 3 * 366],
  ])('%s to %s', (from, to, amount) => {
    expect(grantOf(of, from, to)).toBe(yuan(amount));
  });
});

test('a rate, a longest period, and a date that has not come', () => {
  // 100万元 × 3.65% ÷ 365 = 100元 a day; at most two years: 731 days over 29 February 2024.
  const grant = '100万元乘以3.65%按日折算（365天）自入库日起至较小者（退库日、入库日后2年）止';
  expect(grantOf(grant, '2023-03-01', '2023-03-31')).toBe(yuan(3000));
  expect(grantOf(grant, '2023-03-01', '2025-03-01')).toBe(yuan(73100));
  expect(grantOf(grant, '2023-03-01', '2025-03-02')).toBe(yuan(73100));
  expect(pays(granted(grant), { 入库日: '2023-03-01' }, [2023])).toEqual(['absent']);
});

test('a date of the year in question stays that of the year in question', () => {
  const source = policy({
    fields: '  每年 申报日：日期，无则未发生',
    clause: `  对象：企业
  每年：有效期
  给予：366元按日折算（当年实际天数，算头不算尾）自申报日起至本年度的兑付日止
  出资：县财政`,
  });
  // 31 December 2023 to 30 June 2024: 366 ÷ 365 + 181 = 182.0027…; to 30 June 2023 from 1 June: 29 × 366 ÷ 365 = 29.079….
  const own = { 申报日: { 2023: '2023-06-01', 2024: '2023-12-31' } };
  expect(pays(source, own, [2023, 2024, 2025])).toEqual([2908n, 18200n, 'absent']);
});

describe('full months and years', () => {
  const months = '1万元乘以自入库日起至退库日止的满月数';
  const years = '1万元乘以自入库日起至退库日止的满年数';
  test.each([
    ['2023-01-31', '2023-02-27', 0],
    // No 31 February: its last day completes the month.
    ['2023-01-31', '2023-02-28', 1],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2023-03-20', '2023-04-19', 0],
    ['2023-03-20', '2023-04-20', 1],
    ['2023-03-20', '2028-03-19', 59],
    ['2023-03-20', '2028-03-20', 60],
    ['2023-03-20', '2023-03-20', 0],
    ['2023-03-20', '2023-01-01', 0],
  ])('from %s to %s', (from, to, full) => {
    expect(grantOf(months, from, to)).toBe(wan(full));
    expect(grantOf(years, from, to)).toBe(wan(Math.floor(full / 12)));
  });
  test('29 February: a year is full on the 28th', () => {
    expect(grantOf(years, '2024-02-29', '2025-02-27')).toBe(0n);
    expect(grantOf(years, '2024-02-29', '2025-02-28')).toBe(wan(1));
    expect(grantOf(years, '2024-02-29', '2028-02-28')).toBe(wan(3));
    expect(grantOf(years, '2024-02-29', '2028-02-29')).toBe(wan(4));
  });
});

// The oracle walks day by day with the calendar of JavaScript.
const DAY = 86_400_000;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
const dates = fc
  .tuple(fc.integer({ min: 0, max: 1825 }), fc.integer({ min: 0, max: 1500 }))
  .map(([start, length]) => [Date.UTC(2022, 0, 1) + start * DAY, length] as const);
const halfUp = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d);

describe('against a count by hand', () => {
  const fen = 123_456_789n;
  const amount = '1234567.89元';
  test('each day a 365th, a 360th, or by its own year', () => {
    fc.assert(
      fc.property(dates, fc.boolean(), ([from, length], both) => {
        const ends = both ? '头尾都算' : '算头不算尾';
        const count = BigInt(length + (both ? 1 : 0));
        let leap = 0n;
        for (let i = 0; i < Number(count); i++) if (isLeap(new Date(from + i * DAY).getUTCFullYear())) leap++;
        const expected = {
          '365天': halfUp(fen * count, 365n),
          '360天': halfUp(fen * count, 360n),
          当年实际天数: halfUp(fen * ((count - leap) * 366n + leap * 365n), 365n * 366n),
        };
        for (const [basis, paid] of Object.entries(expected)) {
          const grant = `${amount}按日折算（${basis}，${ends}）自入库日起至退库日止`;
          expect(grantOf(grant, isoOf(from), isoOf(from + length * DAY))).toBe(paid);
        }
      }),
      { numRuns: 30, seed: 39 },
    );
  });
  test('months: as often as the corresponding day, or the last of a shorter month, has come', () => {
    const moved = (from: number, months: number): number => {
      const at = new Date(from);
      const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate();
      return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, Math.min(at.getUTCDate(), last));
    };
    fc.assert(
      fc.property(dates, ([from, length]) => {
        const to = from + length * DAY;
        let full = 0;
        while (moved(from, full + 1) <= to) full++;
        expect(grantOf('1万元乘以自入库日起至退库日止的满月数', isoOf(from), isoOf(to))).toBe(wan(full));
      }),
      { numRuns: 60, seed: 43 },
    );
  });
});
