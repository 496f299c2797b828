/**
 * The only table of words. A keyword is an id with its spellings in Chinese and English; every
 * spelling parses everywhere, the first of each language is the one that is offered.
 *
 * INVARIANT: a keyword has as many spellings in English as in Chinese, and they are pairs: the
 * formatter keeps which of them a writer chose, in either language and back.
 *
 * Roles: a `block` opens a block at the start of a line; a `label` is reserved only at the start
 * of a line before a colon; a `word` is cut out of running text; `unit` words follow numbers.
 */

import { type TogetherWordId, togetherWords } from './togetherWords.ts';
import { type CountWordId, type CurrencyId, countWords, currencyWords } from './unitWords.ts';

export type Role = 'block' | 'label' | 'word' | 'unit';

export interface Keyword {
  readonly role: Role;
  readonly zh: readonly [string, ...string[]];
  readonly en: readonly [string, ...string[]];
  readonly doc: { readonly zh: string; readonly en: string };
}

const of =
  (role: Role) =>
  (zh: string, en: string, docZh: string, docEn: string): Keyword => ({
    role,
    zh: zh.split('|') as [string, ...string[]],
    en: en.split('|') as [string, ...string[]],
    doc: { zh: docZh, en: docEn },
  });
const block = of('block');
const label = of('label');
const word = of('word');
const unit = of('unit');

