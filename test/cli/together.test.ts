/** What depends on everybody, from the command line: totals, an entity among others, what is asked alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { inFolder, json, ROOT, run } from './guiju.ts';

const SHARED = join(ROOT, 'policies/idioms/22-zonge-zhesuan.policy.md');
const QUEUE = join(ROOT, 'policies/idioms/23-xiandao-xiande.policy.md');

type Write = (name: string, content: string) => string;
function firms(folder: string, write: Write): string {
  write('企业.csv', '企业编号,注册地在本县\nA,是\nB,是\nC,是\nD,否\n');
  // 60 × 50 % is 30, the cap; 100 would be 50, capped at 30 too. 2027: 5 and a gap.
  write(
    '企业.年度.csv',
    '企业编号,年度,贷款利息支出(万元)\nA,2026,100\nB,2026,60\nC,2026,60\nD,2026,60\nA,2027,10\nB,2027,\n',
  );
  return folder;
}

test('a simulation shares the total and its checks hold', () =>
  inFolder(async (folder, write) => {
    const csv = join(folder, 'amounts.txt');
    const { code, document } = await json(
      'simulate',
      SHARED,
      '--population',
      firms(folder, write),
      '--per-entity',
      csv,
    );
    expect(code).toBe(0);
    // 30 + 30 + 30 万元 is less than 100.
    expect(document.budget.find((row: { readonly year: number }) => row.year === 2026)?.fen).toBe('90000000');
    expect(document.checks.map((c: { year: number; holds: { state: string } }) => [c.year, c.holds.state])).toEqual([
      [2026, 'value'],
      [2027, 'unknown'],
      [2028, 'unknown'],
    ]);
    expect(document.checks[1].holds.missing).toEqual(['B.贷款利息支出 2027', 'C.贷款利息支出 2027']);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(csv, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map((row) => [row.企业编号, row.年度, row['金额(分)']])).toEqual([
      ['A', '2026', '30000000'],
      ['B', '2026', '30000000'],
      ['C', '2026', '30000000'],
    ]);
  }));

const own = '{ "企业": { "注册地在本县": true, "贷款利息支出": { "2026": "80万元", "2027": "0", "2028": "0" } } }';

test('alone, the amount stands before the total, and both outputs say so', () =>
  inFolder(async (_, write) => {
    const facts = write('f.json', own);
    const { document } = await json('run', SHARED, '--facts', facts);
    expect(document.payments.map((p: { fen: string }) => p.fen)).toEqual(['30000000']);
    expect(document.beforePopulation).toEqual([{ clause: '一', title: '贴息补助', what: 'pool' }]);
    expect(document.population).toBeUndefined();
    expect((await run('run', SHARED, '--facts', facts)).out).toContain('分配总额之前');
  }));

test('among others it gets its part; the population may hold it already', () =>
  inFolder(async (folder, write) => {
    const population = firms(folder, write);
    const facts = write('f.json', own);
    // 30 × 4 = 120 of 100: 25 each; in the place of D, who is outside the county, the same.
    for (const id of [[], ['--id', 'D']]) {
      const { document } = await json('run', SHARED, '--facts', facts, '--population', population, ...id);
      expect(document.payments.map((p: { fen: string }) => p.fen)).toEqual(['25000000']);
      expect(document.beforePopulation).toBeUndefined();
      expect(document.population).toMatchObject({ firms: id.length === 0 ? 5 : 4, id: id[1] ?? 'f' });
    }
    const { document: there } = await json('run', SHARED, '--population', population, '--id', 'A', '--explain');
    expect(there.payments.map((p: { fen: string }) => p.fen)).toEqual(['30000000']);
    const text = (await run('run', SHARED, '--population', population, '--id', 'A', '--explain')).out;
    expect(text).toContain('共 3 户应得 90万元，总额 100万元');
  }));

test('what is called wrongly is refused', () =>
  inFolder(async (folder, write) => {
    const population = firms(folder, write);
    expect((await run('run', SHARED)).code).toBe(2);
    expect((await run('run', SHARED, '--population', population)).code).toBe(2);
    expect((await run('run', SHARED, '--facts', write('f.json', own), '--id', 'A')).err).toContain('--population');
    const stranger = await run('run', SHARED, '--population', population, '--id', 'Z');
    expect([stranger.code, stranger.err.includes('Z')]).toEqual([2, true]);
  }));

test('a tie in the queue names the tied', () =>
  inFolder(async (folder, write) => {
    write(
      '车主.csv',
      `车主编号,受理日期,当日受理序号,车型\n${['A', 'B', 'C', 'D'].map((id) => `${id},2026-06-01,1,重型\n`).join('')}`,
    );
    const { document } = await json('run', QUEUE, '--population', folder, '--id', 'A');
    expect(document.notComputable).toEqual([
      { clause: '一', title: '报废补贴', year: 2026, reason: 'tie', who: ['A', 'B', 'C', 'D'] },
    ]);
    expect((await run('run', QUEUE, '--population', folder, '--id', 'A')).out).toContain(
      '并列，先后没有写明（可在“按……”之后再加一个次序）：A、B、C、D',
    );
  }));

test('a queue prices the reading of its last one', () =>
  inFolder(async (folder, write) => {
    write(
      '车主.csv',
      `车主编号,受理日期,当日受理序号,车型\n${['A', 'B', 'C', 'D'].map((id, i) => `${id},2026-06-01,${i + 1},重型\n`).join('')}`,
    );
    const { document } = await json('simulate', QUEUE, '--population', folder, '--all-readings');
    // 3 × 3 = 9 万元; the fourth gets the 1 万元 that is left, or nothing.
    expect(document.combinations.map((c: { totalFen: string }) => c.totalFen)).toEqual(['9000000', '10000000']);
  }));
