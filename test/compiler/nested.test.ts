/** Lists in lists: caps at each level, parents' fields, what is not known, and that the order of rows never matters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Facts, Plan } from '../../compiler/plan.ts';
import { hasErrors, messageOf } from '../../dsl/index.ts';
import {
  decodePlan,
  encodePlan,
  evaluateEntity,
  evaluation,
  inYear,
  ledgers,
  readFacts,
  readPopulation,
} from '../../runtime/index.ts';

const source = (clause: string, more = '') => `# 试行办法

## 一、补贴

正文。

\`\`\`规矩
政策：试行办法
  施行：自2026年1月1日起至2027年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入

名词 户：
  户主：文本
  年收入：金额，可缺

名词 成员（每户多人）：
  姓名：文本
  年龄：数量，可缺
  年收入：金额，可缺

名词 保单（每个成员多份）：
  投保年度：年度
  保费：金额，可缺

名词 理赔（每个保单多项）：
  赔款：金额

${more}

条款 一 补贴：
  对象：户
  每年：有效期
${clause}
  出资：县财政
\`\`\`
`;

function planOf(text: string): Plan {
  const { plan, diagnostics } = compile(text);
  expect(hasErrors(diagnostics), diagnostics.map((d) => messageOf(d, 'zh')).join('\n')).toBe(false);
  return plan as Plan;
}

function factsOf(plan: Plan, json: object): Facts {
  const { facts, problems } = readFacts(plan, json);
  expect(problems.map((d) => messageOf(d, 'zh'))).toEqual([]);
  return facts as Facts;
}

/** Fen of 2026, or why there is no figure. */
function pays(plan: Plan, json: object): bigint | string {
  const s = evaluation(plan, factsOf(plan, json)).step(plan.payments[0]?.paid ?? '', inYear(2026));
  if (s.kind === 'unknown') return `unknown: ${s.missing.join('、')}`;
  return s.kind === 'value' && typeof s.value === 'object' ? s.value.n / s.value.d : s.kind;
}

interface Member {
  readonly 年龄: number;
  readonly 保单: readonly { readonly 投保年度: number; readonly 保费: string }[];
}
const policies = fc.array(
  fc.record({
    投保年度: fc.constantFrom(2026, 2026, 2027),
    保费: fc.integer({ min: 0, max: 900 }).map((n) => `${n}元`),
  }),
  { maxLength: 4 },
);
const members: fc.Arbitrary<readonly Member[]> = fc.array(
  fc.record({ 年龄: fc.integer({ min: 50, max: 70 }), 保单: policies }),
  { maxLength: 4 },
);

describe('caps at each level', () => {
  const plan = planOf(
    source(`  逐项：保单，投保年度为本年度
  条件：年龄60以上
  给予：保费的50%
  上限：每户每年500元
  上限：每个成员每年300元
  上限：每项200元`),
  );
  const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);
  const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
  /** By hand: half of each premium of those of sixty and more, capped, summed, capped, summed, capped. */
  const byHand = (household: readonly Member[]): bigint | string => {
    const granted = household.map(({ 年龄, 保单 }) =>
      年龄 < 60
        ? []
        : 保单.filter((p) => p.投保年度 === 2026).map((p) => min(BigInt(p.保费.slice(0, -1)) * 50n, 20_000n)),
    );
    if (granted.flat().length === 0) return 'absent';
    return min(sum(granted.map((one) => min(sum(one), 30_000n))), 50_000n);
  };

  test('nested sums are the flat sums of a calculation by hand', () => {
    fc.assert(
      fc.property(members, (household) => {
        expect(pays(plan, { 成员: household })).toBe(byHand(household));
      }),
      { numRuns: 150, seed: 20 },
    );
  });

  test('the order of members and of their policies does not matter', () => {
    const shuffled = members.chain((household) =>
      fc
        .tuple(
          fc.shuffledSubarray([...household], { minLength: household.length }),
          fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        )
        .map(([order, within]) => ({
          household,
          other: order.map((m) => ({ ...m, 保单: within.flatMap((i) => m.保单[i] ?? []) })),
        })),
    );
    fc.assert(
      fc.property(shuffled, ({ household, other }) => {
        expect(pays(plan, { 成员: other })).toBe(pays(plan, { 成员: household }));
      }),
      { numRuns: 100, seed: 21 },
    );
  });

  test('a stored plan says the same', () => {
    const stored = decodePlan(encodePlan(plan)) as Plan;
    const household = [{ 年龄: 60, 保单: [{ 投保年度: 2026, 保费: '399.99元' }] }];
    // 399.99 × 50 % = 199.995, rounded to 200.00.
    expect(pays(stored, { 成员: household })).toBe(20_000n);
    expect(pays(plan, { 成员: household })).toBe(20_000n);
  });

  test('the ledger names items by what they lie in, and can be added up level by level', () => {
    const facts = factsOf(plan, {
      成员: [
        { 年龄: 61, 保单: [{ 投保年度: 2026, 保费: '500元' }] },
        {
          年龄: 62,
          保单: [
            { 投保年度: 2027, 保费: '1元' },
            { 投保年度: 2026, 保费: '300元' },
          ],
        },
      ],
    });
    const rows = ledgers(evaluation(plan, facts))[0]?.rows.filter((r) => r.year === 2026) ?? [];
    const told = rows.flatMap((r) =>
      r.state.kind === 'value' && typeof r.state.value === 'object'
        ? [`${r.stage} ${r.owner ?? ''} ${r.list ?? ''}${r.item ?? ''} ${r.state.value.n}`]
        : [],
    );
    expect(told).toContain('itemCap 成员[1] 保单1 20000');
    expect(told).toContain('itemCap 成员[2] 保单2 15000');
    expect(told).toContain('subtotal  成员2 15000');
    expect(told).toContain('grant   35000');
  });
});

