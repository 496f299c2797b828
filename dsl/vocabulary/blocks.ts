/** The blocks, by the word that opens them. */
import { block, type Keyword } from './keyword.ts';

export const blocks = {
  policy: block(
    '政策',
    'policy',
    '政策的名称与总则：稿次、施行、金额取整、兑付日。',
    'The policy’s title and general terms.',
  ),
  entity: block(
    '名词',
    'noun',
    '声明主体（企业、户、人）或其清单，以及各自的字段。',
    'Declares an entity or a list of items, with fields.',
  ),
  definition: block('定义', 'define', '给一个算出来的值起名。', 'Names a derived value.'),
  parameter: block('参数', 'parameter', '随时间变化、由外部给定的数。', 'A dated figure given from outside.'),
  table: block(
    '表',
    'table',
    '分档表：按一项或几项查得金额、比例；全额、累进或对照。',
    'A table of tiers: looked up whole, by slices, or by option.',
  ),
  reading: block(
    '解读',
    'reading',
    '文本未定之处：问题、各种答案、暂取哪一种。',
    'An undecided point, its answers and the provisional choice.',
  ),
  clause: block('条款', 'clause', '一项待遇：谁、因何、得多少、如何兑现、谁出资。', 'An entitlement.'),
  qualitative: block(
    '定性',
    'tracked',
    '不能计算的条文：登记类别与责任单位，不丢失。',
    'A clause that does not compute: tracked, never dropped.',
  ),
  qualification: block('资格', 'status', '授予或取消的资格、名单。', 'A status that is granted and withdrawn.'),
  relation: block(
    '关系',
    'relation',
    '条款之间、文件之间的关系：叠加、废止、优先。',
    'Relations between clauses or documents.',
  ),
  reference: block(
    '引用',
    'reference',
    '给另一份政策文件起一个简称，连同它的条款一起计算。',
    'Gives another policy file a short name; its clauses are computed along.',
  ),
  check: block('核对', 'check', '总量目标或不变式，测算时核对。', 'A target or invariant that simulations check.'),
  scenario: block('场景', 'scenario', '一个测试：给定事实，应当得到的结果。', 'A test: given facts, expected results.'),
} satisfies Record<string, Keyword>;
