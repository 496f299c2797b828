/** Relations between clauses against models written without the compiler, in whole fen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { operands } from '../../compiler/operands.ts';
import type { Op, Plan } from '../../compiler/plan.ts';
import { format, parsePolicy, severityOf } from '../../dsl/index.ts';
import { integer } from '../../dsl/rational.ts';
import { evaluateEntity, evaluation, explain, inYear, ledgers, overruled, simulateAll } from '../../runtime/index.ts';
import { factsOf, planOf } from '../support/policy.ts';

const names = ['甲', '乙', '丙', '丁'] as const;
const refs = ['一（一）', '一（二）', '一（三）', '一（四）'] as const;
const numerals = ['一', '二', '三', '四'] as const;
const YEARS = [2026, 2027, 2028] as const;

/** Clauses that grant what their field says, each year; lines of one 关系. */
const policy = (
  lines: readonly string[],
  more: { readonly clauses?: readonly string[]; readonly fields?: string } = {},
) => `# 试行办法

\`\`\`规矩
政策：试行办法
  施行：自2026年1月1日起至2028年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入

名词 企业：
${names.map((name) => `  每年 ${name}：金额，可缺`).join('\n')}
  每年 上限额：金额，可缺
${more.fields ?? ''}
\`\`\`

## 一、奖励

${names
  .map(
    (name, i) => `### （${numerals[i]}）${name}项。
正文。

\`\`\`规矩
条款 ${refs[i]}${name}项：
${more.clauses?.[i] ?? ''}  对象：企业
  每年：有效期
  给予：${name}
  出资：县财政
\`\`\`
`,
  )
  .join('\n')}
## 二、关系
正文。

\`\`\`规矩
关系 二 关系：
${lines.map((line) => `  ${line}`).join('\n')}
\`\`\`
`;

type Awards = readonly (readonly (bigint | undefined)[])[];
const yuanText = (fen: bigint): string => `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}元`;

/** Awards by clause and year in fen (undefined: not known) as facts; with the yearly limit. */
const factsFor = (plan: Plan, awards: Awards, limits: readonly bigint[] = [], more: object = {}) => {
  const byYear = (list: readonly (bigint | undefined)[]) =>
    Object.fromEntries(list.flatMap((fen, y) => (fen === undefined ? [] : [[String(YEARS[y]), yuanText(fen)]])));
  const own = Object.fromEntries(names.map((name, i) => [name, byYear(awards[i] ?? [])]));
  return factsOf(plan, { ...own, 上限额: byYear(limits), ...more });
};

/** What each clause pays in each year; undefined where it is not a figure. */
const paidBy = (plan: Plan, facts: ReturnType<typeof factsOf>): readonly (readonly (bigint | undefined)[])[] => {
  const e = evaluation(plan, facts);
  return plan.payments.map((output) =>
    YEARS.map((year) => {
      const s = e.step(output.paid, inYear(year));
      if (s.kind === 'absent') return 0n;
      return s.kind === 'value' && typeof s.value === 'object' ? s.value.n : undefined;
    }),
  );
};

const fen = fc.oneof(fc.bigInt({ min: 0n, max: 20n }), fc.bigInt({ min: 0n, max: 10n ** 8n }));
const perYear = fc.tuple(fen, fen, fen);
const four = fc.tuple(perYear, perYear, perYear, perYear);
const total = (list: readonly (bigint | undefined)[]): bigint => list.reduce<bigint>((a, b) => a + (b ?? 0n), 0n);
const column = (awards: Awards, y: number): readonly bigint[] => awards.map((list) => list[y] ?? 0n);
const order = (list: readonly string[]) => fc.shuffledSubarray([...list], { minLength: list.length });

