/** 给予, 裁量 and the rounding of amounts. */
import { describe, expect, test } from 'vitest';
import { evaluateEntity } from '../../runtime/index.ts';
import { factsOf, pays, planOf, policy, wan, yuan } from '../support/policy.ts';

const yearly = (grant: string, own: { readonly [label: string]: string } = {}) =>
  policy({ policy: own, clause: `  对象：企业\n  触发：入库日\n  每年：有效期\n${grant}` });

describe('给予', () => {
  test('a fixed amount is paid once, in the year of its event', () => {
    const source = policy({ clause: '  对象：企业\n  一次性：入库日\n  给予：30万元' });
    expect(pays(source, { 入库日: '2023-03-20' }, [2022, 2023, 2024])).toEqual(['absent', wan(30), 'absent']);
  });
  test('a share of a figure, year by year', () => {
    // 3 % of 100万 and of 50万.
    const source = yearly('  给予：产值的3%');
    const own = { 入库日: '2023-03-20', 产值: { 2023: '100万元', 2024: '50万元' } };
    expect(pays(source, own, [2023, 2024])).toEqual([wan(3), wan(1.5)]);
  });
  test('money computed: plus, minus, times, over, bracketed', () => {
    // (100万 − 40万) × 50 % ÷ 3 + 1元 = 10万 + 1元.
    const source = yearly('  给予：（产值减收入）乘以50%除以3加1元');
    const own = { 入库日: '2023-03-20', 产值: { 2023: '100万元' }, 收入: { 2023: '40万元' } };
    expect(pays(source, own, [2023])).toEqual([wan(10) + yuan(1)]);
  });
  test('the smaller and the larger of two', () => {
    const own = { 入库日: '2023-03-20', 产值: { 2023: '100万元' }, 收入: { 2023: '40万元' } };
    expect(pays(yearly('  给予：较小者（产值、收入）'), own, [2023])).toEqual([wan(40)]);
    expect(pays(yearly('  给予：较大者（产值、收入、70万元）'), own, [2023])).toEqual([wan(100)]);
  });
  test('nought is paid as nought, not as “does not apply”', () => {
    expect(pays(yearly('  给予：产值的3%'), { 入库日: '2023-03-20', 产值: { 2023: '0' } }, [2023])).toEqual([0n]);
  });
  test('division by a figure that is nought cannot be computed', () => {
    const source = yearly('  给予：产值除以收入乘以1元');
    const own = { 入库日: '2023-03-20', 产值: { 2023: '5元' }, 收入: { 2023: '0' } };
    expect(pays(source, own, [2023])).toEqual(['notComputable']);
  });
  test('places are no money and are counted', () => {
    const plan = planOf(yearly('  给予：不少于2个名额'));
    const { entitlements, payments } = evaluateEntity(plan, factsOf(plan, { 入库日: '2023-03-20' }));
    expect(payments).toEqual([]);
    expect(entitlements.find((e) => e.year === 2023)).toMatchObject({ quantity: '2', unit: '名额', bound: 'atLeast' });
  });
});

describe('金额: rounded only as the policy says', () => {
  // 3 % of the output in the second column.
  test.each([
    // 0.49元 × 3 % = 1.47 fen; 0.50元 × 3 % = 1.5 fen, half goes up.
    ['精确到分，四舍五入', '0.49元', 1n],
    ['精确到分，四舍五入', '0.50元', 2n],
    ['精确到分，舍去尾数', '0.66元', 1n],
    // 1.98 fen is cut to 1, 2.01 fen is raised to 3.
    ['精确到分，进一', '0.67元', 3n],
    // 1650元 × 3 % = 49.5元 = 4950 fen → 50元.
    ['精确到元，四舍五入', '1650元', 5000n],
    // 4999元 × 3 % = 149.97元 → 1 × 100元, or 2 × 100元 raised.
    ['精确到百元，舍去尾数', '4999元', 10_000n],
    ['精确到百元，进一', '4999元', 20_000n],
    // 50万 × 3 % = 1.5万 → 2万.
    ['精确到万元，四舍五入', '50万元', 2_000_000n],
    // 48333元 × 3 % = 1449.99元 → 1千元.
    ['精确到千元，四舍五入', '48333元', 100_000n],
  ])('%s: 3%% of %s', (rounding, output, fen) => {
    const source = yearly('  给予：产值的3%', { 金额: rounding });
    expect(pays(source, { 入库日: '2023-03-20', 产值: { 2023: output } }, [2023])).toEqual([fen]);
  });
  test('the sum is rounded, not its items', () => {
    // Three items of 0.5 fen each are 1.5 fen together, 2 after rounding; rounded one by one they would be 3.
    const source = yearly('  逐项：项目，完工年为本年度\n  给予：投资额的50%');
    const projects = [1, 2, 3].map(() => ({ 完工年: 2023, 投资额: '0.01' }));
    expect(pays(source, { 入库日: '2023-03-20' }, [2023], { projects })).toEqual([2n]);
  });
});

describe('不超过 and 裁量', () => {
  const own = { 入库日: '2023-03-20', 产值: { 2023: '100万元' } };
  test('without 裁量 the whole bound is planned, and it is said that it is a bound', () => {
    const plan = planOf(yearly('  给予：不超过产值的3%'));
    const [payment] = evaluateEntity(plan, factsOf(plan, own)).payments;
    expect(payment).toMatchObject({ fen: wan(3), atMost: true });
  });
  test('the share comes before the cap', () => {
    // 3 % of 100万 = 3万; half of it is 1.5万, below the cap of 2万. The bound itself is the cap.
    const source = yearly('  给予：不超过产值的3%\n  裁量：50%\n  上限：每家每年2万元');
    expect(pays(source, own, [2023])).toEqual([wan(1.5)]);
    expect(pays(source, own, [2023], { options: { bounds: true } })).toEqual([wan(2)]);
  });
  test('none of it is planned at 0 %, and the bound stays', () => {
    const source = yearly('  给予：不超过产值的3%\n  裁量：0%');
    expect(pays(source, own, [2023])).toEqual([0n]);
    expect(pays(source, own, [2023], { options: { bounds: true } })).toEqual([wan(3)]);
  });
  test('a reading chooses the share', () => {
    const more = '解读 系数：比例\n  问：多少？\n  甲：100%\n  乙：40%\n  暂取：甲';
    const source = policy({
      more,
      clause: '  对象：企业\n  触发：入库日\n  每年：有效期\n  给予：不超过产值的3%\n  裁量：系数',
    });
    expect(pays(source, own, [2023])).toEqual([wan(3)]);
    expect(pays(source, own, [2023], { options: { readings: { 系数: '乙' } } })).toEqual([wan(1.2)]);
  });
});
