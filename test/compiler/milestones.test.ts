/** 兑现 by milestones, and the rounding of instalments: the parts are the award, to the fen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePlan, encodePlan } from '../../runtime/index.ts';
import { factsOf, type Outcome, paidIn, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const clause = (lines: string, own: { readonly [label: string]: string } = {}, more = '') =>
  policy({
    policy: own,
    more,
    fields: '  开工日：日期，无则未发生\n  达产日：日期，无则未发生\n  出险日：日期，可缺',
    clause: `  对象：企业\n  一次性：入库日\n${lines}\n  出资：县财政`,
  });
const entered = { 入库日: '2023-03-20' };
const halves = clause('  给予：20万元\n  兑现：入库日所在年度50%，达产日所在年度其余');

describe('each part is due in the year of its own event', () => {
  test('the second event may lie beyond the validity', () => {
    expect(pays(halves, { ...entered, 达产日: '2030-01-01' }, [2023, 2026, 2030, 2031])).toEqual([
      wan(10),
      'absent',
      wan(10),
      'absent',
    ]);
  });
  test('in one year both together', () => {
    expect(pays(halves, { ...entered, 达产日: '2023-12-31' }, [2023, 2024])).toEqual([wan(20), 'absent']);
  });
  test('without the event the part is not due', () => {
    expect(pays(halves, entered, [2023, 2024, 2025])).toEqual([wan(10), 'absent', 'absent']);
  });
  test('without the first event nothing is', () => {
    expect(pays(halves, { 达产日: '2024-01-01' }, [2023, 2024])).toEqual(['absent', 'absent']);
  });
  test('a part may fall due before the event for which it is granted', () => {
    const source = clause('  给予：20万元\n  兑现：开工日所在年度30%，入库日次年度70%');
    expect(pays(source, { ...entered, 开工日: '2021-05-01' }, [2021, 2023, 2024])).toEqual([wan(6), 'absent', wan(14)]);
  });
  test('an event that is not known makes every year unknown', () => {
    const source = clause('  给予：20万元\n  兑现：入库日所在年度50%，出险日所在年度50%');
    expect(pays(source, entered, [2023, 2024])).toEqual(['unknown', 'unknown']);
  });
});

describe('only inside its period', () => {
  // Three years from 20 March 2023 end on 20 March 2026, that day included.
  const source = clause('  给予：20万元\n  兑现：入库日所在年度50%，自入库日起3年内达产日次年度其余');
  test.each([
    ['2026-03-20', wan(10)],
    ['2026-03-21', 'absent'],
    // The first day is not counted.
    ['2023-03-20', 'absent'],
    ['2023-03-21', wan(10)],
  ])('on %s', (day, second) => {
    const year = Number(day.slice(0, 4)) + 1;
    expect(pays(source, { ...entered, 达产日: day }, [2023, year])).toEqual([wan(10), second]);
  });
  test('the name of a period, and a period of years', () => {
    const more = '定义 期限：入库日所在年度和之后2年';
    const named = clause('  给予：20万元\n  兑现：入库日所在年度50%，期限内达产日所在年度其余', {}, more);
    expect(pays(named, { ...entered, 达产日: '2025-12-31' }, [2023, 2025])).toEqual([wan(10), wan(10)]);
    expect(pays(named, { ...entered, 达产日: '2026-01-01' }, [2023, 2026])).toEqual([wan(10), 'absent']);
    const bare = clause('  给予：20万元\n  兑现：入库日所在年度50%，期限内2024年其余', {}, more);
    expect(pays(bare, entered, [2023, 2024])).toEqual([wan(10), wan(10)]);
  });
});

describe('with stops, clawbacks and the end of the validity', () => {
  const source = clause(`  给予：20万元
  兑现：入库日所在年度50%，达产日所在年度其余
  停付：退库日已发生的，尚未兑现部分不再兑现
  追回：退库日已发生的，追回已兑现部分`);
  test('paid on 30 June: on that day it stops, a day later it was paid and comes back', () => {
    const own = { ...entered, 达产日: '2025-02-01' };
    // The first part comes back in the year of the event; the second was never paid.
    expect(pays(source, { ...own, 退库日: '2025-06-30' }, [2023, 2025])).toEqual([wan(10), -wan(10)]);
    // Paid 10 and taken back 20.
    expect(pays(source, { ...own, 退库日: '2025-07-01' }, [2023, 2025])).toEqual([wan(10), -wan(10)]);
    expect(pays(source, { ...own, 退库日: '2026-01-01' }, [2023, 2025, 2026])).toEqual([wan(10), wan(10), -wan(20)]);
  });
  test('what was paid before the event for which it is granted comes back too', () => {
    const early = clause(`  给予：20万元
  兑现：开工日所在年度30%，入库日次年度70%
  追回：退库日已发生的，追回已兑现部分`);
    const own = { ...entered, 开工日: '2021-05-01', 退库日: '2025-01-01' };
    expect(pays(early, own, [2021, 2024, 2025])).toEqual([wan(6), wan(14), -wan(20)]);
  });
  test('到期即止: a part whose day of payment lies beyond the validity', () => {
    const ends = clause('  给予：20万元\n  兑现：入库日所在年度50%，达产日所在年度其余', { 期满: '到期即止' });
    expect(pays(ends, { ...entered, 达产日: '2026-12-31' }, [2023, 2026])).toEqual([wan(10), wan(10)]);
    expect(pays(ends, { ...entered, 达产日: '2027-01-01' }, [2023, 2027])).toEqual([wan(10), 'absent']);
  });
});

describe('shares', () => {
  test('a reading for the first, the rest for the last', () => {
    const more = '解读 首期：比例\n  问：多少？\n  甲：50%\n  乙：30%\n  暂取：甲';
    const source = clause('  给予：10.01元\n  兑现：入库日所在年度首期，达产日所在年度其余', {}, more);
    const own = { ...entered, 达产日: '2024-01-01' };
    // 1001 fen: 500.5 → 500 and 501; 300.3 → 300 and 701.
    expect(pays(source, own, [2023, 2024])).toEqual([500n, 501n]);
    expect(pays(source, own, [2023, 2024], { options: { readings: { 首期: '乙' } } })).toEqual([300n, 701n]);
  });
  test('a share beyond the whole pays the whole, and nothing is left', () => {
    const more = '解读 首期：比例\n  问：多少？\n  甲：120%\n  乙：30%\n  暂取：甲';
    const source = clause('  给予：10元\n  兑现：入库日所在年度首期，达产日所在年度其余', {}, more);
    expect(pays(source, { ...entered, 达产日: '2024-01-01' }, [2023, 2024])).toEqual([yuan(10), 0n]);
  });
});

describe('每期取整', () => {
  test('the rest comes with the last, also from a stored Plan', () => {
    const source = clause('  给予：100000.10元\n  兑现：分三年等额，自入库日次年度起\n  取整：每期精确到元，舍去尾数');
    const plan = decodePlan(encodePlan(planOf(source)));
    if (!plan) throw new Error('not read back');
    // 100000.10 ÷ 3 = 33333.36…: 33333, 33333 and 33334.10.
    expect(paidIn(plan, factsOf(plan, entered), [2024, 2025, 2026])).toEqual([yuan(33333), yuan(33333), yuan(33334.1)]);
  });
  test('rounded up, no more is paid than there is', () => {
    const source = clause('  给予：2元\n  兑现：分四年等额，自入库日次年度起\n  取整：每期精确到元，进一');
    // 0.50 goes up to 1, twice; then nothing is left.
    expect(pays(source, entered, [2024, 2025, 2026, 2027])).toEqual([100n, 100n, 0n, 0n]);
  });
  test('through a reading of the split', () => {
    const more = '解读 分法：分期比例\n  问：？\n  甲：等额\n  乙：5:3:2\n  暂取：甲';
    const source = clause(
      '  给予：100元\n  兑现：分三年按分法，自入库日次年度起\n  取整：每期精确到元，舍去尾数',
      {},
      more,
    );
    expect(pays(source, entered, [2024, 2025, 2026])).toEqual([3300n, 3300n, 3400n]);
    expect(pays(source, entered, [2024, 2025, 2026], { options: { readings: { 分法: '乙' } } })).toEqual([
      5000n,
      3000n,
      2000n,
    ]);
  });
  test('of milestones', () => {
    const source = clause(
      '  给予：100.55元\n  兑现：入库日所在年度50%，达产日所在年度其余\n  取整：每期精确到元，四舍五入',
    );
    // 50.275 → 50; the rest 50.55.
    expect(pays(source, { ...entered, 达产日: '2024-01-01' }, [2023, 2024])).toEqual([5000n, 5055n]);
  });
});

describe('whatever the amount, the shares and the rounding', () => {
  const text = (fen: bigint): string => `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}元`;
  const roundings = ['', '每期精确到元，舍去尾数', '每期精确到百元，四舍五入', '每期精确到元，进一'].map((rule) =>
    rule === '' ? '' : `\n  取整：${rule}`,
  );
  const amounts = fc.bigInt(0n, 10n ** 10n);
  const sum = (parts: readonly Outcome[]): bigint =>
    parts.reduce<bigint>((a, b) => a + (typeof b === 'bigint' ? b : 0n), 0n);

  test('milestones sum to the award, and none is below nought', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(...roundings),
        fc.array(fc.integer({ min: 2023, max: 2030 }), { minLength: 2, maxLength: 2 }),
        (fen, a, b, rounding, [second = 2024, third = 2025]) => {
          const [x, y] = [Math.min(a, b), Math.abs(a - b)];
          const source = clause(
            `  给予：${text(fen)}\n  兑现：入库日所在年度${x}%，开工日所在年度${y}%，达产日所在年度其余${rounding}`,
          );
          const own = { ...entered, 开工日: `${second}-05-01`, 达产日: `${third}-05-01` };
          const parts = pays(source, own, [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
          expect(sum(parts)).toBe(fen);
          expect(parts.every((part) => part === 'absent' || (typeof part === 'bigint' && part >= 0n))).toBe(true);
        },
      ),
      { numRuns: 40, seed: 29 },
    );
  });
  test('instalments sum to the award, and none is below nought', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 5 }),
        fc.constantFrom(...roundings),
        (fen, weights, rounding) => {
          const source = clause(
            `  给予：${text(fen)}\n  兑现：分${weights.length}年按${weights.join(':')}，自入库日所在年度起${rounding}`,
          );
          const parts = pays(
            source,
            entered,
            weights.map((_, i) => 2023 + i),
          );
          expect(sum(parts)).toBe(fen);
          expect(parts.every((part) => typeof part === 'bigint' && part >= 0n)).toBe(true);
        },
      ),
      { numRuns: 40, seed: 28 },
    );
  });
});