describe('合计封顶', () => {
  const plan = planOf(policy([`合计封顶：${refs.join('、')}，每家每年上限额，按比例核减`]));

  test('pro rata: sums to the lower of total and cap, and nobody gains', () => {
    fc.assert(
      fc.property(four, perYear, (awards, limits) => {
        const paid = paidBy(plan, factsFor(plan, awards, limits));
        YEARS.forEach((_, y) => {
          const [before, after] = [column(awards, y), column(paid as Awards, y)];
          const [sum, limit] = [total(before), limits[y] ?? 0n];
          expect(total(after)).toBe(sum < limit ? sum : limit);
          expect(after.filter((part, i) => part > (before[i] ?? 0n))).toEqual([]);
        });
      }),
      { numRuns: 60, seed: 43 },
    );
  });

  test('pro rata: the order in which the clauses are written does not matter, ties go by the document', () => {
    const written = [`合计封顶：${refs.join('、')}，每家每年上限额，按比例核减`];
    fc.assert(
      fc.property(order(refs), four, perYear, (members, awards, limits) => {
        const other = planOf(policy([`合计封顶：${members.join('、')}，每家每年上限额`]));
        const first = planOf(policy(written));
        expect(paidBy(other, factsFor(other, awards, limits))).toEqual(paidBy(first, factsFor(first, awards, limits)));
      }),
      { numRuns: 12, seed: 44 },
    );
  });

  test('in turn: the one that is written last is reduced first', () => {
    const members = [2, 0, 3, 1];
    const turn = planOf(policy([`合计封顶：${members.map((i) => refs[i]).join('、')}，每家每年上限额，依次核减`]));
    fc.assert(
      fc.property(four, perYear, (awards, limits) => {
        const paid = paidBy(turn, factsFor(turn, awards, limits));
        YEARS.forEach((_, y) => {
          let left = limits[y] ?? 0n;
          for (const i of members) {
            const award = awards[i]?.[y] ?? 0n;
            const part = award < left ? award : left;
            expect(paid[i]?.[y]).toBe(part);
            left -= part;
          }
        });
      }),
      { numRuns: 60, seed: 45 },
    );
  });

  test.each(['按比例核减', '依次核减'])(
    'over the life, %s: never above the cap, and full once it is reached',
    (method) => {
      const life = planOf(policy([`合计封顶：${refs.join('、')}，每家累计50万元，${method}`]));
      fc.assert(
        fc.property(four, (awards) => {
          const paid = paidBy(life, factsFor(life, awards));
          let so = 0n;
          YEARS.forEach((_, y) => {
            const sum = total(column(awards, y));
            const room = 50_000_000n - so;
            expect(total(column(paid as Awards, y))).toBe(sum < room ? sum : room);
            so += sum < room ? sum : room;
          });
        }),
        { numRuns: 60, seed: 46 },
      );
    },
  );

  test('everything but one clause; several caps act from the narrower to the wider, whatever their lines', () => {
    const lines = [
      '合计封顶：全部（除一（四）外），每家每年上限额',
      '合计封顶：一（一）、一（二），每家每年10万元',
      '合计封顶：一（一）、一（三），每家累计15万元',
    ];
    const first = planOf(policy(lines));
    fc.assert(
      fc.property(order(lines), four, perYear, (other, awards, limits) => {
        const turned = planOf(policy(other));
        const paid = paidBy(turned, factsFor(turned, awards, limits));
        expect(paid).toEqual(paidBy(first, factsFor(first, awards, limits)));
        YEARS.forEach((_, y) => {
          expect(paid[3]?.[y]).toBe(awards[3]?.[y]);
          expect((paid[0]?.[y] ?? 0n) + (paid[1]?.[y] ?? 0n) <= 10_000_000n).toBe(true);
          expect(total(column(paid.slice(0, 3) as Awards, y)) <= (limits[y] ?? 0n)).toBe(true);
        });
        expect(total(paid[0] ?? []) + total(paid[2] ?? []) <= 15_000_000n).toBe(true);
      }),
      { numRuns: 12, seed: 47 },
    );
  });

  test('is counted as a cap, and shown in the ledger', () => {
    // 60 + 40 yuan capped at 50: 30 and 20.
    const facts = factsFor(plan, [[6_000n], [4_000n], [0n], [0n]], [5_000n]);
    expect(paidBy(plan, facts).map((list) => list[0])).toEqual([3_000n, 2_000n, 0n, 0n]);
    const rows = ledgers(evaluation(plan, facts))[0]?.rows.filter((row) => row.year === 2026) ?? [];
    expect(rows.find((row) => row.stage === 'sharedCap')?.change).toEqual(integer(-3_000));
    const { clauses } = simulateAll(plan, [{ id: 'a', facts }]);
    expect(refs.map((ref) => clauses[ref]?.capped)).toEqual([1, 1, 0, 0]);
  });
});

