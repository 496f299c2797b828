/** Policies that refer to each other: linking, 废止, 互斥, 优先. Amounts are worked out beside them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../compiler/plan.ts';
import { decodePlan, encodePlan, evaluateEntity, readFacts, runScenarios } from '../../runtime/index.ts';
import { codesIn, compileWith, document, errorsIn, linkedPlan, paid } from '../support/documents.ts';

const once = (amount: string) => `  对象：企业\n  一次性：上规日期\n  给予：${amount}`;
const instalments = (amount: string) => `${once(amount)}\n  兑现：分三年等额，自上规日期次年度起`;
const threeYears = (amount: string) =>
  `  对象：企业\n  触发：上规日期\n  每年：上规日期所在年度和之后2年\n  给予：${amount}`;
const everyYear = (amount: string) => `  对象：企业\n  每年：有效期\n  给予：${amount}`;

/** 2021 … 2027: a clause of every kind. 十 is its last heading. */
const old = document('旧办法', {
  policy: { 施行: '自2021年1月1日起至2027年12月31日止', 文号: '某政办〔2021〕15号' },
  clauses: { 一: once('10万元'), 二: instalments('15万元'), 三: threeYears('2万元'), 四: everyYear('投资额的3%') },
});
const files = { 'old.policy.md': old };
const reference = '引用 旧办法：“old.policy.md”';

const fresh = (relation: string, clauses: { readonly [ref: string]: string } = { 一: once('12万元') }, more = '') =>
  document('新办法', { more: `${reference}\n${more}`, clauses, relation });
const linked = (relation: string, clauses?: { readonly [ref: string]: string }, more?: string): Plan =>
  linkedPlan(fresh(relation, clauses, more), files);

describe('both documents are computed together', () => {
  const plan = linked('  说明：没有关系');

  test('clauses of the other one bear its name; fields are shared', () => {
    expect(plan.payments.map((p) => p.clause)).toEqual(['一', '旧办法 一', '旧办法 二', '旧办法 三', '旧办法 四']);
    expect(plan.columns.map((c) => c.name)).toEqual(['上规日期', '投资额']);
    expect(plan.documents).toMatchObject([{ name: '旧办法', number: '某政办〔2021〕15号', path: 'old.policy.md' }]);
    expect(plan.parameters.map((p) => p.name)).toEqual(['印发日期', '旧办法/印发日期']);
  });

  test('the Plan crosses a process boundary', () => {
    expect(decodePlan(encodePlan(plan))).toEqual(plan);
  });

  test('every step stands behind those that it refers to', () => {
    const seen = new Set<string>();
    for (const step of linked('  互斥：本文件一、旧办法一，就高').steps) {
      const named = [...JSON.stringify(step.value, bigints).matchAll(/"op":"step","name":"([^"]+)"/g)].map((m) => m[1]);
      expect(named.filter((name) => !seen.has(name ?? ''))).toEqual([]);
      seen.add(step.name);
    }
  });
});

const bigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

