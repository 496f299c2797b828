/** The document of the conformance suite, and what a case of it says. */

/** A small policy with one of everything that a request can be about. */
export const document = `# 试行办法

## 一、奖励
### （一）入库奖励。
对首次入库的企业，给予30万元奖励，分三年兑现。三年内退库的，不再兑现。
责任单位：县工信局、县财政局

\`\`\`规矩
政策：试行办法
  施行：自2022年1月1日起至2026年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入
  兑付日：每年6月30日

名词 企业：
  入库方式：选项 首次入库、新建投产
  入库日：日期，无则未发生
  退库日：日期，无则未发生
  每年 产值：金额

解读 监督期：期间
  问：“三年内”怎样计算？
  甲：自入库日起3年内
  乙：入库日所在年度和之后2年
  暂取：甲

条款 一（一）入库奖励：
  摘录：“对首次入库的企业，给予30万元奖励，分三年兑现。”
  对象：企业
  条件：入库方式为首次入库
  一次性：入库日
  给予：30万元
  兑现：分三年等额，自入库日次年度起
  停付：监督期内退库日已发生的，尚未兑现部分不再兑现
  出资：县财政
  责任单位：县工信局、县财政局
\`\`\`

### （二）增产奖励。
对年产值2000万元以上的企业，给予服务保障。
`;

export type Request =
  | 'diagnostics'
  | 'hover'
  | 'complete'
  | 'definition'
  | 'references'
  | 'prepareRename'
  | 'rename'
  | 'symbols'
  | 'folding'
  | 'selection'
  | 'formatting'
  | 'actions'
  | 'inlay'
  | 'semantic';

export interface Case {
  readonly says: string;
  readonly request: Request;
  /** What stands in `document` and what stands there instead; both may hold the marks. */
  readonly change?: readonly [string, string];
  /** Of a rename. */
  readonly name?: string;
  readonly language?: 'zh' | 'en';
  /** In the words of normal.ts. */
  readonly expected: unknown;
}

/** The cursor put into the document as it is. */
export const at = (words: string): readonly [string, string] => [words.replace('‸', ''), words];
