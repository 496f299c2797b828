/** 每月: which months a period holds, what is gathered from them, and in which order they are summed and capped. */
import { describe, expect, test } from 'vitest';
import type { RunOptions } from '../../runtime/index.ts';
import { evaluateEntity } from '../../runtime/index.ts';
import { factsOf, pays, paysWith, planOf, policy, yuan } from '../support/policy.ts';

const fields = '  每月 基数：金额，可缺\n  每月 支出：金额，无则未发生';
const monthly = (period: string, more = '', own: { readonly [label: string]: string } = {}): string =>
  policy({ policy: own, fields, clause: `  对象：企业\n  每月：${period}\n  给予：100元${more}` });

/** The months in which the clause grants something. */
function granted(source: string, own: object, options: RunOptions = {}): readonly string[] {
  const plan = planOf(source);
  const { values, unknown } = evaluateEntity(plan, factsOf(plan, own), options);
  expect(unknown).toEqual([]);
  return Object.keys(values['一（一）.逐月给予'] ?? {});
}

/** `2023-03`, 12: twelve months from March 2023 on. */
function from(first: string, count: number): readonly string[] {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return Array.from({ length: count }, (_, i) => {
    const n = year * 12 + month - 1 + i;
    return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  });
}

describe('a month lies in a period of dates if its last day does (Civil Code, arts. 201 and 202)', () => {
  const last = (period: string, 入库日: string) => granted(monthly(period), { 入库日 });
  test.each([
    // From 21 March 2023 to 20 March 2024: the last days of March 2023 to February 2024.
    ['12个月', '2023-03-20', from('2023-03', 12)],
    // From 1 April on: the last day is the corresponding one, 31 March 2024.
    ['12个月', '2023-03-31', from('2023-04', 12)],
    ['1年', '2023-03-31', from('2023-04', 12)],
    ['1个月', '2023-03-01', ['2023-03']],
    // February has no 31st: its last day is the last of the period (art. 202), and it is in.
    ['1个月', '2023-01-31', ['2023-02']],
    ['1个月', '2024-01-31', ['2024-02']],
    // The corresponding day of 30 April is 30 May: the month of May is not over by then.
    ['1个月', '2023-04-30', []],
    ['2个月', '2023-04-30', ['2023-05', '2023-06']],
    // Twelve months from 29 February 2024 end on 28 February 2025, the last day of that month …
    ['12个月', '2024-02-29', from('2024-03', 12)],
    // … but twelve months from 28 February 2023 end on 28 February 2024, before the 29th.
    ['12个月', '2023-02-28', from('2023-03', 11)],
    ['30日', '2023-01-01', ['2023-01']],
    ['29日', '2023-01-01', []],
  ])('自入库日起%s内, entered on %s', (length, day, months) => {
    expect(last(`自入库日起${length}内`, day)).toEqual(months);
  });
  test.each([
    ['自2023年1月15日起至2023年3月30日止', ['2023-01', '2023-02']],
    ['自2023年1月15日起至2023年3月31日止', ['2023-01', '2023-02', '2023-03']],
    ['自2023年1月31日起至2023年2月28日止', ['2023-01', '2023-02']],
    ['自2024年2月1日起至2024年2月28日止', []],
    ['自2024年2月1日起至2024年2月29日止', ['2024-02']],
  ])('%s', (period, months) => {
    expect(last(period, '2023-01-01')).toEqual(months);
  });
});

