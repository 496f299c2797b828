/**
 * How clauses are named in relations: 一（一）, 一（一）提升奖励, 一、二. A title may hold anything,
 * so names are cut by number and known title, not by the dictionary of running text.
 */
import type { Text } from './ast.ts';
import { normalise } from './characters.ts';
import type { ClauseName, Precedence } from './fields/index.ts';
import { chineseDigits, chineseScales, type KeywordId, marks, spellingsOf } from './keywords.ts';
import type { LineForm } from './lines.ts';
import { normaliseRef } from './markdown.ts';

/** A 条款 block by what its head says, normalised. */
export interface ClauseHead {
  readonly ref: string;
  readonly title: string;
}

export const clauseHeads = (lines: readonly LineForm[]): readonly ClauseHead[] =>
  lines.flatMap((line) =>
    line.form === 'head' && line.keyword === 'clause' && line.ref
      ? [{ ref: line.ref.text, title: normalise(line.name.text) }]
      : [],
  );

/** A name found at a place of normalised text; offsets are those of the text. */
export interface ScannedName {
  readonly ref: { readonly text: string; readonly end: number };
  readonly title?: { readonly start: number; readonly end: number };
  readonly end: number;
}

const alternatives = (id: KeywordId): string => spellingsOf(id).map(normalise).map(escaped).join('|');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const numerals = `${Object.keys(chineseDigits).join('')}${Object.keys(chineseScales).join('')}`;
const article = `${marks.articleOpen}(?:[${numerals}]+|\\d+)${marks.articleClose}`;
const bracketed = `(?:[${numerals}]+|${article})(?:\\( *(?:[${numerals}]+|\\d+) *\\))+`;
/** 外）: what closes an exclusion, and cannot be part of a title. */
const closing = `(?:${alternatives('aside')}|${alternatives('outside')}) *\\)`;
const over = alternatives('moreThan');
const endOfName = `(?= *(?:$|[、,;:()]|${closing}|(?:${over})|[${marks.joining}] *(?:${bracketed}|${article})))`;
const bare = `(?:[${numerals}]+|${spellingsOf('preface').join('|')})(?=${endOfName}| )`;
const patterns = {
  ref: new RegExp(`${bracketed}|${article}|${bare}`, 'y'),
  end: new RegExp(endOfName, 'y'),
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The clause that is named at a place; undefined where no number stands there. */
export function scanClauseName(plain: string, at: number, heads: readonly ClauseHead[]): ScannedName | undefined {
  const match = matchAt(patterns.ref, plain, at);
  if (!match) return undefined;
  const text = normaliseRef(match[0]);
  const end = at + match[0].length;
  const ref = { text, end };
  const start = skipBlanks(plain, end);
  const known = heads
    .filter((head) => head.ref === text && head.title !== '' && plain.startsWith(head.title, start))
    .map((head) => start + head.title.length)
    .filter((stop) => matchAt(patterns.end, plain, stop))
    .sort((a, b) => b - a)[0];
  const stop = known ?? nameEnd(plain, start);
  if (stop === start) return { ref, end };
  return { ref, title: { start, end: stop }, end: stop };
}

/** Where a name ends that no head knows. */
export function nameEnd(plain: string, from: number): number {
  let at = from;
  while (at < plain.length && !matchAt(patterns.end, plain, at)) at++;
  while (at > from && plain.charAt(at - 1) === ' ') at--;
  return at;
}

export function skipBlanks(plain: string, at: number): number {
  let i = at;
  while (plain.charAt(i) === ' ') i++;
  return i;
}

/** The node of a scanned name; `base` is the offset of the text in the file. */
export function clauseNameNode(raw: string, base: number, from: number, name: ScannedName): ClauseName {
  const title: Text | undefined = name.title && {
    text: raw.slice(name.title.start, name.title.end),
    span: { start: base + name.title.start, end: base + name.title.end },
  };
  return {
    kind: 'clauseName',
    ref: name.ref.text,
    ...(title ? { title } : {}),
    span: { start: base + from, end: base + name.end },
  };
}

const separator = new RegExp(`[、,;${marks.joining}]`);

/** The clauses of this document in a free text such as 一、二，以及上级其他政策; other parts are left alone. */
export function clauseNamesIn({ text, span }: Text, heads: readonly ClauseHead[]): readonly ClauseName[] {
  const plain = normalise(text);
  const found: ClauseName[] = [];
  let at = skipBlanks(plain, 0);
  while (at < plain.length) {
    const name = scanClauseName(plain, at, heads);
    if (name) found.push(clauseNameNode(text, span.start, at, name));
    at = name?.end ?? at;
    // On to what follows the next separator.
    while (at < plain.length && !separator.test(plain.charAt(at))) at++;
    while (at < plain.length && (separator.test(plain.charAt(at)) || plain.charAt(at) === ' ')) at++;
  }
  return found;
}

const overWord = new RegExp(` *(?:${over}) *`, 'y');

/** 一（二）高于一（一）: clauses in order of rank; undefined where the text says something else. */
export function rankIn({ text, span }: Text, heads: readonly ClauseHead[]): readonly ClauseName[] | undefined {
  const plain = normalise(text);
  const ranked: ClauseName[] = [];
  let at = skipBlanks(plain, 0);
  for (;;) {
    const name = scanClauseName(plain, at, heads);
    if (!name) return undefined;
    ranked.push(clauseNameNode(text, span.start, at, name));
    const word = matchAt(overWord, plain, name.end);
    if (!word) return ranked.length > 1 && plain.slice(name.end).trim() === '' ? ranked : undefined;
    at = name.end + word[0].length;
  }
}

/** 优先 between clauses of this document only. */
export const ranksOwn = ({ higher, lower }: Precedence): boolean => [...higher, ...lower].every((t) => !t.document);
