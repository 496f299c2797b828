/** In which years: 触发 and 一次性 inside the validity, 每年 windows, 期满. */
import { describe, expect, test } from 'vitest';
import { pays, policy, wan, yuan } from '../support/policy.ts';

const grant = '  给予：100元';
const once = (own: { readonly [label: string]: string } = {}) =>
  policy({ policy: own, clause: `  对象：企业\n  一次性：入库日\n${grant}` });
const yearly = (window: string, own: { readonly [label: string]: string } = {}, more = '') =>
  policy({ policy: own, more, clause: `  对象：企业\n  触发：入库日\n  每年：${window}\n${grant}` });
const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029];
const paidYears = (source: string, own: object, options = {}): number[] =>
  pays(source, own, years, { options }).flatMap((outcome, i) => (outcome === yuan(100) ? [years[i] as number] : []));

describe('the event must fall inside the validity, both ends included', () => {
  test.each([
    ['2021-12-31', []],
    ['2022-01-01', [2022]],
    ['2026-12-31', [2026]],
    ['2027-01-01', []],
  ])('一次性 on %s', (date, paid) => {
    expect(paidYears(once(), { 入库日: date })).toEqual(paid);
  });
  test.each([
    ['2021-12-31', []],
    ['2022-01-01', [2022, 2023, 2024]],
    ['2026-12-31', [2026, 2027, 2028]],
    ['2027-01-01', []],
  ])('触发 on %s, with the two years after it', (date, paid) => {
    expect(paidYears(yearly('入库日所在年度和之后2年'), { 入库日: date })).toEqual(paid);
  });
  test('an event that has not happened gives nothing, and nothing is unknown', () => {
    expect(pays(once(), {}, [2023])).toEqual(['absent']);
    expect(pays(yearly('有效期'), {}, [2023])).toEqual(['absent']);
  });
  test('a validity without end', () => {
    const source = once({ 施行: '自2022年1月1日起' });
    expect(paidYears(source, { 入库日: '2029-05-05' })).toEqual([2029]);
    expect(paidYears(source, { 入库日: '2021-12-31' })).toEqual([]);
  });
  test('without 施行 every event counts', () => {
    expect(paidYears(once({ 施行: '' }), { 入库日: '2021-05-05' })).toEqual([2021]);
  });
  test('a date of issue that is undecided leaves the result unknown', () => {
    const source = once({ 印发日期: '未定', 施行: '自印发日期起至2026年12月31日止' });
    expect(pays(source, { 入库日: '2023-05-05' }, [2023])).toEqual(['unknown']);
    // After the end it does not matter when it began.
    expect(pays(source, { 入库日: '2027-05-05' }, [2027])).toEqual(['absent']);
  });
});

describe('每年: which years', () => {
  test.each([
    // The year of entry and two more: first, last, and none before or after.
    ['入库日所在年度和之后2年', [2023, 2024, 2025]],
    ['入库日次年度和之后1年', [2024, 2025]],
    ['有效期', [2022, 2023, 2024, 2025, 2026]],
    ['入库日所在年度至2025年', [2023, 2024, 2025]],
    // Three years from the year of entry on: the year itself is the first.
    ['自入库日所在年度起3年内', [2023, 2024, 2025]],
    ['入库日后18个月所在年度和之后1年', [2024, 2025]],
  ])('%s', (window, paid) => {
    expect(paidYears(yearly(window), { 入库日: '2023-03-20' })).toEqual(paid);
  });
  test('a reading chooses the window', () => {
    const more =
      '解读 窗口：期间\n  问：哪几年？\n  甲：入库日所在年度和之后2年\n  乙：入库日次年度和之后2年\n  暂取：甲';
    const source = yearly('窗口', {}, more);
    expect(paidYears(source, { 入库日: '2023-03-20' })).toEqual([2023, 2024, 2025]);
    expect(paidYears(source, { 入库日: '2023-03-20' }, { readings: { 窗口: '乙' } })).toEqual([2024, 2025, 2026]);
  });
});

describe('期满', () => {
  const late = { 入库日: '2025-05-01' };
  test('继续兑完: the years after the validity are granted', () => {
    expect(paidYears(yearly('入库日所在年度和之后2年'), late)).toEqual([2025, 2026, 2027]);
  });
  test('到期即止: they are not', () => {
    expect(paidYears(yearly('入库日所在年度和之后2年', { 期满: '到期即止' }), late)).toEqual([2025, 2026]);
  });
  test('instalments stop with the day of payment: one on the last day of the validity still comes', () => {
    const instalments = (expiry: string, end: string) =>
      policy({
        policy: { 期满: expiry, 施行: `自2022年1月1日起至${end}止` },
        clause: '  对象：企业\n  一次性：入库日\n  给予：30万元\n  兑现：分三年等额，自入库日次年度起',
      });
    const all = [2026, 2027, 2028];
    expect(pays(instalments('继续兑完', '2026年12月31日'), late, all)).toEqual([wan(10), wan(10), wan(10)]);
    expect(pays(instalments('到期即止', '2026年12月31日'), late, all)).toEqual([wan(10), 'absent', 'absent']);
    // Paid on 30 June: a validity that ends on that day covers it, one that ends the day before does not.
    expect(pays(instalments('到期即止', '2027年6月30日'), late, all)).toEqual([wan(10), wan(10), 'absent']);
    expect(pays(instalments('到期即止', '2027年6月29日'), late, all)).toEqual([wan(10), 'absent', 'absent']);
  });
  test('a reading decides', () => {
    const more = '解读 期满后：期满方式\n  问：怎样？\n  甲：继续兑完\n  乙：到期即止\n  暂取：甲';
    const source = yearly('入库日所在年度和之后2年', { 期满: '期满后' }, more);
    expect(paidYears(source, late)).toEqual([2025, 2026, 2027]);
    expect(paidYears(source, late, { readings: { 期满后: '乙' } })).toEqual([2025, 2026]);
  });
});