describe('without a relation, linking changes nothing', () => {
  const rich = (title: string, from: number, to: number, rate: number) =>
    document(title, {
      policy: { 施行: `自${from}年1月1日起至${to}年12月31日止`, 期满: from % 2 === 0 ? '继续兑完' : '到期即止' },
      fields: [
        '上规日期：日期，无则未发生',
        '退库日期：日期，无则未发生',
        '每年 投资额：金额',
        ...(from % 2 === 0 ? ['每年 产值：金额'] : ['每年 出口额：金额，可缺']),
      ],
      more: `名词 项目（每家企业多项）：
  完工年：年度
  金额数：金额

定义 大项目：金额数50万元（含）以上

参数 系数：比例
  自${from}年1月1日起：${rate}%
  自${from + 1}年7月1日起：${rate + 1}%

解读 监督期：期间
  问：怎么算？
  甲：自上规日期起2年内
  乙：上规日期所在年度和之后2年
  暂取：甲`,
      clauses: {
        一: `${instalments('10万元')}\n  停付：监督期内退库日期已发生的，尚未兑现部分不再兑现\n  追回：监督期内退库日期已发生的，追回已兑现部分的50%`,
        二: `${everyYear('投资额乘以系数')}\n  上限：每家每年20万元\n  上限：每家累计50万元`,
        三: `  对象：企业\n  每年：有效期\n  逐项：项目，完工年为本年度\n  条件：大项目\n  给予：不超过金额数的${rate}%\n  裁量：50%\n  上限：每项5万元`,
        四: from % 2 === 0 ? everyYear('产值较上年度新增额的1%') : everyYear('出口额的1%'),
      },
    });
  const [a, b] = [rich('甲办法', 2024, 2026, 3), rich('乙办法', 2021, 2025, 4)];
  const together = linkedPlan(a.replace('定义 大项目', '引用 乙：“b.policy.md”\n\n定义 大项目'), { 'b.policy.md': b });
  const [alone, other] = [linkedPlan(a, {}), linkedPlan(b, {})];

  const year = fc.integer({ min: 2020, max: 2028 });
  const day = fc.option(fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })), {
    nil: undefined,
  });
  const yuan = fc.integer({ min: -10, max: 4_000_000 });
  const byYear = fc.dictionary(year.map(String), yuan, { maxKeys: 9 });
  const firm = fc.record({
    joined: day,
    left: day,
    invested: byYear,
    output: byYear,
    exported: byYear,
    projects: fc.option(fc.array(fc.tuple(year, yuan), { maxLength: 4 }), { nil: undefined }),
    answers: fc.tuple(fc.constantFrom('甲', '乙'), fc.constantFrom('甲', '乙')),
  });
  const iso = (d: readonly [number, number, number]) =>
    `${d[0]}-${String(d[1]).padStart(2, '0')}-${String(d[2]).padStart(2, '0')}`;

  test('every payment is what each document pays by itself', () => {
    let compared = 0;
    fc.assert(
      fc.property(firm, ({ joined, left, invested, output, exported, projects, answers: [x, y] }) => {
        const common = {
          ...(joined && { 上规日期: iso(joined) }),
          ...(left && { 退库日期: iso(left) }),
          投资额: invested,
        };
        const items = projects && { 项目: projects.map(([完工年, n]) => ({ 完工年, 金额数: n })) };
        const run = (plan: Plan, own: object, readings: { readonly [name: string]: string }) => {
          const { facts, problems } = readFacts(plan, { 企业: { ...common, ...own }, ...items });
          expect(problems).toEqual([]);
          const { payments } = evaluateEntity(plan, facts as NonNullable<typeof facts>, { readings });
          return payments.map((p) => ({ ...p, payer: p.payer.known })) as { clause: string; year: number }[];
        };
        const both = run(together, { 产值: output, 出口额: exported }, { 监督期: x, '乙/监督期': y });
        const own = run(alone, { 产值: output }, { 监督期: x });
        const theirs = run(other, { 出口额: exported }, { 监督期: y });
        const order = (list: { clause: string; year: number }[]) =>
          [...list].sort((p, q) => p.year - q.year || (p.clause < q.clause ? -1 : 1));
        expect(order(both)).toEqual(order([...own, ...theirs.map((p) => ({ ...p, clause: `乙 ${p.clause}` }))]));
        compared += both.length;
      }),
      { numRuns: 150, seed: 70 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

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

describe('documents of documents', () => {
  const middle = document('中办法', {
    policy: { 施行: '自2023年1月1日起至2027年12月31日止' },
    more: '引用 老办法：“../old/old.policy.md”',
    clauses: { 一: once('11万元') },
    relation: '  废止：老办法一，自施行之日起，已取得的继续兑完',
  });
  const more = { 'mid/mid.policy.md': middle, 'old/old.policy.md': old };

  test('are computed along under both names, with the relations between them', () => {
    const source = document('新办法', {
      more: '引用 中办法：“mid/mid.policy.md”',
      clauses: { 一: once('12万元') },
      relation: '  废止：中办法一，自施行之日起，已取得的继续兑完',
    });
    const plan = linkedPlan(source, more);
    expect([...new Set(plan.payments.map((p) => p.clause.split(' ')[0]))]).toEqual(['一', '中办法', '中办法/老办法']);
    const at = (day: string, year: number) =>
      ['一', '中办法 一', '中办法/老办法 一'].map((clause) => paid(plan, { 上规日期: day }, clause, year));
    expect(at('2022-12-31', 2022)).toEqual(['absent', 'absent', 10]);
    expect(at('2023-01-01', 2023)).toEqual(['absent', 11, 'absent']);
    expect(at('2025-12-31', 2025)).toEqual(['absent', 11, 'absent']);
    expect(at('2026-01-01', 2026)).toEqual([12, 'absent', 'absent']);
  });

  test('a file to which two documents refer is computed once, under the name that the policy gives it', () => {
    const source = document('新办法', {
      more: '引用 中办法：“mid/mid.policy.md”\n引用 旧办法：“./mid/../old/old.policy.md”',
      clauses: { 一: once('12万元') },
      relation: '  废止：旧办法二，自施行之日起，已取得的继续兑完',
    });
    const plan = linkedPlan(source, more);
    expect(plan.documents?.map((d) => [d.name, d.path])).toEqual([
      ['中办法', 'mid/mid.policy.md'],
      ['旧办法', 'old/old.policy.md'],
    ]);
    // Repealed by the middle document, and by the new one.
    expect(paid(plan, { 上规日期: '2023-01-01' }, '旧办法 一', 2023)).toBe('absent');
    expect(paid(plan, { 上规日期: '2025-12-31' }, '旧办法 二', 2026)).toBe(5);
    expect(paid(plan, { 上规日期: '2026-01-01' }, '旧办法 二', 2027)).toBe('absent');
  });
});

describe('what cannot be linked', () => {
  const withReference = (path: string, more = '') =>
    document('新办法', { more: `引用 旧办法：“${path}”\n${more}`, clauses: { 一: once('12万元') } });

  test('a file that is not there, or no relative path', () => {
    expect(errorsIn(withReference('2020.policy.md'), files)).toEqual([
      '找不到「2020.policy.md」。路径从本文件所在的文件夹算起，只能引用政策项目之内的文件。',
    ]);
    for (const path of ['/etc/passwd.md', 'C:\\a.policy.md', 'https://a.b/c.policy.md', 'old.txt', '..\\old.policy.md'])
      expect(codesIn(withReference(path), { [path]: old })).toEqual(['GJ2070']);
  });

  test('without any way to read files, no file is there', () => {
    expect(codesIn(withReference('old.policy.md'), {})).toEqual(['GJ2070']);
  });

  test('circles are refused, and the chain is told', () => {
    const source = withReference('a.policy.md');
    const a = document('甲', { more: '引用 乙：“b/b.policy.md”', clauses: { 一: once('1万元') } });
    const b = document('乙', { more: '引用 甲：“../a.policy.md”', clauses: { 一: once('1万元') } });
    expect(errorsIn(source, { 'a.policy.md': a, 'b/b.policy.md': b }).join()).toContain(
      '引用绕了回来：本文件 → 「a.policy.md」 → 「b/b.policy.md」 → 「a.policy.md」。',
    );
    // A file that refers to itself is known by its text.
    const self = withReference('self.policy.md');
    expect(errorsIn(self, { 'self.policy.md': self })).toEqual(['引用绕了回来：本文件 → 「self.policy.md」。']);
  });

  test('chains that are too deep are refused', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `${i}.policy.md`,
        document(`第${i}`, { more: `引用 下：“${i + 1}.policy.md”`, clauses: { 一: once(`${i + 1}万元`) } }),
      ]),
    );
    expect(errorsIn(withReference('0.policy.md'), chain).join()).toContain('超过 8 层');
  });

  test('an error in the other file is one error here, with its line', () => {
    const broken = old.replaceAll('投资额的3%', '投资颔的3%');
    const line = broken.split('\n').findIndex((text) => text.includes('投资颔')) + 1;
    expect(errorsIn(withReference('old.policy.md'), { 'old.policy.md': broken })).toEqual([
      `「old.policy.md」有错误，不能一并计算。第 ${line} 行：没有声明过「投资颔」。是否想写「投资额」？`,
    ]);
  });

  test('wrong scenarios of the other file do no harm', () => {
    const careless = old.replace(
      /```\n$/,
      '场景 “错”：\n  给定 企业 甲：\n    没有：1元\n  应当：\n    一2026年：1元\n```\n',
    );
    expect(careless).not.toBe(old);
    expect(errorsIn(withReference('old.policy.md'), { 'old.policy.md': careless })).toEqual([]);
  });

  test('a clause that is not there', () => {
    expect(errorsIn(fresh('  废止：旧办法五'), files)).toEqual(['「旧办法」里没有“五”这一条。']);
    expect(codesIn(fresh('  互斥：本文件九、旧办法一，就高'), files)).toEqual(['GJ2004']);
  });

  test('another entity', () => {
    const farm = old.replace('名词 企业：', '名词 农户：').replaceAll('对象：企业', '对象：农户');
    expect(codesIn(withReference('old.policy.md'), { 'old.policy.md': farm })).toEqual(['GJ3070']);
  });

  test.each([
    ['每年 投资额：金额', '每年 投资额：数量（人）', 'GJ3071'],
    ['每年 投资额：金额', '投资额：金额', 'GJ3071'],
    ['上规日期：日期，无则未发生', '上规日期：日期', 'GJ3071'],
  ])('a field that means something else: %s and %s', (theirs, ours, code) => {
    const fields = ['上规日期：日期，无则未发生', '每年 投资额：金额'].map((f) => (f === theirs ? ours : f));
    const source = document('新办法', { more: reference, fields, clauses: { 一: once('12万元') } });
    expect(codesIn(source, files)).toEqual([code]);
  });

  test('a name that is taken', () => {
    expect(codesIn(withReference('old.policy.md', '定义 旧办法：1万元'), files)).toEqual(['GJ2002']);
    expect(
      codesIn(
        withReference('old.policy.md', '参数 「旧办法/印发日期」：日期\n  自2020年1月1日起：2020年1月1日'),
        files,
      ),
    ).toEqual(['GJ2002']);
    expect(codesIn(withReference('old.policy.md', '引用 又名：“old.policy.md”'), files)).toEqual(['GJ2071']);
  });

  test.each([
    ['  互斥：一、旧办法四，就高', '一次性'],
    ['  互斥：一、旧办法十，就高', '没有可以计算的条款'],
    ['  互斥：一、一，就高', '出现了两次'],
    ['  互斥：一，就高', '至少要有两个条款'],
    ['  互斥：旧办法一、旧办法二，以本文件为准', '都不是本文件的条款'],
  ])('%s', (line, words) => {
    expect(errorsIn(fresh(line), files).join()).toContain(words);
  });

  test('what is unpaid cannot be told without a day of payment', () => {
    const without = old.replace('  兑付日：每年6月30日\n', '');
    const source = fresh('  废止：旧办法二，尚未兑现的不再兑现');
    expect(codesIn(source, { 'old.policy.md': without })).toEqual(['GJ3073']);
  });
});

