/**
 * The literate scanner: splits a policy document into sections of legal prose and fenced
 * blocks of rules. All spans are offsets into the file; nothing is normalised in place.
 */
import { normalise } from './characters.ts';
import { chineseDigits, chineseScales, fenceTags, marks, spell, spellingsOf } from './keywords.ts';
import type { Span } from './span.ts';

export interface Sentence {
  readonly span: Span;
  readonly text: string;
}

/** A heading and the prose below it, down to the next heading. */
export interface Section {
  /** 三（一）; 前言 for prose before the first numbered heading; absent for other headings. */
  readonly ref?: string;
  readonly title: string;
  readonly heading: Span;
  /** Number of `#`; 0 for what stands before the first heading. */
  readonly depth: number;
  /** Whether the part belongs to the published text. */
  readonly published: boolean;
  readonly sentences: readonly Sentence[];
  /** A prose line `责任单位：…`, with its items. */
  readonly departments?: { readonly span: Span; readonly items: readonly string[] };
}

export interface Fence {
  /** The text between the fences. */
  readonly content: Span;
  readonly opening: Span;
  readonly section: number;
  readonly closed: boolean;
}

export interface Document {
  readonly text: string;
  readonly sections: readonly Section[];
  readonly fences: readonly Fence[];
}

interface Line extends Span {
  readonly text: string;
}

export function scanDocument(text: string): Document {
  const sections: Draft[] = [newSection(undefined, '', { start: 0, end: 0 }, 0, true)];
  const fences: Fence[] = [];
  const position: Position = { path: [], published: true };
  const lines = linesOf(text);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const fence = fenceOpening(line.text);
    if (fence) {
      const close = closingLine(lines, i + 1, fence);
      const first = lines[i + 1]?.start ?? text.length;
      const end = Math.max(first, lines[close.index]?.start ?? text.length);
      if (fence.rules)
        fences.push({
          content: { start: first, end },
          opening: line,
          section: sections.length - 1,
          closed: close.closed,
        });
      i = close.closed ? close.index : close.index - 1;
      continue;
    }
    const heading = /^(#{1,6})\s+(.*)$/.exec(line.text);
    if (heading) sections.push(sectionOf(heading, line, position));
    else addProse(sections[sections.length - 1] as Draft, line);
  }
  return { text, sections: withPreface(sections), fences };
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const pattern = /\r\n|\n|\r/g;
  // A byte order mark is not part of the first line.
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

// Fences

interface Opening {
  readonly mark: string;
  readonly rules: boolean;
}

function fenceOpening(line: string): Opening | undefined {
  const match = /^\s{0,3}(`{3,}|~{3,})\s*([^\s`]*)/.exec(line);
  return match ? { mark: match[1] as string, rules: fenceTags.includes(match[2] as string) } : undefined;
}

