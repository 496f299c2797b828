import type { BlockKind } from '../ast.ts';

/** A head of each kind as one writes it, for the message on heads that are not complete. */
export const headExamples: { readonly zh: { readonly [K in BlockKind]: string } } = {
  zh: {
    policy: '政策：某县工业企业奖励办法',
    entity: '名词 企业：',
    definition: '定义 扶持年度：首次入库日期所在年度和之后2年',
    parameter: '参数 市级分担比例：比例',
    reading: '解读 监督期：期间',
    table: '表 奖励标准：全额',
    clause: '条款 三（一）提升奖励：',
    qualitative: '定性 三（四）用地保障：',
    qualification: '资格 二（一）培育库：',
    relation: '关系 五（二）废止：',
    reference: '引用 旧办法：“旧办法.policy.md”',
    check: '核对 一 新增总量：',
    scenario: '场景 “第二年退出”：',
  },
};
