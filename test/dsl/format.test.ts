/** The formatter: says the same again in one layout, in either language and back, and touches nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import type { Plan } from '../../compiler/plan.ts';
import { format, formatEdits, hasErrors, parsePolicy } from '../../dsl/index.ts';
import { runScenarios } from '../../runtime/index.ts';
import { examples, filesBeside, mistakes, policies } from '../support/documents.ts';
import { otherLayout, otherSynonyms } from '../support/layout.ts';
import { minhou } from '../support/minhou.ts';
import { meaningOf } from '../support/plan.ts';
import { policy } from '../support/policy.ts';
import { shapeOf } from '../support/syntax.ts';

const documents = [...policies, ...examples, ...mistakes].map(({ path, source }) => [path, source] as const);

describe.each(documents)('%s', (_, source) => {
  const parsed = parsePolicy(source);
  const zh = format(parsed, 'zh');
  const en = format(parsed, 'en');
  test('formatted, it says the same', () => {
    expect(shapeOf(parsePolicy(zh).ast)).toBe(shapeOf(parsed.ast));
    expect(parsePolicy(zh).diagnostics.map((d) => d.code)).toEqual(parsed.diagnostics.map((d) => d.code));
  });
  test('formatted twice, it is as formatted once', () => {
    expect(format(parsePolicy(zh), 'zh')).toBe(zh);
    expect(format(parsePolicy(en), 'en')).toBe(en);
  });
  test('to English and back: the same bytes', () => {
    expect(shapeOf(parsePolicy(en).ast)).toBe(shapeOf(parsed.ast));
    expect(format(parsePolicy(en), 'zh')).toBe(zh);
  });
});

describe('every policy is written as the formatter writes it', () => {
  test.each(policies.map(({ path, source }) => [path, source] as const))('%s', (_, source) => {
    expect(format(parsePolicy(source), 'zh')).toBe(source);
    expect(format(parsePolicy(source))).toBe(source);
  });
});

describe('with English keywords it is the same policy', () => {
  test.each(policies.map(({ path, source }) => [path, source] as const))('%s', (path, source) => {
    const files = { file: filesBeside(path) };
    const chinese = compile(source, files);
    const english = compile(format(parsePolicy(source), 'en'), files);
    expect(english.diagnostics.map((d) => d.code)).toEqual(chinese.diagnostics.map((d) => d.code));
    expect(meaningOf(english.plan as Plan)).toEqual(meaningOf(chinese.plan as Plan));
    const results = runScenarios(english.plan as Plan, english.scenarios);
    expect(results.filter((result) => !result.ok)).toEqual([]);
    expect(results.length).toBe(chinese.scenarios.length);
  });
});

describe('whatever the layout, the formatted text is the same', () => {
  const sources = [...policies, ...examples].filter(({ source }) => !hasErrors(parsePolicy(source).diagnostics));
  test.each(['zh', 'en'] as const)('%s', (language) => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.infiniteStream(fc.nat(0xffff)), ({ source }, numbers) => {
        const formatted = format(parsePolicy(source), language);
        const chance = (below: number) => (numbers.next().value ?? 0) % below;
        const changed = otherLayout(formatted, chance);
        expect(format(parsePolicy(changed), language)).toBe(formatted);
      }),
      { numRuns: 60, seed: 75 },
    );
  });
});

test('whichever synonyms are written: the same meaning, and to English and back the same bytes', () => {
  const sources = policies.map(({ source }) => ({ source, shape: shapeOf(parsePolicy(source).ast) }));
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.infiniteStream(fc.nat(0xffff)), ({ source, shape }, numbers) => {
      const changed = otherSynonyms(source, (below) => (numbers.next().value ?? 0) % below);
      const zh = format(parsePolicy(changed), 'zh');
      expect(shapeOf(parsePolicy(zh).ast)).toBe(shape);
      const en = format(parsePolicy(zh), 'en');
      expect(shapeOf(parsePolicy(en).ast)).toBe(shape);
      expect(format(parsePolicy(en), 'zh')).toBe(zh);
    }),
    { numRuns: 60, seed: 76 },
  );
});

test('without a language asked for, a file stays in its own', () => {
  const english = format(parsePolicy(minhou), 'en');
  expect(format(parsePolicy(english))).toBe(english);
  expect(format(parsePolicy(minhou))).toBe(minhou);
});

describe('the writer’s own words stay', () => {
  const lineOf = (clause: string, language: 'zh' | 'en') =>
    format(parsePolicy(policy({ clause })), language)
      .split('\n')
      .find((line) => /^ {2}(条件|上限|停付|if|cap|stop)/.test(line))
      ?.trim();
  test.each([
    ['  条件：产值不少于100元', '条件：产值不少于100元', 'if: 产值 no fewer than 100元'],
    ['  条件：产值达到100元', '条件：产值达到100元', 'if: 产值 reaching 100元'],
    ['  条件:产值 一百元(含)以上', '条件：产值一百元（含）以上', 'if: 产值 一百元 (incl) or more'],
    ['  条件：产值×2 等于 收入', '条件：产值×2等于收入', 'if: 产值 × 2 equals 收入'],
    [
      '  条件：产值*２ 高于 收入 并且 收入缺失',
      '条件：产值*2高于收入 并且 收入缺失',
      'if: 产值 * 2 higher than 收入 and also 收入 is missing',
    ],
    ['  上限：每个企业每年 1，000元', '上限：每个企业每年1,000元', 'cap: each 企业 per year 1,000元'],
    ['  停付：退库日已发生', '停付：退库日已发生', 'stop: 退库日 has happened'],
  ])('%s', (clause, zh, en) => {
    expect(lineOf(clause, 'zh')).toBe(zh);
    expect(lineOf(clause, 'en')).toBe(en);
  });
});

test('prose, remarks and wrong lines keep every byte', () => {
  const source = `${policy({ clause: '  对象:企业\n  // 批注  不动\n\n   触发 ：入库日\n  每年：有效期\n  给予:  产值的10%  \n  给予 错 误\n' })}
正文  里的 10% , 不动。
`;
  const formatted = format(parsePolicy(source), 'zh');
  const kept = ['  // 批注  不动', '  给予 错 误', '正文  里的 10% , 不动。', '# 试行办法', ''];
  for (const line of kept) expect(formatted.split('\n')).toContain(line);
  for (const line of ['  对象：企业', '  触发：入库日', '  给予：产值的10%'])
    expect(formatted.split('\n')).toContain(line);
});

test('every edit replaces whole lines inside a block of rules', () => {
  const source = minhou.replaceAll('：', ':').replaceAll('（', '(');
  const parsed = parsePolicy(source);
  const edits = formatEdits(parsed, 'zh');
  expect(edits.length).toBeGreaterThan(100);
  for (const { span } of edits) {
    expect(parsed.document.fences.some((f) => f.content.start <= span.start && span.end <= f.content.end)).toBe(true);
    expect(span.start === 0 || source.charAt(span.start - 1) === '\n').toBe(true);
    expect(source.charAt(span.end)).toBe('\n');
  }
});

test('a formatted policy needs no edit', () => {
  const formatted = format(parsePolicy(minhou), 'zh');
  expect(formatEdits(parsePolicy(formatted), 'zh')).toEqual([]);
});

describe('line ends and marks of other systems', () => {
  const messy = policy({ clause: '  对象:企业\n  触发:入库日\n  每年:有效期\n  给予:产值的10%' });
  test('CRLF stays CRLF', () => {
    const source = messy.replaceAll('\n', '\r\n');
    const parsed = parsePolicy(source);
    expect(parsed.diagnostics).toEqual([]);
    expect(shapeOf(parsed.ast)).toBe(shapeOf(parsePolicy(messy).ast));
    const formatted = format(parsed, 'zh');
    expect(formatted.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(formatted.replaceAll('\r\n', '\n')).toBe(format(parsePolicy(messy), 'zh'));
  });
  test('a lone CR ends a line too', () => {
    const parsed = parsePolicy(messy.replaceAll('\n', '\r'));
    expect(parsed.diagnostics).toEqual([]);
    expect(shapeOf(parsed.ast)).toBe(shapeOf(parsePolicy(messy).ast));
  });
  test('a byte order mark stays where it is, and hides nothing', () => {
    const source = `\ufeff${messy.slice(messy.indexOf('```'))}`;
    const parsed = parsePolicy(source);
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.ast.blocks.length).toBe(parsePolicy(messy).ast.blocks.length);
    expect(format(parsed, 'zh').startsWith('\ufeff```')).toBe(true);
  });
  test('a heading after a byte order mark is a heading', () => {
    expect(parsePolicy(`\ufeff## 一、奖励\n正文。\n`).document.sections.map((s) => s.ref)).toContain('一');
  });
});
