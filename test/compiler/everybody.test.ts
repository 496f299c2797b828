/** Policies whose results depend on all applicants together, from their text to what each gets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { integer } from '../../dsl/rational.ts';
import {
  decodePlan,
  encodePlan,
  entityResult,
  evaluateEntity,
  evaluation,
  explain,
  inYear,
  ledgers,
  needsEverybody,
  type PopulationEntity,
  populationOf,
  simulateAll,
} from '../../runtime/index.ts';
import { codesIn } from '../support/codes.ts';
import { factsOf, planOf, policy } from '../support/policy.ts';

const usual = `  对象：企业
  每年：有效期
  给予：产值的10%
  出资：县财政`;
const clause = (...more: readonly string[]): string => [usual, ...more.map((line) => `  ${line}`)].join('\n');
const pool = '总额：每年1000元，超出的按比例折算，尾差按最大余额';
const queue = '总额：每年1000元，按入库日、注册资本先到先得，末户按余额兑付';
const ranked = '名次：按收入从高到低取前2名，并列的一并入选';
const reading = `解读 口径：金额
  问：按产值还是按收入？
  甲：产值
  乙：收入
  暂取：甲

解读 并列办法：是否
  问：并列的是否一并入选？
  甲：是
  乙：否
  暂取：甲
`;

/** A firm with its output and revenue of 2023 in yuan. */
const firm = (output: number | undefined, revenue = 0, day = '2023-01-01', capital = 1): object => ({
  入库日: day,
  注册资本: capital,
  ...(output === undefined ? {} : { 产值: { 2023: output } }),
  收入: { 2023: revenue },
});

const people = (plan: ReturnType<typeof planOf>, firms: { readonly [id: string]: object }): PopulationEntity[] =>
  Object.entries(firms).map(([id, own]) => ({ id, facts: factsOf(plan, own) }));

const shares = (source: string, firms: { readonly [id: string]: object }, readings = {}) => {
  const plan = planOf(source);
  const amounts: { [id: string]: bigint } = {};
  simulateAll(plan, people(plan, firms), {
    readings,
    onAmount: ({ entity, year, fen }) => {
      if (year === 2023) amounts[entity] = fen;
    },
  });
  return amounts;
};

describe('a total for everybody', () => {
  test('in proportion: 700 + 500 + 300 of 1000 yuan, cut by two thirds', () => {
    const source = policy({ clause: clause(pool) });
    // 466.666…, 333.333…, 200: the fen that is left goes to the first.
    expect(shares(source, { a: firm(7000), b: firm(5000), c: firm(3000) })).toEqual({
      a: 46667n,
      b: 33333n,
      c: 20000n,
    });
    expect(shares(source, { a: firm(7000), c: firm(3000) })).toEqual({ a: 70000n, c: 30000n });
  });
  test('in order of the day, then of the capital', () => {
    const source = policy({ clause: clause(queue) });
    const firms = {
      a: firm(5000, 0, '2023-02-01', 2),
      b: firm(7000, 0, '2023-02-01', 1),
      c: firm(9000, 0, '2023-01-31'),
    };
    expect(shares(source, firms)).toEqual({ c: 90000n, b: 10000n });
  });
  test('after the caps, before the instalments', () => {
    const capped = policy({ clause: clause('上限：每家每年600元', pool) });
    // 600 + 500 = 1100 yuan: ten elevenths of each.
    expect(shares(capped, { a: firm(9000), b: firm(5000) })).toEqual({ a: 54545n, b: 45455n });
  });
  test('alone, the amount is the one before it, and says so', () => {
    const plan = planOf(policy({ clause: clause(pool, ranked) }));
    const r = evaluateEntity(plan, factsOf(plan, firm(20_000)));
    expect(r.payments.find((p) => p.year === 2023)?.fen).toBe(200_000n);
    expect(r.beforePopulation).toEqual([
      { clause: '一（一）', title: '甲类', what: 'rank' },
      { clause: '一（一）', title: '甲类', what: 'pool' },
    ]);
    expect(Object.keys(r.values).some((step) => step.endsWith('总额') || step.endsWith('名次'))).toBe(false);
  });
  test('a firm among others: its part, with the share and the gaps of others by name', () => {
    const plan = planOf(policy({ clause: clause(pool) }));
    const others = people(plan, { b: firm(5000), c: firm(undefined) });
    const facts = factsOf(plan, firm(20_000));
    const r = evaluateEntity(plan, facts, { among: { id: 'a', others: others.slice(0, 1) } });
    expect(r.payments.find((p) => p.year === 2023)?.fen).toBe(80_000n); // 2000 of 2500 yuan
    expect(r.beforePopulation).toEqual([]);
    const open = evaluateEntity(plan, facts, { among: { id: 'a', others } });
    expect(open.unknown.find((u) => u.years.includes(2023))?.missing).toEqual(['c.产值 2023']);
  });
  test('the explanation tells what all ask for, the total and the share', () => {
    const plan = planOf(policy({ clause: clause(pool) }));
    const e = populationOf(plan, people(plan, { a: firm(20_000), b: firm(5000) })).entities[0];
    if (!e) throw new Error('nobody');
    expect(explain(e, '一（一）.总额', inYear(2023)).children[0]?.allotment).toEqual({
      applicants: 2,
      asked: { state: 'value', value: '250000' },
      total: { state: 'value', value: '100000' },
      coefficient: '0.4',
    });
    const rows = ledgers(e)[0]?.rows.filter((row) => row.stage === 'pool' && row.year === 2023);
    expect(rows?.map((row) => row.change)).toEqual([integer(-120_000)]);
  });
  test('and the place in the queue', () => {
    const plan = planOf(policy({ clause: clause(queue) }));
    const firms = { a: firm(5000, 0, '2023-02-02'), b: firm(7000, 0, '2023-02-01') };
    const e = populationOf(plan, people(plan, firms)).entities[0];
    if (!e) throw new Error('nobody');
    expect(explain(e, '一（一）.总额', inYear(2023)).children[0]?.allotment).toMatchObject({
      place: 2,
      ahead: { state: 'value', value: '70000' },
    });
  });
});