describe('periods of months', () => {
  test.each([
    // The month itself and eleven more, whatever the day.
    ['入库日所在月份和之后11个月', '2023-03-01', from('2023-03', 12)],
    ['入库日所在月份和之后11个月', '2023-03-31', from('2023-03', 12)],
    ['自入库日所在月份起12个月内', '2023-03-31', from('2023-03', 12)],
    ['自入库日所在月份起1年内', '2023-03-31', from('2023-03', 12)],
    ['入库日次月和之后2个月', '2023-12-31', ['2024-01', '2024-02', '2024-03']],
    ['入库日次月', '2023-11-30', ['2023-12']],
    ['入库日所在月份后3个月', '2023-11-30', ['2024-02']],
    ['自2023年11月起至2024年2月止', '2023-01-01', from('2023-11', 4)],
    ['2023年11月至2024年2月', '2023-01-01', from('2023-11', 4)],
    ['自入库日所在月份起第2个月至第3个月', '2023-11-30', ['2023-12', '2024-01']],
    ['自入库日所在月份起第14个月', '2023-11-30', ['2024-12']],
    ['2024年2月', '2023-01-01', ['2024-02']],
    // A month lies in a year by its year.
    ['2024年', '2023-01-01', from('2024-01', 12)],
    ['入库日所在年度和之后1年', '2023-07-01', from('2023-01', 24)],
    ['有效期', '2023-01-01', from('2022-01', 60)],
  ])('%s, entered on %s', (period, 入库日, months) => {
    expect(granted(monthly(period), { 入库日 })).toEqual(months);
  });
  test('a period of months takes dates by their month', () => {
    const source = policy({
      clause: '  对象：企业\n  一次性：入库日\n  条件：退库日在入库日所在月份和之后2个月\n  给予：1元',
    });
    const at = (退库日: string) => pays(source, { 入库日: '2023-11-30', 退库日 }, [2023]);
    expect(at('2023-10-31')).toEqual(['absent']);
    expect(at('2023-11-01')).toEqual([yuan(1)]);
    expect(at('2024-01-31')).toEqual([yuan(1)]);
    expect(at('2024-02-01')).toEqual(['absent']);
  });
  test('a reading chooses between months and anniversaries', () => {
    const more =
      '解读 补贴期：期间\n  问：怎样算？\n  甲：自入库日所在月份起3个月内\n  乙：自入库日起3个月内\n  暂取：甲';
    const source = policy({ fields, more, clause: '  对象：企业\n  每月：补贴期\n  给予：1元' });
    const own = { 入库日: '2023-03-31' };
    expect(granted(source, own)).toEqual(['2023-03', '2023-04', '2023-05']);
    // Until 30 June, the corresponding day of 31 March or else the month's end.
    expect(granted(source, own, { readings: { 补贴期: '乙' } })).toEqual(['2023-04', '2023-05', '2023-06']);
  });
  test('到期即止: months that end after the validity are not granted', () => {
    const source = (end: string) =>
      monthly('2023年3月至2023年6月', '', { 施行: `自2022年1月1日起至${end}止`, 期满: '到期即止' });
    expect(granted(source('2023年5月31日'), {})).toEqual(['2023-03', '2023-04', '2023-05']);
    expect(granted(source('2023年5月30日'), {})).toEqual(['2023-03', '2023-04']);
  });
});

describe('the same days of every year', () => {
  const months = (period: string) => granted(monthly(period, '', { 施行: '自2023年1月1日起至2024年12月31日止' }), {});
  test('a month', () => expect(months('每年3月')).toEqual(['2023-03', '2024-03']));
  test('some months', () => expect(months('每年3月至4月')).toEqual(['2023-03', '2023-04', '2024-03', '2024-04']));
  test('over the end of the year', () =>
    expect(months('每年12月至1月')).toEqual(['2023-01', '2023-12', '2024-01', '2024-12']));
  test('the 29th of February is the 28th of a common year', () =>
    expect(months('每年2月1日至2月29日')).toEqual(['2023-02', '2024-02']));
  test('a month that is not over in the window is not in it', () => expect(months('每年3月1日至3月30日')).toEqual([]));
});

