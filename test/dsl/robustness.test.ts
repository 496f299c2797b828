/** Whatever is typed or pasted: nothing is thrown, and what is not concerned stays as it is. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { format, type ParsedPolicy, parsePolicy, severityOf } from '../../dsl/index.ts';
import { minhou } from '../support/minhou.ts';
import { policy } from '../support/policy.ts';
import { blocksOf, shapesOf } from '../support/syntax.ts';

/** The same sequence of numbers in each run. */
function randomly(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const rules = minhou.slice(0, minhou.indexOf('## 场景'));
const whole = parsePolicy(rules);
const shapes = shapesOf(whole);

/** Blocks of a changed document that are as before: all but those that the change may touch. */
function unchanged(parsed: ParsedPolicy): number {
  const left = new Map<string, number>();
  for (const shape of shapesOf(parsed)) left.set(shape, (left.get(shape) ?? 0) + 1);
  return shapes.filter((shape) => {
    const n = left.get(shape) ?? 0;
    left.set(shape, n - 1);
    return n > 0;
  }).length;
}

describe('typing: the beginning of a document', () => {
  test('every prefix can be read, formatted and compiled', () => {
    const next = randomly(1);
    for (let end = 0; end < rules.length; end += 20 + next(60)) {
      const parsed = parsePolicy(rules.slice(0, end));
      expect(parsed.document.text.length).toBe(end);
      for (const d of parsed.diagnostics) expect(d.span.start <= d.span.end && d.span.end <= end).toBe(true);
    }
    for (let end = 0; end < rules.length; end += 400 + next(400)) {
      const source = rules.slice(0, end);
      expect(compile(source).parsed.document.text).toBe(source);
      expect(format(parsePolicy(source)).length).toBeGreaterThanOrEqual(end / 2);
    }
  });
  test('blocks that are finished stay as they are while the next one is typed', () => {
    const at = rules.indexOf('条款 三（八）');
    // All names are declared by then; what follows can only add blocks.
    const before = blocksOf(rules.slice(0, at)).slice(0, -1);
    for (let end = at; end < at + 300; end += 7)
      expect(blocksOf(rules.slice(0, end)).slice(0, before.length)).toEqual(before);
  });
});

describe('one slip of the hand', () => {
  /** Where the names are as before, only the block of the slip and perhaps the one before it may change. */
  const enough = (source: string) => {
    const parsed = parsePolicy(source);
    const same = JSON.stringify(parsed.names.map((n) => n.name)) === declared;
    expect(unchanged(parsed)).toBeGreaterThanOrEqual(same ? shapes.length - 2 : 0);
  };
  const declared = JSON.stringify(whole.names.map((n) => n.name));
  const tokens = whole.lexed
    ? whole.lexed.blocks.flatMap((block) => block.lines.flatMap((line) => [...line.tokens]))
    : [];

  test('a word left out', () => {
    const next = randomly(2);
    for (let n = 0; n < 150; n++) {
      const t = tokens[next(tokens.length)];
      if (!t) throw new Error('no words');
      enough(rules.slice(0, t.startOffset) + rules.slice((t.endOffset ?? t.startOffset) + 1));
    }
  });
  test('a word written twice', () => {
    const next = randomly(3);
    for (let n = 0; n < 150; n++) {
      const t = tokens[next(tokens.length)];
      if (!t) throw new Error('no words');
      enough(rules.slice(0, (t.endOffset ?? t.startOffset) + 1) + rules.slice(t.startOffset));
    }
  });
  test('a character left out', () => {
    const next = randomly(4);
    const places = whole.document.fences.flatMap((f) =>
      Array.from({ length: f.content.end - f.content.start }, (_, i) => f.content.start + i),
    );
    for (let n = 0; n < 250; n++) {
      const at = places[next(places.length)] ?? 0;
      if (rules.charAt(at) === '\n') continue;
      enough(rules.slice(0, at) + rules.slice(at + 1));
    }
  });
  test('and it compiles: with a finding or without, but it never throws', () => {
    const next = randomly(5);
    for (let n = 0; n < 60; n++) {
      const at = next(rules.length);
      const { diagnostics } = compile(rules.slice(0, at) + rules.slice(at + 1));
      for (const d of diagnostics) expect(d.span.end).toBeLessThanOrEqual(rules.length);
    }
  });
});

test('two broken clauses give two errors, and the others still work', () => {
  const source = minhou
    .replace('  给予：30万元\n', '  给予：30万元 又\n')
    .replace('  给予：不少于1个名额', '  给予：不少于');
  const errors = compile(source).diagnostics.filter((d) => severityOf(d) === 'error');
  expect(errors.length).toBe(2);
  expect(unchanged(parsePolicy(source))).toBeGreaterThanOrEqual(shapes.length - 2);
});

describe('recovery: what is written after the mistake does not throw', () => {
  const block = (lines: string) => `\`\`\`规矩\n名词 企业：\n  入库日：日期\n\n${lines}\n\`\`\`\n`;
  test.each([
    ['a colon twice in a declaration', '名词 农户：\n  面积：：金额'],
    ['a type that is none', '名词 农户：\n  面积：，可缺'],
    ['a clause twice in a result', '场景 “甲”：\n  给定 企业 甲厂：\n  应当：\n    三（一）三（一）2023年：0元'],
    [
      'a bound twice in a cell',
      '场景 “甲”：\n  给定 企业 甲厂：\n  逐例：\n  | 入库日 | 三（一）2023年 |\n  | 2023年1月1日 | 不少于不少于1个名额 |',
    ],
    ['a bound without a value', '场景 “甲”：\n  给定 企业 甲厂：\n  应当：\n    三（一）2023年：不超过'],
    ['a choice without an answer', '场景 “甲”：\n  给定 企业 甲厂：\n  若取 读法为、读法：\n    三（一）2023年：0元'],
    ['a parameter without a date', '参数 比率：比例\n  自起：10%'],
  ])('%s', (_, lines) => {
    const { ast, diagnostics } = parsePolicy(block(lines));
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(ast.blocks[0]).toMatchObject({ kind: 'entity', broken: false });
  });
});

describe('half-typed lines', () => {
  const lines = [
    '给',
    '给予',
    '给予：',
    '给予：不',
    '给予：不超过',
    '给予：产值的',
    '给予：产值的3',
    '给予：（',
    '给予：「',
    '条件：（1',
    '上限：每家',
    '停付：监督',
    '：',
    '|',
    '```',
    '“',
    '出资：县财政 6',
    '逐项：项目，',
  ];
  test.each(lines)('%s', (line) => {
    const source = policy({ clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n  ${line}` });
    const { diagnostics, parsed } = compile(source);
    // The names and terms above the clause are not touched.
    expect(parsed.ast.blocks.filter((b) => !b.broken).map((b) => b.kind)).toEqual(
      expect.arrayContaining(['policy', 'entity', 'entity']),
    );
    expect(diagnostics.length).toBeLessThan(6);
  });
});

describe('text that is not text', () => {
  test.each([
    ['NUL', '\u0000', 'U+0000'],
    ['a lone high surrogate', '\ud800', 'U+D800'],
    ['a lone low surrogate', '\udc00', 'U+DC00'],
    ['a control character', '\u0007', 'U+0007'],
  ])('%s is reported where it stands', (_, character, name) => {
    const source = policy({ clause: `  对象：企业\n  一次性：入库日\n  给予：30万元\n  说明：甲${character}乙` });
    const found = compile(source).diagnostics.filter((d) => d.code === 'GJ1016');
    expect(found.map((d) => [d.span.start, d.params])).toEqual([[source.indexOf(character), { text: name }]]);
  });
  test('characters beyond the basic plane are ordinary characters', () => {
    const source = policy({ clause: '  对象：企业\n  一次性：入库日\n  给予：30万元\n  说明：𠮷林😀' });
    expect(compile(source).diagnostics.filter((d) => severityOf(d) === 'error')).toEqual([]);
  });
});

describe('too much of everything', () => {
  /** Runs within the bound, which is generous: it catches the quadratic, not the slow. Others may use the machine too. */
  const within = <T>(ms: number, run: () => T): T => {
    const start = process.cpuUsage();
    const result = run();
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(ms);
    return result;
  };
  const clause = (grant: string) => `  对象：企业\n  一次性：入库日\n  给予：${grant}`;
  const codesOf = (source: string) => within(10_000, () => compile(source).diagnostics.map((d) => d.code));

  test('a file of 10 MB is read up to the limit, and that is said', () => {
    const source = minhou + `${'正文'.repeat(49)}。\n`.repeat(100_000);
    expect(source.length).toBeGreaterThan(10_000_000);
    const parsed = within(20_000, () => parsePolicy(source));
    expect(parsed.diagnostics.map((d) => d.code)).toContain('GJ1011');
  });
  test('a line of a million characters', () => {
    expect(codesOf(policy({ clause: clause('甲'.repeat(1_000_000)) })).length).toBeGreaterThan(0);
  });
  test('a hundred thousand blank lines', () => {
    const source = policy({ clause: `${'\n'.repeat(100_000)}${clause('30万元')}` });
    expect(codesOf(source)).toEqual(codesOf(policy({ clause: clause('30万元') })));
    within(20_000, () => format(parsePolicy(source)));
  });
  test('ten thousand brackets, balanced or not', () => {
    for (const text of ['（'.repeat(10_000), `${'（'.repeat(10_000)}产值${'）'.repeat(10_000)}`, '）'.repeat(10_000)])
      expect(codesOf(policy({ clause: clause(text) })).length).toBeGreaterThan(0);
  });
  test('ten thousand prefixes: 非, 改用, 自', () => {
    for (const prefix of ['非', '改用', '自', '上年度'])
      expect(codesOf(policy({ clause: clause(`${prefix.repeat(10_000)}注册资本`) })).length).toBeGreaterThan(0);
  });
  test('ten thousand suffixes: 加, 的3%, 后1年', () => {
    for (const suffix of ['加注册资本', '的3%', '后1年', '且企业', '、企业'])
      expect(codesOf(policy({ clause: clause(`注册资本${suffix.repeat(10_000)}`) })).length).toBeGreaterThan(0);
  });
  test('definitions in a chain of five thousand, in either order', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `定义 丁${i}：丁${i + 1}加1元`);
    const source = (blocks: readonly string[]) =>
      policy({ more: [...blocks, '定义 丁5000：注册资本'].join('\n'), clause: clause('丁0') });
    expect(codesOf(source(chain))).toContain('GJ2011');
    codesOf(source([...chain].reverse()));
  });
  test('a thousand unknown names: each is reported, once', () => {
    const more = Array.from({ length: 1000 }, (_, i) => `定义 甲${i}：乙丙丁${i}加1元`).join('\n');
    expect(codesOf(policy({ more, clause: clause('30万元') })).filter((code) => code === 'GJ2001').length).toBe(1000);
  });
  test('figures beyond all measure', () => {
    for (const text of [
      `${'9'.repeat(10_000)}元`,
      `30万元\n  兑现：分99999999999年等额，自入库日所在年度起`,
      '30万元\n  兑现：分三年按1:99999999999999999999999999999999:1，自入库日所在年度起',
      '30万元\n  条件：退库日早于入库日后99999999999999年',
    ])
      expect(Array.isArray(codesOf(policy({ clause: clause(text) })))).toBe(true);
  });
});

test('a block without end is cut before the next heading, and the next block is read', () => {
  const source = policy({ clause: '  对象：企业\n  一次性：入库日\n  给予：30万元' });
  const open = `\`\`\`规矩\n定义 甲乙：注册资本\n\n## 二、其他\n其他。\n\n${source.slice(source.indexOf('```'))}`;
  const parsed = parsePolicy(open);
  expect(parsed.diagnostics.map((d) => d.code)).toEqual(['GJ1008']);
  expect(parsed.ast.blocks.map((b) => b.kind)).toEqual(['definition', 'policy', 'entity', 'entity', 'clause']);
});
