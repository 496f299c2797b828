/** GJ3: types, units and grain. */
import { type TypeName, typeText } from '../typeWords.ts';
import { row } from './row.ts';

const orderProblems = {
  noCount: {
    zh: '只写了先后，没有写取前几个。请在后面写“前2个”，或写“最高”“最早”。',
    en: 'gives an order but not how many are taken. Add 前2个, or write 最高 or 最早.',
  },
  twice: {
    zh: '既写了“最高、最早”一类的词，又写了取前几个；只写一种。',
    en: 'has both a word such as 最高 or 最早 and a number to take; write one of them.',
  },
  several: {
    zh: '取的可能不止一项，要写明怎样汇总：合计、最大值、最小值或个数。',
    en: 'may be several items; say how they are put together: 合计, 最大值, 最小值 or 个数.',
  },
  noField: {
    zh: '之后没有写取哪个字段。请写“……的字段”。',
    en: 'is not followed by the field that is meant. Write 的 and the field.',
  },
  running: {
    zh: '里的“累计不超过”只能写在“逐项”一行。',
    en: 'has a running total, which stands in a 逐项 line only.',
  },
} as const;
/** What to write instead of a step that does not fit the period. */
const byYears = { zh: '按年度的请写成“…所在年度和之后2年”。', en: 'For calendar years write …所在年度和之后2年.' };
const periodRemedy = {
  year: { zh: '按月、按日的请写成“自…起6个月内”。', en: 'For months or days write 自…起6个月内.' },
  month: byYears,
  date: byYears,
  either: byYears,
} as const;
const steps = {
  year: { zh: '年度', en: 'year' },
  month: { zh: '月份', en: 'month' },
  date: { zh: '日期', en: 'date' },
  either: { zh: '日期', en: 'date' },
};
/** 乘以1人乘以1个月. */
const oneOfEach = (units: readonly string[]): string => units.map((unit) => `${times.zh}1${unit}`).join('');
const times = { zh: '乘以' } as const;

