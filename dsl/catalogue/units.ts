/** Units, currencies and rates; parameters that are read from a table. */
import { type TypeName, typeText } from '../typeWords.ts';
import { didYouMeanEn, didYouMeanZh, row } from './row.ts';

export const units = {
  GJ1055: row<{ unit: string; type: 'count' | 'money' | 'unitPrice' | 'exchangeRate' }>({
    severity: 'error',
    zh: (p) =>
      p.type === 'exchangeRate'
        ? `汇率要写明折成什么、由什么折算，如 汇率（元/美元）、汇率（元/100日元），不能是「${p.unit}」。`
        : `单价要写明每一单位多少，如 单价（元/吨）、单价（元/人·月），不能是「${p.unit}」。`,
    en: (p) =>
      p.type === 'exchangeRate'
        ? `An exchange rate names both currencies, as in 汇率（元/美元） or 汇率（元/100日元）; “${p.unit}” does not.`
        : `A rate says how much for each unit, as in 单价（元/吨） or 单价（元/人·月）; “${p.unit}” does not.`,
    manual: {
      zh: '斜线之前是多少，之后是每一单位；有两个单位的用“·”隔开。汇率两边都是货币。',
      en: 'Before the stroke stands what is given, behind it the unit for which it is given; two units have “·” between them. In an exchange rate both are currencies.',
    },
  }),
  GJ1056: row<{ written: string; parts: number; payers: number; own: boolean }>({
    severity: 'error',
    zh: (p) =>
      p.own
        ? `写了“按${p.written}”，前面的出资方就不能另写比例。`
        : `“按${p.written}”有 ${p.parts} 份，前面的出资方有 ${p.payers} 家。`,
    en: (p) =>
      p.own
        ? `With “按${p.written}” behind them, no payer has a share of its own.`
        : `“按${p.written}” has ${p.parts} parts for ${p.payers} payers.`,
    manual: {
      zh: '按比例分担的写作 出资：市财政、县财政 按6:4；各方的比例分开写的，写作 市财政 60%、县财政 40%。',
      en: 'Proportions stand once, behind all payers: 出资：市财政、县财政 按6:4. Or each payer has its own share.',
    },
  }),
  GJ1057: row<{ unit: string }>({
    severity: 'error',
    zh: (p) => `「${p.unit}」不是数量的单位。百分点自成一类，直接写 字段：百分点。`,
    en: (p) => `“${p.unit}” is no unit of counting. Points are a type of their own: write 百分点 alone.`,
    manual: {
      zh: '百分点是两个比例之差，如 增速减平均增速；它与比例、数量都不是一回事。',
      en: 'A point is the difference of two ratios; it is neither a ratio nor a count.',
    },
  }),
  GJ1058: row<{ written: string }>({
    severity: 'error',
    zh: (p) =>
      `比例高于或低于另一比例「${p.written}」，可以理解为相差几个百分点，也可以理解为多几成。请写明，如 高于平均增速5个百分点以上。`,
    en: (p) =>
      `A ratio above or below another by “${p.written}” reads two ways: so many points, or so large a part of it. Say which, as in 高于平均增速5个百分点以上.`,
    manual: {
      zh: '相差几个百分点的，写“5个百分点”；多几成的，写成乘法，如 增速不低于平均增速乘以110%。',
      en: 'For points write 5个百分点; for a part write the product, as in 增速不低于平均增速乘以110%.',
    },
  }),
  GJ2055: row<{ written: string; currency: string; example: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.written}」是${p.currency}，政策里没有${p.currency}的汇率。请声明一个参数，如 ${p.example}：汇率（元/${p.currency}）。`,
    en: (p) =>
      `“${p.written}” is in ${p.currency}, for which the policy declares no rate. Declare a parameter, such as ${p.example}：汇率（元/${p.currency}）.`,
    manual: {
      zh: '折算用类型为“汇率（元/某币）”的参数；数可以逐行写明，也可以用“数据”一行取自表格。',
      en: 'Money is converted at a parameter of the type 汇率（元/currency）; its figures are rows, or stand in a table that a 数据 line names.',
    },
  }),
  GJ2056: row<{ written: string; currency: string; names: string; name: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.written}」是${p.currency}，汇率有几种：${p.names}。请写明用哪一种，如 ${p.written}按${p.name}折算。`,
    en: (p) =>
      `“${p.written}” is in ${p.currency}, of which there are several rates: ${p.names}. Say which one, as in ${p.written}按${p.name}折算.`,
    manual: {
      zh: '中间价、买入价、卖出价折算的结果不同，须照政策原文写明。',
      en: 'Central parity, bid and ask give different amounts; the policy’s text says which.',
    },
  }),
  GJ2057: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `参数「${p.name}」既有“数据”一行，又逐行写了数，不知以哪个为准。`,
    en: (p) => `The parameter “${p.name}” has both rows and a 数据 line; nobody knows which holds.`,
    manual: {
      zh: '一个参数的数要么逐行写在文件里，要么取自一张表。',
      en: 'The figures of a parameter are rows of the file or stand in a table, not both.',
    },
  }),
  GJ3055: row<{ written: string; left: TypeName; right: TypeName }>({
    severity: 'error',
    zh: (p) =>
      `「${p.written}」：${typeText(p.left, 'zh')}与${typeText(p.right, 'zh')}货币不同，不能相加减、相比较。请先折算，如 合同金额折算于报关日期。`,
    en: (p) =>
      `“${p.written}”: ${typeText(p.left, 'en')} and ${typeText(p.right, 'en')} are different currencies and are neither added nor compared. Convert first, as in 合同金额折算于报关日期.`,
    manual: {
      zh: '外币须按某一日的汇率折算成人民币，才能与人民币相加减、相比较。',
      en: 'Foreign money is converted at the rate of some day before it meets 人民币.',
    },
  }),
  GJ3056: row<{ written: string; currency: string }>({
    severity: 'error',
    zh: (p) => `给予的「${p.written}」是${p.currency}，兑付须是人民币。请写明怎样折算，如 合同金额折算于报关日期。`,
    en: (p) =>
      `The grant “${p.written}” is in ${p.currency}; what is paid is 人民币. Say how it is converted, as in 合同金额折算于报关日期.`,
    manual: {
      zh: '按每1美元奖励几分的，用单价相乘，如 新增额乘以0.03元/美元，结果就是人民币。',
      en: 'So many fen for a dollar is a rate: 新增额乘以0.03元/美元 gives 人民币.',
    },
  }),
  GJ3057: row<{ written: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.written}」把比例与百分点当成了一回事。比例与比例比（5%）；百分点是两个比例之差，如 增速减平均增速不低于5个百分点。`,
    en: (p) =>
      `“${p.written}” takes a ratio for points. Ratios compare with ratios (5%); points are the difference of two ratios, as in 增速减平均增速不低于5个百分点.`,
    manual: {
      zh: '从10%到15%，增加了5个百分点，但增长了50%。比例加减百分点仍是比例；比例减比例可以当作百分点。',
      en: 'From 10 % to 15 % is 5 points more, and half as much again. A ratio plus points is a ratio; ratio less ratio can be read as points.',
    },
  }),
  GJ3058: row<{ left: TypeName; right: TypeName; word: string }>({
    severity: 'error',
    zh: (p) =>
      `${typeText(p.left, 'zh')}与${typeText(p.right, 'zh')}不能${p.word}。每一个百分点给多少，写作 每满1个百分点给2万元；按比例算的，写比例，如 5%。`,
    en: (p) =>
      `${typeText(p.left, 'en')} and ${typeText(p.right, 'en')} cannot be joined by “${p.word}”. So much for each point is 每满1个百分点给2万元; a part is a ratio, such as 5%.`,
    manual: {
      zh: '百分点只能与百分点、比例相加减，与百分点相比较，按整个百分点计步，或乘以、除以比例。',
      en: 'Points are added to points and ratios, compared with points, counted in full steps, or multiplied with a ratio.',
    },
  }),
  GJ3059: row<{ written: string; is: TypeName; currency?: string }>({
    severity: 'error',
    zh: (p) =>
      p.currency === undefined
        ? `「${p.written}」已经是人民币，不用折算。`
        : `「${p.written}」是${typeText(p.is, 'zh')}，不能把${p.currency}折算成人民币；需要 汇率（元/${p.currency}）。`,
    en: (p) =>
      p.currency === undefined
        ? `“${p.written}” is 人民币 already; there is nothing to convert.`
        : `“${p.written}” is ${typeText(p.is, 'en')} and does not convert ${p.currency}; 汇率（元/${p.currency}） is needed.`,
    manual: {
      zh: '只有外币才折算；折算用的汇率，斜线之前是元，之后是这种外币。',
      en: 'Only foreign money is converted, at a rate of 元 for that currency.',
    },
  }),
  GJ4055: row<{ name: string; file: string }>({
    severity: 'warning',
    zh: (p) => `参数「${p.name}」取自「${p.file}」，但没有写“来源”：这些数是谁公布的？`,
    en: (p) => `The parameter “${p.name}” is read from “${p.file}” without a 来源 line: who published the figures?`,
    manual: {
      zh: '外部的数会变，也会录错。写明来源，才能核对。',
      en: 'Figures from outside change and are copied wrongly; their source lets anyone check them.',
    },
  }),
  GJ4056: row<{ unit: string; near: string }>({
    severity: 'warning',
    zh: (p) => `单位表里没有「${p.unit}」，作为本文件自己的单位。是否想写「${p.near}」？`,
    en: (p) => `“${p.unit}” is in no table of units and counts as the file’s own. Did you mean “${p.near}”?`,
    manual: {
      zh: '文件可以用自己的单位，如 数量（车次）；但写错的单位也会这样读，不能与原来的单位换算。',
      en: 'A file may use units of its own, such as 数量（车次）; a slip of the pen is read so too, and does not convert.',
    },
  }),
  GJ6055: row<{ file: string; why: 'path' | 'missing' }>({
    severity: 'error',
    zh: (p) =>
      p.why === 'path'
        ? `「${p.file}」不是相对路径。请写从政策文件所在的文件夹算起的路径，以“/”分隔，如 指标/lpr.csv。`
        : `读不到数据文件「${p.file}」。路径从政策文件所在的文件夹算起，不能超出 policies 文件夹。`,
    en: (p) =>
      p.why === 'path'
        ? `“${p.file}” is no relative path. Write the path from the policy’s folder, with “/”, such as 指标/lpr.csv.`
        : `The file “${p.file}” cannot be read. Paths begin at the policy’s folder and do not leave the folder policies.`,
    manual: {
      zh: '数据文件与政策文件放在一起，搬到别的机器上也能读。',
      en: 'Data stand beside the policy, so that they can be read on any machine.',
    },
  }),
  GJ6056: row<{ file: string; row: number; column: number; why: 'openQuote' | 'strayQuote' | 'empty' }>({
    severity: 'error',
    zh: (p) =>
      p.why === 'empty'
        ? `「${p.file}」没有数：第一行是表头，以下每行一个日期、一个数。`
        : `「${p.file}」第 ${p.row} 行第 ${p.column} 列：${p.why === 'openQuote' ? '引号没有结束' : '引号的位置不对'}。`,
    en: (p) =>
      p.why === 'empty'
        ? `“${p.file}” holds no figures: the first row is the heading, each row below a date and a figure.`
        : `“${p.file}”, row ${p.row}, column ${p.column}: ${p.why === 'openQuote' ? 'a quotation mark is not closed' : 'a quotation mark stands in the wrong place'}.`,
    manual: {
      zh: '表格用 CSV（RFC 4180）：逗号分隔，含逗号、引号、换行的格子用半角双引号括起，其中的引号写两遍。',
      en: 'Tables are CSV (RFC 4180): commas between cells; a cell with commas, quotes or line ends stands in double quotes, its own quotes doubled.',
    },
  }),
  GJ6057: row<{ file: string; column: string; near?: string; twice?: boolean }>({
    severity: 'error',
    zh: (p) =>
      p.twice
        ? `「${p.file}」的表头有不止一列“${p.column}”。`
        : `「${p.file}」的表头没有“${p.column}”一列。${didYouMeanZh(p.near)}`,
    en: (p) =>
      p.twice
        ? `The heading of “${p.file}” has more than one column “${p.column}”.`
        : `The heading of “${p.file}” has no column “${p.column}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '表头须有“日期”一列，和“值”一列或“列”所写的一列；列名后可在括号里注明单位，如 一年期(%)。',
      en: 'The heading has a column 日期, and 值 or the column that 列 names, perhaps with its unit in brackets: 一年期(%).',
    },
  }),
  GJ6058: row<{ file: string; row: number; column: string; text: string; expected: TypeName }>({
    severity: 'error',
    zh: (p) => `「${p.file}」第 ${p.row} 行“${p.column}”：「${p.text}」读不懂，此处应为${typeText(p.expected, 'zh')}。`,
    en: (p) =>
      `“${p.file}”, row ${p.row}, “${p.column}”: “${p.text}” cannot be read; ${typeText(p.expected, 'en')} is needed.`,
    manual: {
      zh: '日期写作 2026-01-20、2026年1月20日 或 2026/1/20；数可以带单位，如 3.1%、7.0881元/美元。空格表示当日没有公布。',
      en: 'Dates are 2026-01-20, 2026年1月20日 or 2026/1/20; figures may have their unit, such as 3.1%. An empty cell says that nothing was published.',
    },
  }),
  GJ6059: row<{ file: string; row: number; text: string; before: string }>({
    severity: 'error',
    zh: (p) => `「${p.file}」第 ${p.row} 行：${p.text}不晚于上一行的${p.before}。日期须由早到晚，一日一行。`,
    en: (p) =>
      `“${p.file}”, row ${p.row}: ${p.text} is not later than ${p.before} in the row before. Dates go from early to late, one row a day.`,
    manual: {
      zh: '同一日有两个数，不知以哪个为准；次序乱了，多半是录错了年月。',
      en: 'Two figures of one day contradict each other; a wrong order is mostly a slip in a date.',
    },
  }),
};
