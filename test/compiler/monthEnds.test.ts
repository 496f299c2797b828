/** A period that ends in a month without the corresponding day: the law settles it, and the reader is told. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { evaluateEntity, readFacts } from '../../runtime/index.ts';

const file = fileURLToPath(new URL('../../policies/minhou-xiaoshenggui/2022-draft.policy.md', import.meta.url));
const { plan } = compile(readFileSync(file, 'utf8'));

function run(entered: string, left: string) {
  if (!plan) throw new Error('the sample policy does not compile');
  const { facts } = readFacts(plan, {
    企业: { 入库方式: '首次提升规模', 首次入库日期: entered, 退库日期: left },
  });
  if (!facts) throw new Error('the facts cannot be read');
  return evaluateEntity(plan, facts);
}

// 三年内 from 2024-02-29 ends on 2027-02-28, for February 2027 has no 29th (Civil Code, art. 202).
test('leaving on the day after the month’s end is outside; the other rule would stop the last instalment', () => {
  const result = run('2024-02-29', '2027-03-01');
  expect(result.totals['2027']).toBe(10_000_000n);
  expect(result.monthEnds).toEqual([{ clause: '三（一）', year: 2027, fen: 10_000_000n, otherFen: 0n }]);
});

test('leaving on the month’s end is inside by either rule: nothing to tell', () => {
  const result = run('2024-02-29', '2027-02-28');
  expect(result.totals['2027']).toBeUndefined();
  expect(result.monthEnds).toEqual([]);
});

test('where the corresponding day exists, nothing hangs on the rule', () => {
  expect(run('2024-03-31', '2027-03-31').monthEnds).toEqual([]);
});
