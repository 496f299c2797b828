/** 追回 with interest, by a share, over several events; 恢复 with what was stopped made up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf, type Outcome, paidIn, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const clause = (lines: string, more = '') =>
  policy({
    more,
    fields: '  迁出日：日期，无则未发生\n  每年 收回比例：比例，可缺',
    clause: `  对象：企业\n  一次性：入库日\n${lines}\n  出资：县财政`,
  });
const thirds = '  给予：30万元\n  兑现：分三年等额，自入库日次年度起';
const entered = { 入库日: '2023-03-20' };
const after = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031];
const sum = (parts: readonly Outcome[]): bigint =>
  parts.reduce<bigint>((a, b) => a + (typeof b === 'bigint' ? b : 0n), 0n);

describe('interest', () => {
  const bearing = (words: string) => clause(`${thirds}\n  追回：迁出日已发生的，${words}`);
  test('from each day of payment to the event, the last day not counted', () => {
    // Paid on 30 June 2024 and 2025; left on 1 July 2025: 366 days and 1 day (no 29 February between).
    // 30 June 2024 to 1 July 2025 = 365 + 1. 100000 × 4 % × (366 + 1) ÷ 365 = 4021.917….
    const source = bearing('追回已兑现部分，并按年利率4%计息（365天）');
    expect(pays(source, { ...entered, 迁出日: '2025-07-01' }, [2024, 2025, 2026])).toEqual([
      wan(10),
      wan(10) - wan(20) - yuan(4021.92),
      wan(10),
    ]);
  });
  test('both ends, 360 days, the days of each year', () => {
    const on = { ...entered, 迁出日: '2024-07-01' };
    // One day paid before: two days with both ends. 4000 × 2 ÷ 365 = 21.917…; ÷ 360 = 22.222…; ÷ 366 = 21.857….
    const of = (basis: string) => sum(pays(bearing(`追回已兑现部分，并按年利率4%计息（${basis}）`), on, [2024]));
    expect(of('365天，头尾都算')).toBe(-yuan(21.92));
    expect(of('360天，头尾都算')).toBe(-yuan(22.22));
    expect(of('当年实际天数，头尾都算')).toBe(-yuan(21.86));
    expect(of('365天')).toBe(-yuan(10.96));
  });
  test('nothing paid, nothing borne', () => {
    const source = bearing('追回已兑现部分，并按年利率4%计息（365天）');
    expect(pays(source, { ...entered, 迁出日: '2024-06-30' }, [2024])).toEqual([wan(10)]);
    expect(pays(source, entered, [2024])).toEqual([wan(10)]);
  });
  test('of half only half bears it', () => {
    const source = bearing('追回已兑现部分的50%，并按年利率3.65%计息（365天）');
    // 50000 × 3.65 % ÷ 365 = 5 a day, 365 days from 30 June 2024 to 30 June 2025 (when only the first was paid).
    expect(pays(source, { ...entered, 迁出日: '2025-06-30' }, [2025])).toEqual([wan(10) - wan(5) - yuan(1825)]);
  });
  test('what is paid once does not bear interest before its own event', () => {
    const source = clause('  给予：36.5万元\n  追回：迁出日已发生的，追回已兑现部分，并按年利率1%计息（365天）');
    // Entered on 1 September, counted as paid on 30 June: 10 a day from 1 September, 30 days.
    const own = { 入库日: '2023-09-01', 迁出日: '2023-10-01' };
    expect(pays(source, own, [2023])).toEqual([-yuan(300)]);
  });
  test('the rate of the day of the event, and the rate of its year', () => {
    const more = '参数 利率：比例\n  自2020年1月1日起：3.65%\n  自2025年1月1日起：7.3%';
    const by = (rate: string) =>
      clause(`${thirds}\n  追回：迁出日已发生的，追回已兑现部分，并按年利率${rate}计息（365天）`, more);
    // 10 a day for 100000, 184 days to 31 December 2024; 20 a day for 185 days to 1 January 2025.
    for (const rate of ['利率于迁出日', '利率']) {
      expect(pays(by(rate), { ...entered, 迁出日: '2024-12-31' }, [2024])).toEqual([-yuan(1840)]);
      expect(pays(by(rate), { ...entered, 迁出日: '2025-01-01' }, [2025])).toEqual([-yuan(3700)]);
    }
  });
  test('a second event bears interest on what the first one left', () => {
    const source = clause(`  给予：36.5万元
  停付：退库日已发生的，尚未兑现部分不再兑现
  追回：退库日已发生的，追回已兑现部分的40%，并按年利率1%计息（365天）
  追回：迁出日已发生的，追回已兑现部分，并按年利率2%计息（365天）`);
    // Paid on 30 June 2023. 146000 × 1 % × 365 ÷ 365 = 1460; 219000 × 2 % × 731 ÷ 365 = 8772 (29 February 2024).
    const own = { ...entered, 退库日: '2024-06-29', 迁出日: '2025-06-30' };
    expect(pays(source, own, [2023, 2024, 2025])).toEqual([
      wan(36.5),
      -wan(14.6) - yuan(1460),
      -wan(21.9) - yuan(8772),
    ]);
    // The other way round all comes back at once, and nothing is left for the first event.
    const back = { ...entered, 迁出日: '2024-06-29', 退库日: '2025-06-30' };
    expect(pays(source, back, [2023, 2024, 2025])).toEqual([wan(36.5), -wan(36.5) - yuan(7300), 'absent']);
  });
});

describe('by a share', () => {
  test('a share of the year is that of the event’s year, for earlier events too', () => {
    const source = clause(`  给予：10万元
  追回：退库日已发生的，按收回比例追回已兑现部分
  追回：迁出日已发生的，追回已兑现部分`);
    const own = {
      ...entered,
      退库日: '2024-05-01',
      迁出日: '2025-05-01',
      收回比例: { 2024: '30%', 2025: '80%' },
    };
    expect(pays(source, own, [2023, 2024, 2025])).toEqual([wan(10), -wan(3), -wan(7)]);
  });
  test('what is not fulfilled of 60 months', () => {
    const more = '定义 未满比例：（60个月减自入库日起至迁出日止的满月数）除以60个月';
    const source = clause('  给予：60万元\n  追回：迁出日已发生的，按未满比例追回已兑现部分', more);
    expect(pays(source, { ...entered, 迁出日: '2025-03-19' }, [2025])).toEqual([-wan(37)]);
    expect(pays(source, { ...entered, 迁出日: '2025-03-20' }, [2025])).toEqual([-wan(36)]);
    // After the 60 months nothing is unfulfilled; a share below nought takes nothing.
    expect(pays(source, { ...entered, 迁出日: '2028-03-20' }, [2028])).toEqual(['absent']);
    expect(pays(source, { ...entered, 迁出日: '2030-03-20' }, [2030])).toEqual(['absent']);
  });
  test('a share over the whole takes back the whole', () => {
    const more = '定义 倍数：自入库日起至迁出日止的满月数除以1个月';
    const source = clause('  给予：60万元\n  追回：迁出日已发生的，按倍数追回已兑现部分', more);
    expect(pays(source, { ...entered, 迁出日: '2025-03-20' }, [2023, 2025])).toEqual([wan(60), -wan(60)]);
  });
});

describe('恢复 with 补发', () => {
  const four = '  给予：40万元\n  兑现：分四年等额，自入库日次年度起\n  停付：退库日已发生的，尚未兑现部分不再兑现';
  const source = clause(
    `${four}\n  停付：迁出日已发生的，尚未兑现部分不再兑现\n  恢复：自再入库日起恢复兑现，停付期间的补发`,
  );
  const left = { ...entered, 退库日: '2024-09-01' };
  test.each([
    ['2025-06-30', [wan(10), wan(10), wan(10), wan(10)]],
    ['2025-07-01', [wan(10), wan(10), wan(10), wan(10)]],
    ['2026-06-30', [wan(10), 0n, wan(20), wan(10)]],
    ['2026-07-01', [wan(10), 0n, wan(20), wan(10)]],
    ['2030-01-01', [wan(10), 0n, 0n, 0n]],
  ])('back on %s', (back, parts) => {
    expect(pays(source, { ...left, 再入库日: back }, [2024, 2025, 2026, 2027])).toEqual(parts);
  });
  test('long after the last instalment all of it is made up', () => {
    expect(pays(source, { ...left, 再入库日: '2030-01-01' }, after)).toEqual([
      'absent',
      wan(10),
      0n,
      0n,
      0n,
      'absent',
      'absent',
      wan(30),
      'absent',
    ]);
  });
  test('under a condition that does not hold nothing is', () => {
    const more = '解读 补：是否\n  问：？\n  甲：否\n  乙：是\n  暂取：甲';
    const asked = clause(`${four}\n  恢复：补的，自再入库日起恢复兑现，停付期间的补发`, more);
    const own = { ...left, 再入库日: '2026-07-01' };
    expect(pays(asked, own, [2026, 2027])).toEqual([0n, 0n]);
    expect(pays(asked, own, [2026, 2027], { options: { readings: { 补: '乙' } } })).toEqual([wan(20), wan(10)]);
  });
  test('a veto of the year of resumption stops what is made up, a veto of a stopped year is no stop', () => {
    const vetoed = policy({
      fields: '  每年 失信日：日期，无则未发生',
      clause: `  对象：企业\n  一次性：入库日\n${four}\n  兑付前否决：失信日已发生\n  恢复：自再入库日起恢复兑现，停付期间的补发\n  出资：县财政`,
    });
    const own = { ...left, 再入库日: '2026-07-01' };
    expect(pays(vetoed, { ...own, 失信日: { 2026: '2026-01-01' } }, [2025, 2026, 2027])).toEqual([0n, 0n, wan(10)]);
    // The instalment of 2025 was vetoed: only that of 2026 is made up.
    expect(pays(vetoed, { ...own, 失信日: { 2025: '2025-01-01' } }, [2025, 2026, 2027])).toEqual([
      0n,
      wan(10),
      wan(10),
    ]);
  });
  test('到期即止: nothing is made up after the validity', () => {
    const ends = policy({
      policy: { 期满: '到期即止' },
      clause: `  对象：企业\n  一次性：入库日\n${four}\n  恢复：自再入库日起恢复兑现，停付期间的补发\n  出资：县财政`,
    });
    expect(pays(ends, { ...left, 再入库日: '2026-07-01' }, [2025, 2026, 2027])).toEqual([0n, wan(20), 'absent']);
    expect(pays(ends, { ...left, 再入库日: '2027-01-01' }, [2025, 2026, 2027])).toEqual([0n, 0n, 'absent']);
  });
  test('what was made up comes back with interest from the day of resumption', () => {
    const both = clause(`${four}
  恢复：自再入库日起恢复兑现，停付期间的补发
  追回：迁出日已发生的，追回已兑现部分，并按年利率3.65%计息（365天）`);
    // 100000 bear 10 a day. 2024: 30 June 2024 to 31 July 2026 = 761 days; made up for 2025 and 2026 on 1 July 2026:
    // 200000, 30 days. 7610 + 600.
    const own = { ...left, 再入库日: '2026-07-01', 迁出日: '2026-07-31' };
    expect(pays(both, own, [2024, 2025, 2026])).toEqual([wan(10), 0n, wan(20) - wan(30) - yuan(8210)]);
  });
});

describe('whatever happens when', () => {
  const DAY = 86_400_000;
  const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const day = fc.integer({ min: 0, max: 365 * 8 }).map((n) => Date.UTC(2023, 2, 20) + n * DAY);
  const source = (a: number, b: number, interest = '') =>
    clause(`  给予：99999.99元
  兑现：分三年按4:3:3，自入库日次年度起
  停付：退库日已发生的，尚未兑现部分不再兑现
  恢复：自再入库日起恢复兑现，停付期间的补发
  追回：退库日已发生的，追回已兑现部分的${a}%${interest}
  追回：迁出日已发生的，追回已兑现部分的${b}%${interest}`);

  test('no more comes back than was paid, and never more than the award is paid', () => {
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(share, share, day, day, day, (a, b, left, back, moved) => {
        const facts = { ...entered, 退库日: isoOf(left), 再入库日: isoOf(back), 迁出日: isoOf(moved) };
        let total = 0n;
        for (const part of pays(source(a, b), facts, after)) {
          total += typeof part === 'bigint' ? part : 0n;
          // All that was paid so far less all that came back.
          expect(total >= 0n && total <= yuan(99999.99)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 46 },
    );
  });
  test('interest against whole numbers', () => {
    const plan = planOf(
      clause(
        `${thirds}\n  停付：迁出日已发生的，尚未兑现部分不再兑现\n  追回：迁出日已发生的，追回已兑现部分，并按年利率4.35%计息（360天）`,
      ),
    );
    fc.assert(
      fc.property(day, (moved) => {
        let paid = 0n;
        let days = 0n;
        for (const year of [2024, 2025, 2026]) {
          const on = Date.UTC(year, 5, 30);
          if (on >= moved) continue;
          paid += wan(10);
          days += BigInt((moved - on) / DAY);
        }
        // wan(10) fen × 435 ÷ 10000 × days ÷ 360, halves up.
        const [n, d] = [wan(10) * 435n * days, 10_000n * 360n];
        const interest = (2n * n + d) / (2n * d);
        const parts = paidIn(plan, factsOf(plan, { ...entered, 迁出日: isoOf(moved) }), after);
        expect(sum(parts)).toBe(-interest);
        const year = new Date(moved).getUTCFullYear();
        const own = Date.UTC(year, 5, 30) < moved && year >= 2024 && year <= 2026 ? wan(10) : 0n;
        if (paid > 0n) expect(parts[year - 2023]).toBe(own - paid - interest);
      }),
      { numRuns: 60, seed: 435 },
    );
  });
});