/** The line that closes a fence; an unclosed one ends before the next heading, so that the rest survives. */
function closingLine(lines: readonly Line[], from: number, fence: Opening): { index: number; closed: boolean } {
  let heading = -1;
  for (let i = from; i < lines.length; i++) {
    const text = (lines[i] as Line).text.trim();
    if (text.startsWith(fence.mark) && text === text.charAt(0).repeat(text.length)) return { index: i, closed: true };
    if (heading < 0 && /^#{1,6}\s/.test(text)) heading = i;
    // A new opening before any closing means that this one was never closed.
    if (fenceOpening(text)) return { index: heading < 0 ? i : heading, closed: false };
  }
  return { index: heading < 0 ? lines.length : heading, closed: false };
}

// Headings

interface Draft {
  ref?: string;
  title: string;
  heading: Span;
  depth: number;
  published: boolean;
  sentences: Sentence[];
  departments?: { span: Span; items: readonly string[] };
}

/** Where the walk is: the numbers of the enclosing clauses, each with the depth of its heading. */
interface Position {
  path: readonly { readonly text: string; readonly depth: number }[];
  published: boolean;
}

const newSection = (
  ref: string | undefined,
  title: string,
  heading: Span,
  depth: number,
  published: boolean,
): Draft => ({
  ...(ref === undefined ? {} : { ref }),
  title,
  heading,
  depth,
  published,
  sentences: [],
});

function sectionOf(match: RegExpExecArray, line: Line, position: Position): Draft {
  const depth = (match[1] as string).length;
  const title = (match[2] as string).trim();
  const number = headingNumber(title);
  if (spellingsOf('appendix').some((words) => title.includes(words))) position.published = false;
  position.path = position.path.filter((part) => part.depth < depth);
  if (!number) return newSection(undefined, title, line, depth, position.published);
  position.path = [...position.path, { text: number.text, depth }];
  const ref = position.path.map((part) => part.text).join('');
  return newSection(ref, number.rest, line, depth, position.published);
}

const numerals = `${Object.keys(chineseDigits).join('')}${Object.keys(chineseScales).join('')}`;
const topNumber = new RegExp(`^([${numerals}]+)、`);
const bracketNumber = new RegExp(`^\\(\\s*([${numerals}]+|\\d+)\\s*\\)`);
const articleNumber = new RegExp(`^(${marks.articleOpen}(?:[${numerals}]+|\\d+)${marks.articleClose})`);
const pointNumber = /^(\d+)[.．、]/;

/** The clause number that a heading begins with, normalised: 三、 → 三, (8) → （八）, 1. → 1. */
function headingNumber(title: string): { text: string; rest: string } | undefined {
  const plain = normalise(title);
  const rest = (match: RegExpExecArray) => title.slice(match[0].length).trim();
  const top = topNumber.exec(plain);
  if (top) return { text: top[1] as string, rest: rest(top) };
  const bracket = bracketNumber.exec(plain);
  if (bracket) return { text: `（${chineseNumeral(bracket[1] as string)}）`, rest: rest(bracket) };
  const article = articleNumber.exec(plain);
  if (article) return { text: article[1] as string, rest: rest(article) };
  const point = pointNumber.exec(plain);
  return point ? { text: point[1] as string, rest: rest(point) } : undefined;
}

const digitNames = Object.entries(chineseDigits).reduce<Record<number, string>>((names, [name, value]) => {
  names[value] ??= name;
  return names;
}, {});

/** 8 → 八, 12 → 十二; what is already a numeral stays. Numbers of clauses are below 100. */
function chineseNumeral(text: string): string {
  if (!/^\d+$/.test(text)) return text;
  const n = Number(text);
  const ten = Object.keys(chineseScales)[0] as string;
  if (n < 10) return digitNames[n] ?? text;
  if (n >= 100) return text;
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digitNames[tens] : ''}${ten}${n % 10 ? digitNames[n % 10] : ''}`;
}

/** Normalises a clause reference as it is written: 三(8) → 三（八）, 三（一）1. → 三（一）1, preface → 前言. */
export function normaliseRef(text: string): string {
  const ref = normalise(text)
    .replaceAll(/(?<=\d)\.(?=\(|\s|$)/g, '')
    .replaceAll(/\(\s*([^)]+?)\s*\)/g, (_, inner: string) => `（${chineseNumeral(inner)}）`)
    .trim();
  return isPreface(ref) ? spell('preface', 'zh') : ref;
}
const isPreface = (ref: string): boolean => spellingsOf('preface').includes(ref);

// Prose

function addProse(section: Draft, line: Line): void {
  const trimmed = line.text.trim();
  if (trimmed === '' || trimmed.startsWith('<!--')) return;
  const department = departmentLine(line);
  if (department) section.departments = department;
  else section.sentences.push(...sentencesOf(line));
}

function departmentLine(line: Line): { span: Span; items: readonly string[] } | undefined {
  const plain = normalise(line.text).trimStart();
  const label = spellingsOf('department').find((words) => plain.startsWith(`${words}:`));
  if (!label) return undefined;
  const items = plain
    .slice(label.length + 1)
    .split(/[、,]/)
    .map((item) => item.trim())
    .filter(Boolean);
  return { span: { start: line.start, end: line.end }, items };
}

const sentencePattern = new RegExp(`[^${marks.sentenceEnds}]*[${marks.sentenceEnds}]+[”』）)]*`, 'g');

/** Sentences end at 。！？; what follows the last one, if it is not a title, is a sentence too. */
function sentencesOf(line: Line): readonly Sentence[] {
  const found: Sentence[] = [];
  const pattern = new RegExp(sentencePattern);
  let last = 0;
  for (let match = pattern.exec(line.text); match; match = pattern.exec(line.text)) {
    found.push(sentence(line, match.index, match.index + match[0].length));
    last = match.index + match[0].length;
  }
  const tail = line.text.slice(last).trim();
  if (tail !== '' && (found.length > 0 || /[，,：:；;]/.test(tail))) found.push(sentence(line, last, line.text.length));
  return found;
}

function sentence(line: Line, from: number, to: number): Sentence {
  const raw = line.text.slice(from, to);
  const start = line.start + from + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  return { span: { start, end: start + text.length }, text };
}

/** Prose of the published text before the first numbered clause is the 前言. */
function withPreface(sections: readonly Draft[]): readonly Section[] {
  const first = sections.findIndex((section) => section.ref !== undefined);
  return sections.map((section, i) =>
    section.ref === undefined && section.published && (first < 0 || i < first) && section.sentences.length > 0
      ? { ...section, ref: spell('preface', 'zh') }
      : section,
  );
}