export const types = {
  GJ3001: row<{ left: TypeName; right: TypeName }>({
    severity: 'error',
    zh: (p) =>
      `前面是“${typeText(p.left, 'zh')}”，后面是“${typeText(p.right, 'zh')}”，不能相比较或相加减。请检查单位。`,
    en: (p) =>
      `The left side is “${typeText(p.left, 'en')}”, the right side “${typeText(p.right, 'en')}”; they cannot be compared or added. Check the units.`,
    manual: {
      zh: '金额只能与金额比，比例只能与比例比，数量的单位须一致。请检查单位，如 30 与 30万元。',
      en: 'Money compares with money, ratios with ratios, counts with counts of the same unit. Check the units.',
    },
  }),
  /** `times`: the units of a rate, each of which it must be multiplied by. */
  GJ3002: row<{ is: TypeName; wanted: readonly TypeName[]; times?: readonly string[] }>({
    severity: 'error',
    zh: (p) =>
      `这里需要${p.wanted.map((t) => `“${typeText(t, 'zh')}”`).join('或')}，写的却是“${typeText(p.is, 'zh')}”。${p.times ? `单价要乘以数量，如“${oneOfEach(p.times)}”。` : ''}`,
    en: (p) =>
      `This should be ${p.wanted.map((t) => `“${typeText(t, 'en')}”`).join(' or ')}, but it is “${typeText(p.is, 'en')}”.${p.times ? ` Multiply it by a quantity, such as ${oneOfEach(p.times)}.` : ''}`,
    manual: {
      zh: '请检查名称的类型与单位。单价（元/月）乘以数量才是金额：月补贴额乘以1个月；单价（元/人·月）乘以人数乘以1个月。',
      en: 'Check the type and unit of the name. A rate (元/月) becomes money when multiplied by a quantity: 月补贴额乘以1个月.',
    },
  }),
  /** `better`: of a × b ÷ c, whose b ÷ c must be reckoned first. */
  GJ3003: row<{
    left: TypeName;
    right: TypeName;
    word: string;
    better?: { readonly a: string; readonly b: string; readonly c: string };
  }>({
    severity: 'error',
    zh: (p) =>
      `“${typeText(p.left, 'zh')}”和“${typeText(p.right, 'zh')}”之间不能用“${p.word}”。${p.better ? `请加括号，先算除法：${p.better.a}乘以（${p.better.b}除以${p.better.c}）。` : ''}`,
    en: (p) =>
      `“${typeText(p.left, 'en')}” and “${typeText(p.right, 'en')}” cannot be joined by “${p.word}”.${p.better ? ` Add brackets, so that the division comes first: ${p.better.a} times (${p.better.b} divided by ${p.better.c}).` : ''}`,
    manual: {
      zh: '可以：金额×比例、金额×数量、金额÷金额、数量÷数量、比例×比例。乘除由左到右计算；要先算后面的除法，加括号：A乘以（B除以C）。',
      en: 'Allowed: money × ratio, money × count, money ÷ money, count ÷ count, ratio × ratio. These go from left to right; to divide first, add brackets: A times (B divided by C).',
    },
  }),
  GJ3004: row<{ name: string; list: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.name}」是“${p.list}”每一项的字段，这里是对整个主体说的。请写“逐项”，或写“${p.list}的${p.name}合计”。`,
    en: (p) =>
      `“${p.name}” belongs to each item of “${p.list}”, but this speaks of the whole entity. Use 逐项 or an aggregate such as ${p.list}的${p.name}合计.`,
    manual: {
      zh: '一个主体可以有多项，直接引用某一项的字段没有意义。用合计、个数、最大值、最小值汇总，或用“逐项”分别计算。',
      en: 'An entity may have many items. Aggregate them (合计 个数 最大值 最小值) or compute item by item (逐项).',
    },
  }),
  GJ3005: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」每年一个数，这里没有说是哪一年。请加“每年”一行，或写明年度。`,
    en: (p) => `“${p.name}” has a value for each year, and no year is in question here. Add a 每年 line.`,
    manual: {
      zh: '在有“每年”的条款里，名称指本年度的数；“上年度X”指上一年的数。',
      en: 'Below 每年 a name means this year’s figure; 上年度X is last year’s.',
    },
  }),
  GJ3006: row<{ list: string; other: string }>({
    severity: 'error',
    zh: (p) => `一句话里混用了“${p.list}”和“${p.other}”两个清单的字段，请先分别用“合计”汇总。`,
    en: (p) => `One expression mixes items of “${p.list}” and “${p.other}”; aggregate each first (合计).`,
    manual: {
      zh: '两个清单的项目没有对应关系，请先各自汇总。',
      en: 'Items of two lists do not correspond; aggregate each first.',
    },
  }),
  GJ3007: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」不随年度变化，不能说“上年度”或“较上年度”。`,
    en: (p) => `“${p.name}” does not change by year; 上年度 and 较上年度 do not apply.`,
    manual: { zh: '只有“每年”的字段才有上年度的数。', en: 'Only yearly fields have a last year.' },
  }),
  GJ3008: row<{ scope: string }>({
    severity: 'error',
    zh: (p) => `“${p.scope}”的上限写了两条，范围重叠。`,
    en: (p) => `Two caps of the same scope (“${p.scope}”) overlap.`,
    manual: {
      zh: '同一范围只能有一个上限；若两者取低，请写“较小者（a、b）”。',
      en: 'One cap a scope; to take the lower of two write 较小者（a、b）.',
    },
  }),
  GJ3009: row<{ total: string }>({
    severity: 'error',
    zh: (p) => `各出资方的比例合计为 ${p.total}，应为 100%。`,
    en: (p) => `The payers’ shares sum to ${p.total}; they must sum to 100%.`,
    manual: { zh: '请改正比例，或把一方写成“其余”。', en: 'Correct a share or make one of them 其余.' },
  }),
  GJ3010: row<Record<never, never>>({
    severity: 'error',
    zh: () => '只能有一方写“其余”，两方都写就分不清各出多少。',
    en: () => 'Only one payer can bear “其余”; with two nobody knows who pays what.',
    manual: { zh: '两方都写“其余”，无法分清各出多少。', en: 'With two of them nobody knows who pays what.' },
  }),
  GJ3011: row<Record<never, never>>({
    severity: 'error',
    zh: () => '本条款没有“逐项”，不能写“每项”的上限。请加“逐项”一行，或改写“每家每年…”。',
    en: () => 'This clause has no 逐项, so nothing can be capped per item. Add a 逐项 line, or write 每家每年….',
    manual: { zh: '没有逐项计算时，请用“每家每年”。', en: 'Without items, cap 每家每年.' },
  }),
  GJ3077: row<{ word: string }>({
    severity: 'error',
    zh: (p) => `“${p.word}”只能用于名额等数量；金额请写确定的数，或写“不超过…”。`,
    en: (p) => `“${p.word}” is for counts such as places; an amount is exact, or 不超过….`,
    manual: {
      zh: '“不少于30万元”没有写明给多少，无法计算和列入预算。',
      en: 'At least an amount does not say how much; it can be neither computed nor budgeted.',
    },
  }),
  GJ3012: row<{ years: number; parts: number }>({
    severity: 'error',
    zh: (p) => `分 ${p.years} 年兑现，比例却有 ${p.parts} 份；年数与份数须一致，如“分三年按4:3:3”。`,
    en: (p) => `${p.years} instalments, but ${p.parts} proportions; there must be as many, as in 分三年按4:3:3.`,
    manual: { zh: '年数与比例的份数须一致，如 分三年按4:3:3。', en: 'As many proportions as instalments.' },
  }),
  GJ3013: row<{ line: string }>({
    severity: 'error',
    zh: (p) =>
      `有“${p.line}”一行，但政策没有写“兑付日”，无从判断哪几期已经兑付。请在“政策”块里写“兑付日：每年6月30日”。`,
    en: (p) =>
      `“${p.line}” needs a 兑付日 to tell what was paid before the event. Write 兑付日：每年6月30日 in the 政策 block.`,
    manual: { zh: '请在“政策”块里写 兑付日：每年6月30日。', en: 'Add 兑付日 to the 政策 block.' },
  }),
  GJ3014: row<Record<never, never>>({
    severity: 'error',
    zh: () => '有金额要兑付，但政策没有写金额如何取整。请在“政策”块里写“金额：精确到分，四舍五入”。',
    en: () => 'Money is paid, but the policy states no rounding. Add “金额：精确到分，四舍五入” to the 政策 block.',
    manual: { zh: '取整方式影响每一笔金额，不作默认。', en: 'Rounding changes amounts, so there is no default.' },
  }),
  GJ3015: row<{ first: string; second: string }>({
    severity: 'error',
    zh: (p) =>
      `“${p.first}”和“${p.second}”不能写在一个条款里：一次性给予、每年给予、每月给予请各写一个条款，分期兑现只用于一次性给予。`,
    en: (p) =>
      `“${p.first}” and “${p.second}” cannot stand in one clause: one-time, yearly and monthly benefits are clauses of their own, and only one-time ones are paid in instalments.`,
    manual: {
      zh: '一次性给予与每年给予是两种待遇，请分成两个条款。',
      en: 'A one-time and a yearly benefit are two clauses.',
    },
  }),
  GJ3016: row<{ unit: keyof typeof steps; other: keyof typeof steps }>({
    severity: 'error',
    zh: (p) => `期间按${steps[p.unit].zh}计算，这里给的是${steps[p.other].zh}。${periodRemedy[p.unit].zh}`,
    en: (p) => `The period counts by ${steps[p.unit].en}; a ${steps[p.other].en} is given. ${periodRemedy[p.unit].en}`,
    manual: {
      zh: '“自某日起3年内”按周年，“当年度和之后2年”按年度，“所在月份和之后11个月”按月份，三者不自动换算。',
      en: '自…起3年内 counts anniversaries, 当年度和之后2年 calendar years, 所在月份和之后11个月 calendar months; they are not converted.',
    },
  }),
  GJ3017: row<{ word: string }>({
    severity: 'error',
    zh: (p) => `“${p.word}”不能用在这里。`,
    en: (p) => `“${p.word}” cannot be used here.`,
    manual: {
      zh: '请换一种写法，见 docs/language.md 中该字段的例子。',
      en: 'See the field’s example in docs/language.md.',
    },
  }),
  GJ3065: row<{ words: string; total: string; rest: string; last: boolean }>({
    severity: 'error',
    zh: (p) =>
      p.last
        ? `到「${p.words}」为止，各期的比例合计为 ${p.total}，应为 100%；或者把最后一期写成“${p.rest}”。`
        : `“${p.rest}”只能写在最后一期，不能写在「${p.words}」。`,
    en: (p) =>
      p.last
        ? `With “${p.words}” the parts sum to ${p.total}; they must sum to 100%, or the last one is ${p.rest}.`
        : `Only the last part can be ${p.rest}, not “${p.words}”.`,
    manual: {
      zh: '各期加起来就是核定的金额。比例不是写明的数（如参数、解读）的，最后一期须写“其余”；“其余”只能写在最后一期。',
      en: 'The parts are the whole award. Where a share is no written figure, the last part is 其余; no other part can be.',
    },
  }),
  GJ3066: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `一年的天数不能是「${p.written}」，应写 365天、360天 或 当年实际天数。`,
    en: (p) => `A year cannot have “${p.written}”; write 365天, 360天 or 当年实际天数.`,
    manual: {
      zh: '按日折算、计息的括号里写一年按多少天，如（365天）；当年实际天数是平年365天、闰年366天，跨年的分年计算。',
      en: 'The brackets state the days of a year; 当年实际天数 takes each day by the length of its own year.',
    },
  }),
  GJ3067: row<{ word: string }>({
    severity: 'error',
    zh: (p) => `“${p.word}”要知道从哪一天到哪一天，请写“自……起至……止”。`,
    en: (p) => `“${p.word}” needs a first and a last day: write 自…起至…止.`,
    manual: {
      zh: '如 `2000元按日折算（365天，头尾都算）自起保日期起至止保日期止`、`自认定日期起至迁出日期止的满月数`。最长期限写成 `至较小者（付息日期、放款日期后2年）止`。',
      en: 'Such as 自认定日期起至迁出日期止的满月数. A longest period is 至较小者（付息日期、放款日期后2年）止.',
    },
  }),
  GJ3068: row<{ words: string; word: string }>({
    severity: 'error',
    zh: (p) => `「${p.words}」的前面写了日期的期间，这里就要写事件的日期，如“达产日期${p.word}”。`,
    en: (p) =>
      `A period of dates stands before “${p.words}”: an event’s date is needed here, such as 达产日期${p.word}.`,
    manual: {
      zh: '`自认定日期起3年内达产日期所在年度50%`：达产日期在三年内的，这一期在达产的年度兑现。',
      en: 'Whether the part is due is judged by the date of the event, so the year is written as the year of a date.',
    },
  }),
  GJ3069: row<{ line: string; needs: string }>({
    severity: 'error',
    zh: (p) => `“${p.line}”是与以前年度相比，只能用在写了“${p.needs}”的条款里。`,
    en: (p) => `“${p.line}” compares with earlier years; the clause needs ${p.needs}.`,
    manual: {
      zh: '一次性给予没有以前年度；减去别处已得的，用“扣除”。',
      en: 'What is granted once has no earlier years; 扣除 takes off what was received elsewhere.',
    },
  }),
  GJ3018: row<{ line: string }>({
    severity: 'error',
    zh: (p) => `本条款给予的不是金额，不能写“${p.line}”。`,
    en: (p) => `What this clause grants is not money; “${p.line}” does not apply.`,
    manual: {
      zh: '名额等非货币权益没有分期、停付和出资。',
      en: 'Places and the like have no instalments, stops or payers.',
    },
  }),
  GJ3019: row<{ written: string; most: string }>({
    severity: 'error',
    zh: (p) => `「${p.written}」超出了可用的范围（1 至 ${p.most}）。`,
    en: (p) => `“${p.written}” is out of range (1 to ${p.most}).`,
    manual: {
      zh: '期间与分期最多一百年；请检查是否多写了数字。',
      en: 'Periods and instalments run for at most a hundred years; check the digits.',
    },
  }),
  GJ3020: row<{ cell: string }>({
    severity: 'error',
    zh: (p) => `「${p.cell}」不能作为这一栏的档。数值栏写范围，选项栏写选项，最后一栏写结果。`,
    en: (p) => `“${p.cell}” cannot stand in this column: ranges for figures, options for options, results in the last.`,
    manual: {
      zh: '累进表只能有一栏数值和一栏比例。',
      en: 'A table by slices has one column of figures and one of ratios.',
    },
  }),
  GJ3021: row<{ cells: number; columns: number }>({
    severity: 'error',
    zh: (p) => `这一档有 ${p.cells} 格，表头有 ${p.columns} 格，请补齐。`,
    en: (p) => `Cells in this tier: ${p.cells}, in the heading: ${p.columns}. They must be as many.`,
    manual: { zh: '请补上或删去竖线。', en: 'Add or remove a bar.' },
  }),
  GJ3022: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `裁量应在 0 至 100% 之间，不能是「${p.written}」。`,
    en: (p) => `The discretion lies between 0 and 100 %, not at “${p.written}”.`,
    manual: { zh: '“不超过”是上限，测算不能超过它。', en: '不超过 is a bound; what is planned cannot exceed it.' },
  }),
  GJ3023: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `有效期「${p.written}」的止日早于起日。`,
    en: (p) => `The validity “${p.written}” ends before it begins.`,
    manual: { zh: '请核对“施行”一行的两个日期。', en: 'Check the two dates of 施行.' },
  }),
  GJ3024: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `“于”取参数在某一日的数，「${p.name}」不是参数，请直接写名称。`,
    en: (p) => `于 takes the figure of a parameter on a day; “${p.name}” is no parameter and is written by name alone.`,
    manual: {
      zh: '“于”取参数在某一日有效的数，如 `LPR于签订日期`。字段、定义请直接写名称。',
      en: '于 takes the figure of a parameter that is in force on a day. Fields and definitions are written by name alone.',
    },
  }),
  GJ3040: row<{ name: string; line: string }>({
    severity: 'error',
    zh: (p) => `“${p.name}”给的不是金额，不能写进“${p.line}”。`,
    en: (p) => `“${p.name}” does not grant money and cannot stand in “${p.line}”.`,
    manual: {
      zh: '就高、合计封顶和比较先后的择一要比较、相加金额。名额等只能用例外、优先，或按选项的择一。',
      en: 'These relations compare or add money. Places and the like know only 例外, 优先, and 择一 by an option.',
    },
  }),
  GJ3041: row<{ line: string; total: string }>({
    severity: 'error',
    zh: (p) => `“${p.line}”各方的比例合计为 ${p.total}，应为 100%。`,
    en: (p) => `The shares of “${p.line}” sum to ${p.total}; they must sum to 100%.`,
    manual: { zh: '请改正比例，或把一方写成“其余”。', en: 'Correct a share or make one of them 其余.' },
  }),
  GJ3042: row<{ line: string }>({
    severity: 'error',
    zh: (p) => `“${p.line}”的“其余”只能有一方。`,
    en: (p) => `Only one of “${p.line}” can have 其余.`,
    manual: { zh: '两方都写“其余”，无法分清各得多少。', en: 'With two of them nobody knows who gets what.' },
  }),
  GJ3060: row<{ noun: string; list: string }>({
    severity: 'error',
    zh: (p) => `“${p.list}”不在“${p.noun}”之内，不能说每个“${p.noun}”。`,
    en: (p) => `“${p.list}” does not lie in “${p.noun}”, so it cannot be counted for each “${p.noun}”.`,
    manual: {
      zh: '“每个X”里的X须是逐项的清单本身、包含它的清单，或者主体。',
      en: 'After 每个 stands the list itself, a list that it lies in, or the entity.',
    },
  }),
  GJ3061: row<{ key: string; is: TypeName; wanted: readonly string[] }>({
    severity: 'error',
    zh: (p) =>
      p.wanted.length === 0
        ? `「${p.key}」是${typeText(p.is, 'zh')}，不能用来排先后；请改用金额、比例、数量、日期或年度。`
        : `「${p.key}」是${typeText(p.is, 'zh')}，排先后应写“${p.wanted.join('”或“')}”。`,
    en: (p) =>
      p.wanted.length === 0
        ? `“${p.key}” is of type ${typeText(p.is, 'en')}, which has no order; use an amount, ratio, count, date or year.`
        : `“${p.key}” is of type ${typeText(p.is, 'en')}; its order is written “${p.wanted.join('” or “')}”.`,
    manual: {
      zh: '数排高低，日期和年度排早晚。选项没有高低，请先用“对照”表换成数。',
      en: 'Figures run 从高到低, dates and years 从早到晚. Options have no order; look up a figure in a table first.',
    },
  }),
  GJ3062: row<{ written: string; problem: keyof typeof orderProblems }>({
    severity: 'error',
    zh: (p) => `「${p.written}」${orderProblems[p.problem].zh}`,
    en: (p) => `“${p.written}” ${orderProblems[p.problem].en}`,
    manual: {
      zh: '例如：中标项目（按合同金额从高到低前2个）的合同金额合计；农机（按购置日期最早）的购置价。',
      en: 'Such as 中标项目（按合同金额从高到低前2个）的合同金额合计 or 农机（按购置日期最早）的购置价.',
    },
  }),
  GJ3063: row<{ list: string; dates: readonly string[] }>({
    severity: 'error',
    zh: (p) =>
      p.dates.length === 0
        ? `清单「${p.list}」没有日期字段，分不出最早、最近；请写“${p.list}（按……最高）”。`
        : `清单「${p.list}」不止一个日期（${p.dates.join('、')}），不知道按哪个；请写“${p.list}（按${p.dates[0]}最早）”。`,
    en: (p) =>
      p.dates.length === 0
        ? `The list “${p.list}” has no date, so that none of its items is the earliest or latest.`
        : `The list “${p.list}” has several dates (${p.dates.join(', ')}); write which one, as in ${p.list}（按${p.dates[0]}最早）.`,
    manual: {
      zh: '“最早一次”“最近一次”用于只有一个日期字段（没有日期时，只有一个年度字段）的清单。',
      en: '最早一次 and 最近一次 need a list with a single date (or, without dates, a single year).',
    },
  }),
  GJ3064: row<{ word: string; list: string }>({
    severity: 'error',
    zh: (p) => `“${p.word}${p.list}”之后没有写什么成立。请写“${p.word}${p.list}（条件）”。`,
    en: (p) => `It is not said what holds of “${p.word}${p.list}”. Write ${p.word}${p.list}（condition）.`,
    manual: {
      zh: '例如：任一设备（购置价100万元以上）；全部成员（关系为子女）均年龄不满18。',
      en: 'Such as 任一设备（购置价100万元以上） or 全部成员（关系为子女）均年龄不满18.',
    },
  }),
  GJ3050: row<{ name: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.name}」每月一个数，这里没有说是哪一个月。请写“每月”一行，或汇总全年：“全年…合计”“…的月数”“全年各月…”。`,
    en: (p) =>
      `“${p.name}” has a value for each month, and no month is in question here. Add a 每月 line, or gather the year: 全年…合计, …的月数, 全年各月….`,
    manual: {
      zh: '在有“每月”的条款里，名称指本月的数；在“每年”的条款里，要先把十二个月汇总成一个数。',
      en: 'Below 每月 a name means this month’s figure; below 每年 the twelve months must be gathered into one.',
    },
  }),
  GJ3051: row<{ name: string; word: string; needs: 'monthly' | 'status' }>({
    severity: 'error',
    zh: (p) =>
      p.needs === 'monthly'
        ? `「${p.name}」不是每月的数，不能与“${p.word}”同用。`
        : `「${p.name}」不是状态，不能与“${p.word}”同用。`,
    en: (p) =>
      p.needs === 'monthly'
        ? `“${p.name}” is not monthly and cannot stand with “${p.word}”.`
        : `“${p.name}” is not a 状态 and cannot stand with “${p.word}”.`,
    manual: {
      zh: '“上月”“较上月”“连续N个月”“全年…合计”“月数”只用于每月的字段或定义；“全年在库”“首次在库日期”“在库退出”只用于声明为“状态”的字段。',
      en: '上月, 较上月, 连续N个月, 全年…合计 and 月数 need a monthly field or definition; 全年, 首次…日期 and 退出 alone need a field declared as 状态.',
    },
  }),
  GJ3052: row<{ name: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.name}」是状态，这里没有说是哪一日。请写“${p.name}于…”“本年度末${p.name}”“本月末${p.name}”或“全年${p.name}”。`,
    en: (p) =>
      `“${p.name}” is a 状态, and no day is in question here. Write ${p.name}于…, 本年度末${p.name}, 本月末${p.name} or 全年${p.name}.`,
    manual: {
      zh: '状态有进有出，一年之中可以变化，须写明看哪一日，或看整段期间。',
      en: 'A 状态 may change within a year: say on which day, or throughout which time, it is looked at.',
    },
  }),
  GJ3053: row<{ scope: string; line: string }>({
    severity: 'error',
    zh: (p) => `“${p.scope}”的上限只能用在有“${p.line}”一行的条款里。`,
    en: (p) => `A cap “${p.scope}” needs a “${p.line}” line.`,
    manual: {
      zh: '没有逐月计算时，请用“每项”“每家每年”。',
      en: 'Without months, cap 每项 or 每家每年.',
    },
  }),
  GJ3054: row<{ word: string }>({
    severity: 'error',
    zh: (p) => `“${p.word}”没有说从何时算起。请写“自2020年起${p.word}…”：从那一年看到上年度，有没有过。`,
    en: (p) =>
      `“${p.word}” does not say since when. Write “自2020年起${p.word}…”: from that year up to last year it must not have happened.`,
    manual: {
      zh: '“首次”指本年度成立，而自起始年度到上年度都没有成立过；起始年度不写明，结果就取决于数据从哪一年开始。',
      en: '首次 means that it holds this year and in no year since the start. Without a start the result would hang on where the data begin.',
    },
  }),
};
