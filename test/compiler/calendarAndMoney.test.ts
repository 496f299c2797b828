/** Months and statuses together with bans, promotions, made-up payments and other documents. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { evaluateEntity, readFacts } from '../../runtime/index.ts';
import { document, linkedPlan } from '../support/linked.ts';
import { once, reference } from '../support/oldAndNew.ts';
import { factsOf, pays, planOf, policy, wan } from '../support/policy.ts';

describe('禁入 of what is granted by months', () => {
  const source = policy({
    fields: '  查实日：日期，无则未发生',
    clause: '  对象：企业\n  每月：2023年\n  给予：100元\n  禁入：自查实日起2个月内\n  出资：县财政',
  });
  const granted = (查实日: string): readonly string[] => {
    const plan = planOf(source);
    return Object.keys(evaluateEntity(plan, factsOf(plan, { 查实日 })).values['一（一）.逐月给予'] ?? {});
  };
  const barred = (day: string): readonly number[] =>
    Array.from({ length: 12 }, (_, i) => i + 1).filter(
      (month) => !granted(day).includes(`2023-${String(month).padStart(2, '0')}`),
    );
  // From the day after to the corresponding day: a month of which the first or the last day lies in it is lost.
  test.each([
    ['2023-03-15', [3, 4, 5]],
    ['2023-03-31', [4, 5]],
    ['2023-02-28', [3, 4]],
    ['2023-03-01', [3, 4, 5]],
  ])('found on %s', (day, months) => expect(barred(day)).toEqual(months));
});

test('补差 is of years, not of months', () => {
  const source = policy({
    clause: '  对象：企业\n  每月：有效期\n  给予：100元\n  补差：扣除以前年度标准\n  出资：县财政',
  });
  expect(compile(source).diagnostics.map((d) => d.code)).toContain('GJ3069');
});

describe('停付期间的补发 by re-entry into a 状态', () => {
  const source = policy({
    fields: '  在库：状态，无则未发生',
    clause: `  对象：企业
  一次性：首次在库日期
  给予：40万元
  兑现：分四年等额，自首次在库日期次年度起
  停付：在库退出的，尚未兑现部分不再兑现
  恢复：自末次在库日期起恢复兑现，停付期间的补发
  出资：县财政`,
  });
  const paid = (...stays: readonly (readonly [string, string?])[]) =>
    pays(source, { 在库: stays.map(([自, 至]) => ({ 自, ...(至 ? { 至 } : {}) })) }, [2023, 2024, 2025, 2026]);
  test('still in; out for good; out and in again', () => {
    expect(paid(['2022-03-01'])).toEqual([wan(10), wan(10), wan(10), wan(10)]);
    expect(paid(['2022-03-01', '2024-01-01'])).toEqual([wan(10), 0n, 0n, 0n]);
    expect(paid(['2022-03-01', '2024-01-01'], ['2025-09-01'])).toEqual([wan(10), 0n, wan(20), wan(10)]);
  });
  test('what was paid between two absences is not paid again', () => {
    // Out on the days of payment of 2023 and 2025, in on that of 2024: both are made up in 2025.
    const twice = paid(['2022-03-01', '2023-01-01'], ['2024-01-01', '2025-01-01'], ['2025-09-01']);
    expect(twice).toEqual([0n, wan(10), wan(20), wan(10)]);
  });
});

describe('a 状态 of another document', () => {
  const fields = (status: string) => ['上规日期：日期，无则未发生', status];
  const old = document('旧办法', {
    fields: fields('在库：状态，无则未发生'),
    clauses: { 一: '  对象：企业\n  每年：有效期\n  条件：本年度末在库\n  给予：1万元' },
  });
  const fresh = document('新办法', {
    more: reference,
    fields: ['上规日期：日期，无则未发生'],
    clauses: { 一: once('12万元') },
  });
  test('is read with the facts, and means never where it is not given', () => {
    const plan = linkedPlan(fresh, { 'old.policy.md': old });
    expect(plan.timelines?.map((timeline) => timeline.name)).toEqual(['在库']);
    const { facts } = readFacts(plan, { 企业: { 上规日期: '2023-03-01' } });
    expect(facts?.lists.get('在库')).toEqual([]);
  });
});
