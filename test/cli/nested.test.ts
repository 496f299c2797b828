/** Nested lists at the command line: the schema of their facts, synthetic tables, runs and simulations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { inFolder, json, ROOT, run } from './guiju.ts';

const POLICY = join(ROOT, 'test/fixtures/constructs/nested.policy.md');

describe('schema', () => {
  test('an inner list stands inside its owner, and nowhere else', async () => {
    const { document } = await json('schema', POLICY);
    const valid = new Ajv({ strict: false }).compile(document);
    const job = { 就业年度: 2026, 入职日期: '2026-03-01', 月工资: '8000元' };
    expect(valid({ 户: {}, 成员: [{ 年龄: 40, 就业单位: [job] }, { 就业单位: null }, {}] })).toBe(true);
    expect(valid({ 就业单位: [job] })).toBe(false);
    expect(valid({ 成员: [{ 就业单位: [{ 年龄: 3 }] }] })).toBe(false);
    expect(valid({ 成员: [{ 就业单位: {} }] })).toBe(false);
  });
});

describe('run', () => {
  const facts = {
    户: { 住房面积: 100 },
    成员: [
      {
        姓名: '甲',
        年龄: 40,
        年收入: '9万元',
        就业单位: [
          { 就业年度: 2026, 入职日期: '2026-02-01', 月工资: '4000元' },
          { 就业年度: 2026, 入职日期: '2026-02-01', 月工资: '4000元' },
          { 就业年度: 2026, 入职日期: '2026-03-01', 月工资: '5000元' },
        ],
      },
      { 姓名: '乙', 年龄: 12, 就业单位: [] },
    ],
  };
  test('pays what a calculation by hand pays, and says why', () =>
    inFolder(async (_, write) => {
      const file = write('facts.json', JSON.stringify(facts));
      // 二: 400 + 400 + 500 = 1300, capped at 800 for the member. 三: 5 % of 4000 = 200; 1 % of 5000 and 4000 = 90.
      const { document } = await json('run', POLICY, '--facts', file, '--explain');
      expect(
        document.payments.map((p: { clause: string; year: number; fen: string }) => [p.clause, p.year, p.fen]),
      ).toEqual([
        ['二', 2026, '80000'],
        ['三', 2026, '20000'],
        ['三', 2026, '9000'],
      ]);
      const { out } = await run('run', POLICY, '--facts', file, '--explain');
      expect(out).toContain('成员[1].就业单位[2].月工资');
      expect(out).toContain('成员[1] 第3项');
    }));
  test('a tie that matters is told in words', () =>
    inFolder(async (_, write) => {
      const policy = write(
        'tie.policy.md',
        readFileSync(POLICY, 'utf8').replace('从早到晚、月工资从高到低，每个成员取前1个', '从早到晚，每个成员取前1个'),
      );
      const jobs = ['4000元', '5000元'].map((n) => ({ 就业年度: 2026, 入职日期: '2026-02-01', 月工资: n }));
      const file = write('facts.json', JSON.stringify({ 成员: [{ 年龄: 40, 就业单位: jobs }] }));
      expect((await run('run', policy, '--facts', file)).out).toContain('并列，先后没有写明');
      expect((await run('run', policy, '--facts', file, '--lang', 'en')).out).toContain('a tie');
    }));
});

describe('synth and simulate', () => {
  test('tables hold the ids of what their rows lie in, and are read again', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'population');
      expect((await json('synth', POLICY, '--firms', '60', '--seed', '5', '--out', out)).code).toBe(0);
      const [head, ...rows] = readFileSync(join(out, '就业单位.csv'), 'utf8').trim().split(/\r?\n/);
      expect(head).toContain('户编号,成员编号,单位名称');
      expect(rows.length).toBeGreaterThan(10);
      expect(readFileSync(join(out, '成员.csv'), 'utf8')).toContain('户编号,成员编号,姓名');
      const { code, document } = await json('simulate', POLICY, '--population', out);
      expect([code, document.firms]).toEqual([0, 60]);
      const again = join(folder, 'again');
      await run('synth', POLICY, '--firms', '60', '--seed', '5', '--out', again);
      expect(readFileSync(join(again, '就业单位.csv')).equals(readFileSync(join(out, '就业单位.csv')))).toBe(true);
    }));
});

test('the mutation run turns orders round, and the scenarios notice', async () => {
  const { out } = await run('test', POLICY, '--mutation');
  expect(out).toMatch(/改错试验/);
  expect(out).not.toContain('次序颠倒');
});
