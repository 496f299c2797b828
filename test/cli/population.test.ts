/** Populations: encodings, bad rows, the budget's own sums, and synthesis that repeats itself. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvText, decodeTable, parseCsv } from '../../cli/data/csv.ts';
import { repeatedKey } from '../../cli/data/jsonFile.ts';
import { exp, ln, normal, poisson } from '../../cli/synth/distributions.ts';
import { uniform } from '../../cli/synth/random.ts';
import { inFolder, json, POPULATION, run, SAMPLE } from './guiju.ts';

/** A small population of three firms; files may be replaced. */
function small(folder: string, files: { readonly [name: string]: string | Uint8Array } = {}): string {
  const base = {
    '企业.csv':
      '企业编号,入库方式,首次入库日期,退库日期\nA,首次提升规模,2023-03-20,\nB,新建投产纳统,2024-05-06,\nC,首次提升规模,,\n',
    '企业.年度.csv':
      '企业编号,年度,工业产值(万元),地方经济贡献\nA,2022,4000,600000\nA,2023,4400,750000\nA,2024,4400,750000\nA,2025,4400,750000\n',
    '技改项目.csv': '企业编号,实施年度,实际投资额\nA,2024,1000000\n',
    '中标项目.csv': '企业编号,中标年度,招标方式,项目所在地,合同金额(万元)\nA,2023,公开招标,省外,5000\n',
  };
  for (const [name, content] of Object.entries({ ...base, ...files })) writeFileSync(join(folder, name), content);
  return folder;
}

