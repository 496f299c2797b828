/** GJ603x, GJ605x: 场景 that cannot be read; intervals that cannot be, wherever they are given. */
import { didYouMeanEn, didYouMeanZh, row } from './row.ts';

export const scenarios = {
  GJ6030: row<{ name: string; near?: string }>({
    severity: 'error',
    zh: (p) => `没有名为「${p.name}」的字段、清单或解读。${didYouMeanZh(p.near)}`,
    en: (p) => `No field, list or reading is called “${p.name}”.${didYouMeanEn(p.near)}`,
    manual: { zh: '场景里的事实用“名词”中声明的字段名。', en: 'Facts of a scenario are named as in 名词.' },
  }),
  GJ6031: row<{ name: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.name}」的写法不对：每年的字段写明年度（${p.name}2022年：…）或用表格，清单用表格，其他字段写在冒号之后。`,
    en: (p) =>
      `“${p.name}” is written the wrong way: a yearly field names its year (${p.name}2022年：…) or is a table, a list is a table, others follow the colon.`,
    manual: {
      zh: '例如：工业产值2022年：4000万元；或 工业产值： 下一行 | 2022年 | 4000万元 |',
      en: 'Such as 工业产值2022年：4000万元, or 工业产值： and below it | 2022年 | 4000万元 |',
    },
  }),
  GJ6032: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」的每一行应为“| 年度 | 数值 |”，例如 | 2022年 | 4000万元 |。`,
    en: (p) => `Each row of “${p.name}” holds a year and a value, such as | 2022年 | 4000万元 |.`,
    manual: { zh: '第一格写年度，第二格写数值。', en: 'The year first, then the value.' },
  }),
  GJ6033: row<{ name: string; year: number }>({
    severity: 'error',
    zh: (p) => `「${p.name}」的 ${p.year} 年写了两次。`,
    en: (p) => `“${p.name}” gives ${p.year} twice.`,
    manual: { zh: '请删去其中一行。', en: 'Delete one row.' },
  }),
  GJ6034: row<{ cells: number; columns: number }>({
    severity: 'error',
    zh: (p) => `这一行有 ${p.cells} 格，表头有 ${p.columns} 格，请补齐。`,
    en: (p) => `Cells in this row: ${p.cells}, in the heading: ${p.columns}. They must be as many.`,
    manual: { zh: '请补上或删去竖线。', en: 'Add or remove a bar.' },
  }),
  GJ6035: row<Record<never, never>>({
    severity: 'error',
    zh: () => '这里要写一个具体的数，不能写算式。',
    en: () => 'A plain value is needed here, not a computation.',
    manual: { zh: '场景写的是事实和手工算出的结果。', en: 'A scenario states facts and results worked out by hand.' },
  }),
  GJ6036: row<Record<never, never>>({
    severity: 'error',
    zh: () => '“逐例”的表头应为字段、解读、定义的名称，或“三（一）2024年”这样的结果。',
    en: () => 'A heading of 逐例 is a field, a reading, a definition, or a result such as 三（一）2024年.',
    manual: {
      zh: '字段的格子覆盖给定的事实，结果的格子是应得的结果。',
      en: 'Cells below fields change the facts; cells below results are expected.',
    },
  }),
  GJ6040: row<{ name: string; side: 'payer' | 'recipient'; near?: string }>({
    severity: 'error',
    zh: (p) => `没有条款写明由“${p.name}”${p.side === 'payer' ? '出资' : '受益'}。${didYouMeanZh(p.near)}`,
    en: (p) =>
      `No clause says that “${p.name}” ${p.side === 'payer' ? 'pays' : 'receives'} anything.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '出资方写在条款的“出资”里，受益方写在“受益”里；场景里的名称须与之相同。',
      en: 'Payers are named in 出资, recipients in 受益; a scenario names them alike.',
    },
  }),
  GJ6075: row<{ name: string; declared: boolean; near?: string }>({
    severity: 'error',
    zh: (p) =>
      p.declared
        ? `「${p.name}」没有单独的值，不能写在“应当”之下；这里写条款号，或者有值的定义、分档表。`
        : `“应当”之下写条款号，或者定义、分档表的名称，「${p.name}」都不是。${didYouMeanZh(p.near)}`,
    en: (p) =>
      p.declared
        ? `“${p.name}” has no value of its own; below 应当 stand clause numbers, and definitions and tables that have one.`
        : `Below 应当 stand clause numbers and the names of definitions and tables; “${p.name}” is none of these.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '按日期起止的期间、每一项的定义没有单独的值，不能写在“应当”之下；年度的期间可以（是、否）。',
      en: 'A period of dates and a definition of items have no value of their own; a period of years has (是, 否).',
    },
  }),
  GJ6076: row<{ name: string; yearly: boolean }>({
    severity: 'error',
    zh: (p) =>
      p.yearly ? `「${p.name}」每年一个值，请写明年度，如“${p.name}2026年”。` : `「${p.name}」不分年度，请去掉年份。`,
    en: (p) =>
      p.yearly
        ? `“${p.name}” has a value for each year; name the year, such as ${p.name}2026年.`
        : `“${p.name}” has no years; leave the year out.`,
    manual: {
      zh: '用到每年的字段或“本年度”的定义每年一个值，其他的只有一个值。',
      en: 'A definition that uses yearly fields or 本年度 has a value for each year, others have one.',
    },
  }),
  GJ6077: row<{ clause: string }>({
    severity: 'error',
    zh: (p) => `请写明哪一年或“合计”，如“${p.clause}2026年”“${p.clause}合计”。`,
    en: (p) => `Name a year or 合计 (in all), such as “${p.clause}2026年” or “${p.clause}合计”.`,
    manual: {
      zh: '只有核对可以不写年度，是说各年都如此：一：成立；一：未知。写明年度也可以：一2026年：成立。',
      en: 'Only a check may stand without a year, and is then meant of every year: 一：成立, 一：未知. It may name one: 一2026年：成立.',
    },
  }),
  GJ6078: row<{ name: string; wanted: 'year' | 'month' | 'none'; year?: number }>({
    severity: 'error',
    zh: (p) =>
      ({
        month: `「${p.name}」每月一个数，请写月份，如“${p.name}${p.year ?? 2026}年12月”。`,
        year: `「${p.name}」每年一个数，请写年度，如“${p.name}${p.year ?? 2026}年”。`,
        none: `「${p.name}」不分年度和月份，只写“${p.name}”。`,
      })[p.wanted],
    en: (p) =>
      ({
        month: `“${p.name}” has a value for each month; name the month, such as “${p.name}${p.year ?? 2026}年12月”.`,
        year: `“${p.name}” has a value for each year; name the year, such as “${p.name}${p.year ?? 2026}年”.`,
        none: `“${p.name}” has neither years nor months; write “${p.name}” alone.`,
      })[p.wanted],
    manual: {
      zh: '表头里，“每年”的字段后面写年度，“每月”的字段后面写月份，其他字段只写名称。',
      en: 'In a heading a 每年 field is followed by its year, a 每月 field by its month, others by nothing.',
    },
  }),
  GJ6062: row<{ list: string; owner: string; text: string; found: number }>({
    severity: 'error',
    zh: (p) =>
      p.found === 0
        ? `“${p.owner}”里没有「${p.text}」。这一格写“${p.owner}”表中的第几行，或该行第一个文字字段的值。`
        : `“${p.owner}”里有 ${p.found} 行是「${p.text}」，分不清“${p.list}”属于哪一行。请改写第几行。`,
    en: (p) =>
      p.found === 0
        ? `“${p.owner}” has no “${p.text}”. The cell holds the number of a row of “${p.owner}”, or its first text.`
        : `${p.found} rows of “${p.owner}” are “${p.text}”; write the number of the row that owns this “${p.list}”.`,
    manual: {
      zh: '内层清单的每一行要写明属于外层的哪一项：行号（从1起），或外层第一个文本字段的值。',
      en: 'Each row of an inner list says to which item of the outer list it belongs: by number, or by its first text.',
    },
  }),
  GJ6063: row<{ list: string; owner: string }>({
    severity: 'error',
    zh: (p) => `“${p.list}”属于每个“${p.owner}”，表头缺少“${p.owner}”一栏。`,
    en: (p) => `“${p.list}” belongs to each “${p.owner}”, but the heading has no column “${p.owner}”.`,
    manual: {
      zh: '例如：| 成员 | 保费 |，其下写 | 张三 | 500元 | 或 | 1 | 500元 |。',
      en: 'Such as | 成员 | 保费 | and below it | 张三 | 500元 | or | 1 | 500元 |.',
    },
  }),
  GJ6050: row<{ path: string; from?: string; to?: string }>({
    severity: 'error',
    zh: (p) =>
      p.from === undefined
        ? `${p.path}：没有写“自”，不知道何日进入。`
        : `${p.path}：“至”${p.to ?? ''} 没有晚于“自”${p.from}。“至”写退出之日，退出当日已不在其内。`,
    en: (p) =>
      p.from === undefined
        ? `${p.path}: “自” is missing, so the day of entry is not known.`
        : `${p.path}: “至” ${p.to ?? ''} is not after “自” ${p.from}. 至 is the day of exit, the first day out.`,
    manual: {
      zh: '状态的每一段写“自”（进入之日）和“至”（退出之日）；仍在其内的，“至”空着。请核对两个日期。',
      en: 'An interval of a 状态 has 自, the day of entry, and 至, the day of exit; 至 stays empty while it lasts.',
    },
  }),
  GJ6051: row<{ path: string; from: string; other: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：“自”${p.from} 与 ${p.other} 重叠或相接。请核对日期；前后相接的，并成一段。`,
    en: (p) => `${p.path}: “自” ${p.from} overlaps or touches ${p.other}. Check the dates; merge what is continuous.`,
    manual: {
      zh: '同一状态的各段互不重叠：退出之后才能再进入。退出当日又进入的等于没有退出，写成一段；前一段“至”空着的，后面不能再有一段。',
      en: 'Intervals of one 状态 do not overlap: re-entry comes after exit. What ends and begins on one day is one interval.',
    },
  }),
  GJ6052: row<{ name: string }>({
    severity: 'error',
    zh: (p) =>
      `「${p.name}」的每一行应为“| 月份 | 数值 |”，例如 | 2026年1月 | 5000元 | 或 | 2026年1月至2026年12月 | 5000元 |。`,
    en: (p) =>
      `Each row of “${p.name}” holds a month and a value, such as | 2026年1月 | 5000元 | or | 2026年1月至2026年12月 | 5000元 |.`,
    manual: {
      zh: '第一格写月份或一段月份，第二格写每个月的数值。',
      en: 'A month or a stretch of months first, then the value of each month.',
    },
  }),
  GJ6053: row<{ name: string; month: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」的 ${p.month} 写了两次。`,
    en: (p) => `“${p.name}” gives ${p.month} twice.`,
    manual: { zh: '请删去其中一行，或改正月份的起止。', en: 'Delete one row or correct the months.' },
  }),
};