describe('the months sum to their year', () => {
  const amounts = { '2023-11': '10元', '2023-12': '20元', '2024-01': '40元' };
  const paid = (grant: string, own: object, more = '') =>
    pays(
      policy({ fields, clause: `  对象：企业\n  每月：有效期\n  给予：${grant}${more}` }),
      own,
      [2022, 2023, 2024, 2025],
    );
  test('不适用 months are skipped; a year without any is 不适用, not zero', () => {
    expect(paid('支出', { 支出: amounts })).toEqual(['absent', yuan(30), yuan(40), 'absent']);
  });
  test('a month that is not known makes its year unknown, and only that', () => {
    const full = Object.fromEntries(from('2023-01', 24).map((m) => [m, '1元']));
    const { '2024-05': _gone, ...rest } = full;
    expect(paid('基数', { 基数: rest })).toEqual(['unknown', yuan(12), 'unknown', 'unknown']);
  });
  test('conditions are asked month by month', () => {
    expect(paid('支出', { 支出: amounts }, '\n  条件：支出20元以上')).toEqual(['absent', yuan(20), yuan(40), 'absent']);
    expect(paid('支出', { 支出: amounts }, '\n  条件：本月为2023年11月')).toEqual([
      'absent',
      yuan(10),
      'absent',
      'absent',
    ]);
  });
  test('a yearly figure stands for its year in each of its months', () => {
    const own = { 支出: amounts, 产值: { 2023: '1元', 2024: '0元' } };
    expect(paid('支出', own, '\n  条件：产值超过0元')).toEqual(['absent', yuan(30), 'absent', 'absent']);
  });
  test('上月 goes over the end of the year', () => {
    const own = { 基数: { '2023-12': '7元', '2024-01': '9元' } };
    const source = (grant: string) => policy({ fields, clause: `  对象：企业\n  每月：2024年1月\n  给予：${grant}` });
    expect(pays(source('上月基数'), own, [2024])).toEqual([yuan(7)]);
    expect(pays(source('基数较上月增减额'), own, [2024])).toEqual([yuan(2)]);
    expect(pays(source('基数较上月新增额'), { 基数: { '2023-12': '9元', '2024-01': '7元' } }, [2024])).toEqual([0n]);
  });
  test('上年度 of a monthly figure is the same month of last year; of a yearly one, last year', () => {
    const own = { 基数: { '2023-02': '7元', '2024-02': '9元' }, 产值: { 2023: '5元' } };
    const source = (grant: string) => policy({ fields, clause: `  对象：企业\n  每月：2024年2月\n  给予：${grant}` });
    expect(pays(source('上年度基数'), own, [2024])).toEqual([yuan(7)]);
    expect(pays(source('基数较上年度增减额'), own, [2024])).toEqual([yuan(2)]);
    expect(pays(source('上年度产值'), own, [2024])).toEqual([yuan(5)]);
  });
});

describe('a parameter in a month is the row in force on its last day', () => {
  const more =
    '参数 标准：金额\n  自2022年1月1日起：100元\n  自2023年7月1日起：200元\n  自2023年10月31日起：300元\n定义 半数：标准的50%';
  const paid = (grant: string, period: string) =>
    pays(policy({ more, clause: `  对象：企业\n  每月：${period}\n  给予：${grant}` }), {}, [2023]);
  test.each([
    ['2023年6月', yuan(100)],
    ['2023年7月', yuan(200)],
    ['2023年9月', yuan(200)],
    // From its last day on.
    ['2023年10月', yuan(300)],
    // 6 × 100 + 3 × 200 + 3 × 300.
    ['2023年', yuan(2100)],
  ])('%s', (period, amount) => {
    expect(paid('标准', period)).toEqual([amount]);
  });
  test('through a definition too', () => expect(paid('半数', '2023年')).toEqual([yuan(1050)]));
  test('in a year it is that of 31 December, before and after', () => {
    const source = policy({ more, clause: '  对象：企业\n  每年：2023年\n  给予：半数加标准' });
    expect(pays(source, {}, [2023])).toEqual([yuan(450)]);
  });
  test('on a named day it is that of the day', () => {
    expect(paid('标准于2023年6月30日', '2023年12月')).toEqual([yuan(100)]);
  });
  test('上年度 of it is that of last year’s end, even in a month', () => {
    const source = policy({ more, clause: '  对象：企业\n  每月：2024年3月\n  给予：上年度半数' });
    expect(pays(source, {}, [2024])).toEqual([yuan(150)]);
  });
});

