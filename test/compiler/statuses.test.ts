/** 状态: in it from the day of entry on, no longer on the day of exit; entries and exits; stops and re-entry. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isoDate } from '../../dsl/calendar.ts';
import { evaluation, inYear, readFacts } from '../../runtime/index.ts';
import { type Outcome, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

type Interval = readonly [string] | readonly [string, string];
const status = (intervals: readonly Interval[]) => intervals.map(([自, 至]) => ({ 自, ...(至 ? { 至 } : {}) }));
const fields = '  在库：状态';

/** Whether a condition holds in a year. */
const holds = (
  condition: string,
  intervals: readonly Interval[] | undefined,
  year = 2023,
  own: object = {},
): Outcome => {
  const source = policy({ fields, clause: `  对象：企业\n  每年：有效期\n  条件：${condition}\n  给予：1元` });
  const facts = { ...own, ...(intervals ? { 在库: status(intervals) } : {}) };
  const [outcome] = pays(source, facts, [year]);
  return outcome as Outcome;
};
const YES = yuan(1);
const NO = 'absent';

describe('on a day', () => {
  const once: Interval[] = [['2023-03-20', '2024-12-31']];
  test.each([
    ['2023年3月19日', NO],
    ['2023年3月20日', YES],
    ['2024年12月30日', YES],
    // The day of exit is the first day out.
    ['2024年12月31日', NO],
    ['2025年1月1日', NO],
  ])('在库于%s', (day, outcome) => expect(holds(`在库于${day}`, once)).toBe(outcome));
  test('while it lasts there is no exit', () => expect(holds('在库于2099年1月1日', [['2023-03-20']])).toBe(YES));
  test('between two stays it is out', () => {
    const twice: Interval[] = [['2023-03-20', '2023-05-01'], ['2023-06-01']];
    expect(holds('在库于2023年4月30日', twice)).toBe(YES);
    expect(holds('在库于2023年5月1日', twice)).toBe(NO);
    expect(holds('在库于2023年5月31日', twice)).toBe(NO);
    expect(holds('在库于2023年6月1日', twice)).toBe(YES);
  });
  test('never in it; not known', () => {
    expect(holds('在库于2023年5月1日', [])).toBe(NO);
    expect(holds('并非在库于2023年5月1日', [])).toBe(YES);
    expect(holds('在库于2023年5月1日', undefined)).toBe('unknown');
  });
  test('a day that has not come', () => {
    expect(holds('在库于退库日', once)).toBe(NO);
    expect(holds('在库于退库日', once, 2023, { 退库日: '2023-05-01' })).toBe(YES);
  });
  test('the last day of a year, whichever way it is said; days of a year', () => {
    for (const words of ['本年度末在库', '在库于本年度末', '在库于本年度12月31日']) {
      expect(holds(words, [['2023-12-31']])).toBe(YES);
      expect(holds(words, [['2024-01-01']])).toBe(NO);
      expect(holds(words, [['2023-01-01', '2023-12-31']])).toBe(NO);
      expect(holds(words, [['2023-01-01', '2024-01-01']])).toBe(YES);
    }
    expect(holds('在库于本年度的兑付日', [['2023-06-30']])).toBe(YES);
    expect(holds('在库于本年度的兑付日', [['2023-07-01']])).toBe(NO);
    expect(holds('在库于入库日后6个月', [['2023-07-31']], 2023, { 入库日: '2023-01-31' })).toBe(YES);
    expect(holds('在库于入库日后6个月', [['2023-08-01']], 2023, { 入库日: '2023-01-31' })).toBe(NO);
  });
});

