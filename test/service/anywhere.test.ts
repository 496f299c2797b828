/** Every request at every nineteenth place of the sample, and of copies that end anywhere: an answer, never an exception. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as service from '../../service/index.ts';
import { minhou } from '../support/minhou.ts';

/** The longest answer to each request, and how many there were: reported, not asserted (machines differ). */
const slowest = new Map<string, { ms: number; n: number; over: number }>();
function timed<T>(request: string, ask: () => T): T {
  const from = performance.now();
  const answer = ask();
  const ms = performance.now() - from;
  const before = slowest.get(request) ?? { ms: 0, n: 0, over: 0 };
  slowest.set(request, { ms: Math.max(before.ms, ms), n: before.n + 1, over: before.over + (ms > 200 ? 1 : 0) });
  return answer;
}

/** Spans must lie in the text: that is what hosts convert. */
function inside(text: string, spans: readonly { start: number; end: number }[], what: string): void {
  const out = spans.find(({ start, end }) => !(start >= 0 && start <= end && end <= text.length));
  if (out) throw new Error(`${what} outside the text: ${JSON.stringify(out)} of ${text.length}`);
}

function askWhole(snapshot: service.Snapshot): void {
  const { text } = snapshot;
  inside(
    text,
    timed('diagnostics', () => service.diagnostics(snapshot, 'zh')).map((d) => d.span),
    'finding',
  );
  inside(
    text,
    timed('symbols', () => service.documentSymbols(snapshot)).map((s) => s.span),
    'symbol',
  );
  inside(
    text,
    timed('folding', () => service.foldingRanges(snapshot)),
    'fold',
  );
  inside(
    text,
    timed('semantic', () => service.semanticTokens(snapshot)),
    'token',
  );
  inside(
    text,
    timed('formatting', () => service.formatting(snapshot)).map((e) => e.span),
    'edit',
  );
  inside(
    text,
    timed('clause map', () => service.clauseMap(snapshot)).clauses.map((c) => c.span),
    'clause',
  );
  for (const { offset } of timed('inlay', () => service.inlayHints(snapshot, 'zh')))
    inside(text, [{ start: offset, end: offset }], 'hint');
}

function askAt(snapshot: service.Snapshot, offset: number, renamed: Set<string>): void {
  const { text } = snapshot;
  const found = timed('hover', () => service.hover(snapshot, offset, 'zh'));
  if (found) inside(text, [found.span], 'hover');
  const items = timed('complete', () => service.complete(snapshot, offset, 'zh'));
  inside(
    text,
    items.map((i) => i.span),
    'completion',
  );
  if (items.some((i) => i.span.end !== offset))
    throw new Error(`a completion that does not end at the cursor: ${offset}`);
  inside(
    text,
    timed('definition', () => service.definition(snapshot, offset)),
    'definition',
  );
  inside(
    text,
    timed('references', () => service.references(snapshot, offset)),
    'reference',
  );
  inside(
    text,
    timed('selection', () => service.selectionRanges(snapshot, offset)),
    'selection',
  );
  timed('clause place', () => service.clausePlace(snapshot, offset));
  const range = { start: offset, end: Math.min(offset + 4, text.length) };
  for (const action of timed('code actions', () => service.codeActions(snapshot, range, 'zh')))
    inside(
      text,
      action.edits.map((e) => e.span),
      'action',
    );
  // What a rename answers depends on the name alone.
  const name = service.prepareRename(snapshot, offset)?.name;
  if (name === undefined || renamed.has(name)) return;
  renamed.add(name);
  const answer = timed('rename', () => service.rename(snapshot, offset, `${name}新`, 'zh'));
  if (answer.ok)
    inside(
      text,
      answer.edits.map((e) => e.span),
      'rename',
    );
}

test('the sample, every nineteenth offset', () => {
  const snapshot = service.openPolicy(minhou);
  askWhole(snapshot);
  const renamed = new Set<string>();
  for (let offset = 0; offset <= minhou.length; offset += 19) askAt(snapshot, offset, renamed);
  expect(slowest.get('hover')?.n).toBe(Math.floor(minhou.length / 19) + 1);
  expect(renamed.size).toBeGreaterThan(30);
}, 240_000);

test('copies that end anywhere, every nineteenth offset of their last thousand characters', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: minhou.length - 1 }), (end) => {
      const snapshot = timed('open', () => service.openPolicy(minhou.slice(0, end)));
      askWhole(snapshot);
      const known = new Set(
        service
          .occurrences(snapshot)
          .map((o) => o.key)
          .slice(3),
      );
      for (let offset = end; offset >= Math.max(0, end - 1000); offset -= 19) askAt(snapshot, offset, known);
    }),
    { numRuns: 25, seed: 20221123 },
  );
}, 240_000);

test('texts that are no policy at all', () => {
  const piece = fc.constantFrom(
    '```规矩\n',
    '```\n',
    '# 一、甲\n',
    '条款 一：',
    '给予：',
    '场景 “',
    '”：',
    '\n',
    '| ',
    ' |\n',
    '「',
    '名词 企业：',
    '30万元',
    '，',
    '\r\n',
    '\u3000',
    '甲',
    '为',
    '(',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const snapshot = service.openPolicy(text);
      askWhole(snapshot);
      for (let offset = 0; offset <= text.length; offset += 3) askAt(snapshot, offset, new Set());
    }),
    { numRuns: 120, seed: 20221123 },
  );
}, 240_000);

test('timings, for the reader', () => {
  const rows = [...slowest].map(
    ([request, { ms, n, over }]) => `${request}: ${n} answers, longest ${ms.toFixed(0)} ms, over 200 ms: ${over}`,
  );
  console.info(rows.join('\n'));
  expect(rows.length).toBeGreaterThan(14);
});