describe('就高', () => {
  const plan = planOf(policy([`就高：${refs.join('、')}`]));

  test('the year pays the greatest award, once, to the first that has it', () => {
    fc.assert(
      fc.property(four, (awards) => {
        const paid = paidBy(plan, factsFor(plan, awards));
        YEARS.forEach((_, y) => {
          const before = column(awards, y);
          const most = before.reduce((a, b) => (a > b ? a : b));
          const winner = before.indexOf(most);
          expect(column(paid as Awards, y)).toEqual(before.map((award, i) => (i === winner ? award : 0n)));
        });
      }),
      { numRuns: 60, seed: 48 },
    );
  });

  test('over the life: the greatest total wins all its years', () => {
    const life = planOf(policy([`就高：${refs.join('、')}，按累计比较`]));
    fc.assert(
      fc.property(four, (awards) => {
        const totals = awards.map(total);
        const winner = totals.indexOf(totals.reduce((a, b) => (a > b ? a : b)));
        const expected = awards.map((list, i) => (i === winner ? [...list] : [0n, 0n, 0n]));
        expect(paidBy(life, factsFor(life, awards))).toEqual(expected);
      }),
      { numRuns: 60, seed: 49 },
    );
  });

  test('neither the order of the members nor that of the lines matters', () => {
    const lines = ['就高：一（一）、一（二）', '合计封顶：全部，每家每年上限额', '优先：一（四）高于一（三）'];
    const first = planOf(policy(lines));
    fc.assert(
      fc.property(order(lines), four, perYear, (other, awards, limits) => {
        const turned = planOf(policy(other.map((line) => line.replace('一（一）、一（二）', '一（二）、一（一）'))));
        expect(paidBy(turned, factsFor(turned, awards, limits))).toEqual(
          paidBy(first, factsFor(first, awards, limits)),
        );
      }),
      { numRuns: 12, seed: 50 },
    );
  });

  test('a gap leaves alone only what it cannot change', () => {
    const outcome = (awards: Awards) => paidBy(plan, factsFor(plan, awards)).map((list) => list[0]);
    // The second is not known: nobody knows who wins.
    expect(outcome([[5n], [undefined], [1n], [0n]])).toEqual([undefined, undefined, 0n, 0n]);
  });
});

/** 择一 year by year, with what was received and deducted so far; `turn` says whose year it is. */
function enjoyed(awards: Awards, turn: (y: number) => number | undefined, deduct: boolean) {
  const received = awards.map(() => 0n);
  const deducted = awards.map(() => 0n);
  const paid: bigint[][] = awards.map(() => YEARS.map(() => 0n));
  YEARS.forEach((_, y) => {
    const i = turn(y);
    const [own, came, less] = i === undefined ? [] : [awards[i]?.[y] ?? 0n, received[i] ?? 0n, deducted[i] ?? 0n];
    if (i === undefined || own === undefined || came === undefined || less === undefined) return;
    const owed = deduct ? total(received) - came - less : 0n;
    const now = owed <= 0n ? 0n : owed < own ? owed : own;
    (paid[i] as bigint[])[y] = own - now;
    deducted[i] = less + now;
    received[i] = came + own - now;
  });
  return paid;
}

/** Who goes before whom by when they were first enjoyed. */
function inOrder(awards: Awards, by: 'first' | 'last', deduct: boolean): (y: number) => number | undefined {
  const amount = (i: number, y: number): bigint => awards[i]?.[y] ?? 0n;
  const first = awards.map((list) => list.findIndex((award) => (award ?? 0n) > 0n));
  return (y) => {
    const begun = awards.map((_, i) => i).filter((i) => (first[i] ?? -1) >= 0 && (first[i] ?? 0) <= y);
    const running = by === 'first' && deduct ? begun.filter((i) => amount(i, y) > 0n) : begun;
    return [...running].sort((i, j) => {
      const [a, b] = [first[i] ?? 0, first[j] ?? 0];
      if (a !== b) return by === 'first' ? a - b : b - a;
      return amount(i, a) === amount(j, a) ? i - j : amount(i, a) > amount(j, a) ? -1 : 1;
    })[0];
  };
}

