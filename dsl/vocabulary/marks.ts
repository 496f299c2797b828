/** Numerals, punctuation and other fixed marks. */

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

/** Words before a unit that make it larger: 3万吨, 100万美元. */
export const unitScales = {
  百: 100n,
  千: 1000n,
  万: 10_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
} as const;