describe('the first of all, and caps of each member', () => {
  const plan = planOf(
    source('  逐项：保单，投保年度为本年度，按保费从高到低取前2个\n  给予：保费\n  上限：每个成员每年300元'),
  );
  const of = (...premiums: readonly number[]) => ({
    年龄: 60,
    保单: premiums.map((n) => ({ 投保年度: 2026, 保费: `${n}元` })),
  });
  test('two of the household are chosen, then each member is capped', () => {
    // 500 and 400 are one member’s: 300. 500 and 450 are of two members: 300 + 300.
    expect(pays(plan, { 成员: [of(500, 400), of(100)] })).toBe(30_000n);
    expect(pays(plan, { 成员: [of(500, 400), of(450)] })).toBe(60_000n);
    expect(pays(plan, { 成员: [of(250, 100), of(200)] })).toBe(45_000n);
  });
  test('whose of two equal ones is chosen changes what the caps leave', () => {
    expect(pays(plan, { 成员: [of(500, 400), of(400)] })).toBe('notComputable');
    expect(pays(plan, { 成员: [of(500, 400), of(399)] })).toBe(30_000n);
  });
  test('so many of each member', () => {
    const each = planOf(
      source(
        '  逐项：保单，投保年度为本年度，按保费从高到低，每个成员取前1个\n  给予：保费\n  上限：每个成员每年300元',
      ),
    );
    expect(pays(each, { 成员: [of(500, 400), of(100, 100)] })).toBe(40_000n);
    expect(pays(each, { 成员: [of(), of(100, 99)] })).toBe(10_000n);
  });
  test('a running total for each member', () => {
    const each = planOf(
      source('  逐项：保单，投保年度为本年度，按保费从高到低，每个成员，保费累计不超过600元\n  给予：保费的50%'),
    );
    // 500 + 100 of 400, and 100: half of 700. Of the household as a whole it would be 600.
    expect(pays(each, { 成员: [of(500, 400), of(100)] })).toBe(35_000n);
  });
});