describe('scenarios', () => {
  const source = (expectations: string, facts = '') =>
    document('新办法', {
      more: reference,
      clauses: { 一: once('12万元') },
      scenarios: `场景 “甲”：\n  给定 企业 甲厂：\n    上规日期：2026年5月1日\n${facts}\n  应当：\n${expectations}`,
    });
  const run = (text: string) => {
    const { plan, scenarios } = compileWith(text, files);
    return runScenarios(plan as Plan, scenarios).map((r) => r.ok);
  };

  test('speak of clauses of the other document, of all of it, and of everything', () => {
    const lines = ['旧办法一2026年：10万元', '旧办法二合计：15万元', '旧办法2026年：未知', '旧办法四2026年：未知'];
    expect(run(source(lines.map((l) => `    ${l}`).join('\n')))).toEqual([true]);
    // 12 + 10 + 2 (三, 2026) + 3 (四, 100万元 × 3%) = 27万元.
    const facts = '    投资额：\n    | 2026年 | 100万元 |';
    expect(run(source('    旧办法2026年：15万元\n    全部2026年：27万元\n    一合计：12万元', facts))).toEqual([true]);
    expect(run(source('    旧办法2026年：14万元', facts))).toEqual([false]);
  });

  test('依据 and 不适用 name them too', () => {
    const facts = '    投资额：\n    | 2026年 | 0元 |';
    expect(run(source('    依据：一、旧办法一、旧办法二、旧办法三', facts))).toEqual([true]);
    expect(run(source('    依据：一、旧办法一', facts))).toEqual([false]);
    expect(run(source('    不适用：旧办法', facts))).toEqual([false]);
  });

  test('a clause that the other document does not have', () => {
    expect(codesIn(source('    旧办法五2026年：1元'), files)).toEqual(['GJ2073']);
  });

  test('fields that only the other document declares are facts, and may be left out', () => {
    const wider = old.replace(
      '  每年 投资额：金额',
      '  每年 投资额：金额\n  行业：选项 制造业、服务业\n  每年 人数：数量（人）',
    );
    const plan = linkedPlan(fresh('  说明：无'), { 'old.policy.md': wider });
    expect(plan.columns.filter((c) => c.document === '旧办法').map((c) => [c.name, c.optional])).toEqual([
      ['行业', true],
      ['人数', true],
    ]);
    const text = source('    一合计：12万元', '    行业：制造业\n    人数：\n    | 2026年 | 3人 |');
    const { plan: own, scenarios, diagnostics } = compileWith(text, { 'old.policy.md': wider });
    expect(diagnostics.filter((d) => d.code.startsWith('GJ6'))).toEqual([]);
    expect(runScenarios(own as Plan, scenarios).map((r) => r.ok)).toEqual([true]);
  });
});