const table = {
  // Blocks
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

  // Labels of 政策
  draft: label('稿次', 'draft', '征求意见稿、送审稿、印发稿。', 'Which draft this is.'),
  docNumber: label('文号', 'number', '发文字号。', 'The document’s number.'),
  issued: label('印发日期', 'issued', '印发之日；未定时写“未定”。', 'The date of issue.'),
  inForce: label(
    '施行',
    'in force',
    '有效期：自哪天起至哪天。触发事件须在其内。',
    'The validity; triggers must fall inside.',
  ),
  lapsed: label('失效', 'lapsed', '提前失效的，最后有效的一天。', 'The last day, where it ended early.'),
  onExpiry: label(
    '期满',
    'on expiry',
    '有效期满后，已取得的权益继续兑完还是到期即止。',
    'What happens to running benefits on expiry.',
  ),
  rounding: label('金额', 'amounts', '金额精确到什么单位、如何取整。', 'To what unit amounts are rounded, and how.'),
  payDay: label('兑付日', 'pay day', '每年的兑付日。', 'The day of the year on which money is paid.'),
  // Labels of 解读
  question: label('问', 'question', '未定的是什么。', 'What is undecided.'),
  chosen: label('暂取', 'provisional', '暂取的答案（尚未有人决定）。', 'The provisional choice.'),
  decided: label('决定', 'decided', '已决定的答案，后写决定人与日期。', 'The decided choice, then by whom and when.'),
  // Labels of clauses and their kin
  excerpt: label(
    '摘录',
    'text',
    '此后各行所依据的原文；“……”表示中间略去。',
    'The sentence that the following lines encode.',
  ),
  subject: label('对象', 'for', '谁可以享受。', 'Who is eligible.'),
  trigger: label(
    '触发',
    'trigger',
    '引起权益的事件日期，须在有效期内。',
    'The event’s date; must fall inside the validity.',
  ),
  once: label('一次性', 'once', '因某事件一次性给予；写事件日期。', 'Granted once for an event; its date.'),
  yearly: label('每年', 'every year', '在这些年度每年给予。', 'Granted each year of a period.'),
  monthly: label(
    '每月',
    'every month',
    '逐月给予，各月合计为当年的金额。',
    'Granted each month; the months sum to a year.',
  ),
  perItem: label('逐项', 'for each', '对清单中的每一项分别计算。', 'Computed item by item.'),
  condition: label('条件', 'if', '须同时满足的条件。', 'Conditions, all of which must hold.'),
  anyCondition: label('条件之一', 'if any', '满足其一即可的条件。', 'Conditions, one of which must hold.'),
  missing: label('缺数', 'when missing', '数据缺失时如何处理；不写则为未知。', 'What to do where an input is missing.'),
  grant: label('给予', 'grant', '给予多少。', 'What is granted.'),
  veto: label('一票否决', 'veto', '有其中一种情形的，不予给予。', 'Any of these takes the whole benefit away.'),
  payVeto: label(
    '兑付前否决',
    'veto on payment',
    '兑付当年有其中一种情形的，当年不予兑付。',
    'Any of these stops the payment of that year.',
  ),
  discretion: label('裁量', 'discretion', '“不超过”的部分按多大比例测算。', 'The planned share of an “up to”.'),
  cap: label(
    '上限',
    'cap',
    '封顶：每项、每个外层、每家每年或每家累计。',
    'A cap: per item, per owner, per year, or over the whole life.',
  ),
  deduct: label('扣除', 'less', '从核定金额中扣除，不足扣的为零。', 'Deducted from the award, never below zero.'),
  floor: label('起付', 'pays from', '核定金额不足此数的，不予发放。', 'Awards below this are not paid.'),
  roundOff: label(
    '取整',
    'rounded',
    '本条款怎样取整；不写则按政策的规定。',
    'How this clause rounds; otherwise as the policy says.',
  ),
  topUp: label('补差', 'top up', '晋级的，减去以前年度已得。', 'A promotion is paid less what came before.'),
  ban: label('禁入', 'barred', '某事之后若干年内不得享受。', 'For some years after an event nothing is granted.'),
  ranking: label('名次', 'ranking', '按什么排名、取前几名。', 'By what all are ranked, and how many come in.'),
  pool: label(
    '总额',
    'pool',
    '全体合计每年或累计的总额，超出时怎样分。',
    'What all together may get, and how it is divided where they ask for more.',
  ),
  pay: label('兑现', 'pay', '分几年、按什么比例、自何年起兑现。', 'Instalments.'),
  stop: label('停付', 'stop', '发生某事后，尚未兑现的不再兑现。', 'What is not yet paid is no longer paid.'),
  resume: label('恢复', 'resume', '停付之后何时恢复兑现。', 'When stopped payments start again.'),
  clawback: label('追回', 'claw back', '发生某事后，已兑现的追回。', 'What has been paid is taken back.'),
  share: label('出资', 'paid by', '由谁出资、各占多少。', 'Who pays, and which share.'),
  recipient: label('受益', 'goes to', '由谁受益、各得多少。', 'Who receives it, and which share.'),
  exception: label(
    '例外',
    'exception to',
    '本条款适用的，所列条款不再给予。',
    'Where it applies, the others give nothing.',
  ),
  department: label('责任单位', 'departments', '负责的单位。', 'The departments in charge.'),
  basis: label('依据', 'basis', '依据的条款或文件。', 'The clauses or documents it rests on.'),
  category: label('类别', 'category', '定性条文的类别，如服务、用地、组织。', 'The category of a tracked clause.'),
  acquire: label('取得', 'acquired', '取得资格的条件；由机关认定的写“定性”。', 'How the status is acquired.'),
  cancel: label('取消', 'cancelled', '取消资格的事件。', 'The event that cancels it.'),
  higherOf: label(
    '就高',
    'the highest of',
    '同一年度只给其中最高的一条。',
    'Only the greatest award of the year is paid.',
  ),
  choose: label('择一', 'only one of', '几条之中只能享受一条。', 'Only one of these clauses can be enjoyed.'),
  sharedCap: label('合计封顶', 'capped together', '几条合计的上限，怎样核减。', 'A cap that several clauses share.'),
  stack: label('叠加', 'stacks with', '可以叠加享受的政策。', 'Policies that stack with this one.'),
  repeal: label('废止', 'repeals', '不再执行的规定。', 'Provisions that this one repeals.'),
  prevail: label('优先', 'prevails over', '不一致时以何者为准。', 'What this one prevails over.'),
  exclusive: label(
    '互斥',
    'excludes',
    '几个条款只能享受其一；写明以哪一个为准。',
    'Only one of several clauses is granted; says which.',
  ),
  interpret: label('解释', 'interpreted by', '由谁负责解释。', 'Who interprets it.'),
  require: label('要求', 'requires', '应当成立的总量要求。', 'What must hold.'),
  data: label('数据', 'data', '参数的数取自哪张表。', 'The table that holds the figures.'),
  gaps: label('缺值', 'gaps', '某日没有数怎么办。', 'What holds on a day without a figure.'),
  source: label('来源', 'source', '数据的来源。', 'Where the figure is from.'),
  note: label('说明', 'note', '写给读者的说明，不参与计算。', 'A note for readers.'),
  // Labels of 场景
  given: label('给定', 'given', '给定的事实。', 'The given facts.'),
  under: label('若取', 'under', '改取某种解读时。', 'Under another reading.'),
  expect: label('应当', 'expect', '应当得到的结果。', 'The expected results.'),
  cases: label('逐例', 'cases', '表中每一行是一例，覆盖给定的事实。', 'Each row of the table is a case of its own.'),
  notApplicable: label('不适用', 'not applicable', '不应给出任何结果的条款。', 'Clauses that must give nothing.'),
  // Answers of a 解读
  answerA: label('甲', 'A', '第一种答案。', 'First answer.'),
  answerB: label('乙', 'B', '第二种答案。', 'Second answer.'),
  answerC: label('丙', 'C', '第三种答案。', 'Third answer.'),
  answerD: label('丁', 'D', '第四种答案。', 'Fourth answer.'),
  answerE: label('戊', 'E', '第五种答案。', 'Fifth answer.'),
  answerF: label('己', 'F', '第六种答案。', 'Sixth answer.'),
  answerG: label('庚', 'G', '第七种答案。', 'Seventh answer.'),
  answerH: label('辛', 'H', '第八种答案。', 'Eighth answer.'),

  // Types
  date: word('日期', 'date', '年月日。', 'A plain date.'),
  yearType: word('年度', 'year', '一个自然年度。', 'A calendar year.'),
  monthType: word('月份', 'month', '一个自然月。', 'A calendar month.'),
  money: word('金额', 'money', '人民币金额。', 'An amount of money.'),
  ratio: word('比例', 'ratio', '比例，如 3%。', 'A ratio, such as 3 %.'),
  pointsType: word('百分点', 'percentage points', '两个比例之差，如 5个百分点。', 'The difference of two ratios.'),
  unitPrice: word(
    '单价',
    'unit price',
    '每一单位多少，如 单价（元/吨）。',
    'So much for each unit, such as 单价（元/吨）.',
  ),
  exchangeRate: word(
    '汇率',
    'exchange rate',
    '外币折算的比率，如 汇率（元/美元）。',
    'What a currency is worth in 人民币.',
  ),
  count: word('数量', 'count', '带单位的数量，如 数量（人）。', 'A count with its unit.'),
  flag: word('是否', 'flag', '是或否。', 'Yes or no.'),
  option: word('选项', 'one of', '几个选项之一。', 'One of a closed list.'),
  textType: word('文本', 'label', '文字标注，不参与计算。', 'Text, for labels only.'),
  period: word('期间', 'period', '一段时间。', 'A period.'),
  splitType: word('分期比例', 'split', '各期的比例，如 等额、4:3:3。', 'Proportions of instalments.'),
  missingRule: word('缺数处理', 'missing rule', '数据缺失时的处理办法。', 'What to do where an input is missing.'),
  topUpRule: word('补差方式', 'top-up rule', '补差时减去什么。', 'What a top-up takes off.'),
  expiryRule: word('期满方式', 'expiry rule', '有效期满后的处理办法。', 'What happens on expiry.'),
  statusType: word('状态', 'timeline', '有进有出的状态，如在库。', 'What an entity enters and leaves.'),
  optional: word('可缺', 'optional', '可以不填；不填即未知。', 'May be left out; then unknown.'),
  never: word('无则未发生', 'or never', '不填表示事件没有发生。', 'Left out means it has not happened.'),
  substituteField: word('缺则取', 'else', '不填时取另一字段。', 'Left out means another field’s value.'),
  perEntity: word(
    '每家|每户|每个|每人|单家|单户',
    'per|per household|each|per person|per single|per single household',
    '每一主体。',
    'For each entity.',
  ),
  many: word('多项|多个|多份|多人', 'many|several|many copies|many people', '可有多项。', 'There may be several.'),

  // Logic
  and: word('且|并且', 'and|and also', '同时成立。', 'Both hold.'),
  or: word('或|或者', 'or|or else', '其一成立。', 'One of them holds.'),
  not: word('并非|非', 'not|not that', '不成立。', 'Does not hold.'),
  yes: word('是', 'yes', '是。', 'Yes.'),
  no: word('否', 'no', '否。', 'No.'),

  // Comparisons; 以上 以下 以内 不超过 不低于 不少于 include the number (Civil Code, art. 1259)
  is: word('为|等于', 'is|equals', '等于。', 'Equals.'),
  isNot: word('不为|不等于', 'is not|does not equal', '不等于。', 'Differs from.'),
  oneOf: word('属于', 'in', '是其中之一。', 'Is one of.'),
  notOneOf: word('不属于', 'not in', '不是其中任何一个。', 'Is none of.'),
  above: word('以上', 'or more', '达到或超过，含本数。', 'At least; includes the number.'),
  below: word('以下|以内', 'or less|or under', '不超过，含本数。', 'At most; includes the number.'),
  outside: word('以外', 'beyond', '超过，不含本数。', 'More than; excludes the number.'),
  moreThan: word(
    '超过|高于|大于',
    'more than|higher than|greater than',
    '超过，不含本数。',
    'More than; excludes the number.',
  ),
  lessThan: word(
    '低于|不足|不满|少于|小于',
    'less than|short of|not reaching|fewer than|smaller than',
    '低于，不含本数。',
    'Less than; excludes the number.',
  ),
  atLeast: word(
    '不低于|不少于|达到',
    'at least|no fewer than|reaching',
    '至少，含本数。',
    'At least; includes the number.',
  ),
  atMost: word(
    '不超过|不高于|不多于|最高不超过',
    'at most|no higher than|no more than|never more than',
    '至多，含本数。',
    'At most; includes the number.',
  ),
  before: word('早于', 'before', '在此之前，不含当日。', 'Before, not on.'),
  after: word('晚于', 'after', '在此之后，不含当日。', 'After, not on.'),
  notBefore: word('不早于', 'not before', '在此之后，含当日。', 'On or after.'),
  notAfter: word('不晚于', 'not after', '在此之前，含当日。', 'On or before.'),
  including: word('（含）', '(incl)', '含本数。', 'The number itself is included.'),
  excluding: word('（不含）', '(excl)', '不含本数。', 'The number itself is excluded.'),
  inPeriod: word('在', 'within', '在某段时间内。', 'Inside a period.'),
  notInPeriod: word('不在', 'not within', '不在某段时间内。', 'Outside a period.'),
  inside: word('内|之内|之间', 'inside|therein|in between', '……之内。', 'Inside.'),
  occurred: word('已发生', 'has happened', '事件已经发生。', 'The event has happened.'),
  notOccurred: word('未发生', 'has not happened', '事件没有发生。', 'The event has not happened.'),
  absent: word('缺失', 'is missing', '没有数据。', 'There is no figure.'),
  notAbsent: word('未缺失', 'is known', '有数据。', 'There is a figure.'),

  // Arithmetic
  of: word('的', 'of', '……的……。', 'Of.'),
  plus: word('加|+', 'plus|+', '相加。', 'Added to.'),
  minus: word('减|-', 'minus|-', '相减。', 'Less.'),
  times: word('乘以|×|*', 'times|×|*', '相乘。', 'Multiplied by.'),
  over: word('除以|÷|/', 'divided by|÷|/', '相除。', 'Divided by.'),
  perFull: word(
    '每满',
    'for every full',
    '每满一个整数单位；不足的部分不计。',
    'For every full step; what is left does not count.',
  ),
  give: word('给', 'give', '每满一次给多少。', 'So much for each step.'),
  consecutive: word(
    '连续',
    'consecutive',
    '连续若干年（月）每年（月）都成立；到本年度（本月）为止。',
    'In each of so many years or months up to this one.',
  ),
  everyMonth: word('全年各月', 'each month of the year', '本年度十二个月每个月都成立。', 'In each month of the year.'),
  anyMonth: word('全年任一月', 'some month of the year', '至少有一个月成立。', 'In at least one month of it.'),
  smaller: word('较小者', 'smaller of', '其中最小的。', 'The smallest.'),
  larger: word('较大者', 'larger of', '其中最大的。', 'The largest.'),
  onLastYear: word('较上年度', 'on last year', '与上年度相比。', 'Compared with the year before.'),
  growth: word('增长率|增长', 'growth rate|growth', '（本年－上年）÷上年。', '(this − last) / last.'),
  onLastMonth: word('较上月', 'on last month', '与上月相比。', 'Compared with the month before.'),
  increase: word(
    '新增额',
    'increase',
    '比上年多出的部分，负数记零。',
    'What is more than last year; never below zero.',
  ),
  delta: word('增减额', 'change', '比上年多出或减少的部分。', 'The difference from last year, of either sign.'),
  total: word('合计', 'total', '相加；不适用的略去，有未知则未知。', 'Sum; skips what does not apply.'),
  number: word('个数', 'number', '有几项。', 'How many.'),
  turns: word('次数', 'number of times', '进入某一状态几次。', 'How often a status was entered.'),
  monthsNumber: word('月数', 'number of months', '本年度有几个月成立。', 'In how many months of the year.'),
  highest: word('最大值', 'highest', '最大的一个。', 'The highest.'),
  lowest: word('最小值', 'lowest', '最小的一个。', 'The lowest.'),

  // Some of the items of a list
  anyOne: word('任一|任何', 'any|whichever', '清单中至少有一项。', 'At least one item of a list.'),
  each: word('均|都', 'alike|likewise', '每一项都。', 'Each of them.'),
  highToLow: word(
    '从高到低|由高到低|从大到小',
    'high to low|highest to lowest|large to small',
    '数大的在前。',
    'The highest first.',
  ),
  lowToHigh: word(
    '从低到高|由低到高|从小到大',
    'low to high|lowest to highest|small to large',
    '数小的在前。',
    'The lowest first.',
  ),
  earlyToLate: word('从早到晚|从先到后', 'early to late|first to last', '日期早的在前。', 'The earliest first.'),
  lateToEarly: word('从晚到早|从后到先', 'late to early|last to first', '日期晚的在前。', 'The latest first.'),
  takeFirst: word('前', 'first', '排在前面的几项。', 'So many from the beginning.'),
  greatest: word('最高', 'greatest', '数最大的一项。', 'The item with the highest figure.'),
  least: word('最低', 'least', '数最小的一项。', 'The item with the lowest figure.'),
  earliest: word('最早', 'earliest', '日期最早的一项。', 'The item with the earliest date.'),
  latest: word('最近|最晚', 'latest|most recent', '日期最晚的一项。', 'The item with the latest date.'),
  earliestOne: word(
    '最早一次|最早一项|最早一份|最早一台',
    'earliest of|earliest item of|earliest copy of|earliest unit of',
    '清单中按其日期最早的一项。',
    'The item of a list with the earliest date.',
  ),
  latestOne: word(
    '最近一次|最近一项|最近一份|最近一台',
    'latest of|latest item of|latest copy of|latest unit of',
    '清单中按其日期最晚的一项。',
    'The item of a list with the latest date.',
  ),

  // Time
  thisYear: word('本年度', 'this year', '正在计算的年度。', 'The year in question.'),
  lastYear: word('上年度', 'last year', '前一年度。', 'The year before.'),
  yearOfDate: word('所在年度', 'its year', '日期所在的年度。', 'The year of a date.'),
  nextYear: word('次年度', 'next year', '后一年度。', 'The year after.'),
  thisMonth: word('本月', 'this month', '正在计算的月份。', 'The month in question.'),
  lastMonth: word('上月', 'last month', '前一个月。', 'The month before.'),
  monthOfDate: word('所在月份', 'its month', '日期所在的月份。', 'The month of a date.'),
  nextMonth: word('次月', 'next month', '后一个月。', 'The month after.'),
  wholeYear: word('全年', 'whole year', '本年度的每一天、每一个月。', 'Every day or month of the year.'),
  duringYear: word('年内曾', 'during the year', '本年度至少有一天。', 'On at least one day of the year.'),
  wholeMonth: word('全月', 'whole month', '本月的每一天。', 'Every day of the month.'),
  lastDay: word('末', 'last day', '年度、月份的最后一日。', 'The last day of a year or month.'),
  firstTime: word('首次', 'for the first time', '第一次；以前没有过。', 'The first time; never before.'),
  again: word('再次', 'again', '第二次；退出以后又进入。', 'The second time, as on re-entry.'),
  lastTime: word('末次', 'for the last time', '最近一次。', 'The last time.'),
  exits: word('退出', 'exit', '不再处于某一状态。', 'The end of a status.'),
  yearIndex: word('年次', 'year number', '第几年，起始的年度为1。', 'Which year it is, the first being 1.'),
  monthIndex: word('月次', 'month number', '第几个月，起始的月份为1。', 'Which month it is, the first being 1.'),
  following: word('和之后', 'and the following', '连同之后若干年。', 'Together with the years after.'),
  later: word('后', 'later', '若干年、月、日之后。', 'So much later.'),
  from: word('自', 'from', '自……起。', 'From.'),
  proRata: word(
    '按日折算|按天折算|按日计算|按日计息',
    'by the day|day by day|counted by the day|interest by the day',
    '乘以天数，除以一年的天数。',
    'Times the days, divided by the days of a year.',
  ),
  lastOut: word('算头不算尾', 'last day out', '起日计入，止日不计。', 'The first day counts, the last does not.'),
  lastIn: word('头尾都算', 'last day in', '起日、止日都计入。', 'Both the first and the last day count.'),
  actualDays: word('当年实际天数', 'actual days', '平年365天，闰年366天。', 'Each day by the length of its own year.'),
  fullMonths: word('满月数', 'full months', '满了几个月，不足一月的不计。', 'Whole months between two days.'),
  fullYears: word('满年数', 'full years', '满了几年，不足一年的不计。', 'Whole years between two days.'),
  onDay: word('于', 'as of', '取某一日的数或状态，如 LPR于签订日期。', 'The figure or state of a certain day.'),
  converted: word('折算', 'converted', '外币按汇率折算成人民币。', 'Foreign money in 人民币, at an exchange rate.'),
  begin: word('起', 'on', '……起。', 'Onwards.'),
  to: word('至', 'to', '至……。', 'To.'),
  end: word('止', 'ends', '……止。', 'Ends.'),
  validity: word('有效期', 'validity', '政策的有效期。', 'The policy’s validity.'),
  startDay: word(
    '施行之日|实施之日|生效之日',
    'day of commencement|day of implementation|effective day',
    '开始施行的一天。',
    'The first day in force.',
  ),
  issueDate: word('印发日期|印发之日', 'issue date|day of issue', '印发之日。', 'The date of issue.'),
  dayOfPayment: word('兑付日', 'payment day', '该年度的兑付日。', 'The year’s day of payment.'),

  // Words of the fields
  wholeBase: word('全额', 'whole', '整个基数适用所在的一档。', 'The whole base at the rate of its tier.'),
  progressive: word('累进', 'by slices', '各段分别计算再相加。', 'Each slice at its own rate.'),
  lookup: word('对照', 'lookup', '按各栏对照取值。', 'Looks the value up.'),
  carryOn: word('沿用最近一期', 'carries on', '沿用最近公布的数。', 'The latest figure holds on.'),
  deemedUnknown: word('视为未知', 'counts as unknown', '当作不知道。', 'Counts as unknown.'),
  mustNotLack: word('不得缺', 'must not lack', '没有数即无法计算。', 'Without a figure nothing can be computed.'),
  otherwise: word('其他情形', 'otherwise', '以上各行都不符合的。', 'Where no other row fits.'),
  open: word('未定', 'undecided', '尚未确定。', 'Not decided yet.'),
  rest: word('其余', 'the rest', '其余部分。', 'What is left.'),
  equally: word('等额', 'equally', '各期相等，余数并入末期。', 'In equal parts; the last takes the remainder.'),
  inParts: word('分', 'over', '分若干年。', 'Over so many years.'),
  by: word('按', 'by', '按照。', 'By.'),
  perInstalment: word('每期', 'per instalment', '兑现的每一期。', 'For each instalment.'),
  perUnit: word('每项|单个', 'per item|single', '清单的每一项。', 'For each item of the list.'),
  perYear: word('每年', 'per year', '每个年度。', 'For each year.'),
  perMonth: word('每月', 'per month', '每个月。', 'For each month.'),
  overLife: word('累计', 'in all', '整个期间合计。', 'Over the whole life or period.'),
  unpaidStops: word(
    '尚未兑现部分不再兑现|尚未兑现的不再兑现',
    'what is unpaid stops|what is unpaid is not paid',
    '未兑现的不再兑现。',
    'What is not yet paid is not paid.',
  ),
  resumes: word('恢复兑现', 'payments resume', '恢复兑现。', 'Payments start again.'),
  madeUp: word('停付期间的补发', 'what was stopped is made up', '在恢复的年度补发。', 'Paid on resumption.'),
  paidBack: word(
    '追回已兑现部分|全额追回已兑现部分',
    'what is paid is taken back|all that is paid is taken back',
    '已兑现的追回。',
    'It goes back.',
  ),
  interestAt: word(
    '并按年利率|按年利率|并按',
    'with interest at|at interest of|and interest at',
    '追回时另计利息，写年利率。',
    'The yearly rate of interest.',
  ),
  interestRuns: word('计息', 'a year', '自每笔兑付之日计至事件之日。', 'From each day of payment to the event.'),
  lessEarlierStandard: word('扣除以前年度标准', 'less earlier standards', '减去以前的最高标准。', 'By standard.'),
  lessEarlierReceipts: word(
    '扣除以前年度实得|扣除以前年度已得',
    'less earlier receipts|less what was received earlier',
    '减去以前各年度核定的金额。',
    'Less what was awarded in earlier years.',
  ),
  togetherWith: word('连同', 'together with', '另外还要减去的。', 'What comes off besides.'),
  permanently: word('永久', 'for ever', '没有期限。', 'Without end.'),
  comparedOverLife: word('按累计比较', 'compared over the life', '比各年的总数。', 'Compared by their totals.'),
  firstEnjoyed: word(
    '以先享受的为准',
    'whichever was enjoyed first',
    '先享受的排除其余。',
    'The first excludes others.',
  ),
  lastEnjoyed: word('以后享受的为准', 'whichever was enjoyed last', '后享受的代替先享受的。', 'The last one counts.'),
  receivedDeducted: word('已领的抵扣', 'less what was received', '改享时扣除已领的。', 'Less what others paid.'),
  reducedProRata: word('按比例核减', 'reduced pro rata', '按各条金额的比例核减。', 'Reduced in proportion.'),
  inTurn: word('依次核减', 'reduced in turn', '写在最后的先核减。', 'The last one is reduced first.'),
  except: word('除', 'except', '除……外。', 'Except.'),
  aside: word('外', 'aside', '除……外。', 'Aside.'),
  paidBy: word('出资', 'paid by', '结果中由某一方出资的部分。', 'The part of a result that somebody pays.'),
  receivedBy: word('受益', 'received by', '结果中由某一方受益的部分。', 'The part of a result that somebody receives.'),
  notRecognised: word('不予认定', 'not recognised', '视为不符合条件。', 'Counts as not meeting the condition.'),
  deemedMet: word('视为达标', 'deemed met', '视为符合条件。', 'Counts as meeting the condition.'),
  insteadOf: word('改用', 'use instead', '改用另一个数。', 'Use another figure instead.'),
  handled: word('处理', 'handling', '按……处理。', 'Handled by.'),
  continues: word('继续兑完', 'runs on', '已取得的权益继续兑完。', 'Running benefits run on.'),
  expires: word('到期即止', 'stops on expiry', '有效期满即停止。', 'Everything ends on expiry.'),
  byAuthority: word('定性', 'by decision', '由机关认定，不计算。', 'Decided by an authority.'),
  thisDocument: word(
    '本文件|本办法|本方案|本措施|本细则',
    'this document|these measures|this plan|these provisions|these rules',
    '本文件的条款。',
    'Of this document.',
  ),
  acquiredRunOn: word('已取得的继续兑完', 'what is acquired runs on', '废止之前已取得的照付。', 'It runs on.'),
  higherPrevails: word('就高', 'the higher prevails', '金额较高的一个有效。', 'The higher amount stands.'),
  thisPrevails: word(
    '以本文件为准|以本办法为准|以本方案为准|以本措施为准',
    'this document prevails|these measures prevail|this plan prevails|these provisions prevail',
    '其他文件的不给。',
    'It stands.',
  ),
  earlierPrevails: word('以先取得的为准', 'the earlier prevails', '先取得的一个有效。', 'What came first stands.'),
  precedes: word('先于', 'ahead of', '前者有效的，后者不给。', 'Where the first gives, the second does not.'),
  preciseTo: word('精确到', 'precise to', '精确到某一单位。', 'Precise to a unit.'),
  halfUp: word('四舍五入', 'half up', '四舍五入。', 'Halves round up.'),
  roundDown: word('舍去尾数', 'round down', '舍去尾数。', 'Cut off the rest.'),
  roundUp: word('进一', 'round up', '有尾数即进一。', 'Any rest rounds up.'),
  all: word('全部|所有', 'all|everything', '全部条款；清单的全部项目。', 'All clauses; all items of a list.'),
  planned: word('测算', 'planned', '按裁量系数测算的金额。', 'The planned amount.'),
  unknownState: word('未知', 'unknown', '缺少数据，无从计算。', 'Cannot be known for want of input.'),
  absentState: word('不适用', 'not applicable', '不符合条件，没有结果。', 'Does not apply.'),
  notComputable: word(
    '不可计算',
    'not computable',
    '无法计算，如以零为基数的增长率。',
    'Cannot be computed, such as growth on zero.',
  ),
  held: word('纳入', 'held', '取得资格。', 'The status is held.'),
  notHeld: word('不纳入', 'not held', '没有取得资格。', 'The status is not held.'),
  cancelled: word('已取消', 'cancelled', '资格已取消。', 'The status has been cancelled.'),
  satisfied: word('成立', 'holds', '核对成立。', 'The check holds.'),
  unsatisfied: word('不成立', 'does not hold', '核对不成立。', 'The check does not hold.'),
  appendix: word(
    '不属于印发文本',
    'not part of the text',
    '标题含此语的部分不是政策文本。',
    'Marks a heading whose part is not policy text.',
  ),
  preface: word('前言', 'preface', '第一条之前的文字。', 'What stands before the first clause.'),
  recordId: word('编号', 'id', '人口表中的编号列。', 'The identifier column of a population.'),

  // Of all entities together
  ...(togetherWords as { readonly [K in TogetherWordId]: Keyword }),

  // Units
  fen: unit('分', 'fen', '0.01 元。', '0.01 yuan.'),
  yuan: unit('元', 'yuan', '人民币元。', 'Yuan.'),
  hundredYuan: unit('百元', 'hundred', '100 元。', '100 yuan.'),
  thousandYuan: unit('千元', 'thousand', '1,000 元。', '1,000 yuan.'),
  tenThousandYuan: unit('万元|万', 'wanyuan|wan', '10,000 元。', '10,000 yuan.'),
  hundredMillionYuan: unit('亿元|亿', 'yiyuan|yi', '100,000,000 元。', '100,000,000 yuan.'),
  years: unit('年', 'years', '年。', 'Years.'),
  months: unit('个月', 'months', '月。', 'Months.'),
  days: unit('日|天', 'days|day', '日。', 'Days.'),
  places: unit('个名额|名额', 'places|place', '名额。', 'Places.'),
  enterprises: unit('家', 'firms', '家企业。', 'Firms.'),
  households: unit('户', 'households', '户。', 'Households.'),
  people: unit('人', 'people', '人。', 'People.'),
  winners: unit('名', 'winners', '名次中的一名。', 'Places of a ranking.'),
  pieces: unit('个', 'pieces', '个。', 'Pieces.'),
  projects: unit('项', 'items', '项。', 'Items.'),
  machines: unit('台', 'machines', '台。', 'Machines.'),
  squareMetres: unit('平方米|㎡', 'sqm|m²', '平方米。', 'Square metres.'),
  mu: unit('亩', 'mu', '亩。', 'Mu.'),
  renminbi: unit('人民币', 'rmb', '人民币，以元计。', '人民币, in yuan.'),
  percentagePoints: unit('个百分点', 'points', '两个比例之差的单位。', 'The unit of the difference of two ratios.'),
  ...(countWords as { readonly [K in CountWordId]: Keyword }),
  ...(currencyWords as { readonly [K in CurrencyId]: Keyword }),
} satisfies Record<string, Keyword>;

