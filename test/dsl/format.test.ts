/** The formatter: says the same again, once and for all, and touches nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { format, formatEdits, parsePolicy } from '../../dsl/index.ts';
import { readMarks } from '../support/marked.ts';
import { minhou } from '../support/minhou.ts';
import { policy } from '../support/policy.ts';
import { shapeOf } from '../support/syntax.ts';

const errors = fileURLToPath(new URL('../fixtures/errors/', import.meta.url));
const documents: readonly (readonly [string, string])[] = [
  ['the sample policy', minhou],
  ...readdirSync(errors)
    .sort()
    .map((name): [string, string] => [name, readMarks(readFileSync(join(errors, name, 'policy.md'), 'utf8')).source]),
];

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
  test('to English and back, it says the same', () => {
    expect(shapeOf(parsePolicy(en).ast)).toBe(shapeOf(parsed.ast));
    expect(shapeOf(parsePolicy(format(parsePolicy(en), 'zh')).ast)).toBe(shapeOf(parsed.ast));
  });
});

test('prose, remarks, blank lines and wrong lines keep every byte', () => {
  const source = `${policy({ clause: '  对象:企业\n  // 批注  不动\n\n   触发 ：入库日\n  每年：有效期\n  给予:  产值的10%  \n  给予 错 误\n' })}
正文  里的 10% , 不动。
`;
  const formatted = format(parsePolicy(source), 'zh');
  const kept = ['  // 批注  不动', '  给予 错 误', '正文  里的 10% , 不动。', '# 试行办法', ''];
  for (const line of kept) expect(formatted.split('\n')).toContain(line);
  for (const line of ['  对象：企业', '  触发：入库日', '  给予：产值的10%'])
    expect(formatted.split('\n')).toContain(line);
  expect(formatted.split('\n').length).toBe(source.split('\n').length);
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
