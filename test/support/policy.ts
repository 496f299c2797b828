/** Small policies for tests of meaning: one clause, a few names, and what an enterprise gets from it. */
import { expect } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Facts, Plan } from '../../compiler/plan.ts';
import { hasErrors, messageOf } from '../../dsl/index.ts';
import { evaluation, inYear, type RunOptions, readFacts } from '../../runtime/index.ts';

export interface Parts {
  /** Lines of the 政策 block that differ from the usual ones; an empty text leaves a line out. */
  readonly policy?: { readonly [label: string]: string };
  /** Further fields of 企业. */
  readonly fields?: string;
  /** Further blocks. */
  readonly more?: string;
  /** The lines of the clause. */
  readonly clause: string;
}

const usual = {
  施行: '自2022年1月1日起至2026年12月31日止',
  期满: '继续兑完',
  金额: '精确到分，四舍五入',
  兑付日: '每年6月30日',
};

export const policy = ({ policy: own = {}, fields = '', more = '', clause }: Parts): string => `# 试行办法

## 一、奖励

### （一）甲类。
正文。

\`\`\`规矩
政策：试行办法
${Object.entries({ ...usual, ...own })
  .filter(([, words]) => words !== '')
  .map(([label, words]) => `  ${label}：${words}`)
  .join('\n')}

名词 企业：
  入库日：日期，无则未发生
  退库日：日期，无则未发生
  再入库日：日期，无则未发生
  注册资本：金额
  每年 产值：金额
  每年 收入：金额
${fields}

名词 项目（每家企业多项）：
  完工年：年度
  投资额：金额

${more}

条款 一（一）甲类：
${clause}
\`\`\`
`;

/** The Plan of a policy that must be free of errors. */
export function planOf(source: string): Plan {
  const { plan, diagnostics } = compile(source);
  expect(hasErrors(diagnostics), diagnostics.map((d) => messageOf(d, 'zh')).join('\n')).toBe(false);
  return plan as Plan;
}

/** Facts of 企业, with its projects where they are given. */
export function factsOf(plan: Plan, own: object, projects?: readonly object[]): Facts {
  const { facts, problems } = readFacts(plan, { 企业: own, ...(projects ? { 项目: projects } : {}) });
  expect(problems).toEqual([]);
  return facts as Facts;
}

/** What one year brings: fen, or why there is no figure. */
export type Outcome = bigint | 'absent' | 'unknown' | 'notComputable';

/** What the (only) clause pays in each of some years. */
export function paidIn(plan: Plan, facts: Facts, years: readonly number[], options: RunOptions = {}): Outcome[] {
  const e = evaluation(plan, facts, options);
  const [output, ...others] = plan.payments;
  expect(others).toEqual([]);
  return years.map((year) => {
    const state = e.step(output?.paid ?? '', inYear(year));
    if (state.kind !== 'value') return state.kind;
    if (typeof state.value !== 'object' || state.value.d !== 1n) throw new Error('not whole fen');
    return state.value.n;
  });
}

/** The same, from the text of the policy and facts in JSON. */
export function pays(
  source: string,
  own: object,
  years: readonly number[],
  more: { readonly projects?: readonly object[]; readonly options?: RunOptions } = {},
): Outcome[] {
  const plan = planOf(source);
  return paidIn(plan, factsOf(plan, own, more.projects), years, more.options);
}

/** 万元 in fen. */
export const wan = (amount: number): bigint => BigInt(Math.round(amount * 10_000)) * 100n;
/** 元 in fen. */
export const yuan = (amount: number): bigint => BigInt(Math.round(amount * 100));

/** The same for lists of any name: `extra` stands beside 企业. */
export function paysWith(source: string, extra: object, years: readonly number[], own: object = {}): Outcome[] {
  const plan = planOf(source);
  const { facts, problems } = readFacts(plan, { 企业: own, ...extra });
  expect(problems).toEqual([]);
  return paidIn(plan, facts as Facts, years);
}
