/** What an editor says of nested lists: which names are offered where, and what a rename may not do. */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../dsl/index.ts';
import * as service from '../../service/index.ts';

const text = `# 试行办法

## 一、补贴
给予补贴。

\`\`\`规矩
政策：试行办法
  施行：自2026年1月1日起至2027年12月31日止
  金额：精确到分，四舍五入

名词 户：
  户主：文本

名词 成员（每户多人）：
  年龄：数量

名词 保单（每个成员多份）：
  保费：金额

名词 住房（每户多项）：
  面积：数量（平方米）

条款 一 补贴：
  摘录：“给予补贴。”
  对象：户
  每年：有效期
  逐项：保单
  条件：年龄60以上
  给予：保费
  上限：每户每年500元
  出资：县财政
\`\`\`
`;

const labels = (source: string): readonly string[] => {
  const offset = source.indexOf('‸');
  const snapshot = service.openPolicy(source.replace('‸', ''));
  return service.complete(snapshot, offset, 'zh').map((item) => item.label);
};

describe('names in scope', () => {
  test('of an inner item, its own fields and those of what it lies in', () => {
    const found = labels(text.replace('条件：年龄60以上', '条件：‸'));
    expect(found).toEqual(expect.arrayContaining(['保费', '年龄', '户主']));
    expect(found).not.toContain('面积');
  });
  test('after 每 in brackets, nouns', () => {
    const found = labels(text.replace('保单（每个成员多份）', '保单（每个‸）'));
    expect(found).toEqual(expect.arrayContaining(['户', '成员']));
    expect(found).not.toContain('年龄');
  });
  test('of a definition for each item too', () => {
    const found = labels(text.replace('条款 一 补贴：', '定义 老人（每个‸）：年龄60以上\n\n条款 一 补贴：'));
    expect(found).toEqual(expect.arrayContaining(['户', '成员', '保单']));
  });
  test('after an order, how many', () => {
    expect(labels(text.replace('逐项：保单', '逐项：保单，按保费从高到低‸'))).toEqual(
      expect.arrayContaining(['前', '每家']),
    );
    expect(labels(text.replace('逐项：保单', '逐项：保单，按保费‸'))).toEqual(
      expect.arrayContaining(['从高到低', '最早']),
    );
  });
});

describe('renaming', () => {
  const rename = (words: string, name: string) =>
    service.rename(service.openPolicy(text), text.indexOf(words), name, 'zh');
  test('a noun that is written as a measure word says what has to change first', () => {
    expect(rename('户：\n  户主', '家庭')).toMatchObject({
      ok: false,
      message: expect.stringContaining('“每户”里也写着「户」'),
    });
  });
  test('an owner is renamed everywhere', () => {
    const done = rename('成员（', '家人');
    expect(done.ok && applyEdits(text, done.edits)).toContain('名词 保单（每个家人多份）');
  });
});

test('hovering over a nested list says whose it is', () => {
  const snapshot = service.openPolicy(text);
  const found = service.hover(snapshot, text.indexOf('逐项：保单') + 3, 'zh');
  expect(JSON.stringify(found)).toContain('成员');
});