describe('择一', () => {
  // Few and small amounts, so that years without anything, ties and deductions are common.
  const small = fc.constantFrom(0n, 0n, 1n, 2n, 5n);
  const years = fc.tuple(small, small, small);
  const three = fc.tuple(years, years, years);
  const members = refs.slice(0, 3).join('、');

  test.each([
    ['以先享受的为准', 'first', false],
    ['以后享受的为准', 'last', false],
    ['以先享受的为准，已领的抵扣', 'first', true],
    ['以后享受的为准，已领的抵扣', 'last', true],
  ] as const)('%s', (words, by, deduct) => {
    const plan = planOf(policy([`择一：${members}，${words}`]));
    fc.assert(
      fc.property(three, (awards) => {
        const paid = paidBy(plan, factsFor(plan, [...awards, [0n, 0n, 0n]]));
        expect(paid.slice(0, 3)).toEqual(enjoyed(awards, inOrder(awards, by, deduct), deduct));
      }),
      { numRuns: 300, seed: 51 },
    );
  });

  test.each([false, true])('as chosen, with deduction: %s', (deduct) => {
    const plan = planOf(
      policy([`择一：${members}，按选择${deduct ? '，已领的抵扣' : ''}`], {
        fields: '  每年 选择：选项 甲项、乙项、丙项、都不选',
      }),
    );
    const options = ['甲项', '乙项', '丙项', '都不选'];
    const choices = fc.tuple(...YEARS.map(() => fc.constantFrom(0, 1, 2, 3)));
    fc.assert(
      fc.property(three, choices, (awards, chosen) => {
        const choice = Object.fromEntries(YEARS.map((year, y) => [String(year), options[chosen[y] ?? 3]]));
        const paid = paidBy(plan, factsFor(plan, [...awards, [0n, 0n, 0n]], [], { 选择: choice }));
        const turn = (y: number) => ((chosen[y] ?? 3) < 3 ? chosen[y] : undefined);
        expect(paid.slice(0, 3)).toEqual(enjoyed(awards, turn, deduct));
      }),
      { numRuns: 200, seed: 52 },
    );
  });
});

describe('a number that has several clauses', () => {
  const second = `条款 一（二）加码：
  对象：企业
  每年：有效期
  给予：丁
  出资：县财政`;
  const withSecond = (line: string) =>
    policy([line]).replace('给予：乙\n  出资：县财政\n', `给予：乙\n  出资：县财政\n\n${second}\n`);
  /** 一（一）甲, 一（二）乙 and 丁, 一（三）丙, 一（四）丁. */
  const paid = (line: string, awards: Awards) => {
    const plan = planOf(withSecond(line));
    return paidBy(plan, factsFor(plan, awards)).map((list) => list[0]);
  };
  test('competes by their sum, and wins or loses as a whole', () => {
    expect(paid('就高：一（一）、一（二）', [[9n], [6n], [0n], [4n]])).toEqual([0n, 6n, 4n, 0n, 4n]);
    expect(paid('就高：一（一）、一（二）', [[10n], [6n], [0n], [4n]])).toEqual([10n, 0n, 0n, 0n, 4n]);
  });
  test('is one of them where the title is written', () => {
    expect(paid('就高：一（一）、一（二）加码', [[5n], [6n], [0n], [4n]])).toEqual([5n, 6n, 0n, 0n, 4n]);
  });
  test('is reduced clause by clause under a shared cap', () => {
    // 5 + 3 + 2 = 10 capped at 9.00 yuan of 10.00: weights in fen 500, 300, 200.
    expect(paid('合计封顶：一（一）、一（二），每家每年9元', [[500n], [300n], [0n], [200n]])).toEqual([
      450n,
      270n,
      180n,
      0n,
      200n,
    ]);
  });
  test('divides what is left after a deduction in proportion', () => {
    const plan = planOf(withSecond('择一：一（一）、一（二），以后享受的为准，已领的抵扣'));
    const awards: Awards = [
      [4n, 0n],
      [0n, 6n],
      [0n, 0n],
      [0n, 4n],
    ];
    // 10 less 4 received is 6, as 6 : 4 = 3.6 : 2.4; cut to 3 and 2, the fen goes to .6.
    expect(paidBy(plan, factsFor(plan, awards)).map((list) => list[1])).toEqual([0n, 4n, 2n, 0n, 4n]);
  });
});

test('steps stand behind those that they read', () => {
  const lines = ['就高：一（一）、一（四）', '优先：一（三）高于一（二）', '合计封顶：全部，每家累计100元'];
  const { steps } = planOf(policy(lines));
  const before = new Set<string>();
  const reads = (op: Op): readonly string[] => (op.op === 'step' ? [op.name] : operands(op).flatMap(reads));
  for (const step of steps) {
    for (const name of reads(step.value)) expect(before.has(name), `${step.name} reads ${name}`).toBe(true);
    before.add(step.name);
  }
});