export type KeywordId = keyof typeof table;
export const keywords: { readonly [K in KeywordId]: Keyword } = table;
export const keywordIds = Object.keys(table) as readonly KeywordId[];

const allSpellings = new Map<KeywordId, readonly string[]>();
for (const id of keywordIds) allSpellings.set(id, [...keywords[id].zh, ...keywords[id].en]);
export const spellingsOf = (id: KeywordId): readonly string[] => allSpellings.get(id) ?? [];
/** The spelling that is printed. */
export const spell = (id: KeywordId, language: 'zh' | 'en'): string => keywords[id][language][0];

/** Words that stand only among the clauses of a relation: too short to be cut out of running text. */
export const clauseListWords: ReadonlySet<KeywordId> = new Set<KeywordId>(['except', 'aside']);
/** The noun that a measure word holds (户 in 每户), for whoever declares a noun of that name. */
export function nounOfMeasure(spelling: string): string {
  const { zh, en } = keywords.perEntity;
  const at = Math.max(zh.indexOf(spelling), en.indexOf(spelling), 0);
  return (zh[at] ?? zh[0]).slice(1);
}

/** The measure word that holds a noun, in a language that has one. */
export function measureOfNoun(noun: string, language: 'zh' | 'en'): string | undefined {
  const at = keywords.perEntity.zh.findIndex((spelling) => spelling.slice(1) === noun);
  return at < 0 ? undefined : keywords.perEntity[language][at];
}