test('caps over the whole life, of each item and of each owner, whatever order they are written in', () => {
  const paid = (lines: string) => {
    const plan = planOf(source(`  逐项：保单\n  给予：10元\n${lines}`));
    const one = { 投保年度: 2026, 保费: '1元' };
    const e = evaluation(plan, factsOf(plan, { 成员: [{ 保单: [one, one] }, { 保单: [one] }] }));
    return [2026, 2027].map((year) => {
      const s = e.step(plan.payments[0]?.paid ?? '', inYear(year));
      return s.kind === 'value' && typeof s.value === 'object' ? Number(s.value.n) / 100 : s.kind;
    });
  };
  // Three items of 10 a year; 15 in all for each leaves 5 in the second year.
  expect(paid('  上限：每项累计15元')).toEqual([30, 15]);
  expect(paid('  上限：每项累计15元\n  上限：每项8元')).toEqual([24, 21]);
  expect(paid('  上限：每项8元\n  上限：每项累计15元')).toEqual([24, 21]);
  // Members get 20 and 10 a year; 25 in all for each member: 5 and 10 in the second.
  expect(paid('  上限：每个成员累计25元')).toEqual([30, 15]);
  expect(paid('  上限：每个成员累计25元\n  上限：每个成员每年18元')).toEqual([28, 17]);
  expect(paid('  上限：每个成员每年18元\n  上限：每个成员累计25元\n  上限：每户累计40元')).toEqual([28, 12]);
});

describe('whose items an aggregate is about', () => {
  const value = (more: string, json: object, name = 'X') => {
    const plan = planOf(source('  给予：1元', more));
    return evaluateEntity(plan, factsOf(plan, json)).values[name];
  };
  const household = {
    户: { 年收入: '100元' },
    成员: [
      {
        姓名: '甲',
        年收入: '10元',
        保单: [
          { 投保年度: 2026, 保费: '1元', 理赔: [{ 赔款: '7元' }, { 赔款: '8元' }] },
          { 投保年度: 2026, 保费: '2元', 理赔: [] },
        ],
      },
      { 姓名: '乙', 年收入: '20元', 保单: [] },
      { 姓名: '丙', 年收入: '30元', 保单: [{ 投保年度: 2026, 保费: '4元', 理赔: [{ 赔款: '9元' }] }] },
    ],
  };
  test('of the household, all of them', () => {
    expect(value('定义 X：保单的保费合计', household)).toBe('700');
    expect(value('定义 X：理赔的赔款合计', household)).toBe('2400');
  });
  test('of each member, his own', () => {
    expect(value('定义 X（每个成员）：保单的保费合计', household)).toEqual(['300', '0', '400']);
    expect(value('定义 X（每个成员）：理赔的赔款合计', household)).toEqual(['1500', '0', '900']);
    expect(value('定义 X（每个保单）：理赔的赔款最大值', household)).toEqual(['800', null, '900']);
  });
  test('where a member’s field is used, his own too', () => {
    // 3 ÷ 10, 0 ÷ 20, 4 ÷ 30.
    expect(value('定义 X：保单的保费合计除以成员的年收入', household)).toEqual(['0.3', '0', '2/15']);
  });
  test('a definition of the household stays one, even in a sentence about a member', () => {
    expect(value('定义 全户：保单的保费合计\n定义 X：全户加成员的年收入', household)).toEqual(['1700', '2700', '3700']);
  });
  test('an inner list may use the fields of what it lies in', () => {
    expect(value('定义 X：保单（成员的年收入10元以上 且 成员的年收入20元以下）的保费合计', household)).toBe('300');
    expect(value('定义 X：理赔（保费1元）的个数'.replace('保费1元', '保费为1元'), household)).toBe('2');
  });
  test('the innermost field of a name is meant, and said so', () => {
    const { diagnostics, plan } = compile(source('  逐项：成员\n  给予：年收入'));
    expect(diagnostics.map((d) => d.code)).toContain('GJ4060');
    expect(pays(plan as Plan, household)).toBe(6000n);
    expect(pays(planOf(source('  逐项：成员\n  给予：户的年收入')), household)).toBe(30_000n);
  });
});

describe('what is not known', () => {
  const plan = planOf(source('  逐项：保单，投保年度为本年度\n  给予：保费'));
  const member = (...premiums: (string | null)[]) => ({
    保单: premiums.map((p) => ({ 投保年度: 2026, ...(p === null ? {} : { 保费: p }) })),
  });
  test('a figure is named by its path', () => {
    expect(pays(plan, { 成员: [member(), member('1元', null)] })).toBe('unknown: 成员[2].保单[2].保费');
  });
  test('a member of whom it is not said what he has leaves the sum unknown; one who has nothing does not', () => {
    expect(pays(plan, { 成员: [member('1元'), {}] })).toBe('unknown: 成员[2].保单');
    expect(pays(plan, { 成员: [member('1元'), { 保单: null }] })).toBe('unknown: 成员[2].保单');
    expect(pays(plan, { 成员: [member('1元'), member()] })).toBe(100n);
  });
  test('no members, no policies; unknown members, unknown policies', () => {
    expect(pays(plan, { 成员: [] })).toBe('absent');
    expect(pays(plan, {})).toBe('unknown: 成员');
  });
  test('what one member has not said does not matter to another', () => {
    const own = planOf(source('  给予：1元', '定义 X（每个成员）：保单的保费合计'));
    const facts = factsOf(own, { 成员: [member('1元'), {}] });
    expect(evaluateEntity(own, facts).values.X).toEqual(['100', null]);
  });
});

