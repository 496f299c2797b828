/** 废止, 互斥, 优先 between documents. Amounts are worked out beside them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateEntity, readFacts } from '../../runtime/index.ts';
import { codesIn, document, linkedPlan, paid } from '../support/linked.ts';
import { everyYear, files, fresh, linked, old, once, reference } from '../support/oldAndNew.ts';

describe('废止', () => {
  const repeal = (rest: string) => linked(`  废止：旧办法一、二、三、四${rest}`);
  const protectedPlan = repeal('，自2026年1月1日起，已取得的继续兑完');

  test.each([
    // The day before the repeal: everything as before. 15万元 ÷ 3 = 5万元 in 2026, 2027, 2028.
    ['2025-12-31', '旧办法 一', 2025, 10],
    ['2025-12-31', '旧办法 二', 2026, 5],
    ['2025-12-31', '旧办法 二', 2028, 5],
    ['2025-12-31', '旧办法 三', 2025, 2],
    ['2025-12-31', '旧办法 三', 2027, 2],
    // The day itself: nothing.
    ['2026-01-01', '旧办法 一', 2026, 'absent'],
    ['2026-01-01', '旧办法 二', 2027, 'absent'],
    ['2026-01-01', '旧办法 三', 2026, 'absent'],
    ['2026-01-01', '一', 2026, 12],
  ])('上规 on %s: %s in %i', (day, clause, year, amount) => {
    expect(paid(protectedPlan, { 上规日期: day }, clause, year)).toBe(amount);
  });

  test('benefit years without an event end with the year before, protected or not', () => {
    // 100万元 × 3% = 3万元.
    for (const plan of [protectedPlan, repeal('，自2026年1月1日起，尚未兑现的不再兑现')]) {
      const firm = { 投资额: { 2025: '100万元', 2026: '100万元' } };
      expect(paid(plan, firm, '旧办法 四', 2025)).toBe(3);
      expect(paid(plan, firm, '旧办法 四', 2026)).toBe('absent');
    }
  });

  test('a repeal in the middle of a year leaves the benefit year that has begun', () => {
    const plan = repeal('，自2026年7月1日起，已取得的继续兑完');
    const firm = { 投资额: { 2026: '100万元', 2027: '100万元' } };
    expect(paid(plan, firm, '旧办法 四', 2026)).toBe(3);
    expect(paid(plan, firm, '旧办法 四', 2027)).toBe('absent');
    expect(paid(plan, { 上规日期: '2026-06-30' }, '旧办法 一', 2026)).toBe(10);
    expect(paid(plan, { 上规日期: '2026-07-01' }, '旧办法 一', 2026)).toBe('absent');
  });

  test('what is not paid before the day is not paid: the day of payment decides', () => {
    // 15万元 in 2024, 2025, 2026, each on 30 June.
    const firm = { 上规日期: '2023-05-01' };
    const years = (day: string) => {
      const plan = repeal(`，自${day}起，尚未兑现的不再兑现`);
      return [2024, 2025, 2026].map((year) => paid(plan, firm, '旧办法 二', year));
    };
    expect(years('2026年1月1日')).toEqual([5, 5, 'absent']);
    expect(years('2026年6月30日')).toEqual([5, 5, 'absent']);
    expect(years('2026年7月1日')).toEqual([5, 5, 5]);
    expect(years('2025年6月30日')).toEqual([5, 'absent', 'absent']);
  });

  test('benefit years that were acquired run on, or end with the year before', () => {
    const firm = { 上规日期: '2025-03-01' };
    const stops = repeal('，自2026年1月1日起，尚未兑现的不再兑现');
    expect([2025, 2026, 2027].map((y) => paid(protectedPlan, firm, '旧办法 三', y))).toEqual([2, 2, 2]);
    expect([2025, 2026, 2027].map((y) => paid(stops, firm, '旧办法 三', y))).toEqual([2, 'absent', 'absent']);
  });

  test('施行之日 is the first day of this policy, and what is meant where no day is named', () => {
    for (const plan of [repeal('，自施行之日起，已取得的继续兑完'), repeal('，已取得的继续兑完')]) {
      expect(paid(plan, { 上规日期: '2025-12-31' }, '旧办法 一', 2025)).toBe(10);
      expect(paid(plan, { 上规日期: '2026-01-01' }, '旧办法 一', 2026)).toBe('absent');
    }
  });

  test('the whole document, and numbers as officials cite them', () => {
    const all = linked('  废止：旧办法，已取得的继续兑完');
    const fourth = linked('  废止：旧办法第四点、第一点，已取得的继续兑完');
    const firm = { 上规日期: '2026-02-01', 投资额: { 2026: '100万元' } };
    expect(['一', '二', '三', '四'].map((ref) => paid(all, firm, `旧办法 ${ref}`, 2026))).toEqual([
      'absent',
      'absent',
      'absent',
      'absent',
    ]);
    expect(['一', '三', '四'].map((ref) => paid(fourth, firm, `旧办法 ${ref}`, 2026))).toEqual(['absent', 2, 'absent']);
  });

  test('a reading decides about what runs', () => {
    const reading = '解读 存量：期满方式\n  问：？\n  甲：继续兑完\n  乙：到期即止\n  暂取：甲';
    const plan = linked('  废止：旧办法二，自2026年1月1日起，按存量处理', undefined, reading);
    const firm = { 上规日期: '2024-05-01' };
    const years = (answer: string) =>
      [2025, 2026].map((y) => paid(plan, firm, '旧办法 二', y, { readings: { 存量: answer } }));
    expect(years('甲')).toEqual([5, 5]);
    expect(years('乙')).toEqual([5, 'absent']);
  });

  test('a day that is not decided yet leaves the result open', () => {
    const source = document('新办法', {
      policy: { 施行: '自印发之日起至2028年12月31日止', 印发日期: '未定' },
      more: reference,
      clauses: { 一: once('12万元') },
      relation: '  废止：旧办法一，自施行之日起，已取得的继续兑完',
    });
    const plan = linkedPlan(source, files);
    expect(paid(plan, { 上规日期: '2025-12-31' }, '旧办法 一', 2025)).toBe('unknown');
    const decided = linkedPlan(source.replace('未定', '2026年3月1日'), files);
    expect(paid(decided, { 上规日期: '2026-02-28' }, '旧办法 一', 2026)).toBe(10);
    expect(paid(decided, { 上规日期: '2026-03-01' }, '旧办法 一', 2026)).toBe('absent');
  });

  test('where nothing is said of what runs, that is told, and it runs on', () => {
    const source = fresh('  废止：旧办法二，自2026年1月1日起');
    expect(codesIn(source, files, 'info')).toContain('GJ4070');
    expect(paid(linkedPlan(source, files), { 上规日期: '2024-05-01' }, '旧办法 二', 2026)).toBe(5);
    expect(codesIn(fresh('  废止：旧办法四，自2026年1月1日起'), files, 'info')).not.toContain('GJ4070');
  });
});

describe('互斥', () => {
  /** 新 and 旧 in 2026, both for an event in 2026. */
  const pair = (rule: string, mine: string, day = '2026-05-01') => {
    const plan = linked(`  互斥：本文件一、旧办法一，${rule}`, { 一: once(mine) });
    return [paid(plan, { 上规日期: day }, '一', 2026), paid(plan, { 上规日期: day }, '旧办法 一', 2026)];
  };

  test('就高: one fen decides, and among equals the one named first stands', () => {
    expect(pair('就高', '99999.99元')).toEqual(['absent', 10]);
    expect(pair('就高', '10万元')).toEqual([10, 'absent']);
    expect(pair('就高', '100000.01元')).toEqual([10.000001, 'absent']);
    const turned = linked('  互斥：旧办法一、本文件一，就高', { 一: once('10万元') });
    expect(paid(turned, { 上规日期: '2026-05-01' }, '旧办法 一', 2026)).toBe(10);
    expect(paid(turned, { 上规日期: '2026-05-01' }, '一', 2026)).toBe('absent');
  });

  test('以本文件为准: whatever the amounts', () => {
    expect(pair('以本文件为准', '1万元')).toEqual([1, 'absent']);
    expect(pair('以本文件为准', '10万元')).toEqual([10, 'absent']);
    expect(pair('以本文件为准', '0元')).toEqual([0, 10]);
  });

  test('where only one of them applies, it is granted', () => {
    // 2025 lies before the new policy.
    for (const rule of ['就高', '以本文件为准', '以先取得的为准']) {
      const plan = linked(`  互斥：本文件一、旧办法一，${rule}`);
      expect(paid(plan, { 上规日期: '2025-12-31' }, '一', 2025)).toBe('absent');
      expect(paid(plan, { 上规日期: '2025-12-31' }, '旧办法 一', 2025)).toBe(10);
    }
  });

  test('以先取得的为准: by the day of the event, and on one day the one named first', () => {
    const mine = '  对象：企业\n  一次性：认定日期\n  给予：12万元';
    const source = document('新办法', {
      fields: ['上规日期：日期，无则未发生', '认定日期：日期，无则未发生', '每年 投资额：金额'],
      more: reference,
      clauses: { 一: mine },
      relation: '  互斥：本文件一、旧办法一，以先取得的为准',
    });
    const plan = linkedPlan(source, files);
    const both = (认定日期: string, 上规日期: string) => [
      paid(plan, { 认定日期, 上规日期 }, '一', 2026),
      paid(plan, { 认定日期, 上规日期 }, '旧办法 一', 2026),
    ];
    expect(both('2026-03-01', '2026-03-02')).toEqual([12, 'absent']);
    expect(both('2026-03-02', '2026-03-01')).toEqual(['absent', 10]);
    expect(both('2026-03-01', '2026-03-01')).toEqual([12, 'absent']);
  });

  test('yearly clauses are weighed year by year', () => {
    const plan = linked('  互斥：一、旧办法四，就高', { 一: everyYear('较小者（投资额的5%、4万元）') });
    // 2026: 5万元 → 4万元 against 3万元. 2027: 4万元 against 6万元. 2028 is beyond the old policy.
    const firm = { 投资额: { 2026: '100万元', 2027: '200万元', 2028: '200万元' } };
    expect([2026, 2027, 2028].map((y) => paid(plan, firm, '一', y))).toEqual([4, 'absent', 4]);
    expect([2026, 2027, 2028].map((y) => paid(plan, firm, '旧办法 四', y))).toEqual(['absent', 6, 'absent']);
  });

  test('an amount that is not known leaves both open', () => {
    const plan = linked('  互斥：一、旧办法四，就高', { 一: everyYear('4万元') });
    expect(paid(plan, {}, '一', 2026)).toBe('unknown');
    expect(paid(plan, {}, '旧办法 四', 2026)).toBe('unknown');
  });

  test('clauses of one document exclude each other too, three at a time', () => {
    const clauses = { 一: once('3万元'), 二: once('5万元'), 三: once('5万元') };
    const plan = linked('  互斥：一、二、三，就高', clauses);
    const firm = { 上规日期: '2026-05-01' };
    expect(['一', '二', '三'].map((ref) => paid(plan, firm, ref, 2026))).toEqual(['absent', 5, 'absent']);
  });

  test('a number stands for everything below it, and its parts are added', () => {
    const plan = linkedPlan(fresh('  互斥：一、旧办法二，就高', { 一: once('10万元') }), {
      'old.policy.md': old.replace(
        '条款 二 标题：',
        '条款 二 又一：\n  对象：企业\n  一次性：上规日期\n  给予：1万元\n  出资：县财政\n\n条款 二 标题：',
      ),
    });
    // 15万元 + 1万元 against 10万元.
    const { facts } = readFacts(plan, { 企业: { 上规日期: '2026-05-01' } });
    const { payments } = evaluateEntity(plan, facts as NonNullable<typeof facts>);
    expect(payments.filter((p) => p.clause === '一')).toEqual([]);
    expect(payments.filter((p) => p.clause === '旧办法 二').map((p) => p.fen)).toEqual([
      1000000n,
      5000000n,
      5000000n,
      5000000n,
    ]);
  });

  test('what has been repealed does not take part', () => {
    const plan = linked('  废止：旧办法一，已取得的继续兑完\n  互斥：本文件一、旧办法一，就高', { 一: once('1万元') });
    expect(paid(plan, { 上规日期: '2026-05-01' }, '一', 2026)).toBe(1);
    expect(paid(plan, { 上规日期: '2026-05-01' }, '旧办法 一', 2026)).toBe('absent');
  });

  test('the order of the lines does not matter', () => {
    const lines = [
      '  废止：旧办法三，自2026年1月1日起，已取得的继续兑完',
      '  互斥：一、旧办法一，就高',
      '  互斥：一、旧办法二，以本文件为准',
      '  优先：一高于旧办法二',
    ];
    const firm = { 上规日期: '2026-05-01', 投资额: { 2026: '9万元' } };
    const amounts = (order: readonly string[]) => {
      const plan = linked(order.join('\n'));
      return plan.payments.map((p) => paid(plan, firm, p.clause, 2027));
    };
    const written = amounts(lines);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (order) => {
        expect(amounts(order)).toEqual(written);
      }),
      { numRuns: 12, seed: 71 },
    );
  });
});

describe('优先', () => {
  test('where the first gives, the second does not', () => {
    const plan = linked('  优先：本文件一高于旧办法一、旧办法二');
    const firm = { 上规日期: '2026-05-01' };
    expect(paid(plan, firm, '一', 2026)).toBe(12);
    expect(paid(plan, firm, '旧办法 一', 2026)).toBe('absent');
    expect(paid(plan, firm, '旧办法 二', 2027)).toBe('absent');
    expect(paid(plan, { 上规日期: '2025-05-01' }, '旧办法 一', 2025)).toBe(10);
  });
  test('先于 is another way to say it', () => {
    const plan = linked('  优先：旧办法一先于一');
    expect(paid(plan, { 上规日期: '2026-05-01' }, '一', 2026)).toBe('absent');
  });
  test('without clauses it is only recorded, and says so', () => {
    expect(codesIn(fresh('  优先：本文件高于旧办法'), files, 'info')).toContain('GJ4072');
    expect(codesIn(fresh('  废止：某政办〔2021〕15号第四点'), files, 'info')).toContain('GJ4071');
    expect(codesIn(fresh('  优先：本方案高于此前不一致的规定'), files, 'info')).not.toContain('GJ4072');
  });
});