describe('simulate', () => {
  test('the promised shape, and sums that agree with each other', async () => {
    const { code, document } = await json('simulate', SAMPLE, '--population', POPULATION);
    expect(code).toBe(0);
    expect(document).toMatchObject({ firms: 1000, engine: 'kernel', readings: { 起付年度: '乙' }, assumed: true });
    const sum = (rows: readonly { readonly fen: string }[]) => rows.reduce((total, r) => total + BigInt(r.fen), 0n);
    expect(sum(document.budget)).toBe(BigInt(document.totalFen));
    expect(sum(Object.values(document.clauses))).toBe(BigInt(document.totalFen));
    expect(document.clauses['三（一）']).toMatchObject({
      firms: expect.any(Number),
      capped: expect.any(Number),
      unknown: expect.any(Number),
    });
  });

  test('amounts by entity add up to the budget', () =>
    inFolder(async (folder) => {
      const csv = join(folder, 'amounts.csv');
      const { document } = await json('simulate', SAMPLE, '--population', POPULATION, '--per-entity', csv);
      const { data } = Papa.parse<Record<string, string>>(readFileSync(csv, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      const total = data.reduce((sum, row) => sum + BigInt(row['金额(分)'] ?? '0'), 0n);
      expect(total).toBe(BigInt(document.totalFen));
      for (const row of data) {
        const parts = Object.entries(row).filter(([name]) => name.endsWith('(分)') && name !== '金额(分)');
        expect(parts.reduce((sum, [, fen]) => sum + BigInt(fen), 0n)).toBe(BigInt(row['金额(分)'] ?? '0'));
      }
    }));

  test('units, encodings and the mark of UTF-8 change nothing', () =>
    inFolder(async (folder) => {
      const plain = (await json('simulate', SAMPLE, '--population', small(folder))).document;
      expect(plain.clauses['三（二）'].fen).toBe('15000000');
      expect(plain.clauses['三（八）'].fen).toBe('100000000');
      const bom = join(folder, 'bom');
      mkdirSync(bom);
      small(bom);
      for (const file of readdirSync(bom))
        writeFileSync(join(bom, file), `\ufeff${readFileSync(join(bom, file), 'utf8').replaceAll('\n', '\r\n')}`);
      expect((await json('simulate', SAMPLE, '--population', bom)).document.budget).toEqual(plain.budget);
      const gb = join(folder, 'gb');
      mkdirSync(gb);
      // 企业编号,入库方式,首次入库日期,退库日期 / A,首次提升规模,2023-03-20, … in GB18030
      small(gb, {
        '企业.csv': gb18030(
          '企业编号,入库方式,首次入库日期,退库日期\nA,首次提升规模,2023-03-20,\nB,新建投产纳统,2024-05-06,\nC,首次提升规模,,\n',
        ),
      });
      expect((await json('simulate', SAMPLE, '--population', gb)).document.budget).toEqual(plain.budget);
    }));

  test('bad rows are all listed with file, row and column; nothing is computed unless they may be skipped', () =>
    inFolder(async (folder) => {
      small(folder, {
        '技改项目.csv': '企业编号,实施年度,实际投资额\nA,2024,abc\nZ,2024,1\nB,20245,1\n',
      });
      const refused = await json('simulate', SAMPLE, '--population', folder);
      expect(refused.code).toBe(1);
      expect(refused.document.totalFen).toBeUndefined();
      const text = refused.document.problems.map((p: { message: string }) => p.message).join('\n');
      expect(text).toContain('技改项目.csv:2:实际投资额');
      expect(text).toContain('技改项目.csv 第 3 行');
      expect(text).toContain('技改项目.csv:4:实施年度');
      const skipped = await json('simulate', SAMPLE, '--population', folder, '--skip-bad-rows');
      expect(skipped.code).toBe(0);
      expect(skipped.document).toMatchObject({ firms: 1, skipped: { rows: 3, firms: 2 } });
      expect((await run('simulate', SAMPLE, '--population', folder, '--skip-bad-rows')).out).toContain(
        '已舍去 3 行、2 户',
      );
    }));

  test('an open quotation mark is told before it swallows rows', () =>
    inFolder(async (folder) => {
      small(folder, {
        '中标项目.csv':
          '企业编号,中标年度,招标方式,项目所在地,合同金额\nA,"2023,公开招标,省外,1\nA,2023,公开招标,省外,1\n',
      });
      const { code, document } = await json('simulate', SAMPLE, '--population', folder);
      expect([code, document.problems[0].file]).toEqual([1, '中标项目.csv']);
    }));

  test('a parameter, a reading and a baseline change what they should', () =>
    inFolder(async (folder, write) => {
      small(folder);
      const set = (await json('simulate', SAMPLE, '--population', folder, '--set', '市级分担比例=40%')).document;
      expect(set.budget.every((r: { payer: string | null }) => r.payer !== null)).toBe(true);
      const first = set.budget.filter(
        (r: { clause: string; year: number }) => r.clause === '三（一）' && r.year === 2024,
      );
      expect(first.map((r: { payer: string; fen: string }) => [r.payer, r.fen])).toEqual([
        ['市财政', '4000000'],
        ['县财政', '6000000'],
      ]);
      expect((await run('simulate', SAMPLE, '--population', folder, '--set', '没有=1')).code).toBe(2);
      expect((await run('simulate', SAMPLE, '--population', folder, '--set', '市级分担比例=多')).code).toBe(2);
      const twenty = write(
        'twenty.policy.md',
        readFileSync(SAMPLE, 'utf8').replace('  给予：30万元\n', '  给予：20万元\n'),
      );
      const { baseline, totalFen } = (await json('simulate', twenty, '--population', folder, '--baseline', SAMPLE))
        .document;
      expect(baseline).toMatchObject({ winners: 0, losers: 2, unchanged: 1 });
      expect(BigInt(totalFen) - BigInt(baseline.totalFen)).toBe(-20_000_000n);
      const all = (await json('simulate', SAMPLE, '--population', folder, '--all-readings')).document;
      expect(all.combinations.length).toBeGreaterThan(5);
      expect(BigInt(all.minFen)).toBeLessThanOrEqual(BigInt(all.maxFen));
    }));
});

describe('synth', () => {
  test('the bundled population comes out again, byte for byte', () =>
    inFolder(async (folder) => {
      const { code, document } = await json('synth', SAMPLE, '--firms', '1000', '--seed', '42', '--out', folder);
      expect(code).toBe(0);
      for (const file of document.files) {
        expect(readFileSync(join(folder, file)).equals(readFileSync(join(POPULATION, file))), file).toBe(true);
      }
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('不是官方');
      expect(readFileSync(join(folder, 'assumptions.json'))).toEqual(
        readFileSync(join(POPULATION, 'assumptions.json')),
      );
    }));

  test('another seed is another population; the edges are in both', () =>
    inFolder(async (folder) => {
      await run('synth', SAMPLE, '--firms', '200', '--seed', '7', '--out', folder);
      const text = readFileSync(join(folder, '技改项目.csv'), 'utf8');
      expect(text).not.toBe(readFileSync(join(POPULATION, '技改项目.csv'), 'utf8'));
      for (const edge of ['999999.99', '1000000,', '1000000.01']) expect(text).toContain(edge);
      expect((await json('simulate', SAMPLE, '--population', folder)).document.firms).toBe(200);
    }));

  test('fields without assumptions are drawn by type', () =>
    inFolder(async (folder, write) => {
      const bare = write('bare.policy.md', readFileSync(SAMPLE, 'utf8'));
      const out = join(folder, 'out');
      const { document } = await json('synth', bare, '--firms', '50', '--seed', '1', '--out', out);
      expect(document.assumptions).toBeNull();
      expect((await json('simulate', bare, '--population', out)).document.firms).toBe(50);
    }));

  test('assumptions that cannot be read are named', () =>
    inFolder(async (folder, write) => {
      const text = readFileSync(join(POPULATION, 'assumptions.json'), 'utf8').replace(
        '"base": "3200"',
        '"base": "many"',
      );
      const { code, document } = await json(
        'synth',
        SAMPLE,
        '--firms',
        '10',
        '--seed',
        '1',
        '--out',
        folder,
        '--assumptions',
        write('a.json', text),
      );
      expect([code, document.error.path]).toEqual([1, 'annual.belowScaleFirms']);
    }));

  test('chance is even, and our logarithm and exponential are right', () => {
    const draws = Array.from({ length: 20_000 }, (_, i) => uniform(42, 'x', i));
    expect(Math.abs(draws.reduce((sum, u) => sum + u, 0) / draws.length - 0.5)).toBeLessThan(0.01);
    expect(new Set(draws).size).toBe(draws.length);
    expect(uniform(42, 'firm', 1)).not.toBe(uniform(43, 'firm', 1));
    for (const x of [1e-10, 0.3, 1, 2, 12345.678]) {
      expect(ln(x)).toBeCloseTo(Math.log(x), 12);
      expect(exp(ln(x)) / x).toBeCloseTo(1, 12);
    }
    const normals = draws.map(normal);
    expect(Math.abs(normals.reduce((sum, z) => sum + z * z, 0) / normals.length - 1)).toBeLessThan(0.03);
    expect(
      Math.abs(draws.map((u) => poisson(u, 0.8)).reduce((sum, n) => sum + n, 0) / draws.length - 0.8),
    ).toBeLessThan(0.03);
  });
});

describe('tables', () => {
  test('cells that a spreadsheet would run are defused; numbers stay numbers', () => {
    expect(csvText([['=1+1', '+1', '@x', '-12.5', '-x', 'a,b', 'a"b', 3n]])).toBe(
      `'=1+1,'+1,'@x,-12.5,'-x,"a,b","a""b",3\n`,
    );
  });
  test('GB18030 and rubbish', () => {
    expect(decodeTable(Buffer.from([0xd6, 0xd0]))).toBe('中');
    expect(decodeTable(Buffer.from([0xff, 0xff]))).toBeUndefined();
    expect(parseCsv('a\tb\n1,000\t2\n').table.rows[0]).toEqual(['1,000', '2']);
  });
  test('keys given twice', () => {
    expect(repeatedKey('{"a":{"b":1},"b":["a","a"],"c":"a"}')).toBeUndefined();
    expect(repeatedKey('{"a":1,"\\u0061":2}')).toMatchObject({ key: 'a', offset: 7 });
  });
  test('the bundled population is in the repository as the policy declares it', () => {
    expect(readdirSync(POPULATION).sort()).toEqual(
      ['README.md', 'assumptions.json', '中标项目.csv', '企业.csv', '企业.年度.csv', '技改项目.csv'].sort(),
    );
  });
});

/** GB18030 bytes of a text, by inverting the decoder over the two-byte area. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.from([high, low])), [high, low]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((c) => ((c.codePointAt(0) ?? 0) < 128 ? [c.charCodeAt(0)] : (codes.get(c) ?? []))),
  );
}