/** Money units in fen; the table of `unit` words that follow a number and make it money. */
export const moneyUnits = {
  fen: 1n,
  yuan: 100n,
  hundredYuan: 10_000n,
  thousandYuan: 100_000n,
  tenThousandYuan: 1_000_000n,
  hundredMillionYuan: 10_000_000_000n,
} satisfies Partial<Record<KeywordId, bigint>>;
export type MoneyUnit = keyof typeof moneyUnits;

export const durationUnits = { years: 'year', months: 'month', days: 'day' } as const;
export const countUnits: readonly KeywordId[] = [
  'places',
  'enterprises',
  'households',
  'people',
  'winners',
  'pieces',
  'projects',
  'machines',
  'squareMetres',
  'mu',
  ...(Object.keys(countWords) as CountWordId[]),
];
export const currencies = Object.keys(currencyWords) as readonly CurrencyId[];
/** Words before a unit that make it larger: 3万吨, 100万美元. */
export const unitScales = {
  百: 100n,
  千: 1000n,
  万: 10_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
} as const;

/** The keys of a 解读's answers, in order. */
export const answerIds = [
  'answerA',
  'answerB',
  'answerC',
  'answerD',
  'answerE',
  'answerF',
  'answerG',
  'answerH',
] as const satisfies readonly KeywordId[];

