/** Units, currencies and tables of figures as the shells meet them: facts, sheets, schema, provenance. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { projectFiles } from '../../cli/projectFiles.ts';
import { inFolder, json, run } from './guiju.ts';

const POLICY = `# 某县外贸奖励办法

\`\`\`规矩
政策：某县外贸奖励办法
  施行：自2024年1月1日起至2025年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入

名词 企业：
  领先：百分点
  产量：数量（吨）
  班列：数量（车次）
  每年 出口额：金额（美元）

名词 合同（每家企业多项）：
  合同额：金额（美元）
  补贴：单价（元/吨）
  签订日：日期

参数 中间价：汇率（元/美元）
  数据：“指标/usd.csv”
  来源：中国外汇交易中心
\`\`\`

## 一、奖励

按合同额的1%给予奖励。

\`\`\`规矩
条款 一 奖励：
  摘录：“按合同额的1%给予奖励。”
  对象：企业
  每年：有效期
  逐项：合同，签订日所在年度为本年度
  条件：领先5个百分点以上 且 产量1000公斤以上 且 班列300车次以上 且 出口额100美元以上
  给予：合同额折算于签订日的1%加产量乘以补贴
  出资：市财政、县财政 按6:4
\`\`\`
`;
const RATES = '日期,值(元/美元)\n2024-01-02,7.0770\n2024-12-31,7.1884\n';
const FACTS = {
  企业: { 领先: '5个百分点', 产量: '1500公斤', 班列: 300, 出口额: { 2024: '1万美元' } },
  合同: [{ 合同额: '100万美元', 补贴: '20元/吨', 签订日: '2024-12-31' }],
};

const inPolicy = <T>(work: (file: string, folder: string) => Promise<T>): Promise<T> =>
  inFolder(async (folder, write) => {
    mkdirSync(join(folder, '指标'));
    write('指标/usd.csv', RATES);
    return work(write('办法.policy.md', POLICY), folder);
  });

describe('run', () => {
  test('facts in their units; the amount at the rate of the table', () =>
    inPolicy(async (file, folder) => {
      const facts = join(folder, 'facts.json');
      writeFileSync(facts, JSON.stringify(FACTS));
      const { code, document } = await json('run', file, '--facts', facts);
      expect(code).toBe(0);
      // 1 000 000 × 7.1884 × 1 % = 71 884元; 1.5 t × 20元 = 30元; in all 71 914元, of which 6:4.
      expect(document.payments).toMatchObject([
        { year: 2024, fen: '7191400', payer: { 市财政: '4314840', 县财政: '2876560' } },
      ]);
      const { out } = await run('run', file, '--facts', facts, '--explain');
      for (const words of ['100万美元', '7.1884元/美元', '20元/吨', '1.5吨', '300车次', '5个百分点'])
        expect(out).toContain(words);
    }));
  test('money of another currency is refused, with its path and the unit that is wanted', () =>
    inPolicy(async (file, folder) => {
      const facts = join(folder, 'facts.json');
      writeFileSync(facts, JSON.stringify({ 合同: [{ 合同额: '100万元' }] }));
      const { code, out, err } = await run('run', file, '--facts', facts);
      expect(code).toBe(1);
      expect(out + err).toContain('$.合同[0].合同额');
      expect(out + err).toContain('单位是美元');
    }));
});

describe('schema', () => {
  test('takes what run takes, and says the unit of bare numbers', () =>
    inPolicy(async (file) => {
      const { document } = await json('schema', file);
      const valid = new Ajv({ strict: false }).compile(document);
      expect(valid(FACTS)).toBe(true);
      expect(valid({ 企业: { 领先: 0.5 } })).toBe(false);
      expect(document.properties.合同.items.properties.合同额.description).toContain('美元');
      expect(document.properties.企业.properties.班列.description).toContain('车次');
    }));
});

describe('simulate', () => {
  const population = (folder: string): string => {
    const own = join(folder, 'population');
    mkdirSync(own);
    writeFileSync(join(own, '企业.csv'), '企业编号,领先,产量(公斤),班列(车次)\nQ1,5.0,1500,300\nQ2,4.9,1500,300\n');
    writeFileSync(join(own, '企业.年度.csv'), '企业编号,年度,出口额(万美元)\nQ1,2024,1\nQ2,2024,1\n');
    writeFileSync(
      join(own, '合同.csv'),
      '企业编号,合同额(万美元),补贴(元/公斤),签订日\nQ1,100,0.02,2024-12-31\nQ2,100,0.02,2024-12-31\n',
    );
    return own;
  };
  test('headings with units; the table is named with its rows', () =>
    inPolicy(async (file, folder) => {
      const own = population(folder);
      const { document } = await json('simulate', file, '--population', own);
      expect(document.totalFen).toBe('7191400');
      expect(document.parameters.中间价).toEqual({
        file: '指标/usd.csv',
        column: '值',
        rows: [2, 3],
        from: '2024-01-02',
        to: '2024-12-31',
      });
      const { out } = await run('simulate', file, '--population', own);
      expect(out).toContain('参数 中间价 取自 指标/usd.csv“值”第 2—3 行。');
      const set = await json('simulate', file, '--population', own, '--set', '中间价=7元/美元');
      // 1 000 000 × 7 × 1 % + 30.
      expect(set.document.totalFen).toBe('7003000');
      expect((await run('simulate', file, '--population', own, '--set', '中间价=7元/欧元')).code).toBe(2);
    }));
  test('a synthetic population can be read', () =>
    inPolicy(async (file, folder) => {
      const out = join(folder, 'synthetic');
      expect((await run('synth', file, '--firms', '30', '--seed', '1', '--out', out)).code).toBe(0);
      const { code, document } = await json('simulate', file, '--population', out);
      expect([code, document.firms]).toEqual([0, 30]);
    }));
});

describe('files beside a policy', () => {
  test('the hash covers the tables, and is the file’s own where there are none', () =>
    inPolicy(async (file, folder) => {
      const hash = async () => (await json('check', file)).document.sourceHash as string;
      const before = await hash();
      writeFileSync(join(folder, '指标/usd.csv'), RATES.replace('7.1884', '7.1885'));
      const after = await hash();
      expect(after).not.toBe(before);
      writeFileSync(join(folder, '指标/usd.csv'), RATES);
      expect(await hash()).toBe(before);
    }));
  test('nothing outside the folder is read, by whatever way; below a folder of policies its neighbours are', () =>
    inFolder(async (folder) => {
      const own = join(folder, 'policies', '甲');
      mkdirSync(own, { recursive: true });
      mkdirSync(join(folder, 'policies', '指标'));
      writeFileSync(join(folder, 'policies', '指标', 'a.csv'), '日期,值\n');
      writeFileSync(join(folder, 'secret.csv'), 'x');
      symlinkSync(join(folder, 'secret.csv'), join(own, 'link.csv'));
      const { file } = projectFiles(join(own, '办法.policy.md'));
      expect(file('../指标/a.csv')).toBe('日期,值\n');
      for (const path of ['../../secret.csv', 'link.csv', join(folder, 'secret.csv'), '.', '..', '没有.csv'])
        expect([path, file(path)]).toEqual([path, undefined]);
      const alone = projectFiles(join(folder, '办法.policy.md'));
      expect([alone.file('secret.csv'), alone.file('policies/指标/a.csv')]).toEqual(['x', '日期,值\n']);
    }));
  test('tables of either encoding', () =>
    inFolder(async (folder, write) => {
      // 日期 in GB18030.
      write('gb.csv', new Uint8Array([0xc8, 0xd5, 0xc6, 0xda, 0x0a]));
      write('bom.csv', '\ufeff日期\n');
      const { file } = projectFiles(join(folder, '办法.policy.md'));
      expect(file('gb.csv')).toBe('日期\n');
      expect(file('bom.csv')).toContain('日期');
    }));
  test('a policy whose table is missing is checked, and says so', () =>
    inFolder(async (_, write) => {
      const file = write('办法.policy.md', POLICY);
      const { code, out } = await run('check', file);
      expect(code).toBe(1);
      expect(out).toContain('读不到数据文件「指标/usd.csv」');
      expect(readFileSync(file, 'utf8')).toBe(POLICY);
    }));
});
