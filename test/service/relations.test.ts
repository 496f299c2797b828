/** Relations between clauses in the editor: where a name leads, what can be written, what a change changes. */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../dsl/index.ts';
import * as service from '../../service/index.ts';

const document = `# 试行办法

## 一、奖励
### （一）设备。
按投资的10%给，软件的另给5%。

\`\`\`规矩
政策：试行办法
  施行：自2026年1月1日起至2028年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入

名词 企业：
  每年 投资：金额
  每年 选择：选项 培训补助、都不选、设备

条款 一（一）设备补助：
  对象：企业
  每年：有效期
  给予：投资的10%
  出资：市财政 60%、县财政 其余
  受益：企业 80%、法定代表人 其余

条款 一（一）软件补助：
  对象：企业
  每年：有效期
  给予：投资的5%
  出资：县财政
\`\`\`

### （二）培训。
给2万元。

\`\`\`规矩
条款 一（二）培训补助：
  对象：企业
  每年：有效期
  给予：2万元
  出资：县财政
\`\`\`

### （三）关系。
择一。

\`\`\`规矩
关系 一（三）择一：
  择一：一（一）设备补助、一（二），按选择
  合计封顶：全部（除一（一）软件补助外），每家每年100万元
  优先：一（二）高于一（一）软件补助
\`\`\`

## 场景（不属于印发文本）

\`\`\`规矩
场景 “例”：
  给定 企业 甲厂：
  应当：
    一（一）2026年出资县财政：未知
    一（一）合计受益法定代表人：未知
\`\`\`
`;

/** The document with a place marked by ‸, which may replace other words. */
function at(words: string, instead?: string): { readonly snapshot: service.Snapshot; readonly offset: number } {
  const plain = words.replace('‸', '');
  const text = document.replace(instead ?? plain, plain);
  const found = text.indexOf(plain);
  expect(found, plain).toBeGreaterThanOrEqual(0);
  return { snapshot: service.openPolicy(text), offset: found + words.indexOf('‸') };
}
const lines = (snapshot: service.Snapshot, spans: readonly { readonly start: number; readonly end: number }[]) =>
  spans.map(
    (span) => `${snapshot.text.slice(0, span.start).split('\n').length} ${snapshot.text.slice(span.start, span.end)}`,
  );