describe('throughout and during', () => {
  test.each<[string, readonly Interval[], Outcome]>([
    ['全年在库', [['2023-01-01']], YES],
    ['全年在库', [['2023-01-02']], NO],
    ['全年在库', [['2022-01-01', '2024-01-01']], YES],
    ['全年在库', [['2022-01-01', '2023-12-31']], NO],
    ['全年在库', [['2022-01-01', '2023-05-01'], ['2023-05-02']], NO],
    ['年内曾在库', [['2023-12-31']], YES],
    ['年内曾在库', [['2024-01-01']], NO],
    ['年内曾在库', [['2022-01-01', '2023-01-02']], YES],
    // Out from the first day of the year on.
    ['年内曾在库', [['2022-01-01', '2023-01-01']], NO],
    [
      '年内曾在库',
      [
        ['2022-01-01', '2022-05-01'],
        ['2023-05-02', '2023-05-03'],
      ],
      YES,
    ],
    ['年内曾在库', [], NO],
  ])('%s of %j', (words, intervals, outcome) => expect(holds(words, intervals)).toBe(outcome));

  const months = (words: string, intervals: readonly Interval[]) => {
    const source = policy({
      fields,
      clause: `  对象：企业\n  每月：2023年\n  条件：${words}\n  给予：1元`,
    });
    return pays(source, { 在库: status(intervals) }, [2023])[0];
  };
  test('in months', () => {
    // The whole of February and March; the last days of February, March and (the day before it leaves) none of April.
    expect(months('全月在库', [['2023-02-01', '2023-04-30']])).toBe(yuan(2));
    expect(months('本月末在库', [['2023-01-15', '2023-04-30']])).toBe(yuan(3));
    expect(months('本月末在库', [['2023-01-15', '2023-05-01']])).toBe(yuan(4));
    expect(months('本年度末在库', [['2023-12-31']])).toBe(yuan(12));
  });
});

describe('entries and exits', () => {
  const thrice: Interval[] = [
    ['2024-09-01', '2025-02-01'],
    ['2022-03-20', '2023-01-01'],
    ['2023-05-01', '2024-02-01'],
  ];
  test.each([
    ['首次在库日期', '2022年3月20日'],
    ['再次在库日期', '2023年5月1日'],
    ['末次在库日期', '2024年9月1日'],
    ['首次在库退出日期', '2023年1月1日'],
    ['再次在库退出日期', '2024年2月1日'],
    ['末次在库退出日期', '2025年2月1日'],
  ])('%s, whatever the order of the rows', (words, date) => {
    expect(holds(`${words}为${date}`, thrice)).toBe(YES);
    expect(holds(`${words}为${date}`, [...thrice].reverse())).toBe(YES);
  });
  test('what has not happened', () => {
    expect(holds('再次在库日期未发生', [['2022-03-20', '2023-01-01']])).toBe(YES);
    expect(holds('首次在库退出日期未发生', [['2022-03-20']])).toBe(YES);
    expect(holds('末次在库日期为2022年3月20日', [['2022-03-20']])).toBe(YES);
    expect(holds('首次在库日期未发生', [])).toBe(YES);
    expect(holds('首次在库日期未发生', undefined)).toBe('unknown');
  });
  test('how often', () => {
    expect(holds('在库的次数为3个', thrice)).toBe(YES);
    expect(holds('在库的次数超过3个', thrice)).toBe(NO);
    expect(holds('在库的个数为0个', [])).toBe(YES);
  });
  test('an entry as trigger and window', () => {
    const source = policy({
      fields,
      clause: '  对象：企业\n  触发：首次在库日期\n  每年：首次在库日期所在年度和之后2年\n  给予：1元',
    });
    expect(pays(source, { 在库: status(thrice) }, [2021, 2022, 2024, 2025])).toEqual(['absent', YES, YES, 'absent']);
    expect(pays(source, { 在库: status([['2021-12-31']]) }, [2022])).toEqual(['absent']);
  });
  test('declared 无则未发生 and left out: it was never in it', () => {
    const source = policy({
      fields: '  在库：状态，无则未发生',
      clause: '  对象：企业\n  每年：有效期\n  条件：首次在库日期未发生\n  给予：1元',
    });
    expect(pays(source, {}, [2023])).toEqual([YES]);
  });
});

