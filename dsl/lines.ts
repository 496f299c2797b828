/**
 * The shape of each line of a block, before any word is cut: head, label, field declaration,
 * numbered item, table row, or running words. Indentation and blank lines mean nothing.
 */
import type { BlockKind, Text } from './ast.ts';
import { normalise } from './characters.ts';
import { fieldRows } from './fields/index.ts';
import { chineseDigits, chineseScales, type KeywordId, keywordIds, keywords, marks, spellingsOf } from './keywords.ts';
import { type Document, normaliseRef } from './markdown.ts';
import type { Span } from './span.ts';

interface Line<F extends string> {
  readonly form: F;
  readonly span: Span;
}
export interface HeadLine extends Line<'head'> {
  readonly keyword: BlockKind;
  readonly keywordSpan: Span;
  readonly ref?: Text;
  readonly name: Text;
  /** Inside the brackets of 名词 清单（…）. */
  readonly brackets?: Span;
  readonly colon?: Span;
  readonly content?: Span;
  /** Index of the fence and of the section around it. */
  readonly section: number;
}
export interface LabelLine extends Line<'label'> {
  readonly keyword: KeywordId;
  readonly label: Span;
  readonly colon: Span;
  readonly content: Span;
}
export interface FieldLine extends Line<'field'> {
  readonly name: Text;
  /** 每年 or 每月 before the name. */
  readonly each?: { readonly word: 'perYear' | 'perMonth'; readonly span: Span };
  readonly colon: Span;
  readonly content: Span;
}
/** `给定 企业 甲厂：`, `若取 监督期为乙，甲厂：`, `应当 甲厂：` and `逐例 甲厂：` hold words between keyword and colon. */
export interface OpenerLine extends Line<'opener'> {
  readonly keyword: 'given' | 'under' | 'expect' | 'cases';
  readonly label: Span;
  readonly content: Span;
  readonly colon?: Span;
}
export interface ItemLine extends Line<'item'> {
  readonly marker: Span;
  readonly content: Span;
}
export type RowLine = Line<'row'>;
export type WordsLine = Line<'words'>;
export type CommentLine = Line<'comment'>;
/** A fence that begins with something other than a head. */
export type StrayLine = Line<'stray'> & { readonly section: number };

export type LineForm =
  | HeadLine
  | LabelLine
  | FieldLine
  | OpenerLine
  | ItemLine
  | RowLine
  | WordsLine
  | CommentLine
  | StrayLine;

export function lineForms(document: Document): readonly LineForm[] {
  const forms: LineForm[] = [];
  for (const fence of document.fences) {
    let block: BlockKind | undefined;
    for (const line of physicalLines(document.text, fence.content)) {
      const form = formOf(document.text, line, block, fence.section);
      if (!form) continue;
      if (form.form === 'head') block = form.keyword;
      forms.push(form);
    }
  }
  return forms;
}

function* physicalLines(text: string, content: Span): Generator<Span> {
  let start = content.start;
  while (start < content.end) {
    let end = start;
    while (end < content.end && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    yield { start, end };
    start = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }
}

/** Normalised text of one line, with the offset at which it begins. */
interface Cursor {
  readonly plain: string;
  readonly base: number;
}

function formOf(text: string, line: Span, block: BlockKind | undefined, section: number): LineForm | undefined {
  const plain = normalise(text.slice(line.start, line.end));
  const indent = plain.length - plain.trimStart().length;
  const end = plain.trimEnd().length;
  if (end === 0) return undefined;
  const cursor: Cursor = { plain: plain.slice(0, end), base: line.start };
  const span = { start: line.start + indent, end: line.start + end };
  if (plain.startsWith('//', indent)) return { form: 'comment', span };
  const head = headLine(text, cursor, indent, span, section);
  if (head) return head;
  if (block === undefined) return { form: 'stray', span, section };
  if (plain.charAt(indent) === '|') return { form: 'row', span };
  return (
    itemLine(cursor, indent, span) ??
    openerLine(cursor, indent, span, block) ??
    labelLine(cursor, indent, span, block) ??
    (block === 'entity' ? fieldLine(cursor, indent, span) : undefined) ?? { form: 'words', span }
  );
}

// Heads

const bySpelling = (ids: readonly KeywordId[]): readonly { readonly id: KeywordId; readonly spelling: string }[] =>
  ids
    .flatMap((id) => spellingsOf(id).map((spelling) => ({ id, spelling: normalise(spelling) })))
    .sort((a, b) => b.spelling.length - a.spelling.length);

const blockWords = bySpelling(keywordIds.filter((id) => keywords[id].role === 'block'));
const labelWords = bySpelling(keywordIds.filter((id) => keywords[id].role === 'label'));

const numerals = `${Object.keys(chineseDigits).join('')}${Object.keys(chineseScales).join('')}`;
const article = `${marks.articleOpen}(?:[${numerals}]+|\\d+)${marks.articleClose}`;
/** The lower levels of a clause number: （一）, 1 or 1. (where a title, a colon or the next level follows). */
const lower = `\\((?:[${numerals}]+|\\d+)\\)|\\d{1,2}(?:\\.(?!\\d)|(?=[ :(]|$))`;
const refPattern = new RegExp(
  `(?:(?:[${numerals}]+|${article})(?:${lower})+|(?:[${numerals}]+|${article}|${spellingsOf('preface').join('|')})(?=[ :]|$))`,
  'y',
);
/** Blocks whose head declares a name. */
export const declaring: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'entity',
  'definition',
  'parameter',
  'table',
  'reading',
  'reference',
]);
/** Blocks whose head may name the clause that they encode. */
const withRef: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'clause',
  'qualitative',
  'qualification',
  'relation',
  'check',
]);

