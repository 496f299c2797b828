/** Policies that refer to each other: linking, what cannot be linked, scenarios. Amounts are worked out beside them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../compiler/plan.ts';
import { format, parsePolicy } from '../../dsl/index.ts';
import { decodePlan, encodePlan, evaluateEntity, readFacts, runScenarios } from '../../runtime/index.ts';
import { codesIn, compileWith, document, errorsIn, linkedPlan, paid } from '../support/linked.ts';
import { everyYear, files, fresh, instalments, linked, old, once, reference } from '../support/oldAndNew.ts';

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
    ['每年 投资额：金额', '每月 投资额：金额', 'GJ3071'],
    ['每年 投资额：金额', '投资额：状态', 'GJ3071'],
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

test('whatever is done to either file, nothing is thrown', () => {
  const relation =
    '  废止：旧办法二、四，自施行之日起，尚未兑现的不再兑现\n  互斥：一、旧办法一，就高\n  优先：一高于旧办法二';
  const mine = fresh(relation).split('\n');
  const theirs = old.split('\n');
  const spoil = (lines: readonly string[]) =>
    fc
      .tuple(fc.nat(lines.length - 1), fc.nat(30), fc.constantFrom('', '：', '旧办法', '四', '，', '自', '```'))
      .map(([at, column, word]) =>
        lines
          .map((line, i) => (i === at ? `${line.slice(0, column)}${word}${line.slice(column + 2)}` : line))
          .join('\n'),
      );
  fc.assert(
    fc.property(spoil(mine), spoil(theirs), (a, b) => {
      const { plan, scenarios } = compileWith(a, { 'old.policy.md': b });
      if (!plan) return;
      runScenarios(plan, scenarios);
      const { facts } = readFacts(plan, { [plan.entity]: {} });
      if (facts) evaluateEntity(plan, facts);
    }),
    { numRuns: 150, seed: 73 },
  );
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

  test('a reading of the other document is named between 「 and 」', () => {
    const undecided = old.replace(
      '# 旧办法',
      '# 旧办法\n\n```规矩\n解读 标准：金额\n  问：？\n  甲：10万元\n  乙：8万元\n  暂取：甲\n```',
    );
    const theirs = undecided.replace('给予：10万元', '给予：标准');
    const text = `${source('    旧办法一2026年：10万元').replace(/```\n$/, '')}  若取 「旧办法/标准」为乙：\n    旧办法一2026年：8万元\n\`\`\`\n`;
    const { plan, scenarios, diagnostics } = compileWith(text, { 'old.policy.md': theirs });
    expect(diagnostics.filter((d) => d.code.startsWith('GJ6') || d.code.startsWith('GJ1'))).toEqual([]);
    expect(runScenarios(plan as Plan, scenarios).map((r) => r.ok)).toEqual([true, true]);
    const formatted = format(parsePolicy(text), 'zh');
    expect(formatted).toContain('若取 「旧办法/标准」为乙：');
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
