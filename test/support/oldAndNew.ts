/** An old document with a clause of every kind, and a new one that refers to it. */
import type { Plan } from '../../compiler/plan.ts';
import { document, linkedPlan } from './linked.ts';

export const once = (amount: string) => `  对象：企业\n  一次性：上规日期\n  给予：${amount}`;
export const instalments = (amount: string) => `${once(amount)}\n  兑现：分三年等额，自上规日期次年度起`;
export const threeYears = (amount: string) =>
  `  对象：企业\n  触发：上规日期\n  每年：上规日期所在年度和之后2年\n  给予：${amount}`;
export const everyYear = (amount: string) => `  对象：企业\n  每年：有效期\n  给予：${amount}`;

/** 2021 … 2027: a clause of every kind. 十 is its last heading. */
export const old = document('旧办法', {
  policy: { 施行: '自2021年1月1日起至2027年12月31日止', 文号: '某政办〔2021〕15号' },
  clauses: { 一: once('10万元'), 二: instalments('15万元'), 三: threeYears('2万元'), 四: everyYear('投资额的3%') },
});
export const files = { 'old.policy.md': old };
export const reference = '引用 旧办法：“old.policy.md”';

export const fresh = (
  relation: string,
  clauses: { readonly [ref: string]: string } = { 一: once('12万元') },
  more = '',
) => document('新办法', { more: `${reference}\n${more}`, clauses, relation });
export const linked = (relation: string, clauses?: { readonly [ref: string]: string }, more?: string): Plan =>
  linkedPlan(fresh(relation, clauses, more), files);