describe('where a name leads', () => {
  test('a number to its heading', () => {
    for (const words of ['补助、一（‸二），按', '，按选择\n  合计封顶：全部（除一（‸一）', '优先：一（‸二）高于']) {
      const { snapshot, offset } = at(words);
      const [found] = service.definition(snapshot, offset);
      expect(found && snapshot.text.slice(found.start, found.end), words).toMatch(/^### （[一二]）/);
    }
  });
  test('a title to the head of its block', () => {
    const { snapshot, offset } = at('高于一（一）软件‸补助');
    expect(lines(snapshot, service.definition(snapshot, offset))).toEqual(['24 软件补助']);
    expect(lines(snapshot, service.references(snapshot, offset))).toEqual([
      '24 软件补助',
      '48 软件补助',
      '49 软件补助',
    ]);
  });
  test('all places of a clause, those in free text too', () => {
    const { snapshot, offset } = at('优先：一（‸二）高于');
    expect(lines(snapshot, service.references(snapshot, offset, false))).toEqual([
      '35 一（二）',
      '47 一（二）',
      '49 一（二）',
    ]);
  });
  test('a payer and a recipient from a scenario', () => {
    const payer = at('出资县财‸政：未知');
    expect(lines(payer.snapshot, service.references(payer.snapshot, payer.offset)).map((l) => l.split(' ')[1])).toEqual(
      Array.from({ length: 4 }, () => '县财政'),
    );
    const recipient = at('受益法定‸代表人：未知');
    expect(lines(recipient.snapshot, service.references(recipient.snapshot, recipient.offset))).toEqual([
      '22 法定代表人',
      '59 法定代表人',
    ]);
    expect(service.hover(recipient.snapshot, recipient.offset, 'zh')?.paragraphs[1]).toBe('受益方，用在 2 处');
  });
  test('the choice to its field', () => {
    const { snapshot, offset } = at('，按选‸择');
    expect(lines(snapshot, service.definition(snapshot, offset))).toEqual(['15 选择']);
  });
});

describe('renaming', () => {
  test('a title changes in its head and in every relation', () => {
    const { snapshot, offset } = at('条款 一（一）软‸件补助：');
    const changed = service.rename(snapshot, offset, '软件与数据补助', 'zh');
    if (!changed.ok) throw new Error(changed.message);
    const text = applyEdits(snapshot.text, changed.edits);
    expect(text).toContain('条款 一（一）软件与数据补助：');
    expect(text).toContain('（除一（一）软件与数据补助外）');
    expect(text).toContain('高于一（一）软件与数据补助\n');
    expect(service.openPolicy(text).compiled.diagnostics.map((d) => d.code)).toEqual(
      snapshot.compiled.diagnostics.map((d) => d.code),
    );
  });
  test('is refused where a choice would lose its option, and where a mark would end the head', () => {
    const { snapshot, offset } = at('条款 一（二）培训补‸助：', '条款 一（二）培训补助：');
    const lost = service.rename({ ...snapshot }, offset, '学习补助', 'zh');
    // 一（二） is still called by its heading 培训, but no option is.
    expect(lost).toEqual({ ok: false, message: '改名会带来新的错误：“选择”的选项里没有“一（二）”，选不到这一条。' });
    expect(service.rename(snapshot, offset, '甲：乙', 'zh').ok).toBe(false);
  });
});

describe('what can be written', () => {
  const labels = (words: string, instead: string) => {
    const { snapshot, offset } = at(words, instead);
    return service.complete(snapshot, offset, 'zh').map((item) => item.label);
  };
  test('the clauses, one by one where a number has several', () => {
    expect(labels('  择一：‸', '  择一：一（一）设备补助、一（二），按选择')).toEqual([
      '一（一）',
      '一（二）',
      '一（一）设备补助',
      '一（一）软件补助',
    ]);
  });
  test('how they are chosen', () => {
    expect(labels('一（二），‸', '一（二），按选择')).toEqual(['按', '以先享受的为准', '以后享受的为准']);
  });
  test('what is left out, and how they are reduced', () => {
    expect(labels('  合计封顶：全部（‸', '  合计封顶：全部（除一（一）软件补助外），每家每年100万元')).toEqual(['除']);
    expect(labels('每家每年100万元，‸', '每家每年100万元')).toEqual(['按比例核减', '依次核减']);
  });
  test('the label with its example', () => {
    const { snapshot, offset } = at('  就‸', '  择一：一（一）设备补助、一（二），按选择');
    const item = service.complete(snapshot, offset, 'zh').find(({ label }) => label === '就高');
    expect(item?.insert).toContain('一（一）、一（二）');
  });
  test('payers behind a result', () => {
    expect(labels('2026年出资‸', '2026年出资县财政：未知')).toEqual(expect.arrayContaining(['市财政', '县财政']));
    expect(labels('合计受益‸', '合计受益法定代表人：未知')).toEqual(expect.arrayContaining(['法定代表人', '企业']));
  });
  test('a near name where a clause is not there', () => {
    const { snapshot, offset } = at('高于一（一）软体补‸助', '高于一（一）软件补助');
    const [action] = service.codeActions(snapshot, { start: offset, end: offset }, 'zh');
    expect(action?.title).toBe('改为「一（一）软件补助」');
    expect(action && applyEdits(snapshot.text, action.edits)).toContain('优先：一（二）高于一（一）软件补助\n');
  });
});

test('numbers, titles and words are coloured apart', () => {
  const { snapshot } = at('  合计封顶：‸全部');
  const start = snapshot.text.indexOf('合计封顶');
  const end = snapshot.text.indexOf('\n', start);
  const colours = service.semanticTokens(snapshot).filter((t) => t.start >= start && t.end <= end);
  expect(colours.map((t) => `${snapshot.text.slice(t.start, t.end)} ${t.type}`)).toEqual([
    '合计封顶 keyword',
    '全部 operator',
    '除 operator',
    '一（一） label',
    '软件补助 string',
    '外 operator',
    '每家 operator',
    '每年 operator',
    '100万元 number',
  ]);
});
