/** Lines about when money comes, stops and goes back: read, printed, and printed in the other language. */
import { describe, expect, test } from 'vitest';
import { format, parsePolicy } from '../../dsl/index.ts';
import { shapeOf } from '../support/syntax.ts';

const nouns = `名词 企业：
  认定日期：日期，无则未发生
  达产日期：日期，无则未发生
  查实日期：日期，无则未发生
  金库余额：金额

名词 已享受奖励（每家企业多项）：
  享受年度：年度
  享受金额：金额

定义 观察期：自认定日期起3年内
定义 首期比例：50%
解读 补差口径：补差方式
  问：？
  甲：扣除以前年度标准
  乙：扣除以前年度实得
  暂取：甲
`;
const parse = (lines: string) => parsePolicy(`\`\`\`规矩\n${nouns}\n条款 一（一）甲类：\n  ${lines}\n\`\`\`\n`);

/** What is written; it is printed in the same words. */
const written: readonly (readonly [string])[] = [
  ['补差：扣除以前年度标准'],
  ['补差：扣除以前年度已得'],
  ['补差：扣除以前年度实得，连同已享受奖励（享受年度不晚于本年度）的享受金额合计'],
  ['补差：按补差口径处理'],
  ['补差：按补差口径处理，连同金库余额'],
  ['兑现：认定日期所在年度50%，达产日期所在年度其余'],
  ['兑现：认定日期所在年度50%、达产日期次年度50%'],
  ['兑现：认定日期所在年度首期比例，自认定日期起3年内达产日期所在年度其余'],
  ['兑现：认定日期所在年度30%，观察期内达产日期所在年度后1年30%，达产日期次年度40%'],
  ['取整：每期精确到元，舍去尾数'],
  ['恢复：自达产日期起恢复兑现，停付期间的补发'],
  ['追回：查实日期已发生的，追回已兑现部分，并按年利率4%计息'],
  ['追回：查实日期已发生的，全额追回已兑现部分'],
  ['追回：查实日期已发生的，按50%追回已兑现部分'],
  ['追回：查实日期已发生的，追回已兑现部分，并按年利率4%计息（365天）'],
  ['追回：查实日期已发生的，追回已兑现部分的50%，并按年利率4%计息（360天，算头不算尾）'],
  ['追回：查实日期已发生的，按首期比例追回已兑现部分，按年利率首期比例计息（当年实际天数）'],
  ['追回：查实日期已发生的，追回已兑现部分的首期比例'],
  ['禁入：自查实日期起3年内'],
  ['禁入：查实日期起3年内'],
  ['禁入：认定日期在自查实日期起3年内'],
  ['禁入：认定日期在查实日期起3年内'],
  ['禁入：自查实日期起永久'],
  ['禁入：查实日期起永久'],
  ['禁入：观察期内'],
  ['禁入：认定日期在观察期内'],
  ['给予：2000元按日折算（365天，头尾都算）自认定日期起至达产日期止'],
  ['给予：2000元按天折算自认定日期起至达产日期止'],
  ['给予：金库余额乘以首期比例按日折算（当年实际天数）自认定日期起至较小者（达产日期、认定日期后2年）止'],
  ['条件：自认定日期起至达产日期止的满月数不少于12个月'],
  ['条件：自认定日期起至达产日期止的满年数减1年为3年'],
];

describe.each(written)('%s', (line) => {
  const parsed = parse(line);
  test('is read', () => expect(parsed.diagnostics).toEqual([]));
  test('is printed', () => expect(format(parsed, 'zh')).toContain(`\n  ${line}\n`));
  test('says the same in English, and back again', () => {
    const english = format(parsed, 'en');
    const again = parsePolicy(english);
    expect(again.diagnostics).toEqual([]);
    expect(shapeOf(again.ast)).toBe(shapeOf(parsed.ast));
    expect(format(again, 'en')).toBe(english);
    expect(shapeOf(parsePolicy(format(again, 'zh')).ast)).toBe(shapeOf(parsed.ast));
  });
});
