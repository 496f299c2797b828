/** GJ603x: 场景 that cannot be read. */
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
    zh: (p) => `「${p.name}」的写法不对：每年的字段和清单用表格，其他字段写在冒号之后。`,
    en: (p) => `“${p.name}” is written the wrong way: yearly fields and lists are tables, others follow the colon.`,
    manual: {
      zh: '例如：工业产值： 下一行 | 2022年 | 4000万元 |',
      en: 'Such as 工业产值： and below it | 2022年 | 4000万元 |',
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
    zh: (p) => `这一行有 ${p.cells} 格，表头有 ${p.columns} 格。`,
    en: (p) => `The row has ${p.cells} cells, the heading ${p.columns}.`,
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
    zh: () => '“逐例”的表头应为字段名、解读名，或“三（一）2024年”这样的结果。',
    en: () => 'A heading of 逐例 is a field, a reading, or a result such as 三（一）2024年.',
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
};
