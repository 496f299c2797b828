/** What the editor knows of units: completion in the brackets of a type, hover, renaming beside a table. */
import { expect, test } from 'vitest';
import * as service from '../../service/index.ts';

const policy = (fields: string, more = '', use = '30万元') => `# 试行办法

\`\`\`规矩
政策：试行办法
  施行：自2024年1月1日起至2025年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入

名词 企业：
  入库日：日期，无则未发生
${fields}
${more}
\`\`\`

## 一、奖励

给予30万元。

\`\`\`规矩
条款 一 奖励：
  摘录：“给予30万元。”
  对象：企业
  一次性：入库日
  给予：${use}
  出资：县财政
\`\`\`
`;
/** Labels offered where ¦ stands. */
const offered = (marked: string): readonly string[] => {
  const offset = marked.indexOf('¦');
  const snapshot = service.openPolicy(marked.replace('¦', ''));
  return service.complete(snapshot, offset, 'zh').map((item) => item.label);
};

test('in the brackets of a type, the units that it can have', () => {
  expect(offered(policy('  用电：数量（¦）'))).toEqual(expect.arrayContaining(['吨', '千瓦时', '人', '亩']));
  expect(offered(policy('  合同额：金额（¦）'))).toEqual(expect.arrayContaining(['美元', '欧元', '日元']));
  expect(offered(policy('  合同额：金额（¦）'))).not.toContain('吨');
  expect(offered(policy('  租金：单价（¦）'))).toEqual(expect.arrayContaining(['元/人', '元/亩']));
  expect(offered(policy('', '参数 价：汇率（¦）\n  自2024年1月1日起：7'))).toEqual(
    expect.arrayContaining(['元/美元', '元/欧元']),
  );
  // The policy's own unit, and what has been begun already.
  expect(offered(policy('  班列：数量（车次）\n  货运：数量（¦）'))).toContain('车次');
  expect(offered(policy('  用电：数量（千¦）'))).toContain('千瓦时');
});

test('what a type’s unit is, on hover', () => {
  const text = policy('  用地：数量（公顷）');
  const found = service.hover(service.openPolicy(text), text.indexOf('公顷') + 1, 'zh');
  expect(found?.paragraphs.join(' ')).toContain('15 亩');
});

test('a policy beside a table is renamed as one that has it', () => {
  const text = policy(
    '',
    '参数 利率：比例\n  数据：“利率.csv”\n  来源：中心',
    '30万元乘以（100%减利率于入库日加利率于入库日）',
  );
  const options = { file: (path: string) => (path === '利率.csv' ? '日期,值\n2024-01-02,3%\n' : undefined) };
  const snapshot = service.openPolicy(text, options);
  expect(snapshot.compiled.plan).toBeDefined();
  const renamed = service.rename(snapshot, text.indexOf('利率'), '贷款利率', 'zh');
  expect(renamed.ok).toBe(true);
  expect(service.inlayHints(snapshot, 'zh').filter((hint) => hint.kind === 'noFigure')).toEqual([]);
});
