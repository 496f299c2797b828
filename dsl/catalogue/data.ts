/** GJ6: facts, populations and scenarios that cannot be read. */
import { didYouMeanEn, didYouMeanZh, row } from './row.ts';

/** How the kinds of values are called, with an example. */
const kinds = {
  money: { zh: '金额，如 "4000万元"', en: 'an amount, such as "4000万元" or "40000000"' },
  ratio: { zh: '比例，如 "10%" 或 "0.1"', en: 'a ratio, such as "10%" or "0.1"' },
  points: { zh: '百分点，如 "5个百分点" 或 "5"', en: 'percentage points, such as "5个百分点" or "5"' },
  count: { zh: '数量，如 3', en: 'a number, such as 3' },
  rate: { zh: '单价，如 "500元/人" 或 "500"', en: 'a rate, such as "500元/人" or "500"' },
  date: { zh: '日期，如 "2023-03-20"', en: 'a date, such as "2023-03-20"' },
  year: { zh: '年度，如 2023', en: 'a year, such as 2023' },
  month: { zh: '月份，如 "2026-01"（或“2026年1月”）', en: 'a month, such as "2026-01"' },
  flag: { zh: '是否，写 true 或 false（表格中写“是”或“否”）', en: 'true or false' },
  option: { zh: '选项名称', en: 'the name of an option' },
  text: { zh: '文字', en: 'text' },
};
const shapes = {
  document: { zh: '一个 JSON 对象，键为声明的名称', en: 'one JSON object whose keys are declared names' },
  record: { zh: '一个对象，键为字段名称', en: 'an object whose keys are fields' },
  list: { zh: '一个数组，每一项是一个对象', en: 'an array of objects' },
  byMonth: {
    zh: '一个对象，键为月份，如 { "2026-01": … }',
    en: 'an object whose keys are months, such as { "2026-01": … }',
  },
  byYear: { zh: '一个对象，键为年度，如 { "2023": … }', en: 'an object whose keys are years, such as { "2023": … }' },
};

