/** The grammar: one token ahead, and every field's example is true. */
import { describe, expect, test } from 'vitest';
import { fieldRows } from '../../dsl/fields/index.ts';
import { LineParser } from '../../dsl/grammar/lines.ts';
import { format, parsePolicy } from '../../dsl/index.ts';
import { keywords } from '../../dsl/keywords.ts';
import { shapeOf } from '../support/syntax.ts';

test('the grammar is LL(1): Chevrotain finds no ambiguity with one token ahead', () => {
  const parser = new LineParser() as LineParser & { maxLookahead: number; skipValidations: boolean };
  expect(parser.maxLookahead).toBe(1);
  expect(parser.skipValidations).toBe(false);
});

/** Names that the examples use. */
const nouns = `名词 企业：
  入库方式：选项 首次提升规模、新建投产纳统
  首次入库日期：日期，无则未发生
  退库日期：日期，无则未发生
  再入库日期：日期，无则未发生
  查实日期：日期，无则未发生
  每年 工业产值：金额
  每年 营业收入：金额

名词 中标项目（每家企业多项）：
  中标年度：年度
  合同金额：金额

定义 监督期：自首次入库日期起3年内
定义 小升规企业：企业
`;

const heads: { readonly [kind: string]: string } = {
  policy: '政策：试行',
  entity: '名词 农户：',
  definition: '定义 期限：自首次入库日期起3年内',
  parameter: '参数 比率：比例',
  reading: '解读 期限：期间',
  scenario: '场景 “一例”：',
  reference: '引用 旧办法：“2021.policy.md”',
  table: '表 甲表：全额\n  | 产值 | 奖励 |\n  | 1万元（含）以上 | 1元 |',
};

describe('the example of every field', () => {
  test.each(fieldRows.map((row) => [row.kind, row] as const))('%s', (kind, row) => {
    for (const block of row.in) {
      const head = heads[block] ?? `${keywords[block].zh[0]} 一（一）甲类：`;
      const source = `\`\`\`规矩\n${nouns}\n${head}\n  ${row.example.zh}\n\`\`\`\n`;
      const parsed = parsePolicy(source);
      expect(parsed.diagnostics, block).toEqual([]);
      const last = parsed.ast.blocks.at(-1);
      expect(last?.fields.map((field) => field.kind)).toEqual([kind]);
      for (const language of ['zh', 'en'] as const) {
        const again = parsePolicy(format(parsed, language));
        expect(again.diagnostics, language).toEqual([]);
        expect(shapeOf(again.ast)).toBe(shapeOf(parsed.ast));
      }
    }
  });
  test('is written as the formatter writes it', () => {
    for (const row of fieldRows) {
      const block = row.in[0] ?? 'clause';
      const head = heads[block] ?? `${keywords[block].zh[0]} 一（一）甲类：`;
      const source = `\`\`\`规矩\n${nouns}\n${head}\n  ${row.example.zh}\n\`\`\`\n`;
      expect(format(parsePolicy(source), 'zh')).toContain(`\n  ${row.example.zh}\n`);
    }
  });
});

test('no two kinds of line begin alike: every label of a block is a label of that block only', () => {
  for (const row of fieldRows) {
    const others = fieldRows.filter((other) => other !== row && other.in.some((block) => row.in.includes(block)));
    const labels = new Set<string>(others.flatMap((other) => other.labels));
    expect(
      row.labels.filter((label) => labels.has(label)),
      row.kind,
    ).toEqual([]);
  }
});