describe('gathered over the year', () => {
  const yearly = (grant: string, condition = '') =>
    policy({ fields, clause: `  对象：企业\n  每年：2023年${condition}\n  给予：${grant}` });
  const own = { 支出: { '2023-02': '30元', '2023-05': '10元', '2024-01': '99元' } };
  test.each([
    ['全年支出合计', yuan(40)],
    ['全年支出最大值', yuan(30)],
    ['全年支出最小值', yuan(10)],
    ['1元乘以支出的月数', yuan(2)],
    ['1元乘以（支出超过10元）的月数', yuan(1)],
    ['1元乘以（支出超过30元）的月数', 0n],
  ])('%s', (grant, amount) => {
    expect(pays(yearly(grant), own, [2023])).toEqual([amount]);
  });
  test.each([
    ['全年任一月支出30元以上', yuan(1)],
    ['全年任一月支出超过30元', 'absent'],
    ['全年各月支出10元以上', 'absent'],
    ['并非全年各月支出10元以上', yuan(1)],
    ['（支出10元以上）的月数不低于2个月', yuan(1)],
    ['（支出10元以上）的月数超过2个月', 'absent'],
  ])('%s', (condition, amount) => {
    expect(pays(yearly('1元', `\n  条件：${condition}`), own, [2023])).toEqual([amount]);
  });
  test('one month that settles it is enough, though others are not known', () => {
    const known = { 基数: { '2023-02': '30元' } };
    expect(pays(yearly('1元', '\n  条件：全年任一月基数30元以上'), known, [2023])).toEqual([yuan(1)]);
    expect(pays(yearly('1元', '\n  条件：全年任一月基数超过30元'), known, [2023])).toEqual(['unknown']);
    expect(pays(yearly('1元', '\n  条件：全年各月基数超过30元'), known, [2023])).toEqual(['absent']);
    expect(pays(yearly('全年基数合计'), known, [2023])).toEqual(['unknown']);
  });
});

describe('连续N个月', () => {
  const runs = (months: number, own: object) =>
    granted(
      policy({
        fields,
        clause: `  对象：企业\n  每月：2023年1月至2024年3月\n  条件：连续${months}个月支出10元以上\n  给予：1元`,
      }),
      own,
    );
  const spent = (...months: string[]) => ({ 支出: Object.fromEntries(months.map((m) => [m, '10元'])) });
  test('it counts from the month that completes it', () => {
    expect(runs(3, spent('2023-04', '2023-05', '2023-06', '2023-07'))).toEqual(['2023-06', '2023-07']);
  });
  test('a month between breaks it', () => {
    expect(runs(3, spent('2023-04', '2023-05', '2023-07', '2023-08'))).toEqual([]);
  });
  test('it runs over the end of the year', () => {
    expect(runs(3, spent('2023-11', '2023-12', '2024-01'))).toEqual(['2024-01']);
  });
  test('one month is the month itself', () => expect(runs(1, spent('2023-05'))).toEqual(['2023-05']));
});

describe('月次', () => {
  const more =
    '定义 补贴月次：自入库日所在月份起的月次\n表 补贴：对照\n  | 补贴月次 | “金额” |\n  | 前两个月 | 100元 |\n  | 第3个月至第5个月 | 10元 |\n  | 第6个月 | 1元 |';
  const source = policy({ more, clause: '  对象：企业\n  每月：有效期\n  给予：补贴' });
  test('100 + 100 in the first two months, then three times 10, then 1; nothing before and after', () => {
    // November and December 2023; January to March 2024, April 2024.
    expect(pays(source, { 入库日: '2023-11-30' }, [2022, 2023, 2024, 2025])).toEqual([
      'absent',
      yuan(200),
      yuan(31),
      'absent',
    ]);
  });
});

