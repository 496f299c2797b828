/** 兑现, 停付, 恢复, 追回: when the money comes, when it no longer comes, when it goes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf, paidIn, pays, planOf, policy, wan } from '../support/policy.ts';

const entered = { 入库日: '2023-03-20' };
const clause = (lines: string, more = '') => policy({ more, clause: `  对象：企业\n  一次性：入库日\n${lines}` });
const thirds = '  给予：30万元\n  兑现：分三年等额，自入库日次年度起';

describe('兑现', () => {
  test('equal parts, the remainder to the last: 10万元 in three years', () => {
    // 10,000,000 fen ÷ 3 = 3,333,333 and one third; two parts are cut, the last takes 3,333,334.
    const source = clause('  给予：10万元\n  兑现：分三年等额，自入库日次年度起');
    expect(pays(source, entered, [2023, 2024, 2025, 2026, 2027])).toEqual([
      'absent',
      3_333_333n,
      3_333_333n,
      3_333_334n,
      'absent',
    ]);
  });
  test('4:3:3', () => {
    const source = clause('  给予：30万元\n  兑现：分三年按4:3:3，自入库日所在年度起');
    expect(pays(source, entered, [2023, 2024, 2025, 2026])).toEqual([wan(12), wan(9), wan(9), 'absent']);
  });
  test('4:3:3 of an amount that does not divide', () => {
    // 0.11元 = 11 fen: 4.4 → 4, 3.3 → 3, the last takes 4.
    const source = clause('  给予：0.11元\n  兑现：分三年按4:3:3，自入库日所在年度起');
    expect(pays(source, entered, [2023, 2024, 2025])).toEqual([4n, 3n, 4n]);
  });
  test('one fen in three years comes in the last', () => {
    const source = clause('  给予：1分\n  兑现：分三年等额，自入库日所在年度起');
    expect(pays(source, entered, [2023, 2024, 2025])).toEqual([0n, 0n, 1n]);
  });
  test('a reading chooses the split and the first year', () => {
    const more = `解读 分法：分期比例
  问：怎样分？
  甲：等额
  乙：5:3:2
  暂取：甲

解读 首年：年度
  问：哪年起？
  甲：入库日所在年度
  乙：入库日次年度
  暂取：甲`;
    const source = clause('  给予：30万元\n  兑现：分三年按分法，自首年起', more);
    expect(pays(source, entered, [2023, 2024, 2025, 2026])).toEqual([wan(10), wan(10), wan(10), 'absent']);
    const options = { readings: { 分法: '乙', 首年: '乙' } };
    // 30万 × 5/10, 3/10, 2/10.
    expect(pays(source, entered, [2023, 2024, 2025, 2026], { options })).toEqual(['absent', wan(15), wan(9), wan(6)]);
  });
  test('whatever the amount and the weights, the parts sum to it and none is negative', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 13n),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 5 }),
        (fen, weights) => {
          const amount = `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}元`;
          const source = clause(
            `  给予：${amount}\n  兑现：分${weights.length}年按${weights.join(':')}，自入库日所在年度起`,
          );
          const parts = pays(
            source,
            entered,
            weights.map((_, i) => 2023 + i),
          ) as bigint[];
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(fen);
          expect(parts.every((part) => part >= 0n)).toBe(true);
        },
      ),
      { numRuns: 40, seed: 433 },
    );
  });
});

describe('停付', () => {
  const stopping = clause(`${thirds}\n  停付：退库日已发生的，尚未兑现部分不再兑现`);
  // Paid on 30 June. On that day or before, the instalment is not yet paid; a day later it is.
  test.each([
    ['2024-06-30', [0n, 0n, 0n]],
    ['2024-07-01', [wan(10), 0n, 0n]],
    ['2025-06-29', [wan(10), 0n, 0n]],
    ['2025-07-01', [wan(10), wan(10), 0n]],
    ['2026-07-01', [wan(10), wan(10), wan(10)]],
  ])('left on %s', (left, amounts) => {
    expect(pays(stopping, { ...entered, 退库日: left }, [2024, 2025, 2026])).toEqual(amounts);
  });
  test('only inside its period', () => {
    // Three years from 20 March 2023 end on 20 March 2026, that day included.
    const source = clause(
      `${thirds}\n  停付：监督期内退库日已发生的，尚未兑现部分不再兑现`,
      '定义 监督期：自入库日起3年内',
    );
    expect(pays(source, { ...entered, 退库日: '2026-03-20' }, [2025, 2026])).toEqual([wan(10), 0n]);
    expect(pays(source, { ...entered, 退库日: '2026-03-21' }, [2025, 2026])).toEqual([wan(10), wan(10)]);
  });
  test('two stops: either is enough', () => {
    const source = clause(`${thirds}
  停付：退库日已发生的，尚未兑现部分不再兑现
  停付：再入库日已发生的，尚未兑现部分不再兑现`);
    expect(pays(source, { ...entered, 再入库日: '2025-01-01' }, [2024, 2025, 2026])).toEqual([wan(10), 0n, 0n]);
    expect(pays(source, { ...entered, 退库日: '2025-01-01' }, [2024, 2025, 2026])).toEqual([wan(10), 0n, 0n]);
  });
});

describe('恢复', () => {
  const resuming = clause(`${thirds}
  停付：退库日已发生的，尚未兑现部分不再兑现
  恢复：自再入库日起恢复兑现`);
  const left = { ...entered, 退库日: '2024-10-01' };
  test('what fell due in between is not paid later', () => {
    expect(pays(resuming, { ...left, 再入库日: '2025-07-01' }, [2024, 2025, 2026])).toEqual([wan(10), 0n, wan(10)]);
  });
  test('on the day of payment itself it is paid', () => {
    expect(pays(resuming, { ...left, 再入库日: '2025-06-30' }, [2024, 2025, 2026])).toEqual([
      wan(10),
      wan(10),
      wan(10),
    ]);
  });
  test('without re-entry it stays stopped', () => {
    expect(pays(resuming, left, [2024, 2025, 2026])).toEqual([wan(10), 0n, 0n]);
  });
  test('under a condition', () => {
    const more = '解读 余款：是否\n  问：恢复吗？\n  甲：否\n  乙：是\n  暂取：甲';
    const source = clause(
      `${thirds}\n  停付：退库日已发生的，尚未兑现部分不再兑现\n  恢复：余款的，自再入库日起恢复兑现`,
      more,
    );
    const own = { ...left, 再入库日: '2025-01-01' };
    expect(pays(source, own, [2025, 2026])).toEqual([0n, 0n]);
    expect(pays(source, own, [2025, 2026], { options: { readings: { 余款: '乙' } } })).toEqual([wan(10), wan(10)]);
  });
});

describe('追回', () => {
  const once = clause('  给予：30万元\n  追回：退库日已发生的，追回已兑现部分');
  test('what was paid comes back in the year of the event, as a payment below nought', () => {
    expect(pays(once, { ...entered, 退库日: '2024-02-01' }, [2023, 2024, 2025])).toEqual([wan(30), -wan(30), 'absent']);
  });
  test('what was not yet paid does not come back', () => {
    // Left on 1 May 2023, paid on 30 June 2023: 追回 is no 停付.
    expect(pays(once, { ...entered, 退库日: '2023-05-01' }, [2023, 2024])).toEqual([wan(30), 'absent']);
  });
  test('together with 停付: two instalments paid, the third stopped, both taken back', () => {
    const source = clause(`${thirds}
  停付：退库日已发生的，尚未兑现部分不再兑现
  追回：退库日已发生的，追回已兑现部分`);
    expect(pays(source, { ...entered, 退库日: '2026-01-10' }, [2024, 2025, 2026])).toEqual([
      wan(10),
      wan(10),
      -wan(20),
    ]);
    // On the day of payment the instalment is stopped, so that only the first one comes back.
    expect(pays(source, { ...entered, 退库日: '2025-06-30' }, [2024, 2025, 2026])).toEqual([wan(10), -wan(10), 0n]);
  });
  test('in its period only', () => {
    const source = clause(
      '  给予：30万元\n  追回：监督期内退库日已发生的，追回已兑现部分',
      '定义 监督期：自入库日起1年内',
    );
    expect(pays(source, { ...entered, 退库日: '2024-03-20' }, [2023, 2024])).toEqual([wan(30), -wan(30)]);
    expect(pays(source, { ...entered, 退库日: '2024-03-21' }, [2023, 2024])).toEqual([wan(30), 'absent']);
  });
  test('it never takes back more than was paid', () => {
    const plan = planOf(
      clause(`${thirds}
  停付：退库日已发生的，尚未兑现部分不再兑现
  追回：退库日已发生的，追回已兑现部分`),
    );
    const day = fc.record({
      y: fc.integer({ min: 2023, max: 2028 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, ({ y, m, d }) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const facts = factsOf(plan, { ...entered, 退库日: `${y}-${two(m)}-${two(d)}` });
        const paid = paidIn(plan, facts, [2023, 2024, 2025, 2026, 2027, 2028]);
        const sum = paid.reduce<bigint>((a, b) => a + (typeof b === 'bigint' ? b : 0n), 0n);
        // Whoever leaves loses all of it, whenever that is.
        expect(sum).toBe(0n);
      }),
      { numRuns: 60, seed: 2023 },
    );
  });
});
