/** 一票否决, 扣除, 起付, 取整 and 表: what else stands between a grant and its payment. */
import { describe, expect, test } from 'vitest';
import { pays, policy, wan, yuan } from '../support/policy.ts';

const yearly = (lines: string, more = '', fields = '') =>
  policy({ more, fields, clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n${lines}` });
const entered = { 入库日: '2023-03-20' };
const one = (source: string, own: object) => pays(source, { ...entered, ...own }, [2023])[0];
const output = (amount: string, more: object = {}) => ({ 产值: { 2023: amount }, ...more });

test('一票否决: one fact takes it all', () => {
  const source = yearly('  一票否决：失信为是\n  给予：产值的10%', '', '  失信：是否');
  expect(one(source, output('100元', { 失信: false }))).toBe(yuan(10));
  expect(one(source, output('100元', { 失信: true }))).toBe('absent');
  expect(one(source, output('100元'))).toBe('unknown');
});

describe('扣除', () => {
  const source = yearly('  扣除：收入\n  给予：产值\n  上限：每家每年100元');
  test('after the cap, and never below nought', () => {
    // 150 is capped at 100, less 30; were it the other way round, 120 would be capped at 100.
    expect(one(source, output('150元', { 收入: { 2023: '30元' } }))).toBe(yuan(70));
    expect(one(source, output('20元', { 收入: { 2023: '30元' } }))).toBe(0n);
  });
  test('what is to be deducted and is not known leaves it unknown', () => {
    expect(one(source, output('150元'))).toBe('unknown');
  });
});

test('起付: a fen below nothing is paid, at the limit it is', () => {
  const source = yearly('  给予：产值\n  起付：1000元');
  const paid = (amount: string) => one(source, output(amount));
  expect(['absent', 0n]).toContain(paid('999.99元'));
  expect(paid('1000元')).toBe(yuan(1000));
  expect(paid('1000.01元')).toBe(yuan(1000.01));
});

test('取整: of this clause alone', () => {
  const source = yearly('  给予：产值\n  取整：精确到百元，舍去尾数');
  expect(one(source, output('1299.99元'))).toBe(yuan(1200));
  expect(one(source, output('1300元'))).toBe(yuan(1300));
});

describe('表', () => {
  const table = (mode: string, rows: string) =>
    yearly('  给予：补助额', `表 补助额：${mode}\n  | 产值 | 补助 |\n${rows}`);
  test('全额: the whole base at one rate, the border where it is written', () => {
    const source = table(
      '全额',
      '  | 不足100万元 | 1% |\n  | 100万元（含）至500万元（不含） | 2% |\n  | 500万元（含）以上 | 3% |',
    );
    // 1 % of 99.9999万 = 0.999999万; 2 % of 100万 = 2万; 2 % of 499.9999万 = 9.999998万; 3 % of 500万 = 15万.
    expect(one(source, output('999999元'))).toBe(yuan(9999.99));
    expect(one(source, output('100万元'))).toBe(wan(2));
    expect(one(source, output('4999999元'))).toBe(yuan(99_999.98));
    expect(one(source, output('500万元'))).toBe(wan(15));
  });
  test('累进: each slice at its own rate', () => {
    const source = table(
      '累进',
      '  | 不足100万元 | 1% |\n  | 100万元（含）至500万元（不含） | 2% |\n  | 500万元（含）以上 | 3% |',
    );
    // 100万 × 1 % = 1万; + 400万 × 2 % = 8万; + 100万 × 3 % = 3万.
    expect(one(source, output('100万元'))).toBe(wan(1));
    expect(one(source, output('500万元'))).toBe(wan(9));
    expect(one(source, output('600万元'))).toBe(wan(12));
    expect(one(source, output('0元'))).toBe(0n);
  });
  test('amounts instead of rates; what no tier holds gets nothing', () => {
    const source = table('全额', '  | 100万元（含）至500万元（不含） | 1万元 |\n  | 500万元（含）以上 | 2万元 |');
    expect(one(source, output('99万元'))).toBe('absent');
    expect(one(source, output('100万元'))).toBe(wan(1));
    expect(one(source, output('900万元'))).toBe(wan(2));
    expect(one(source, {})).toBe('unknown');
  });
});