describe('an item asks for its own day', () => {
  const source = (condition: string) =>
    policy({
      fields,
      more: '名词 合同（每家企业多项）：\n  签订日：日期\n  金额数：金额\n定义 签订时在库：在库于签订日',
      clause: `  对象：企业\n  每年：有效期\n  逐项：合同，签订日所在年度为本年度\n  条件：${condition}\n  给予：金额数`,
    });
  const contracts = [
    { 签订日: '2023-03-19', 金额数: '1元' },
    { 签订日: '2023-03-20', 金额数: '2元' },
    { 签订日: '2023-12-30', 金额数: '4元' },
    { 签订日: '2023-12-31', 金额数: '8元' },
  ];
  test.each(['在库于签订日', '签订时在库'])('%s', (condition) => {
    const plan = planOf(source(condition));
    const { facts } = readFacts(plan, {
      企业: { 在库: status([['2023-03-20', '2023-12-31']]) },
      合同: contracts,
    });
    if (!facts) throw new Error('no facts');
    const e = evaluation(plan, facts);
    const state = e.step(plan.payments[0]?.paid ?? '', inYear(2023));
    // The second and the third: 2 + 4.
    expect(state).toEqual({ kind: 'value', value: { n: yuan(6), d: 1n } });
  });
});

describe('停付 and 恢复', () => {
  const instalments = (more: string) =>
    policy({
      fields,
      clause: `  对象：企业\n  一次性：首次在库日期\n  给予：40万元\n  兑现：分四年等额，自首次在库日期次年度起\n${more}`,
    });
  const years = [2024, 2025, 2026, 2027];
  const paid = (more: string, intervals: readonly Interval[]) =>
    pays(instalments(more), { 在库: status(intervals) }, years).map((x) => (x === wan(10) ? '+' : x === 0n ? '0' : x));
  const stop = '  停付：自首次在库日期起3年内在库退出的，尚未兑现部分不再兑现';
  const resume = '\n  恢复：自再次在库日期起恢复兑现';

  test('the first exit inside the period is the event; one before the entry of the period is none', () => {
    expect(paid(stop, [['2023-03-20', '2025-06-30']])).toEqual(['+', '0', '0', '0']);
    expect(paid(stop, [['2023-03-20', '2025-07-01']])).toEqual(['+', '+', '0', '0']);
    expect(paid(stop, [['2023-03-20', '2026-03-20']])).toEqual(['+', '+', '0', '0']);
    expect(paid(stop, [['2023-03-20', '2026-03-21']])).toEqual(['+', '+', '+', '+']);
  });
  test('without 恢复 a re-entry changes nothing', () => {
    expect(paid(stop, [['2023-03-20', '2024-01-01'], ['2024-02-01']])).toEqual(['0', '0', '0', '0']);
  });
  test('with it, each payment is judged by the last move before its day', () => {
    const moves: Interval[] = [['2023-03-20', '2024-01-01'], ['2025-06-30', '2025-12-01'], ['2026-07-01']];
    // Out on 30 June 2024; back on 30 June 2025; out again in 2026; back in 2027.
    expect(paid(stop + resume, moves)).toEqual(['0', '+', '0', '+']);
  });
  test('a condition of the resumption', () => {
    const late = '\n  恢复：再次在库日期在自首次在库退出日期起1年内的，自再次在库日期起恢复兑现';
    expect(paid(stop + late, [['2023-03-20', '2024-01-01'], ['2025-01-01']])).toEqual(['0', '+', '+', '+']);
    expect(paid(stop + late, [['2023-03-20', '2024-01-01'], ['2025-01-02']])).toEqual(['0', '0', '0', '0']);
  });
  test('追回 takes back what was paid before the exit', () => {
    const back = `${stop}\n  追回：自首次在库日期起3年内在库退出的，追回已兑现部分`;
    expect(pays(instalments(back), { 在库: status([['2023-03-20', '2025-09-01']]) }, years)).toEqual([
      wan(10),
      wan(10) - wan(20),
      0n,
      0n,
    ]);
  });
});

// Against a naive scan

const START = dayNumber(2022, 1, 1);
const SPAN = 1500;
/** Up to four stays in a stretch of some four years; the last one may last. */
const stays = fc
  .uniqueArray(fc.integer({ min: 0, max: SPAN }), { minLength: 0, maxLength: 8 })
  .map((days) => [...days].sort((a, b) => a - b))
  .map((days) =>
    Array.from({ length: Math.ceil(days.length / 2) }, (_, i) => ({ from: days[2 * i] ?? 0, to: days[2 * i + 1] })),
  );