describe('a ranking', () => {
  const source = policy({ clause: clause(ranked) });
  test('the first two by revenue, both where they are equal', () => {
    expect(shares(source, { a: firm(100, 9), b: firm(100, 8), c: firm(100, 8), d: firm(100, 7) })).toEqual({
      a: 1000n,
      b: 1000n,
      c: 1000n,
    });
  });
  test('the explanation tells the place', () => {
    const plan = planOf(source);
    const firms = { a: firm(100, 9), b: firm(100, 8), c: firm(100, 8), d: firm(100, 7) };
    const e = populationOf(plan, people(plan, firms)).entities[2];
    if (!e) throw new Error('nobody');
    expect(explain(e, '一（一）.名次', inYear(2023)).children[0]?.ranking).toEqual({
      participants: 4,
      places: { state: 'value', value: '2' },
      place: 2,
      sharing: 2,
    });
  });
});

describe('a status for the first so many', () => {
  const status = `资格 一（一）标杆：
  对象：企业
  取得：产值超过100元
  名次：按收入从高到低取前1名，并列的一并入选
`;
  const plan = planOf(policy({ more: status, clause: usual }));
  const held = (firms: { readonly [id: string]: object }) =>
    populationOf(plan, people(plan, firms)).entities.flatMap((e) => {
      const at2023 = entityResult(e).qualifications.find((q) => q.year === 2023);
      return at2023?.status === 'held' ? [e.id] : [];
    });
  test('is held by those of them who meet its conditions', () => {
    expect(held({ a: firm(200, 8), b: firm(200, 7), c: firm(50, 9) })).toEqual(['a']);
    expect(held({ a: firm(200, 8), b: firm(200, 8) })).toEqual(['a', 'b']);
  });
  test('alone, it is as if it came in, and that is said', () => {
    const r = evaluateEntity(plan, factsOf(plan, firm(200, 1)));
    expect(r.qualifications.find((q) => q.year === 2023)?.status).toBe('held');
    expect(r.beforePopulation).toContainEqual({ clause: '一（一）', title: '标杆', what: 'rank' });
  });
});

