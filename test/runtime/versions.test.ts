/** Which version of a policy is in force on a day; gaps, overlaps, versions without a beginning. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Validity } from '../../compiler/plan.ts';
import { messageOf, parseIsoDate } from '../../dsl/index.ts';
import { type Version, versionFindings, versionInForce } from '../../runtime/index.ts';

const day = (iso: string): number => parseIsoDate(iso) ?? Number.NaN;
const version = (name: string, from?: string, to?: string): Version => ({
  name,
  validity: { ...(from && { from: day(from) }), ...(to && { to: day(to) }) },
});
const words = (versions: readonly Version[]) => versionFindings(versions).map((d) => messageOf(d, 'zh'));

const first = version('2021', '2021-01-01', '2022-12-31');
const second = version('2023', '2023-01-01', '2025-12-31');
const third = version('2026', '2026-03-01');

describe('first and last days', () => {
  test.each([
    ['2021-01-01', '2021'],
    ['2022-12-31', '2021'],
    ['2023-01-01', '2023'],
    ['2025-12-31', '2023'],
    ['2026-03-01', '2026'],
    ['2099-12-31', '2026'],
  ])('%s: %s', (on, name) => {
    expect(versionInForce([third, first, second], day(on)).version?.name).toBe(name);
  });

  test('in a gap both neighbours are named', () => {
    const { problem } = versionInForce([first, second, third], day('2026-01-01'));
    expect(problem && messageOf(problem, 'zh')).toBe(
      '2026-01-01 没有有效的版本。此前最近的是「2023」。此后最近的是「2026」。',
    );
    const before = versionInForce([first, version('draft')], day('2020-12-31')).problem;
    expect(before && messageOf(before, 'zh')).toBe(
      '2020-12-31 没有有效的版本。此后最近的是「2021」。起日未定的：「draft」。',
    );
  });

  test('in an overlap all are named', () => {
    const { problem } = versionInForce([first, version('2022', '2022-12-31', '2022-12-31')], day('2022-12-31'));
    expect(problem && messageOf(problem, 'en')).toContain('“2021”, “2022”');
  });
});

test('findings name the days of gaps and overlaps, and versions without a beginning', () => {
  expect(words([first, second, third])).toEqual([
    '「2023」与「2026」之间有空档：2026-01-01 至 2026-02-28 没有有效的版本。',
  ]);
  expect(words([version('a', '2021-01-01'), version('b', '2023-01-01', '2023-12-31'), version('c')])).toEqual([
    '「a」与「b」同时有效：自 2023-01-01 起至 2023-12-31 止。被替代的版本请写“失效”。',
    '「c」不知道从哪一天起有效（没有写“施行”，或印发日期未定），不参与按日期选取。',
  ]);
  expect(words([version('a', '2021-01-01'), version('b', '2023-01-01')])).toEqual([
    '「a」与「b」同时有效：自 2023-01-01 起。被替代的版本请写“失效”。',
  ]);
  expect(words([first, second])).toEqual([]);
  expect(words([first])).toEqual([]);
});

test('day by day: one version where one is valid, a problem elsewhere; findings where some day has none or two', () => {
  const validity = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 12 }))
    .map(([from, length]): Validity => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(validity, { minLength: 1, maxLength: 5 }), (list) => {
      const versions = list.map((v, i): Version => ({ name: String(i), validity: v }));
      const days = Array.from({ length: 45 }, (_, d) => d - 1);
      const valid = days.map((d) => list.filter(({ from = 0, to = 0 }) => from <= d && d <= to).length);
      for (const [i, d] of days.entries())
        expect(versionInForce(versions, d).problem?.code).toBe(
          valid[i] === 1 ? undefined : valid[i] === 0 ? 'GJ6073' : 'GJ6074',
        );
      const span = valid.slice(
        valid.findIndex((n) => n > 0),
        45 - [...valid].reverse().findIndex((n) => n > 0),
      );
      const codes = versionFindings(versions).map((d) => d.code);
      expect(codes.includes('GJ6070')).toBe(span.includes(0));
      expect(codes.includes('GJ6071')).toBe(valid.some((n) => n > 1));
    }),
    { numRuns: 300, seed: 72 },
  );
});
