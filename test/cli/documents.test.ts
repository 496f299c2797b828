/** Policies with other files on the command line: what may be read, hashes, places, versions of a folder. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { document, type Parts } from '../support/linked.ts';
import { inFolder, json, ROOT, run } from './guiju.ts';

const clause = '  对象：企业\n  一次性：上规日期\n  给予：';
const old = (amount = '10万元') =>
  document('旧办法', {
    policy: { 文号: '某政办〔2021〕1号', 施行: '自2021年1月1日起至2025年12月31日止' },
    clauses: { 一: clause + amount },
  });
const fresh = (path: string, more: Partial<Parts> = {}) =>
  document('新办法', { more: `引用 旧办法：“${path}”`, clauses: { 一: `${clause}12万元` }, ...more });
const facts = JSON.stringify({ 企业: { 上规日期: '2025-12-31' } });

describe('a policy that refers to another', () => {
  test('runs with it; its hash is of both, and explanations cite both files', () =>
    inFolder(async (_, write) => {
      const policy = write('new.policy.md', fresh('old.policy.md'));
      const other = write('old.policy.md', old());
      const given = write('facts.json', facts);
      const { code, document: first } = await json('run', policy, '--facts', given, '--explain');
      expect(code).toBe(0);
      expect(first.payments.map((p: { clause: string; fen: string }) => [p.clause, p.fen])).toEqual([
        ['旧办法 一', '10000000'],
      ]);
      const text = await run('run', policy, '--facts', given, '--explain');
      const line =
        old()
          .split('\n')
          .findIndex((l) => l.includes('给予：10万元')) + 1;
      expect(JSON.stringify(first.trace)).toContain(`"line":${line}`);
      expect(JSON.stringify(first.trace)).toContain(`"file":"${other}"`);
      expect(text.out).toContain('旧办法/一.核定');

      writeFileSync(other, old('11万元'));
      const { document: second } = await json('run', policy, '--facts', given);
      expect(second.payments[0].fen).toBe('11000000');
      expect(second.sourceHash).not.toBe(first.sourceHash);
      const { document: checked } = await json('check', policy);
      expect(checked.documents).toEqual([
        { name: '旧办法', path: 'old.policy.md', policy: '旧办法', number: '某政办〔2021〕1号', version: '' },
      ]);
      expect(checked.sourceHash).toBe(second.sourceHash);
      // A policy alone keeps the hash of its bytes.
      expect((await json('check', other)).document.sourceHash).not.toBe(second.sourceHash);
    }));

  test('files outside the project are not read, by path or by link', () =>
    inFolder(async (folder, write) => {
      const policies = join(folder, 'policies');
      mkdirSync(join(policies, 'a'), { recursive: true });
      write('outside.policy.md', old());
      symlinkSync(join(folder, 'outside.policy.md'), join(policies, 'a', 'link.policy.md'));
      writeFileSync(join(policies, 'inside.policy.md'), old());
      const outcome = async (path: string) => {
        const file = join(policies, 'a', 'new.policy.md');
        writeFileSync(file, fresh(path));
        return (await json('check', file)).document.diagnostics.map((d: { code: string }) => d.code)[0];
      };
      expect(await outcome('../inside.policy.md')).not.toBe('GJ2070');
      expect(await outcome('../../outside.policy.md')).toBe('GJ2070');
      expect(await outcome('link.policy.md')).toBe('GJ2070');
      expect(await outcome('missing.policy.md')).toBe('GJ2070');
    }));

  test('a file that is not UTF-8 cannot be referred to', () =>
    inFolder(async (_, write) => {
      const policy = write('new.policy.md', fresh('old.policy.md'));
      write('old.policy.md', Buffer.from([0xb2, 0xe9, 0xff, 0x0a]));
      expect((await json('check', policy)).document.diagnostics[0].code).toBe('GJ2070');
    }));

  test('facts that only the other document needs may be left out, and the schema says so', () =>
    inFolder(async (_, write) => {
      const policy = write('new.policy.md', fresh('old.policy.md'));
      write('old.policy.md', old().replace('  每年 投资额：金额', '  每年 投资额：金额\n  行业：文本'));
      const { document: schema } = await json('schema', policy);
      expect(schema.properties.企业.properties.行业.description).toContain('只有「旧办法」用到');
      expect(schema.properties.企业.properties.上规日期.description).not.toContain('旧办法');
    }));

  test('a population without the columns of the other document is simulated, clause by clause', () =>
    inFolder(async (folder, write) => {
      const policy = write('new.policy.md', fresh('old.policy.md', { relation: '  互斥：一、旧办法一，就高' }));
      write(
        'old.policy.md',
        old('10万元')
          .replace('  每年 投资额：金额', '  每年 投资额：金额\n  行业：文本')
          .replace('2025年12月31日止', '2027年12月31日止'),
      );
      const tables = join(folder, 'population');
      mkdirSync(tables);
      writeFileSync(join(tables, '企业.csv'), '企业编号,上规日期\nA,2025-12-31\nB,2026-01-01\n');
      writeFileSync(join(tables, '企业.年度.csv'), '企业编号,年度,投资额\n');
      const csv = join(folder, 'rows.csv');
      const { code, document: result } = await json('simulate', policy, '--population', tables, '--per-entity', csv);
      expect(code).toBe(0);
      // A: 10万元 under the old document. B: 12万元 under the new one, the old 10万元 gives way.
      expect(
        result.budget.map((r: { clause: string; year: number; fen: string }) => [r.year, r.clause, r.fen]),
      ).toEqual([
        [2025, '旧办法 一', '10000000'],
        [2026, '一', '12000000'],
      ]);
      expect(readFileSync(csv, 'utf8')).toContain('A,2025,旧办法 一,');
    }));

  test('coverage and mutants are of this document only', () =>
    inFolder(async (_, write) => {
      const scenarios = '场景 “甲”：\n  给定 企业 甲：\n    上规日期：2026年3月1日\n  应当：\n    一2026年：12万元';
      const policy = write('new.policy.md', fresh('old.policy.md', { scenarios }));
      write('old.policy.md', old());
      const { document: tested } = await json('test', policy, '--coverage', '--mutation');
      expect(tested.coverage[0].clauses).toEqual([{ clause: '一', fired: true }]);
      expect(tested.coverage[0].steps.every((s: { step: string }) => !s.step.startsWith('旧办法/'))).toBe(true);
      const alone = write('alone.policy.md', fresh('old.policy.md', { scenarios }).replace(/引用 .*\n/, ''));
      const { document: single } = await json('test', alone, '--mutation');
      expect(tested.mutation[0].mutants).toBe(single.mutation[0].mutants);
    }));
});

describe('a folder of versions', () => {
  const versions = join(ROOT, 'policies/idioms/37-youxiaoqi-guodu');
  const given = (write: (name: string, content: string) => string) =>
    write('facts.json', JSON.stringify({ 企业: { 认定日期: '2022-12-31' } }));

  test('the version in force on the day is run, and said', () =>
    inFolder(async (_, write) => {
      const file = given(write);
      const { document: result } = await json('run', versions, '--as-of', '2022-12-31', '--facts', file);
      expect(result.chosen).toEqual({ file: join(versions, '2021.policy.md'), from: '2021-01-01', to: '2022-12-31' });
      // 2万元 in 2022; the version lapsed on that very day and ends with it.
      expect(result.totalFen).toBe('2000000');
      const { out } = await run('run', versions, '--as-of', '2023-01-01', '--facts', file);
      expect(out.split('\n')[0]).toBe(`有效的版本：${join(versions, '2023.policy.md')}（2023-01-01 至 2025-12-31）`);
    }));

  test('without a day, in a gap, in an overlap: an error that names the versions', () =>
    inFolder(async (folder, write) => {
      const file = given(write);
      const none = await run('run', versions, '--facts', file);
      expect(none.code).toBe(2);
      expect(none.err).toContain('--as-of');
      const gap = await json('run', versions, '--as-of', '2026-01-01', '--facts', file);
      expect(gap.code).toBe(1);
      expect(gap.document.problems[0].code).toBe('GJ6073');
      expect(gap.document.error.message).toContain('2023.policy.md');
      const same = (from: string) =>
        document('某办法', { policy: { 施行: `自${from}起至2028年12月31日止` }, clauses: { 一: `${clause}1万元` } });
      write('a.policy.md', same('2024年1月1日'));
      write('b.policy.md', same('2026年1月1日'));
      const overlap = await run('run', folder, '--as-of', '2026-01-01', '--facts', file);
      expect(overlap.code).toBe(1);
      expect(overlap.err).toContain('a.policy.md');
      expect(overlap.err).toContain('b.policy.md');
      const { document: checked } = await json('check', folder);
      expect(checked[0].versions.map((d: { code: string }) => d.code)).toEqual(['GJ6071']);
      expect((await run('check', folder)).out).toContain('同时有效：自 2026-01-01 起至 2028-12-31 止');
    }));

  test('files of other titles in one folder are no versions of each other', async () => {
    const { document: checked } = await json(
      'check',
      join(ROOT, 'policies/idioms/18-diejia.policy.md'),
      join(ROOT, 'policies/idioms/17-jiugao.policy.md'),
    );
    expect(checked.every((r: { versions?: unknown }) => r.versions === undefined)).toBe(true);
  });

  test('simulate takes a folder too', () =>
    inFolder(async (folder) => {
      const tables = join(folder, 'population');
      mkdirSync(tables);
      writeFileSync(join(tables, '企业.csv'), '企业编号,认定日期\nA,2023-06-01\n');
      const { document: result } = await json('simulate', versions, '--as-of', '2024-01-01', '--population', tables);
      expect(result.chosen.file).toBe(join(versions, '2023.policy.md'));
      // 4万元 in 2023, 2024 and 2025.
      expect(result.totalFen).toBe('12000000');
    }));
});