describe('items and months', () => {
  const list =
    '名词 人员（每家企业多人）：\n  入职日：日期\n  离职日：日期，无则未发生\n  每月 工资：金额，无则未发生\n  每年 奖金：金额，可缺';
  const source = (lines: string, more = '') => policy({ more: `${list}\n${more}`, clause: `  对象：企业\n${lines}` });
  const paid = (text: string, people: readonly object[] | undefined, years: readonly number[]) =>
    paysWith(text, people ? { 人员: people } : {}, years);

  const each = '  每月：自入职日所在月份起12个月内\n  逐项：人员\n  条件：离职日未发生 或 本月早于离职日所在月份';
  test('the months are the item’s own', () => {
    const people = [{ 入职日: '2023-10-31' }, { 入职日: '2024-01-01', 离职日: '2024-03-15' }];
    // October to December 2023: 3; January to September 2024: 9, and January and February of the second: 2.
    expect(paid(source(`${each}\n  给予：100元`), people, [2022, 2023, 2024, 2025])).toEqual([
      'absent',
      yuan(300),
      yuan(1100),
      'absent',
    ]);
  });
  test('nobody: 不适用; nobody knows: unknown', () => {
    expect(paid(source(`${each}\n  给予：100元`), [], [2023])).toEqual(['absent']);
    expect(paid(source(`${each}\n  给予：100元`), undefined, [2023])).toEqual(['unknown']);
  });
  test('a period of the entity rules years out, though the list is not known', () => {
    const lines = '  每月：2023年1月至2023年3月\n  逐项：人员\n  给予：100元';
    expect(paid(source(lines), undefined, [2022, 2023])).toEqual(['absent', 'unknown']);
  });
  test('每项每月, 每家每月, 每家每年 act in this order', () => {
    const people = [{ 入职日: '2023-11-01' }, { 入职日: '2023-12-01' }];
    const grant = `${each}\n  给予：100元`;
    // One month with one person, one with two.
    expect(paid(source(grant), people, [2023])).toEqual([yuan(300)]);
    expect(paid(source(`${grant}\n  上限：每项每月80元`), people, [2023])).toEqual([yuan(240)]);
    expect(paid(source(`${grant}\n  上限：每家每月150元`), people, [2023])).toEqual([yuan(250)]);
    expect(paid(source(`${grant}\n  上限：每项每月80元\n  上限：每家每月150元`), people, [2023])).toEqual([yuan(230)]);
    expect(paid(source(`${grant}\n  上限：每家每月150元\n  上限：每家每年200元`), people, [2023])).toEqual([yuan(200)]);
  });
  test('每项 caps an item’s year: its months are summed before the items are', () => {
    const people = [{ 入职日: '2023-09-01' }, { 入职日: '2023-12-01' }];
    // 400 down to 250, and 100.
    expect(paid(source(`${each}\n  给予：100元\n  上限：每项250元`), people, [2023])).toEqual([yuan(350)]);
    expect(paid(source(`${each}\n  给予：100元\n  上限：每项250元\n  上限：每项每月50元`), people, [2023])).toEqual([
      yuan(250),
    ]);
    // What rules the entity out rules its items out.
    const denied = `${each}\n  给予：100元\n  上限：每项250元\n  一票否决：本年度为2023年`;
    expect(paid(source(denied), people, [2023, 2024])).toEqual(['absent', yuan(500)]);
    expect(paid(source(denied), undefined, [2023])).toEqual(['absent']);
  });
  test('an item’s own months and years', () => {
    const people = [{ 入职日: '2023-01-01', 工资: { '2023-03': '10元', '2023-04': '20元' }, 奖金: { 2023: '5元' } }];
    expect(paid(source('  每月：有效期\n  逐项：人员\n  给予：工资'), people, [2023])).toEqual([yuan(30)]);
    expect(paid(source('  每年：有效期\n  逐项：人员\n  给予：全年工资合计加奖金'), people, [2023])).toEqual([
      yuan(35),
    ]);
    expect(paid(source('  每年：有效期\n  逐项：人员\n  给予：奖金'), people, [2024])).toEqual(['unknown']);
    expect(paid(source('  每年：有效期\n  给予：1元乘以人员（全年工资合计30元以上）的个数'), people, [2023])).toEqual([
      yuan(1),
    ]);
  });
  test('rounding of an item is in each month', () => {
    const people = [{ 入职日: '2023-11-01' }];
    const lines = `${each}\n  给予：0.6元\n  取整：每项精确到元，四舍五入`;
    expect(paid(source(lines), people, [2023])).toEqual([yuan(2)]);
  });
});
