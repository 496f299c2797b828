/** GJ1: words and syntax. */
import { expectedText } from '../tokenWords.ts';
import { row } from './row.ts';

const shapeZh = '规则块由“关键字 名称：”开头，其后每行是“标签：内容”。';
/** Nothing may stand where something stands. */
const endsBefore = (expected: readonly string[]): boolean => expected.length === 1 && expected[0] === 'EOF';

const shapeEn = 'A block begins with “keyword name:”; each further line is “label: content”.';

export const syntax = {
  GJ1001: row<{ found: string; expected: readonly string[] }>({
    severity: 'error',
    zh: (p) => {
      if (!p.found) return `这一行没有写完，后面应为${expectedText(p.expected, 'zh')}。`;
      return endsBefore(p.expected)
        ? `「${p.found}」多出来了：这一行在它之前已经写完。请删去，或补上它前面漏写的词（如 加、且）。`
        : `「${p.found}」写在这里读不通，此处应为${expectedText(p.expected, 'zh')}。`;
    },
    en: (p) => {
      if (!p.found) return `The line is not finished; expected: ${expectedText(p.expected, 'en')}.`;
      return endsBefore(p.expected)
        ? `“${p.found}” is too much: the line ends before it. Delete it, or write the word that is missing before it (such as 加, 且).`
        : `“${p.found}” does not fit here; expected: ${expectedText(p.expected, 'en')}.`;
    },
    manual: {
      zh: '这一行的其余部分没有被读取，所在条款不参与计算；其他条款不受影响。请按提示补全或改正这一行。',
      en: 'The rest of the line was not read and its clause is not computed; other clauses are not affected. Complete or correct the line.',
    },
  }),
  GJ1002: row<{ text: string }>({
    severity: 'error',
    zh: (p) => `「${p.text}」之前没有块的开头，例如“条款 三（一）名称：”。`,
    en: (p) => `Before “${p.text}” a block has to begin, such as “clause 三（一） name:”.`,
    manual: { zh: shapeZh, en: shapeEn },
  }),
  GJ1003: row<{ text: string }>({
    severity: 'error',
    zh: (p) => `「${p.text}」不是规则块中的标签。请写成“标签：内容”，或以 // 开头作为批注。`,
    en: (p) => `“${p.text}” is not a label of this block. Write “label: content”, or begin a remark with //.`,
    manual: { zh: shapeZh, en: shapeEn },
  }),
  GJ1004: row<{ label: string; block: string; where: readonly string[] }>({
    severity: 'error',
    zh: (p) => `“${p.label}”不能写在“${p.block}”里，它可以写在：${p.where.join('、')}。`,
    en: (p) => `“${p.label}” cannot stand in a “${p.block}” block; it can in: ${p.where.join(', ')}.`,
    manual: {
      zh: '每种块有自己的标签，见 docs/language.md。请把这一行移到它所属的块。',
      en: 'Each kind of block has labels of its own; see docs/language.md. Move the line to where it belongs.',
    },
  }),
  GJ1005: row<{ label: string }>({
    severity: 'error',
    zh: (p) => `“${p.label}”在同一块里写了两次，只能写一次。`,
    en: (p) => `“${p.label}” stands twice in this block; it may stand once.`,
    manual: { zh: '请合并为一行，或删去其中一行。', en: 'Merge the two lines or delete one.' },
  }),
  GJ1006: row<{ text: string }>({
    severity: 'error',
    zh: (p) => `日历上没有「${p.text}」这一天。`,
    en: (p) => `The calendar has no day “${p.text}”.`,
    manual: { zh: '请核对月份的天数与闰年。', en: 'Check the length of the month and leap years.' },
  }),
  GJ1007: row<{ mark: string }>({
    severity: 'error',
    zh: (p) => `引号“${p.mark}”只有前一半，请补上后一半。`,
    en: (p) => `The quotation mark “${p.mark}” is opened but not closed; add the closing one.`,
    manual: { zh: '请补上后引号；引号不能跨行。', en: 'Add the closing mark; quotes do not cross lines.' },
  }),
  GJ1008: row<Record<never, never>>({
    severity: 'error',
    zh: () => '规则块没有结束：缺少单独一行的 ```。已在下一个标题前截断。',
    en: () => 'The block of rules has no end: a line with ``` alone is missing. It was cut before the next heading.',
    manual: {
      zh: '规则块以 ```规矩 开始，以单独一行 ``` 结束。请在规则之后、正文之前补上。',
      en: 'A block of rules begins with ```规矩 and ends with a line that holds ``` alone.',
    },
  }),
  GJ1009: row<{ depth: number }>({
    severity: 'error',
    zh: (p) => `括号嵌套超过 ${p.depth} 层，无法读取。请用“定义”给中间的部分起名。`,
    en: (p) => `Brackets nest deeper than ${p.depth} levels. Name the inner parts with 定义.`,
    manual: { zh: '请用“定义”给中间的部分起名，拆成几行。', en: 'Name the inner parts with 定义 and split the line.' },
  }),
  GJ1010: row<Record<never, never>>({
    severity: 'error',
    zh: () => '同一行里“且”与“或”混用，读法不止一种。请加括号，如（甲 且 乙）或 丙。',
    en: () => 'A line mixes “and” with “or”, which can be read in two ways. Add brackets, as in (a and b) or c.',
    manual: {
      zh: '例如：（甲 且 乙）或 丙。不写括号时读者理解可能不同，因此不予猜测。',
      en: 'For example (a and b) or c. Readers differ on what is meant without brackets, so it is not guessed.',
    },
  }),
  GJ1011: row<{ limit: string }>({
    severity: 'error',
    zh: (p) => `文件超过 ${p.limit}，只读取了开头部分。`,
    en: (p) => `The file is larger than ${p.limit}; only its beginning was read.`,
    manual: {
      zh: '政策文件通常不到 1 MB。请检查是否误贴了数据，数据应放在人口表里。',
      en: 'Policy files are well below 1 MB; data belongs into population tables.',
    },
  }),
  GJ1012: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」是规则里有固定意思的词，不能作名称。请换一个，或加上限定词。`,
    en: (p) => `“${p.name}” is a word of the language and cannot be a name. Choose another, or add a qualifier.`,
    manual: { zh: '请换一个名称，或加上限定词。', en: 'Choose another name or add a qualifier.' },
  }),
  GJ1013: row<{ name: string; particle: string }>({
    severity: 'error',
    zh: (p) => `名称「${p.name}」以“${p.particle}”开头或结尾，写在句子里看不出名称从哪里起、到哪里止。请换一个名称。`,
    en: (p) =>
      `The name “${p.name}” begins or ends with “${p.particle}”; in a sentence nobody sees where it begins and ends. Choose another.`,
    manual: {
      zh: '名称不能以“的、内、且、或”开头，不能以“的、自、且、或”结尾。',
      en: 'Names may not begin or end with such particles.',
    },
  }),
  GJ1014: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `名称「${p.name}」超过20个字，请用简称。`,
    en: (p) => `The name “${p.name}” is longer than 20 characters; use a short form.`,
    manual: { zh: '请缩短名称，详细口径写在“说明”里。', en: 'Shorten it and put the detail into 说明.' },
  }),
  GJ1015: row<{ name: string; line: number; cut: string }>({
    severity: 'warning',
    zh: (p) =>
      `第 ${p.line} 行有两种读法：一是名称「${p.name}」，二是「${p.cut}」；现在按名称读。是名称的，请在那里写成「${p.name}」；不是的，请换一个名称。`,
    en: (p) =>
      `Line ${p.line} can be read in two ways: as the name “${p.name}” or as “${p.cut}”; it is read as the name. If that is meant, write 「${p.name}」 there; if not, choose another name.`,
    manual: {
      zh: '断词取最长的名称。新名称与原有的词首尾相接时，没有改动过的行也可能换了意思。请在使用处用「」写明。',
      en: 'The longest name wins. A new name that covers older words can change lines that nobody touched; quote the name where it is meant.',
    },
  }),
  GJ1016: row<{ text: string }>({
    severity: 'error',
    zh: (p) => `文本中有不能显示的字符（${p.text}），请删去。`,
    en: (p) => `The text holds a character that cannot be shown (${p.text}); remove it.`,
    manual: {
      zh: '多为从其他软件粘贴带入。空字符、孤立的代理码位都会影响比对。',
      en: 'Usually pasted from other programs: NUL or a lone surrogate.',
    },
  }),
  GJ1017: row<{ unit: string }>({
    severity: 'error',
    zh: (p) => `“精确到”之后应写 分、元、百元、千元 或 万元，不能是「${p.unit}」。`,
    en: (p) => `Amounts can be precise to 分, 元, 百元, 千元 or 万元, not to “${p.unit}”.`,
    manual: { zh: '例如：金额：精确到分，四舍五入。', en: 'For example: 金额：精确到分，四舍五入.' },
  }),
  GJ1018: row<{ unit: string; type: 'count' | 'money' | 'unitPrice' | 'exchangeRate' }>({
    severity: 'error',
    zh: (p) =>
      p.type === 'money'
        ? `没有「${p.unit}」这种货币。人民币写 金额，外币写 金额（美元）、金额（欧元）等。`
        : `「${p.unit}」不能作单位。单位写一个词，如 数量（人）、数量（万千瓦时）、数量（车次）。`,
    en: (p) =>
      p.type === 'money'
        ? `There is no currency “${p.unit}”. 人民币 is 金额, foreign money 金额（美元） and the like.`
        : `“${p.unit}” is no unit. A unit is one word, as in 数量（人）, 数量（万千瓦时） or 数量（车次）.`,
    manual: {
      zh: '单位表里没有的计数单位，在 数量（…） 里写出来就能用。货币只能用表里的；金额写不写“万”由数字决定。',
      en: 'A unit of counting that is in no table is declared by writing it in 数量（…）. Currencies are those of the table; 万 is written with the figure.',
    },
  }),
  GJ1019: row<{ block: string; example: string }>({
    severity: 'error',
    zh: (p) => `“${p.block}”这一行没有写完整，应如：${p.example}`,
    en: (p) => `The head of “${p.block}” is not complete; it should look like: ${p.example}`,
    manual: {
      zh: '块的第一行要写明名称，以冒号结束。',
      en: 'The first line of a block names it and ends with a colon.',
    },
  }),
  GJ1020: row<{ most: number }>({
    severity: 'error',
    zh: (p) => `这一行超过 ${p.most} 个词，无法读取。请用“定义”给中间的部分起名，拆成几行。`,
    en: (p) => `The line has more than ${p.most} words. Name its parts with 定义 and split it.`,
    manual: {
      zh: '规则是给人读的：一行写不下的条件，用编号分行，或先下定义。',
      en: 'Rules are read by people: number the conditions or define their parts.',
    },
  }),
  GJ1021: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `表「${p.name}」没有内容。表头下每行是一档，如 | 500万元（含）至1000万元（不含） | 5万元 |。`,
    en: (p) => `The table “${p.name}” is empty. Each row below the heading is a tier.`,
    manual: {
      zh: '表用 Markdown 表格写：第一行是表头，最后一栏是结果。',
      en: 'A table is written in Markdown: the first row is the heading, the last column the result.',
    },
  }),
};
