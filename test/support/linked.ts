/** Small policies that refer to each other, kept in memory. */
import { expect } from 'vitest';
import { type Compiled, compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { type Code, messageOf, severityOf } from '../../dsl/index.ts';
import { evaluation, inYear, type RunOptions, readFacts } from '../../runtime/index.ts';

export interface Parts {
  /** Lines of the 政策 block that differ from the usual ones. */
  readonly policy?: { readonly [label: string]: string };
  /** Fields of 企业. */
  readonly fields?: readonly string[];
  /** Further blocks before the clauses. */
  readonly more?: string;
  /** Clauses by number: the lines of each. */
  readonly clauses: { readonly [ref: string]: string };
  /** The lines of a 关系 block. */
  readonly relation?: string;
  readonly scenarios?: string;
}

const usual = {
  施行: '自2026年1月1日起至2028年12月31日止',
  期满: '继续兑完',
  金额: '精确到分，四舍五入',
  兑付日: '每年6月30日',
};

export const document = (title: string, parts: Parts): string => `# ${title}

\`\`\`规矩
政策：${title}
${Object.entries({ ...usual, ...parts.policy })
  .filter(([, words]) => words !== '')
  .map(([label, words]) => `  ${label}：${words}`)
  .join('\n')}

名词 企业：
${(parts.fields ?? ['上规日期：日期，无则未发生', '每年 投资额：金额']).map((field) => `  ${field}`).join('\n')}

${parts.more ?? ''}
\`\`\`

${Object.entries(parts.clauses)
  .map(
    ([ref, lines]) => `## ${ref}、标题\n正文。\n\n\`\`\`规矩\n条款 ${ref} 标题：\n${lines}\n  出资：县财政\n\`\`\`\n`,
  )
  .join('\n')}
## 十、附则
正文。

\`\`\`规矩
${parts.relation === undefined ? '' : `关系 十 附则：\n${parts.relation}`}
${parts.scenarios ?? ''}
\`\`\`
`;

export type Files = { readonly [path: string]: string };
export const compileWith = (source: string, files: Files): Compiled =>
  compile(source, { file: (path) => (Object.hasOwn(files, path) ? files[path] : undefined) });

/** The Plan of a policy without errors. */
export function linkedPlan(source: string, files: Files): Plan {
  const { plan, diagnostics } = compileWith(source, files);
  expect(diagnostics.filter((d) => severityOf(d) === 'error').map((d) => messageOf(d, 'zh'))).toEqual([]);
  return plan as Plan;
}

/** Codes of errors, and of the notes that are asked for. */
export const codesIn = (source: string, files: Files, severity: 'error' | 'info' = 'error'): readonly Code[] =>
  compileWith(source, files)
    .diagnostics.filter((d) => severityOf(d) === severity)
    .map((d) => d.code);

export const errorsIn = (source: string, files: Files): readonly string[] =>
  compileWith(source, files)
    .diagnostics.filter((d) => severityOf(d) === 'error')
    .map((d) => messageOf(d, 'zh'));

/** 万元 that a clause pays in a year; `absent` and `unknown` are said so. */
export function paid(plan: Plan, own: object, clause: string, year: number, options: RunOptions = {}): number | string {
  const { facts, problems } = readFacts(plan, { 企业: own });
  expect(problems).toEqual([]);
  const outputs = plan.payments.filter((p) => p.clause === clause);
  expect(outputs.length, clause).toBe(1);
  const e = evaluation(plan, facts as NonNullable<typeof facts>, options);
  const state = e.step(outputs[0]?.paid ?? '', inYear(year));
  if (state.kind !== 'value' || typeof state.value !== 'object') return state.kind;
  return Number(state.value.n) / Number(state.value.d) / 1_000_000;
}
