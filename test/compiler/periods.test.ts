/** Periods by the Civil Code, articles 200–203: the first day is not counted, the last is the corresponding day or the month's last. */
import { describe, expect, test } from 'vitest';
import { pays, policy, yuan } from '../support/policy.ts';

const inside = (period: string, from: string, day: string): boolean => {
  const source = policy({
    policy: { 施行: '' },
    clause: `  对象：企业\n  一次性：入库日\n  条件：退库日在${period}\n  给予：1元`,
  });
  const [paid] = pays(source, { 入库日: from, 退库日: day }, [Number(from.slice(0, 4))]);
  if (paid !== yuan(1) && paid !== 'absent') throw new Error(`not a yes or no: ${paid}`);
  return paid === yuan(1);
};
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe('the last day', () => {
  // Worked out by hand from the calendar.
  test.each([
    ['2023-03-20', '3年', '2026-03-20'],
    // No 29 February in 2025 and 2027; there is one in 2028.
    ['2024-02-29', '1年', '2025-02-28'],
    ['2024-02-29', '3年', '2027-02-28'],
    ['2024-02-29', '4年', '2028-02-29'],
    // The corresponding day of the 28th is the 28th, in a leap year too.
    ['2023-02-28', '1年', '2024-02-28'],
    ['2023-01-31', '1个月', '2023-02-28'],
    ['2024-01-31', '1个月', '2024-02-29'],
    ['2023-03-31', '1个月', '2023-04-30'],
    ['2023-08-31', '6个月', '2024-02-29'],
    ['2023-12-31', '2个月', '2024-02-29'],
    ['2023-11-15', '14个月', '2025-01-15'],
    // Days are counted from the day after: 30 days after 1 January is the 31st.
    ['2023-01-01', '30日', '2023-01-31'],
    ['2024-02-28', '2日', '2024-03-01'],
    ['1999-12-31', '1年', '2000-12-31'],
    // 2100 is no leap year, 2000 was one.
    ['2096-02-29', '4年', '2100-02-28'],
    ['1996-02-29', '4年', '2000-02-29'],
  ])('%s + %s ends on %s', (from, length, last) => {
    expect(inside(`自入库日起${length}内`, from, last)).toBe(true);
    expect(inside(`自入库日起${length}内`, from, dayAfter(last))).toBe(false);
  });
});

test('the first day is not counted, the next one is', () => {
  expect(inside('自入库日起1年内', '2023-03-20', '2023-03-20')).toBe(false);
  expect(inside('自入库日起1年内', '2023-03-20', '2023-03-21')).toBe(true);
  expect(inside('自入库日起1年内', '2023-03-20', '2023-03-19')).toBe(false);
});

test('自…起至…止 counts both days', () => {
  const period = '自入库日起至2024年5月6日止';
  expect(inside(period, '2023-03-20', '2023-03-20')).toBe(true);
  expect(inside(period, '2023-03-20', '2024-05-06')).toBe(true);
  expect(inside(period, '2023-03-20', '2023-03-19')).toBe(false);
  expect(inside(period, '2023-03-20', '2024-05-07')).toBe(false);
});

test('a period of calendar years is another thing: 31 December counts, 1 January does not', () => {
  const period = '入库日所在年度和之后2年';
  expect(inside(period, '2023-03-20', '2025-12-31')).toBe(true);
  expect(inside(period, '2023-03-20', '2026-01-01')).toBe(false);
  // Before the event, but in its year.
  expect(inside(period, '2023-03-20', '2023-01-01')).toBe(true);
});

test('a date that has not happened lies in no period', () => {
  const source = policy({
    clause: '  对象：企业\n  一次性：入库日\n  条件：退库日不在自入库日起1年内\n  给予：1元',
  });
  expect(pays(source, { 入库日: '2023-03-20' }, [2023])).toEqual([yuan(1)]);
});

test('the day of payment of a year is a day like others', () => {
  const period = '自入库日起至入库日次年度的兑付日止';
  expect(inside(period, '2023-03-20', '2024-06-30')).toBe(true);
  expect(inside(period, '2023-03-20', '2024-07-01')).toBe(false);
});

// Art. 203 moves a last day that is a holiday; which days are holidays is decided year by year, outside the policy.
test('a last day on a Sunday or a holiday is not moved', () => {
  // 1 October 2023 is a Sunday and the National Day.
  expect(inside('自入库日起6个月内', '2023-04-01', '2023-10-01')).toBe(true);
  expect(inside('自入库日起6个月内', '2023-04-01', '2023-10-08')).toBe(false);
});