export const data = {
  GJ6001: row<{ path: string; key: string; near?: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：没有名为「${p.key}」的项目。${didYouMeanZh(p.near)}`,
    en: (p) => `${p.path}: nothing is called “${p.key}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '事实文件中的键须与政策文件里“名词”声明的名称一致。请对照 guiju schema 的输出改正。',
      en: 'Keys of a facts file are the names declared in the policy. Compare with the output of `guiju schema`.',
    },
  }),
  GJ6002: row<{ path: string; text: string; expected: keyof typeof kinds; unit?: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：「${p.text}」读不懂，此处应为${kinds[p.expected].zh}${p.unit ? `，单位是${p.unit}` : ''}。`,
    en: (p) =>
      `${p.path}: “${p.text}” cannot be read; this should be ${kinds[p.expected].en}${p.unit ? `, in ${p.unit}` : ''}.`,
    manual: {
      zh: '每个字段按“名词”中声明的类型读取。金额不写单位时以元计；日期写作 年-月-日。',
      en: 'Every field is read by the type declared for it. Money without a unit is in yuan; dates are YYYY-MM-DD.',
    },
  }),
  GJ6003: row<{ path: string; text: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：没有「${p.text}」这一天。`,
    en: (p) => `${p.path}: there is no such day as “${p.text}”.`,
    manual: {
      zh: '日期的形式正确，但日历上没有这一天，例如 2023-02-29。请核对原始材料。',
      en: 'The date is well formed but is not on the calendar, such as 2023-02-29. Check the source.',
    },
  }),
  GJ6004: row<{ path: string; text: string; options: readonly string[]; near?: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：没有「${p.text}」这个选项，可选：${p.options.join('、')}。${didYouMeanZh(p.near)}`,
    en: (p) =>
      `${p.path}: “${p.text}” is not an option; the options are ${p.options.join(', ')}.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '选项是封闭的，须与政策文件中列出的一字不差。',
      en: 'Options are a closed list and must be spelled as in the policy.',
    },
  }),
  GJ6005: row<{ path: string; text: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：${p.text} 是带小数或过大的 JSON 数字，不能保证精确；请加引号写成文字，如 "${p.text}"。`,
    en: (p) =>
      `${p.path}: ${p.text} is a JSON number with a fraction or too large to be exact; write it as a string, "${p.text}".`,
    manual: {
      zh: 'JSON 数字在许多程序里是二进制浮点数，0.1 元读出来可能不是一角。金额、比例、数量有小数时写成文字。',
      en: 'JSON numbers are binary floating point in many programs. Write money, ratios and counts with fractions as strings.',
    },
  }),
  GJ6006: row<{ path: string; text: string; from: number; to: number }>({
    severity: 'error',
    zh: (p) => `${p.path}：「${p.text}」不在 ${p.from} 年至 ${p.to} 年之间，疑为笔误。`,
    en: (p) => `${p.path}: “${p.text}” is not between ${p.from} and ${p.to}; it looks like a slip.`,
    manual: {
      zh: '过早或过晚的年份多为录入错误，例如 0203 年。确有需要时请联系维护者。',
      en: 'Years that are far off are nearly always slips of the keyboard, such as 0203.',
    },
  }),
  GJ6007: row<{ path: string; expected: keyof typeof shapes }>({
    severity: 'error',
    zh: (p) => `${p.path}：此处应为${shapes[p.expected].zh}。`,
    en: (p) => `${p.path}: this should be ${shapes[p.expected].en}.`,
    manual: {
      zh: '事实文件是一个 JSON 对象：主体名称对应它的字段，清单名称对应一个数组，每年的字段按年度给出。',
      en: 'A facts file is one JSON object: the entity’s name holds its fields, a list’s name holds an array, yearly fields go by year.',
    },
  }),
  GJ6008: row<{ path: string; key: string }>({
    severity: 'error',
    zh: (p) => `${p.path}：「${p.key}」给了两次。`,
    en: (p) => `${p.path}: “${p.key}” is given twice.`,
    manual: {
      zh: '同一项给了两个值，无法判断以哪个为准。请删去一个。',
      en: 'Two values are given for one thing. Delete one of them.',
    },
  }),
  GJ6010: row<{ file: string; near?: string }>({
    severity: 'error',
    zh: (p) => `${p.file}：政策中没有这张表对应的主体或清单。${didYouMeanZh(p.near)}`,
    en: (p) => `${p.file}: no entity or list of the policy is kept in this table.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '人口目录中每张表以主体、清单或状态命名，逐年、逐月的字段放在“主体.年度”“主体.月份”表中。',
      en: 'Tables of a population are named for the entity, a list or a 状态; yearly and monthly fields are in “entity.year” and “entity.month”.',
    },
  }),
  GJ6011: row<{ file: string; column: string }>({
    severity: 'error',
    zh: (p) => `${p.file}：缺少列「${p.column}」。`,
    en: (p) => `${p.file}: the column “${p.column}” is missing.`,
    manual: {
      zh: '没有声明“可缺”的字段须有对应的列；个别单元格可以空着，表示未知。',
      en: 'A field that is not declared optional needs a column; single cells may be empty and are then unknown.',
    },
  }),
  GJ6012: row<{ file: string; column: string; near?: string }>({
    severity: 'error',
    zh: (p) => `${p.file}：没有名为「${p.column}」的字段。${didYouMeanZh(p.near)}`,
    en: (p) => `${p.file}: no field is called “${p.column}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '列名须与字段名称一致，可在括号中注明单位，如 合同金额(万元)。不用的列请删去。',
      en: 'Headings are names of fields, perhaps with a unit in brackets. Delete columns that are not used.',
    },
  }),
  GJ6013: row<{ file: string; column: string; unit: string }>({
    severity: 'error',
    zh: (p) => `${p.file}：列「${p.column}」不能以「${p.unit}」为单位。`,
    en: (p) => `${p.file}: the column “${p.column}” cannot be in “${p.unit}”.`,
    manual: {
      zh: '金额列可注明 元、千元、万元、亿元 等，外币列可注明 美元、万美元 等，比例列可注明 %，数量列可注明声明的单位或能换算成它的单位。',
      en: 'Money may be headed 元, 千元, 万元, 亿元, foreign money 美元, 万美元; ratios %; counts the unit that is declared or one that converts into it.',
    },
  }),
  GJ6014: row<{ file: string; row: number; id: string }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：编号「${p.id}」重复。`,
    en: (p) => `${p.file}, row ${p.row}: the id “${p.id}” is already taken.`,
    manual: {
      zh: '每个主体在主表中只占一行。',
      en: 'Every entity has one row in its own table.',
    },
  }),
  GJ6015: row<{ file: string; row: number; id: string }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：主表中没有编号「${p.id}」。`,
    en: (p) => `${p.file}, row ${p.row}: there is no entity “${p.id}”.`,
    manual: {
      zh: '年度表和清单表中的编号须在主表中出现。',
      en: 'Ids of yearly and list tables must occur in the entity’s own table.',
    },
  }),
  GJ6016: row<{ file: string; row: number; id: string; year: number }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：「${p.id}」的 ${p.year} 年度重复。`,
    en: (p) => `${p.file}, row ${p.row}: the year ${p.year} of “${p.id}” is given twice.`,
    manual: {
      zh: '年度表中每个主体每年只占一行。',
      en: 'Every entity has one row a year in the yearly table.',
    },
  }),
  GJ6054: row<{ file: string; row: number; id: string; month: string }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：「${p.id}」的 ${p.month} 重复。`,
    en: (p) => `${p.file}, row ${p.row}: the month ${p.month} of “${p.id}” is given twice.`,
    manual: {
      zh: '月份表中每个主体每月只占一行。',
      en: 'Every entity has one row a month in the monthly table.',
    },
  }),
  GJ6017: row<{ file: string; row: number; column: string }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：「${p.column}」不能为空。`,
    en: (p) => `${p.file}, row ${p.row}: “${p.column}” must not be empty.`,
    manual: {
      zh: '编号和年度用来辨认一行属于谁，不能空着。',
      en: 'Ids and years tell to whom a row belongs.',
    },
  }),
  GJ6018: row<{ shown: number; total: number }>({
    severity: 'info',
    zh: (p) => `共 ${p.total} 个问题，以上列出前 ${p.shown} 个。`,
    en: (p) => `${p.total} problems in all; the first ${p.shown} are listed.`,
    manual: {
      zh: '问题过多时只列出一部分，改正后再次检查。',
      en: 'Long lists of problems are cut. Correct these and check again.',
    },
  }),
  GJ6019: row<{ file: string; column: string }>({
    severity: 'error',
    zh: (p) => `${p.file}：有两列都是「${p.column}」。`,
    en: (p) => `${p.file}: two columns are “${p.column}”.`,
    manual: {
      zh: '同一字段只能有一列，单位不同也不行。',
      en: 'A field has one column, whatever the units.',
    },
  }),
  GJ6020: row<{ file: string; required: boolean }>({
    severity: 'warning',
    zh: (p) => (p.required ? `缺少主表「${p.file}」。` : `缺少表「${p.file}」，其内容一律视为未知。`),
    en: (p) =>
      p.required ? `The table “${p.file}” is missing.` : `The table “${p.file}” is missing; all it holds is unknown.`,
    manual: {
      zh: '没有清单的主体也应有一张只有表头的清单表：空表表示没有，缺表表示不知道。',
      en: 'An empty table says that there is none; a missing table says that nobody knows.',
    },
  }),
  GJ6021: row<{ file: string; row: number; cells: number; columns: number }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：有 ${p.cells} 个单元格，多于表头的 ${p.columns} 列。`,
    en: (p) => `${p.file}, row ${p.row}: ${p.cells} cells, more than the ${p.columns} columns of the header.`,
    manual: {
      zh: '多半是某个单元格中有逗号而没有加引号，其后各列都错了位。',
      en: 'Probably a cell holds a comma without quotes, so that what follows stands in the wrong columns.',
    },
  }),
  GJ6022: row<{ reading: string; answer: string; known: boolean; near?: string }>({
    severity: 'error',
    zh: (p) =>
      p.known
        ? `解读「${p.reading}」没有答案「${p.answer}」。`
        : `没有名为「${p.reading}」的解读。${didYouMeanZh(p.near)}`,
    en: (p) =>
      p.known
        ? `The reading “${p.reading}” has no answer “${p.answer}”.`
        : `No reading is called “${p.reading}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '解读的名称和答案（甲、乙……）以政策文件为准，可用 guiju check --json 列出。',
      en: 'Readings and their answers are those of the policy; `guiju check --json` lists them.',
    },
  }),
  GJ6060: row<{ file: string; row: number; owner: string; id: string }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：「${p.owner}」名下已有编号「${p.id}」。`,
    en: (p) => `${p.file}, row ${p.row}: “${p.owner}” has an item “${p.id}” already.`,
    manual: {
      zh: '内层清单靠编号认出它属于外层的哪一项，所以同一主体（同一外层项）名下的编号不能重复。',
      en: 'Items of an inner list name their owner by its id, so ids are unique within one owner.',
    },
  }),
  GJ6061: row<{ file: string; row: number; list: string; id: string }>({
    severity: 'error',
    zh: (p) => `${p.file} 第 ${p.row} 行：表「${p.list}」中没有编号「${p.id}」。`,
    en: (p) => `${p.file}, row ${p.row}: the table “${p.list}” has no “${p.id}”.`,
    manual: {
      zh: '内层清单的每一行写明主体的编号和外层各层的编号，这些编号须在各自的表中出现。',
      en: 'Each row of an inner list holds the ids of the entity and of the outer items; they occur in their tables.',
    },
  }),
  /** `beside`: the owner is the entity, whose lists stand beside it. */
  GJ6064: row<{ path: string; list: string; owner: string; beside?: boolean }>({
    severity: 'error',
    zh: (p) =>
      p.beside
        ? `${p.path}：「${p.list}」是清单，应写在最外层，与「${p.owner}」并列。`
        : `${p.path}：「${p.list}」属于每个“${p.owner}”，应写在“${p.owner}”的每一项之内。`,
    en: (p) =>
      p.beside
        ? `${p.path}: “${p.list}” is a list and stands at the top, beside “${p.owner}”.`
        : `${p.path}: “${p.list}” belongs to each “${p.owner}” and stands inside its items.`,
    manual: {
      zh: '主体的清单写在最外层，与主体并列：{ "家庭": { "人口": 3 }, "成员": [ { "年龄": 40 } ] }。清单里的清单写在外层的每一项之内：{ "成员": [ { "年龄": 40, "保单": [ { "保费": "500元" } ] } ] }',
      en: 'Lists of the entity stand beside it: { "家庭": { "人口": 3 }, "成员": [ { "年龄": 40 } ] }. Lists in a list stand inside its items: { "成员": [ { "年龄": 40, "保单": [ { "保费": "500元" } ] } ] }',
    },
  }),
};