describe('figures over everybody', () => {
  test('an average in a condition: of one alone it is not computable', () => {
    const source = policy({ clause: clause('条件：产值不低于全体企业的产值平均值') });
    expect(shares(source, { a: firm(300), b: firm(200), c: firm(100) })).toEqual({ a: 3000n, b: 2000n });
    const plan = planOf(source);
    expect(evaluateEntity(plan, factsOf(plan, firm(300))).notComputable.map((n) => n.reason)).toContain(
      'needsPopulation',
    );
  });
  test('a figure over the items of each is summed within each first', () => {
    const plan = planOf(
      policy({
        clause: clause('条件：项目的投资额平均值不低于全体企业的（项目的投资额合计）平均值'),
      }),
    );
    const list = (...amounts: number[]) => amounts.map((投资额) => ({ 完工年: 2023, 投资额 }));
    const all = [list(250), list(100, 100), list(100)].map((projects, i) => ({
      id: 'abc'.charAt(i),
      facts: factsOf(plan, firm(100), projects),
    }));
    const paid: string[] = [];
    simulateAll(plan, all, { onAmount: ({ entity, year }) => (year === 2023 ? paid.push(entity) : undefined) });
    // Totals 250, 200, 100, on average 183.33; means 250, 100, 100.
    expect(paid).toEqual(['a']);
  });
  test('the mean of nothing is not applicable, of what is unknown unknown', () => {
    const plan = planOf(
      policy({ more: '定义 平均投资：项目的投资额平均值\n', clause: clause('条件：平均投资超过1元') }),
    );
    const mean = (projects: readonly object[]) =>
      evaluation(plan, factsOf(plan, firm(1), projects)).step('平均投资', inYear(2023));
    expect(mean([])).toEqual({ kind: 'absent' });
    expect(mean([{ 投资额: 1 }, { 投资额: 4 }])).toEqual({ kind: 'value', value: integer(250) });
    expect(mean([{ 投资额: 1 }, {}])).toEqual({ kind: 'unknown', missing: ['项目[2].投资额'] });
  });
});

describe('a population', () => {
  const sources = [
    policy({ clause: clause(pool) }),
    policy({ clause: clause(queue) }),
    policy({ clause: clause(ranked, pool) }),
    policy({ clause: clause('名次：按收入从高到低取前40%，并列的均不入选', pool) }),
    policy({ clause: clause('条件：产值不低于全体企业的产值平均值', '总额：累计1500元，超出的按比例折算') }),
  ];
  const firms = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    fc.record({
      output: fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined, freq: 12 }),
      revenue: fc.nat(3),
      day: fc.constantFrom('2023-01-01', '2023-02-02', '2023-03-03'),
      capital: fc.nat(2),
    }),
    { minKeys: 2 },
  );
  test('may be given in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), firms, (source, drawn) => {
        const own = Object.fromEntries(
          Object.entries(drawn).map(([id, f]) => [id, firm(f.output, f.revenue, f.day, f.capital)]),
        );
        const plan = planOf(source);
        const list = people(plan, own);
        const run = (order: readonly PopulationEntity[]) => {
          const amounts: string[] = [];
          const result = simulateAll(plan, order, {
            onAmount: (row) => amounts.push(`${row.entity} ${row.year} ${row.fen}`),
          });
          return { totals: result.clauses, amounts: amounts.sort() };
        };
        expect(run([...list].reverse())).toEqual(run(list));
        // What the first and the last get does not hang on who is asked first.
        const { entities } = populationOf(plan, list);
        const { entities: again } = populationOf(plan, list);
        const paid = plan.payments[0]?.paid ?? '';
        const states = entities.map((e) => e.step(paid, inYear(2023)));
        expect([...again].reverse().map((e) => e.step(paid, inYear(2023)))).toEqual([...states].reverse());
      }),
      { numRuns: 60 },
    );
  });
  test('is streamed unless somebody’s result depends on the others', () => {
    expect(sources.map((source) => needsEverybody(planOf(source)))).toEqual([true, true, true, true, true]);
    expect(needsEverybody(planOf(policy({ clause: usual })))).toBe(false);
    const check = (required: string) => policy({ more: `核对 一（一）总量：\n  要求：${required}\n`, clause: usual });
    expect(needsEverybody(planOf(check('一（一）的合计不超过1万元')))).toBe(false);
    expect(needsEverybody(planOf(check('全体企业（产值高于全体企业的产值平均值）的个数不超过5家')))).toBe(true);
  });
  test('every combination of readings costs what a simulation under it costs', () => {
    const source = policy({
      more: reading,
      clause: clause('名次：按口径从高到低取前2名，并列的按并列办法处理', pool),
    });
    const plan = planOf(source);
    const all = people(plan, { a: firm(9000, 1), b: firm(6000, 2), c: firm(6000, 3), d: firm(1000, 9) });
    const { matrix } = simulateAll(plan, all, { allReadings: true });
    const total = (readings: { readonly [name: string]: string }) => simulateAll(plan, all, { readings }).totalFen;
    for (const combination of matrix?.combinations ?? [])
      expect([combination.readings, combination.totalFen]).toEqual([combination.readings, total(combination.readings)]);
    // By output a comes in, and b and c share the second place; by revenue c and d come in.
    expect(total({})).toBe(100_000n);
    expect(total({ 并列办法: '乙' })).toBe(90_000n);
    expect(total({ 口径: '乙' })).toBe(70_000n);
    expect(matrix?.combinations.map((c) => c.totalFen)).toEqual([70_000n, 90_000n, 100_000n]);
  });
  test('winners and losers against a version without the total', () => {
    const plan = planOf(policy({ clause: clause(pool) }));
    const before = planOf(policy({ clause: usual }));
    const all = people(plan, { a: firm(9000), b: firm(6000), c: firm(0) });
    const { baseline } = simulateAll(plan, all, { baseline: { plan: before } });
    expect([baseline?.winners, baseline?.losers, baseline?.unchanged]).toEqual([0, 2, 1]);
    expect(baseline?.largestLoss).toMatchObject({ entity: 'a', beforeFen: 90_000n, afterFen: 60_000n });
  });
  test('a check adds up what clauses pay, year by year', () => {
    const source = policy({ more: '核对 一（一）总量：\n  要求：一（一）的合计不超过1000元\n', clause: usual });
    const plan = planOf(source);
    const checks = simulateAll(plan, people(plan, { a: firm(9000), b: firm(undefined) })).checks;
    expect(checks.find((c) => c.year === 2023)?.holds).toMatchObject({ kind: 'unknown', missing: ['b.产值 2023'] });
    const exact = (output: number) =>
      simulateAll(plan, people(plan, { a: firm(output), b: firm(1000) })).checks.find((c) => c.year === 2023)?.holds;
    expect(exact(9000)).toEqual({ kind: 'value', value: true });
    expect(exact(9001)).toEqual({ kind: 'value', value: false });
  });
});

