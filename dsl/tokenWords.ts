/** Names of token types as users know them, for “… is expected here”. */
import { type KeywordId, spell } from './keywords.ts';

type Words = { readonly zh: string; readonly en: string };

const kinds: { readonly [name: string]: Words } = {
  money: { zh: '金额', en: 'an amount' },
  ratio: { zh: '比例', en: 'a ratio' },
  points: { zh: '百分点（如 5个百分点）', en: 'percentage points (such as 5个百分点)' },
  rate: { zh: '单价（如 500元/人）', en: 'a rate (such as 500元/人)' },
  number: { zh: '数', en: 'a number' },
  count: { zh: '数量', en: 'a count' },
  duration: { zh: '时长（如 3年）', en: 'a length of time (such as 3年)' },
  year: { zh: '年度（如 2023年）', en: 'a year (such as 2023年)' },
  date: { zh: '日期', en: 'a date' },
  month: { zh: '月份（如 2026年1月）', en: 'a month (such as 2026年1月)' },
  monthOfYear: { zh: '月（如 9月）', en: 'a month of the year (such as 9月)' },
  ordinal: { zh: '年次（如 第3年）', en: 'a year by its number (such as 第3年)' },
  firstFew: { zh: '最初几年（如 前2年）', en: 'the first few years (such as 前2年)' },
  monthDay: { zh: '月日（如 6月30日）', en: 'a day of the year' },
  split: { zh: '分期比例（如 4:3:3）', en: 'proportions (such as 4:3:3)' },
  clauseRef: { zh: '条款号（如 三（一））', en: 'a clause number (such as 三（一）)' },
  Name: { zh: '名称', en: 'a name' },
  Document: { zh: '所引用文件的简称', en: 'the short name of a document' },
  Text: { zh: '文字', en: 'text' },
  Unit: { zh: '单位', en: 'a unit' },
  Column: { zh: '“列”', en: '“列” (column)' },
  Quote: { zh: '“…”引文', en: 'a quotation “…”' },
  Colon: { zh: '冒号', en: 'a colon' },
  Comma: { zh: '逗号', en: 'a comma' },
  Enumeration: { zh: '顿号', en: 'an enumeration comma' },
  Semicolon: { zh: '分号', en: 'a semicolon' },
  LeftParen: { zh: '左括号', en: 'an opening bracket' },
  RightParen: { zh: '右括号', en: 'a closing bracket' },
  ItemMarker: { zh: '编号（1）', en: 'a number (1)' },
  RowStart: { zh: '表格行', en: 'a table row' },
  Bar: { zh: '表格竖线', en: 'a table bar' },
  RowEnd: { zh: '行尾竖线', en: 'the bar at the row’s end' },
  EOF: { zh: '行尾', en: 'the end of the line' },
};
const valueKinds = new Set(['money', 'ratio', 'points', 'number', 'count', 'rate', 'Name']);

/** One phrase for a set of token types; a set that holds values is called “a value”. */
export function expectedText(types: readonly string[], language: 'zh' | 'en'): string {
  const isValue = types.filter((type) => valueKinds.has(type.replace('literal:', ''))).length >= 3;
  const phrases = isValue
    ? [language === 'zh' ? '名称或数值' : 'a name or a value']
    : [...new Set(types.map((type) => one(type, language)))];
  const shown = phrases.filter((phrase) => phrase !== '').slice(0, 4);
  return shown.join(language === 'zh' ? '、' : ' or ');
}

function one(type: string, language: 'zh' | 'en'): string {
  const [role, id] = type.split(':');
  if (id !== undefined && role !== 'literal') {
    // Files are mostly written in Chinese; an English message names both spellings.
    const [zh, en] = [spell(id as KeywordId, 'zh'), spell(id as KeywordId, 'en')];
    return language === 'zh' ? `“${zh}”` : `“${zh}” (${en})`;
  }
  return kinds[id ?? type]?.[language] ?? '';
}