/** Numerals as they are written in Chinese, and their values. */
export const chineseDigits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
export const chineseScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
export const chineseMyriads: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Marks of the written language that are neither words nor punctuation of the DSL. */
export const marks = {
  percentOf: '百分之',
  ellipsis: '……',
  year: '年',
  month: '月',
  day: '日',
  sentenceEnds: '。！？',
  quoteOpen: '“',
  quoteClose: '”',
  articleOpen: '第',
  articleClose: '条',
  /** Between the units of a rate: 元/人·月. */
  dot: '·',
  pointEnd: '点',
  ordinal: '第',
  first: '前',
  nameOpen: '「',
  nameClose: '」',
  /** Between clauses that are named in running text: 一（一）与一（二）. */
  joining: '与和及',
} as const;

/** Headings of the columns of a table of figures, by their normal spelling first. */
export const tableHeadings = { date: ['日期', 'date'], value: ['值', 'value'] } as const;
/** Before the name of such a column. No word of running text: it begins too many names, such as 列入名单. */
export const columnWord = { zh: '列', en: 'column' } as const;

/** The info strings that mark a fenced block as Guiju. */
export const fenceTags: readonly string[] = ['规矩', 'guiju'];

/** Names of the stages through which an amount goes, for step names such as 三（三）.给予. */
export const stageWords = {
  definition: '定义',
  applicable: '适用',
  condition: '条件',
  rank: '名次',
  itemGrant: '逐项给予',
  itemMonthCap: '每项每月封顶',
  itemYear: '逐项全年',
  itemCap: '每项封顶',
  monthGrant: '逐月给予',
  monthCap: '每月封顶',
  grant: '给予',
  itemRound: '逐项取整',
  itemChosen: '入选',
  subtotal: '小计',
  subtotalCap: '小计封顶',
  yearCap: '每年封顶',
  lifeCap: '累计封顶',
  deducted: '扣除',
  floor: '起付',
  rounded: '取整',
  award: '核定',
  standard: '标准',
  earlier: '以前已得',
  topUp: '补差',
  part: '分期',
  inItsYear: '归入年度',
  excepted: '例外',
  ranked: '优先',
  chosen: '择一',
  highest: '就高',
  sharedCap: '合计封顶',
  adjusted: '调整后核定',
  groupTotal: '合计',
  groupLife: '全程合计',
  groupLimit: '合计限额',
  enjoyedBefore: '此前已享',
  current: '所享',
  enjoyedSoFar: '所享累计',
  receivable: '累计应领',
  pool: '总额',
  due: '应付',
  stopped: '停付',
  madeUp: '补发',
  clawback: '追回',
  interest: '计息',
  paid: '兑付',
  share: '出资',
  acquire: '取得',
  cancel: '取消',
  check: '核对',
  repealed: '废止',
  discontinued: '存量停付',
  excluded: '互斥',
} as const;