test('such a Plan crosses a process boundary unharmed', () => {
  for (const source of [pool, queue, ranked]) {
    const plan = planOf(policy({ clause: clause(source) }));
    expect(decodePlan(encodePlan(plan))).toEqual(plan);
  }
});

describe('a scenario with several entities', () => {
  const withScenario = (lines: string) => `${policy({ clause: clause(pool) })}
## 场景（不属于印发文本）

\`\`\`规矩
场景 “几家”：
${lines}
\`\`\`
`;
  const cases = (lines: string) => compile(withScenario(lines)).scenarios;
  const a = '  给定 企业 甲：\n    注册资本：1元\n';
  test('blocks of one name are one entity, a block without a name goes on with the one before', () => {
    const [first] = cases(
      `${a}  给定 企业 甲：\n    入库日：2023年1月1日\n  给定 企业：\n    再入库日：2024年1月1日\n  应当：\n    一（一）2023年：未知`,
    );
    expect(first?.entities).toBeUndefined();
    expect([...(first?.facts.entity.keys() ?? [])]).toEqual(['注册资本', '入库日', '再入库日']);
  });
  test('different names are different entities; an expectation may name one', () => {
    const all = cases(
      `${a}  给定 企业 乙：\n    注册资本：2元\n  应当 乙：\n    一（一）2023年：未知\n  应当：\n    一（一）2023年：未知`,
    );
    expect(all.map((c) => c.entities?.map(({ id }) => id))).toEqual([
      ['甲', '乙'],
      ['甲', '乙'],
    ]);
    expect(all.map((c) => c.expectations[0]?.entity)).toEqual(['乙', undefined]);
    expect(all[0]?.name).toBe('几家（乙）');
  });
  test('a name that is not given is reported', () => {
    const source = withScenario(`${a}  应当 丙：\n    一（一）2023年：未知`);
    expect(codesIn(source)).toContain('GJ6045');
  });
});
