/** What the command line says of relations between clauses: who lost to whom, what conflicts, who gets which part. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, json, ROOT, run } from './guiju.ts';

const fixture = (name: string): string => join(ROOT, 'test/fixtures/constructs', `${name}.policy.md`);
const year = (value: unknown) => ({
  '2026': value,
  '2027': typeof value === 'boolean' ? false : '0',
  '2028': typeof value === 'boolean' ? false : '0',
});

test('an award that another clause took away is explained, with the sentence', () =>
  inFolder(async (_, write) => {
    const facts = write(
      'facts.json',
      JSON.stringify({ 企业: { 甲: year('5万元'), 乙: year('6万元'), 够条件: year(false) } }),
    );
    const { out } = await run('run', fixture('relations-higher'), '--facts', facts, '--explain');
    expect(out).toContain('\n一（一） 年年给 2026年\n  一（一）.就高 (2026年): 不适用\n');
    expect(out).toContain('“以上就高不重复。”');
    expect(out).toContain('一（二）: 否 (5万元 ≥ 6万元 差1万元)');
    const { document } = await json('run', fixture('relations-higher'), '--facts', facts, '--explain');
    expect(document.trace).toContainEqual(
      expect.objectContaining({
        clause: '一（一）',
        year: 2026,
        tree: expect.objectContaining({ label: '一（一）.就高' }),
      }),
    );
    // What is nought in a year and loses is not told of.
    expect(
      document.trace.filter((t: { clause: string; year: number }) => t.clause === '一（一）' && t.year === 2027),
    ).toEqual([]);
  }));

test('two exceptions that differ: both are named, to people and to machines', () =>
  inFolder(async (_, write) => {
    const facts = write(
      'facts.json',
      JSON.stringify({
        企业: {
          认定日期: '2026-06-01',
          投资: year('199999元'),
          西部: year(true),
          失信: year(false),
          免罚: year(false),
        },
      }),
    );
    const { out } = await run('run', fixture('relations-exception'), '--facts', facts);
    expect(out).toContain(
      '一（二） 西部 2026: 不可计算（两条例外同时适用，结果不同：一（二）“西部县”、一（三）“重点企业”）',
    );
    const english = await run('run', fixture('relations-exception'), '--facts', facts, '--lang', 'en');
    expect(english.out).toContain('two exceptions apply with different results: 一（二）“西部县”, 一（三）“重点企业”');
    const { document } = await json('run', fixture('relations-exception'), '--facts', facts);
    expect(document.notComputable[0]).toEqual({
      clause: '一（二）',
      title: '西部',
      year: 2026,
      reason: 'conflict',
      clauses: [
        { clause: '一（二）', label: '西部县' },
        { clause: '一（三）', label: '重点企业' },
      ],
    });
  }));

test('recipients: in JSON, and as a column where a clause names any', () =>
  inFolder(async (_, write) => {
    const facts = write('facts.json', JSON.stringify({ 企业: { 认定日期: '2026-01-01' } }));
    const { document } = await json('run', fixture('recipients'), '--facts', facts);
    // 33366.66 yuan: 80 % is 26693.328, cut to 26693.32; 6673.34 are left. City 60 %: 20019.996, cut to 20019.99.
    expect(document.payments[0]).toMatchObject({
      fen: '3336666',
      payer: { 市财政: '2001999', 县财政: '1334667' },
      recipient: { 企业: '2669332', 法定代表人: '667334' },
    });
    const { out } = await run('run', fixture('recipients'), '--facts', facts);
    expect(out).toMatch(/出资 +受益/);
    expect(out).toContain('企业 26,693.32元; 法定代表人 6,673.34元');
    const other = await run('run', fixture('relations-higher'), '--facts', facts);
    expect(other.out).not.toContain('受益');
  }));

test('a scenario that expects another part says whose', () =>
  inFolder(async (_, write) => {
    const source = `# 试行办法
## 一、补助
\`\`\`规矩
政策：试行办法
  施行：自2026年1月1日起至2028年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入
名词 企业：
  每年 投资：金额
条款 一 补助：
  对象：企业
  每年：2026年
  给予：投资的10%
  出资：市财政 60%、县财政 其余
场景 “一例”：
  给定 企业 甲厂：
    投资：
    | 2026年 | 100元 |
  应当：
    全部2026年出资县财政：5元
\`\`\`
`;
    const { out } = await run('test', write('a.policy.md', source));
    expect(out).toContain('应为 县财政出资5元，实为 4元');
  }));