function headLine(
  text: string,
  { plain, base }: Cursor,
  indent: number,
  span: Span,
  section: number,
): HeadLine | undefined {
  const found = blockWords.find(
    ({ spelling }) => plain.startsWith(spelling, indent) && /^(?:[ :]|$)/.test(plain.charAt(indent + spelling.length)),
  );
  if (!found) return undefined;
  const keyword = found.id as BlockKind;
  const afterKeyword = indent + found.spelling.length;
  let at = skipBlanks(plain, afterKeyword);
  let ref: Text | undefined;
  if (withRef.has(keyword)) {
    refPattern.lastIndex = at;
    const match = refPattern.exec(plain);
    if (match) {
      ref = { text: normaliseRef(match[0]), span: { start: base + at, end: base + at + match[0].length } };
      at = skipBlanks(plain, at + match[0].length);
    }
  }
  const colonAt = colonAfter(plain, at);
  const colonEnd = colonAt < 0 ? plain.length : colonAt;
  const open = keyword === 'entity' ? plain.indexOf('(', at) : keyword === 'definition' ? openEach(plain, at) : -1;
  const nameEnd = open >= 0 && open < colonEnd ? open : colonEnd;
  const close = nameEnd === open ? plain.indexOf(')', open) : -1;
  const contentAt = colonAt < 0 ? -1 : skipBlanks(plain, colonAt + 1);
  return {
    form: 'head',
    span,
    keyword,
    keywordSpan: { start: base + indent, end: base + afterKeyword },
    ...(ref ? { ref } : {}),
    // Names that expressions refer to are normalised, titles stay as they are written.
    name: declaring.has(keyword)
      ? shifted(nameText(plain, 0, plain, at, nameEnd), base)
      : nameText(text, base, plain, at, nameEnd),
    ...(close > open ? { brackets: { start: base + open + 1, end: base + close } } : {}),
    ...(colonAt < 0 ? {} : { colon: { start: base + colonAt, end: base + colonAt + 1 } }),
    ...(contentAt >= 0 && contentAt < plain.length
      ? { content: { start: base + contentAt, end: base + plain.length } }
      : {}),
    section,
  };
}

/** The bracket of 定义 名称（每个成员）; other brackets belong to the name. */
function openEach(plain: string, at: number): number {
  const open = plain.indexOf('(', at);
  return open >= 0 && eachWords.some((words) => plain.startsWith(words, skipBlanks(plain, open + 1))) ? open : -1;
}
const eachWords: readonly string[] = spellingsOf('perEntity').map(normalise);

/** The colon that ends a head; a title between “ and ” may hold one. */
function colonAfter(plain: string, at: number): number {
  if (plain.charAt(at) !== marks.quoteOpen) return plain.indexOf(':', at);
  const close = plain.lastIndexOf(marks.quoteClose);
  return plain.indexOf(':', Math.max(close, at));
}