type Stay = { readonly from: number; readonly to: number | undefined };
const asFacts = (list: readonly Stay[]) =>
  status(
    list.map(
      ({ from, to }): Interval =>
        to === undefined ? [isoDate(START + from)] : [isoDate(START + from), isoDate(START + to)],
    ),
  );
const isIn = (list: readonly Stay[], day: number): boolean =>
  list.some(({ from, to }) => from <= day && (to === undefined || day < to));

test('on a day, throughout and during a year: as a scan of the days says', () => {
  const plan = planOf(
    policy({
      fields,
      more: '定义 末日：本年度末在库\n定义 全程：全年在库\n定义 曾经：年内曾在库\n定义 当日：在库于入库日',
      clause: '  对象：企业 且 末日 且 全程 且 曾经 且 当日\n  每年：有效期\n  给予：1元',
    }),
  );
  fc.assert(
    fc.property(stays, fc.integer({ min: 0, max: SPAN }), (list, day) => {
      const { facts, problems } = readFacts(plan, { 企业: { 在库: asFacts(list), 入库日: isoDate(START + day) } });
      expect(problems).toEqual([]);
      if (!facts) return;
      const e = evaluation(plan, facts);
      const flag = (name: string, year: number) => {
        const s = e.step(name, inYear(year));
        return s.kind === 'value' ? s.value : s.kind;
      };
      for (const year of [2022, 2023, 2024, 2025]) {
        const days: boolean[] = [];
        for (let d = dayNumber(year, 1, 1); d <= dayNumber(year, 12, 31); d++) days.push(isIn(list, d - START));
        expect(flag('末日', year)).toBe(days.at(-1));
        expect(flag('全程', year)).toBe(days.every(Boolean));
        expect(flag('曾经', year)).toBe(days.some(Boolean));
      }
      expect(flag('当日', 2023)).toBe(isIn(list, day));
    }),
    { numRuns: 60, seed: 50 },
  );
});

test('stops with 恢复: out on the day of payment after an exit inside the period', () => {
  const plan = planOf(
    policy({
      fields,
      clause:
        '  对象：企业\n  一次性：首次在库日期\n  给予：40万元\n  兑现：分四年等额，自首次在库日期次年度起\n  停付：自首次在库日期起2年内在库退出的，尚未兑现部分不再兑现\n  恢复：自再次在库日期起恢复兑现',
    }),
  );
  fc.assert(
    fc.property(
      stays.filter((list) => list.length > 0),
      (list) => {
        const { facts } = readFacts(plan, { 企业: { 在库: asFacts(list) } });
        if (!facts) throw new Error('no facts');
        const first = START + (list[0]?.from ?? 0);
        const end = endOfTwoYears(first);
        const e = evaluation(plan, facts);
        const year = Number(isoDate(first).slice(0, 4));
        for (let i = 1; i <= 4; i++) {
          const payDay = dayNumber(year + i, 6, 30);
          // The last exit inside the period, and whether anything was entered after it.
          const exits = list.flatMap(({ to }) => (to === undefined ? [] : [START + to]));
          const out = Math.max(...exits.filter((d) => d > first && d <= end && d <= payDay), Number.NEGATIVE_INFINITY);
          const back = list.some(({ from }) => START + from >= out && START + from <= payDay);
          const stopped = Number.isFinite(out) && !back;
          const s = e.step(plan.payments[0]?.paid ?? '', inYear(year + i));
          expect(s).toEqual({ kind: 'value', value: { n: stopped ? 0n : wan(10), d: 1n } });
        }
      },
    ),
    { numRuns: 60, seed: 51 },
  );
});

/** The corresponding day two years on, or else the last of February. */
function endOfTwoYears(day: number): number {
  const [year = 0, month = 0, date = 0] = isoDate(day).split('-').map(Number);
  const leapDay = month === 2 && date === 29;
  return dayNumber(year + 2, month, leapDay ? 28 : date);
}
