/** Ranges in conditions: 至, with both ends included unless the text says （不含） (Civil Code, art. 1259 by analogy). */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { pays, policy } from '../support/policy.ts';

const given = (condition: string) =>
  policy({ clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n  条件：${condition}\n  给予：1元` });
const outcome = (condition: string, amount: string) =>
  pays(given(condition), { 入库日: '2022-01-01', 产值: { 2022: amount } }, [2022])[0];

/** 100万元 and 200万元, each a fen below, exact, and a fen above. */
const amounts = ['999999.99元', '1000000元', '1000000.01元', '1999999.99元', '2000000元', '2000000.01元'];

describe.each([
  ['产值100万元至200万元', [0, 1, 1, 1, 1, 0]],
  ['产值100万元（含）至200万元（含）', [0, 1, 1, 1, 1, 0]],
  ['产值100万元（含）至200万元（不含）', [0, 1, 1, 1, 0, 0]],
  ['产值100万元（不含）至200万元（含）', [0, 0, 1, 1, 1, 0]],
  ['产值100万元（不含）至200万元（不含）', [0, 0, 1, 1, 0, 0]],
  ['产值在100万元至200万元之间', [0, 1, 1, 1, 1, 0]],
  ['产值不在100万元至200万元之间', [1, 0, 0, 0, 0, 1]],
  ['非 产值100万元至200万元', [1, 0, 0, 0, 0, 1]],
])('%s', (condition, holds) => {
  test.each(amounts.map((amount, i) => [amount, holds[i]] as const))('%s', (amount, held) => {
    expect(outcome(condition, amount)).toBe(held === 1 ? 100n : 'absent');
  });
});

test('a missing figure leaves it unknown', () => {
  expect(pays(given('产值100万元至200万元'), { 入库日: '2022-01-01' }, [2022])).toEqual(['unknown']);
});

test('with 或 and 且 it stands as one condition', () => {
  const { diagnostics } = compile(given('产值100万元至200万元 或 收入100万元至200万元'));
  expect(diagnostics.map((d) => d.code)).not.toContain('GJ1010');
});

test('each end that says nothing is a finding of its own where another says （含）', () => {
  const source = given('产值100万元至200万元 或 收入1万元（含）以上');
  const found = compile(source).diagnostics.filter((d) => d.code === 'GJ4001');
  expect(found.map(({ span }) => source.slice(span.start, span.end))).toEqual(['100万元', '200万元']);
});

test('an end of another kind is reported where it stands', () => {
  const source = given('产值100万元至20%');
  const found = compile(source).diagnostics.filter((d) => d.code === 'GJ3001');
  expect(found.map(({ span }) => source.slice(span.start, span.end))).toEqual(['20%']);
});