test('an award that another clause took away is explained with the sentence and both figures', () => {
  const source = policy(['摘录：“正文。”', '就高：一（一）、一（二）']);
  const plan = planOf(source);
  const facts = factsFor(plan, [
    [500n, 0n, 0n],
    [700n, 0n, 0n],
    [0n, 0n, 0n],
    [0n, 0n, 0n],
  ]);
  const result = evaluateEntity(plan, facts);
  const e = evaluation(plan, facts);
  expect(result.payments.map((p) => [p.clause, p.fen])).toEqual([['一（二）', 700n]]);
  const lost = overruled(e, result.years);
  expect(lost).toEqual([{ clause: '一（一）', title: '甲项', year: 2026, step: '一（一）.就高' }]);
  const tree = explain(e, lost[0]?.step ?? '', inYear(2026));
  expect(tree.cites.map((c) => c.text)).toEqual(['正文。']);
  const nodes = [tree];
  for (const node of nodes) nodes.push(...node.children);
  expect(nodes.find((node) => node.op === 'compare' && node.comparison?.how === '≥')?.comparison).toMatchObject({
    left: { value: '500' },
    right: { value: '700' },
    missedBy: '200',
  });
});

test('a policy with a wrong relation has no plan, and what can be read leaves its clauses out', () => {
  const { plan, partial } = compile(policy(['就高：一（一）、一（九）']));
  expect(plan).toBeUndefined();
  expect(partial?.payments.map((p) => p.clause)).toEqual(['一（二）', '一（三）', '一（四）']);
  const broken = compile(policy(['就高：一（一）、一（二）']).replace('给予：乙', '给予：乙丙丁戊'));
  expect(broken.partial?.payments.map((p) => p.clause)).toEqual(['一（三）', '一（四）']);
});

describe('free text in 叠加 and 优先', () => {
  const codes = (line: string): readonly string[] =>
    compile(policy([line]))
      .diagnostics.filter((d) => severityOf(d) === 'error')
      .map((d) => d.code);
  test.each([
    '叠加：本方案与其他政策',
    '叠加：一（一）与一（二），以及上级其他政策',
    '叠加：本条（二）与《某办法》第三条',
    '优先：本方案高于此前发布的不一致的政策',
    '优先：二高于此前发布的政策',
    // 二 is a heading without 条款.
    '叠加：一（一）、二',
    '优先：二高于一（一）',
  ])('%s is left as it is', (line) => expect(codes(line)).toEqual([]));
  test.each(['叠加：一（九）与上级政策', '叠加：一（一）、一（二）和一（五）', '优先：一（一）高于一（九）'])(
    '%s names no clause',
    (line) => expect(codes(line)).toEqual(['GJ2040']),
  );
  test('与 joins clauses as 、 does', () => {
    expect(codes('叠加：一（一）与一（二）\n  就高：一（二）、一（一）')).toEqual(['GJ4040']);
  });
});

describe('the formatter', () => {
  const lines = [
    '就高：一（一）、一（二），按累计比较',
    '择一：一（三）丙项、一（四），以先享受的为准，已领的抵扣',
    '合计封顶：全部（除一（三）丙项外），每家每年较小者（上限额、100万元），按比例核减',
    '合计封顶：一（一）、一（四），每家累计100万元，依次核减',
    '叠加：一（一）、一（三），以及上级政策',
    '优先：一（二）高于一（四）高于一（三）',
  ];
  const source = policy(lines, { clauses: ['  例外：“甲”，一（二）、一（三）\n'] });
  test('writes them as they are written here', () => {
    const printed = format(parsePolicy(source), 'zh');
    for (const line of [...lines, '例外：“甲”，一（二）、一（三）']) expect(printed).toContain(`\n  ${line}\n`);
  });
  test('half width, blanks and commas between clauses make no difference', () => {
    const loose = source
      .replace('一（一）、一（二），按累计比较', ' 一(1) ,一( 二 )  , 按累计比较')
      .replace('全部（除一（三）丙项外），每家每年', '全部(除 一（三） 丙项 以外) , 每家企业每年');
    const tidy = format(parsePolicy(loose), 'zh');
    expect(tidy).toContain('\n  合计封顶：全部（除一（三）丙项外），每家企业每年');
    expect(parsePolicy(loose).diagnostics).toEqual([]);
  });
  test('to English and back', () => {
    const english = format(parsePolicy(source), 'en');
    expect(english).toContain('capped together: all (except 一（三） 丙项 aside), per');
    expect(parsePolicy(english).diagnostics).toEqual([]);
    expect(format(parsePolicy(english), 'zh')).toBe(format(parsePolicy(source), 'zh'));
  });
});
