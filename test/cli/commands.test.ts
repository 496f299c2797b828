/** The promises of interfaces.md: shapes of JSON, exit codes, clear words for bad calls. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../cli/version.ts';
import { inFolder, json, POPULATION, ROOT, run, SAMPLE } from './guiju.ts';

const FACTS = {
  企业: {
    入库方式: '首次提升规模',
    首次入库日期: '2023-03-20',
    工业产值: { 2022: '4000万元', 2023: '44000000', 2024: '44000000', 2025: 44000000 },
    地方经济贡献: { 2022: '60万元', 2023: '75万元' },
  },
  技改项目: [],
  中标项目: [{ 中标年度: 2023, 招标方式: '公开招标', 项目所在地: '省外', 合同金额: '5000万元' }],
};
const facts = (write: (name: string, content: string) => string, document: unknown = FACTS) =>
  write('facts.json', typeof document === 'string' ? document : JSON.stringify(document));

describe('check', () => {
  test('a sound policy', async () => {
    const { code, document } = await json('check', SAMPLE);
    expect(code).toBe(0);
    expect(document).toMatchObject({ file: SAMPLE, policy: '闽侯县工业企业“小升规”工作方案' });
    expect(document.coverage.covered).toBe(document.coverage.sentences);
    expect(document.coverage.uncovered).toEqual([]);
    const start = document.readings.find((r: { name: string }) => r.name === '起付年度');
    expect(start).toMatchObject({ answers: ['甲', '乙'], chosen: '乙', provisional: true });
  });

  test('several files are an array; errors have a place and exit 1', () =>
    inFolder(async (_, write) => {
      const text = readFileSync(SAMPLE, 'utf8').replace(
        '首次入库日期在2022年1月1日至2026年12月31日',
        '首次入库日其在2022年1月1日至2026年12月31日',
      );
      const broken = write('broken.policy.md', text);
      const { code, document } = await json('check', SAMPLE, broken);
      expect(code).toBe(1);
      expect(document).toHaveLength(2);
      const [error] = document[1].diagnostics.filter((d: { severity: string }) => d.severity === 'error');
      const line = text.split('\n').findIndex((l) => l.includes('日其')) + 1;
      expect(error).toMatchObject({ code: expect.stringMatching(/^GJ\d{4}$/), clause: '一', line });
      expect(error.endColumn).toBeGreaterThan(error.column);
      const { out } = await run('check', broken);
      expect(out).toContain(`${broken}:${line}:`);
      expect(out).toMatch(/⟦[^⟧]*日其[^⟧]*⟧/);
      expect((await run('simulate', broken, '--population', POPULATION)).code).toBe(1);
    }));
});

describe('test', () => {
  test('all pass', async () => {
    const { code, document } = await json('test', join(ROOT, 'policies'));
    expect(code).toBe(0);
    expect(document.failed).toBe(0);
    expect(document.passed).toBe(document.scenarios.length);
    const { out } = await run('test', join(ROOT, 'policies'));
    expect(out.trimEnd().split('\n').at(-1)).toBe(`${document.passed} passed, 0 failed`);
  });

  test('a wrong expectation is told in words, with its line, and in JUnit', () =>
    inFolder(async (folder, write) => {
      const text = readFileSync(SAMPLE, 'utf8').replace('三（一）2024年：10万元', '三（一）2024年：11万元');
      const wrong = write('wrong.policy.md', text);
      const line = text.split('\n').findIndex((l) => l.includes('2024年：11万元')) + 1;
      const junit = join(folder, 'junit.xml');
      const { code, document } = await json('test', wrong, '--junit', junit);
      expect(code).toBe(1);
      expect(document.failed).toBe(1);
      const [failed] = document.scenarios.filter((s: { ok: boolean }) => !s.ok);
      expect(failed.failures).toEqual([{ expected: '11万元', actual: '10万元', clause: '三（一）', year: 2024, line }]);
      expect(readFileSync(junit, 'utf8')).toContain(
        `<failure message="应为 11万元，实为 10万元">${wrong}:${line}</failure>`,
      );
    }));

  test('what stands before the first clause is expected as the clause 前言, in both languages', () =>
    inFolder(async (_, write) => {
      const policy = (preface: string) => `# 办法

对企业，给予30万元奖励。

\`\`\`规矩
政策：办法
  施行：自2022年1月1日起至2026年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入
  兑付日：每年6月30日

名词 企业：
  入库日：日期，无则未发生

条款 ${preface} 奖励：
  对象：企业
  一次性：入库日
  给予：30万元
  兑现：分三年等额，自入库日次年度起
  出资：县财政
\`\`\`

## 场景（不属于印发文本）

\`\`\`规矩
场景 “一例”：
  给定 企业 甲厂：
    入库日：2023年3月20日
  应当：
    依据：${preface}
    ${preface} 2024年：10万元
    ${preface} 合计：30万元
    ${preface} 2024年出资县财政：10万元
  逐例：
    | 入库日 | ${preface} 2025年 |
    | 2024年3月20日 | 10万元 |
\`\`\`
`;
      for (const preface of ['前言', 'preface']) {
        const { code, document } = await json('test', write('a.policy.md', policy(preface)));
        expect([code, document.passed], JSON.stringify(document.scenarios)).toEqual([0, 2]);
      }
    }));

  test('a policy that does not compile is one failure', () =>
    inFolder(async (_, write) => {
      const { code, document } = await json('test', write('x.policy.md', '# 空\n\n```规矩\n政策：空\n  稿次\n```\n'));
      expect(code).toBe(1);
      expect(document.failed).toBe(1);
    }));

  test('errors of the file are told as such, not as a scenario that came out otherwise', () =>
    inFolder(async (folder, write) => {
      const broken = write('x.policy.md', '# 空\n\n```规矩\n政策：空\n  稿次\n```\n');
      const junit = join(folder, 'junit.xml');
      const { out } = await run('test', broken, '--junit', junit);
      expect(out).toContain(`政策文件有错误，场景没有运行 ${broken}:5\n    ${broken}:5 `);
      expect(out).not.toMatch(/不符|应为 没有错误/);
      expect(readFileSync(junit, 'utf8')).not.toContain('应为 没有错误');
      expect((await run('test', broken, '--lang', 'en')).out).toContain('so no scenario was run');

      const text = readFileSync(SAMPLE, 'utf8').replace('三（一）2024年：10万元', '三（九十）2024年：10万元');
      const { out: partly } = await run('test', write('y.policy.md', text));
      expect(partly).toContain('场景里有错误，写对的部分照常运行');
      expect(partly).toMatch(/[1-9]\d* passed, 2 failed/);
    }));

  test('coverage and mutation name what is untried', async () => {
    const { document } = await json('test', SAMPLE, '--coverage', '--mutation');
    expect(document.coverage[0].clauses.length).toBeGreaterThan(0);
    expect(document.coverage[0].conditions[0]).toMatchObject({
      line: expect.any(Number),
      seenTrue: expect.any(Boolean),
    });
    const [m] = document.mutation;
    expect(m.mutants).toBeGreaterThan(200);
    expect(m.killed + m.survivors.length).toBe(m.mutants);
    // The amount of 三（一） is pinned by scenarios: none of its mutants lives.
    expect(m.survivors.filter((x: { text: string }) => x.text === '30万元')).toEqual([]);
  });
});

describe('run', () => {
  test('payments, entitlements and what is open', () =>
    inFolder(async (_, write) => {
      const { code, document } = await json(
        'run',
        SAMPLE,
        '--facts',
        facts(write),
        '--as-of',
        '2024-06-30',
        '--explain',
      );
      expect(code).toBe(0);
      expect(document).toMatchObject({
        version: '征求意见稿',
        asOf: '2024-06-30',
        sourceHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      });
      expect(document.payments).toContainEqual(
        expect.objectContaining({
          clause: '三（八）',
          year: 2023,
          fen: '100000000',
          atMost: true,
          payer: { 市财政: '100000000' },
          status: 'paid',
        }),
      );
      expect(document.payments).toContainEqual(
        expect.objectContaining({ clause: '三（一）', year: 2025, fen: '10000000', status: 'scheduled' }),
      );
      expect(document.entitlements[0]).toMatchObject({
        clause: '三（六）',
        quantity: '1',
        unit: '名额',
        atLeast: true,
      });
      expect(document.totals['2024']).toBe('10000000');
      expect(document.trace.length).toBeGreaterThan(0);
      const { out } = await run('run', SAMPLE, '--facts', facts(write), '--explain');
      expect(out).toContain('据 ');
      expect(out).toContain('给予30万元奖励');
    }));

  test('readings by key and by word', () =>
    inFolder(async (_, write) => {
      const path = facts(write);
      const first = await json(
        'run',
        SAMPLE,
        '--facts',
        path,
        '--reading',
        '起付年度=甲',
        '--reading',
        '期满处理=到期即止',
      );
      expect(first.document.readings).toMatchObject({ 起付年度: '甲', 期满处理: '乙' });
      expect(first.document.totals['2023']).toBe('125000000');
      expect((await run('run', SAMPLE, '--facts', path, '--reading', '起付年度=丁')).code).toBe(2);
      expect((await run('run', SAMPLE, '--facts', path, '--reading', '没有=甲')).code).toBe(2);
      expect((await run('run', SAMPLE, '--facts', path, '--reading', '没有')).code).toBe(2);
      const all = await json('run', SAMPLE, '--facts', path, '--all-readings');
      expect(BigInt(all.document.minFen)).toBeLessThan(BigInt(all.document.maxFen));
      expect(all.document.combinations[0]).toMatchObject({
        readings: expect.any(Object),
        totalFen: expect.any(String),
      });
    }));

  test.each([
    ['broken JSON', '{ "企业": { ', 'json'],
    ['a key given twice', '{ "企业": { "入库方式": null, "入库方式": null } }', 'json'],
  ])('%s: exit 1 with a place', (_, content, kind) =>
    inFolder(async (_folder, write) => {
      const { code, document } = await json('run', SAMPLE, '--facts', facts(write, content));
      expect(code).toBe(1);
      expect(document.error).toMatchObject({ kind, line: 1, column: expect.any(Number) });
    }),
  );

  test.each([
    ['an unknown key', { 企业: { 入库方试: '首次提升规模' } }, '$.企业.入库方试'],
    ['money with a fraction', { 企业: { 工业产值: { 2022: 0.1 } } }, '$.企业.工业产值.2022'],
    ['a date that does not exist', { 企业: { 首次入库日期: '2023-02-29' } }, '$.企业.首次入库日期'],
    ['a wrong option', { 企业: { 入库方式: '收购' } }, '$.企业.入库方式'],
    ['a list that is none', { 中标项目: {} }, '$.中标项目'],
  ])('%s: exit 1 with the JSON path, and nothing computed', (_, document, path) =>
    inFolder(async (_folder, write) => {
      const ran = await json('run', SAMPLE, '--facts', facts(write, document));
      expect(ran.code).toBe(1);
      expect(ran.document.problems[0]).toMatchObject({ path, severity: 'error' });
      expect(ran.document.payments).toBeUndefined();
    }),
  );
});

describe('schema', () => {
  test('is JSON Schema 2020-12, accepts good facts and refuses what run refuses', async () => {
    const { document } = await json('schema', SAMPLE);
    const valid = new Ajv({ strict: false }).compile(document);
    expect(document.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(valid(JSON.parse(JSON.stringify(FACTS)))).toBe(true);
    expect(valid({ 企业: { 入库方试: 'x' } })).toBe(false);
    expect(valid({ 企业: { 工业产值: { 2022: 0.1 } } })).toBe(false);
    expect(valid({ 企业: { 首次入库日期: '2023/2/2' } })).toBe(false);
  });
});

describe('explain', () => {
  test('one page, all pages, no such page', async () => {
    expect((await json('explain', 'gj4001')).document).toMatchObject({
      code: 'GJ4001',
      severity: expect.any(String),
      manual: expect.any(String),
    });
    expect((await json('explain')).document.length).toBeGreaterThan(20);
    expect((await run('explain', 'GJ0000')).code).toBe(2);
  });
});

describe('fmt', () => {
  test('formats once, then finds nothing to do; --check writes nothing', () =>
    inFolder(async (_, write) => {
      const path = write('x.policy.md', '\ufeff# 甲\r\n\r\n```规矩\r\n政策 : 甲\r\n```\r\n');
      const before = readFileSync(path);
      await run('fmt', path, '--check');
      expect(readFileSync(path)).toEqual(before);
      await run('fmt', path);
      const after = readFileSync(path);
      expect(after.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const { code, document } = await json('fmt', path, '--check');
      expect([code, document[0].state]).toEqual([0, 'same']);
      expect(readFileSync(path)).toEqual(after);
    }));
  test('to English and back: the same bytes, and each is formatted in its language', () =>
    inFolder(async (_, write) => {
      const before = readFileSync(SAMPLE);
      const path = write('x.policy.md', before.toString('utf8'));
      const state = async (...args: readonly string[]) => (await json('fmt', path, ...args)).document[0].state;
      expect(await state('--lang', 'zh', '--check')).toBe('same');
      expect(await state('--lang', 'en', '--check')).toBe('changed');
      await run('fmt', path, '--lang', 'en');
      expect(await state('--lang', 'en', '--check')).toBe('same');
      expect(await state('--check')).toBe('same');
      await run('fmt', path, '--lang', 'zh');
      expect(readFileSync(path)).toEqual(before);
    }));
});

describe('calls', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['check', SAMPLE, '--frobnicate']],
    ['a missing argument', ['check']],
    ['a missing option', ['run', SAMPLE]],
    ['a missing file', ['check', '/nowhere/x.policy.md']],
    ['a file below a file', ['check', join(SAMPLE, 'x.policy.md')]],
    ['a report below a file', ['test', SAMPLE, '--junit', join(SAMPLE, 'x.xml')]],
    ['a folder for a file', ['schema', ROOT]],
    ['a folder without policies', ['test', join(ROOT, 'cli')]],
    ['an unknown engine', ['simulate', SAMPLE, '--population', POPULATION, '--engine', 'duckdb']],
    ['a missing population', ['simulate', SAMPLE, '--population', '/nowhere']],
    ['a bad port', ['start', '--port', 'x']],
    ['a bad number', ['synth', SAMPLE, '--firms', '-1', '--seed', '1', '--out', '/nowhere']],
    ['a bad date', ['run', SAMPLE, '--facts', SAMPLE, '--as-of', '2023-02-30']],
  ])('%s: exit 2, words on stderr, JSON on stdout', async (_, argv) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/[\u4e00-\u9fff]/);
    const asked = await json(...argv);
    expect(asked.code).toBe(2);
    expect(asked.document.error.message).toBeTruthy();
  });

  test.each([join(SAMPLE, 'x.policy.md'), '/nowhere/x.policy.md'])('no file at %s', async (path) => {
    for (const command of ['check', 'test', 'schema', 'fmt'])
      expect((await run(command, path)).err, command).toContain('找不到文件');
    expect((await run('run', SAMPLE, '--facts', path)).err).toContain('找不到文件');
  });

  test('a policy that is not UTF-8', () =>
    inFolder(async (_, write) => {
      const gb = write('gb.policy.md', Uint8Array.from([0x23, 0x20, 0xd5, 0xfe, 0xb2, 0xdf]));
      const { code, err } = await run('check', gb);
      expect(code).toBe(1);
      expect(err).toContain('GB18030');
      expect((await run('check', write('bin.policy.md', Uint8Array.from([0xff, 0xff, 0x00])))).err).toContain(
        '不是文本',
      );
    }));

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', () =>
    inFolder(async (_, write) => {
      const path = write('x.policy.md', '# x\n');
      chmodSync(path, 0o000);
      expect((await run('check', path)).code).toBe(2);
    }),
  );

  test('English on request; help and version', async () => {
    expect((await run('check', '/nowhere', '--lang', 'en')).err).toContain('There is no file');
    expect(await run('--version')).toMatchObject({ code: 0, out: `${VERSION}\n` });
    expect((await run('--help')).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(manifest.version).toBe(VERSION);
  });
});