/** A name as it is declared: without blanks around it, without 「」 or “”. */
function nameText(text: string, base: number, plain: string, from: number, to: number): Text {
  let [start, end] = [from, from + plain.slice(from, to).trimEnd().length];
  const first = plain.charAt(start);
  if (end - start >= 2 && (first === marks.nameOpen || first === marks.quoteOpen)) {
    const last = plain.charAt(end - 1);
    if (last === marks.nameClose || last === marks.quoteClose) [start, end] = [start + 1, end - 1];
  }
  return { text: text.slice(base + start, base + end), span: { start: base + start, end: base + end } };
}

function skipBlanks(plain: string, at: number): number {
  let i = at;
  while (plain.charAt(i) === ' ') i++;
  return i;
}

// Labels

const labelsOf = (block: BlockKind): ReadonlySet<KeywordId> =>
  new Set(fieldRows.filter((row) => row.in.includes(block)).flatMap((row) => row.labels));
const scenarioLabels: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'expect',
  'cases',
  'basis',
  'notApplicable',
  'note',
]);
const nounLabels = labelsOf('entity');
const parameterLabels = labelsOf('parameter');

/** In blocks that hold names at the start of a line, only their own labels are reserved. */
function reserved(block: BlockKind, id: KeywordId): boolean {
  if (block === 'scenario') return scenarioLabels.has(id);
  if (block === 'entity') return nounLabels.has(id);
  if (block === 'parameter') return parameterLabels.has(id);
  return true;
}

function labelLine({ plain, base }: Cursor, indent: number, span: Span, block: BlockKind): LabelLine | undefined {
  for (const { id, spelling } of labelWords) {
    if (!plain.startsWith(spelling, indent) || !reserved(block, id)) continue;
    const colon = skipBlanks(plain, indent + spelling.length);
    if (plain.charAt(colon) !== ':') continue;
    const content = skipBlanks(plain, colon + 1);
    return {
      form: 'label',
      span,
      keyword: id,
      label: { start: base + indent, end: base + indent + spelling.length },
      colon: { start: base + colon, end: base + colon + 1 },
      content: { start: base + content, end: base + plain.length },
    };
  }
  return undefined;
}

function openerLine({ plain, base }: Cursor, indent: number, span: Span, block: BlockKind): OpenerLine | undefined {
  if (block !== 'scenario') return undefined;
  for (const keyword of ['given', 'under', 'expect', 'cases'] as const) {
    const spelling = spellingsOf(keyword).find((words) => plain.startsWith(`${words} `, indent));
    if (!spelling) continue;
    const from = skipBlanks(plain, indent + spelling.length);
    const colon = plain.indexOf(':', from);
    // 应当 ： names nobody: it is the label alone.
    if (colon === from) continue;
    return {
      form: 'opener',
      span,
      keyword,
      label: { start: base + indent, end: base + indent + spelling.length },
      content: { start: base + from, end: base + (colon < 0 ? plain.length : colon) },
      ...(colon < 0 ? {} : { colon: { start: base + colon, end: base + colon + 1 } }),
    };
  }
  return undefined;
}

function itemLine({ plain, base }: Cursor, indent: number, span: Span): ItemLine | undefined {
  const match = /^\(\d+\)/.exec(plain.slice(indent));
  if (!match) return undefined;
  const end = indent + match[0].length;
  return {
    form: 'item',
    span,
    marker: { start: base + indent, end: base + end },
    content: { start: base + skipBlanks(plain, end), end: base + plain.length },
  };
}

const timeWords = (['perYear', 'perMonth'] as const).flatMap((word) =>
  spellingsOf(word).map((spelling) => ({ word, spelling })),
);

function fieldLine({ plain, base }: Cursor, indent: number, span: Span): FieldLine | undefined {
  const colon = plain.indexOf(':', indent);
  if (colon < 0) return undefined;
  const each = timeWords.find(
    ({ spelling }) => plain.startsWith(`${spelling} `, indent) && skipBlanks(plain, indent + spelling.length) < colon,
  );
  const nameAt = each ? skipBlanks(plain, indent + each.spelling.length) : indent;
  const content = skipBlanks(plain, colon + 1);
  return {
    form: 'field',
    span,
    ...(each
      ? { each: { word: each.word, span: { start: base + indent, end: base + indent + each.spelling.length } } }
      : {}),
    colon: { start: base + colon, end: base + colon + 1 },
    content: { start: base + content, end: base + plain.length },
    name: shifted(nameText(plain, 0, plain, nameAt, colon), base),
  };
}

const shifted = (name: Text, base: number): Text => ({
  text: name.text,
  span: { start: base + name.span.start, end: base + name.span.end },
});