describe('facts', () => {
  const plan = planOf(source('  逐项：理赔\n  给予：赔款'));
  const problems = (json: object) => readFacts(plan, json).problems.map((d) => messageOf(d, 'zh'));
  test('a nested list stands inside its owner', () => {
    expect(problems({ 保单: [] })[0]).toContain('应写在“成员”的每一项之内');
    expect(problems({ 成员: [{ 理赔: [] }] })[0]).toBe(
      '$.成员[0].理赔：「理赔」属于每个“保单”，应写在“保单”的每一项之内。',
    );
    expect(problems({ 成员: [{ 保单: [{ 理赔: [3] }] }] })[0]).toContain('$.成员[0].保单[0].理赔[0]');
    expect(problems({ 成员: [{ 保单: {} }] })[0]).toContain('$.成员[0].保单');
  });

  const tables = (claims: readonly string[][]) =>
    new Map([
      [
        '户.csv',
        {
          header: ['户编号', '户主', '年收入'],
          rows: [
            ['H1', '甲', ''],
            ['H2', '乙', ''],
          ],
        },
      ],
      [
        '成员.csv',
        {
          header: ['户编号', '成员编号', '姓名', '年龄', '年收入'],
          rows: [
            ['H1', '1', '甲', '', ''],
            ['H2', '1', '乙', '', ''],
            ['H1', '2', '丙', '', ''],
          ],
        },
      ],
      [
        '保单.csv',
        {
          header: ['户编号', '成员编号', '保单编号', '投保年度', '保费'],
          rows: [
            ['H1', '2', 'P1', '2026', '5'],
            ['H1', '1', 'P1', '2026', '6'],
            ['H2', '1', 'P9', '2026', '7'],
          ],
        },
      ],
      ['理赔.csv', { header: ['户编号', '成员编号', '保单编号', '赔款'], rows: claims }],
    ]);
  test('tables name what a row lies in', () => {
    const { entities, problems } = readPopulation(
      plan,
      tables([
        ['H1', '1', 'P1', '10'],
        ['H1', '2', 'P1', '20'],
        ['H1', '2', 'P1', '30'],
      ]),
    );
    expect(problems.map((d) => messageOf(d, 'zh'))).toEqual([]);
    const [first, second] = entities.map(({ facts }) => facts);
    expect(first?.parents?.get('保单')).toEqual([1, 0]);
    expect(first?.parents?.get('理赔')).toEqual([1, 0, 0]);
    const per = planOf(source('  给予：1元', '定义 X（每个成员）：理赔的赔款合计'));
    expect(evaluateEntity(per, first as Facts).values.X).toEqual(['1000', '5000']);
    expect(evaluateEntity(per, second as Facts).values.X).toEqual(['0']);
  });
  test('a stranger, and an id that is taken twice, are told with their row', () => {
    const told = (claims: readonly string[][], more = tables(claims)) =>
      readPopulation(plan, more).problems.map((d) => messageOf(d, 'zh'));
    expect(told([['H1', '1', 'P7', '10']])).toEqual(['理赔.csv 第 2 行：表「保单」中没有编号「P7」。']);
    expect(told([['H1', '', 'P1', '10']])).toEqual(['理赔.csv 第 2 行：「成员编号」不能为空。']);
    const twice = new Map(tables([]));
    const policies = twice.get('保单.csv') ?? { header: [], rows: [] };
    twice.set('保单.csv', { ...policies, rows: [...policies.rows, ['H1', '2', 'P1', '2026', '1']] });
    expect(told([], twice)).toEqual(['保单.csv 第 5 行：「2」名下已有编号「P1」。']);
  });
});
