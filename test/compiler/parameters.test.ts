/** Parameters by date: the row in force on the day that the expression names, that day included. */
import { describe, expect, test } from 'vitest';
import { pays, policy, yuan } from '../support/policy.ts';

const source = (grant: string) =>
  policy({
    more: '参数 基准：金额\n  自2022年3月1日起：100元\n  自2023年7月1日起：200元\n  自2024年1月1日起：未定',
    clause: `  对象：企业\n  一次性：入库日\n  给予：${grant}`,
  });

describe('于: the figure of a day', () => {
  test.each([
    ['2022-02-28', 'unknown'],
    ['2022-03-01', yuan(100)],
    ['2023-06-30', yuan(100)],
    ['2023-07-01', yuan(200)],
    ['2023-12-31', yuan(200)],
    ['2024-01-01', 'unknown'],
  ] as const)('on %s', (入库日, outcome) => {
    expect(pays(source('基准于入库日'), { 入库日 }, [Number(入库日.slice(0, 4))])).toEqual([outcome]);
  });
  test('a figure that was set holds on every day', () => {
    const options = { parameters: { 基准: { n: 50_000n, d: 1n } } };
    expect(pays(source('基准于入库日'), { 入库日: '2022-01-05' }, [2022], { options })).toEqual([yuan(500)]);
  });
  test('of a day that has not come there is nothing', () => {
    expect(pays(source('较大者（50元、基准于退库日）'), { 入库日: '2023-05-05' }, [2023])).toEqual(['absent']);
  });
});

test('as the result of a tier it is that of the year, or of the month', () => {
  const more =
    '参数 标准：金额\n  自2022年1月1日起：100元\n  自2023年7月1日起：200元\n表 补贴：对照\n  | 注册资本 | “标准” |\n  | 1元以上 | 标准 |';
  const own = { 注册资本: '5元' };
  const yearly = policy({ more, clause: '  对象：企业\n  每年：有效期\n  给予：补贴' });
  expect(pays(yearly, own, [2022, 2023, 2024])).toEqual([yuan(100), yuan(200), yuan(200)]);
  const monthly = policy({ more, clause: '  对象：企业\n  每月：有效期\n  给予：补贴' });
  // 2023: six months of 100 and six of 200.
  expect(pays(monthly, own, [2022, 2023, 2024])).toEqual([yuan(1200), yuan(1800), yuan(2400)]);
});
