/** Second pass: turns the lines of each block into token vectors for the grammar, a vector a logical line. */
import type { IToken } from 'chevrotain';
import type { BlockKind } from './ast.ts';
import { normalise } from './characters.ts';
import { type ClauseHead, clauseHeads } from './clauseNames.ts';
import { clauseTokens } from './clauseTokens.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import { clauseSlots, fieldRows, mixedSlots, type SlotType, textSlots } from './fields/index.ts';
import { chineseDigits, chineseScales, type KeywordId, marks } from './keywords.ts';
import type { FieldLine, HeadLine, LabelLine, LineForm, OpenerLine, WordsLine } from './lines.ts';
import type { Document } from './markdown.ts';
import type { Span } from './span.ts';
import { labelToken, literalTokens, token, tokens, wordToken } from './tokens.ts';
import { type Cut, cutWords, type Dictionary } from './words.ts';

/** A line with the numbered lines or table rows that go on with it. */
export interface LexedLine {
  readonly line: LabelLine | FieldLine | OpenerLine | WordsLine;
  readonly tokens: readonly IToken[];
  readonly span: Span;
}
export interface LexedBlock {
  readonly head: HeadLine;
  /** Of the head: the words in its brackets and after its colon. */
  readonly brackets: readonly IToken[];
  readonly content: readonly IToken[];
  /** Rows of a 表, which follow its head. */
  readonly rows: readonly IToken[];
  readonly lines: readonly LexedLine[];
  readonly span: Span;
}
export interface Lexed {
  readonly blocks: readonly LexedBlock[];
  /** Every stretch of running words, as it was cut. */
  readonly cuts: readonly { readonly span: Span; readonly tokens: readonly IToken[] }[];
  readonly diagnostics: readonly Diagnostic[];
}

export function lex(document: Document, lines: readonly LineForm[], dictionary: Dictionary): Lexed {
  const heads = clauseHeads(lines);
  const state: State = { text: document.text, dictionary, heads, blocks: [], cuts: [], diagnostics: [] };
  for (const line of lines) lexLine(state, line);
  return { blocks: state.blocks, cuts: state.cuts, diagnostics: state.diagnostics };
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
/** A block whose head holds rows. */
const tabular: ReadonlySet<BlockKind> = new Set<BlockKind>(['table']);
interface State {
  readonly text: string;
  readonly dictionary: Dictionary;
  readonly heads: readonly ClauseHead[];
  readonly blocks: (Open<Omit<LexedBlock, 'lines' | 'rows'>> & {
    rows: IToken[];
    lines: (Open<Omit<LexedLine, 'tokens'>> & { tokens: IToken[] })[];
  })[];
  readonly cuts: Lexed['cuts'][number][];
  readonly diagnostics: Diagnostic[];
}

function lexLine(state: State, line: LineForm): void {
  const block = state.blocks[state.blocks.length - 1];
  const previous = block?.lines[block.lines.length - 1];
  switch (line.form) {
    case 'comment':
      return;
    case 'stray':
      state.diagnostics.push(diagnostic('GJ1002', line.span, { text: shorten(slice(state, line.span)) }));
      return;
    case 'head':
      state.blocks.push({
        head: line,
        brackets: line.brackets ? words(state, line.brackets) : [],
        content: line.content && line.keyword !== 'policy' ? words(state, line.content) : [],
        rows: [],
        lines: [],
        span: line.span,
      });
      return;
    case 'item':
    case 'row':
      if (!block) return;
      if (line.form === 'row' && tabular.has(block.head.keyword)) {
        block.rows.push(...(block.rows.length === 0 ? headingTokens(state, line.span) : rowTokens(state, line.span)));
        break;
      }
      if (!previous) {
        state.diagnostics.push(diagnostic('GJ1003', line.span, { text: shorten(slice(state, line.span)) }));
        return;
      }
      previous.tokens.push(
        ...(line.form === 'item' ? itemTokens(state, line.marker, line.content) : rowTokens(state, line.span)),
      );
      previous.span = { start: previous.span.start, end: line.span.end };
      break;
    default:
      block?.lines.push({ line, tokens: [...lineTokens(state, line)], span: line.span });
  }
  if (block) block.span = { start: block.span.start, end: line.span.end };
}

function lineTokens(state: State, line: LexedLine['line']): readonly IToken[] {
  switch (line.form) {
    case 'label':
      return [keyword(state, line.keyword, line.label), mark(state, tokens.Colon, line.colon), ...content(state, line)];
    case 'field':
      return [
        ...(line.each ? [wordAt(state, line.each.word, line.each.span)] : []),
        token(tokens.Name, slice(state, line.name.span), line.name.span.start, line.name.span.end, {
          name: line.name.text,
        }),
        mark(state, tokens.Colon, line.colon),
        ...words(state, line.content),
      ];
    case 'opener':
      return [
        keyword(state, line.keyword, line.label),
        ...openerTokens(state, line.content, line.keyword),
        ...(line.colon ? [mark(state, tokens.Colon, line.colon)] : []),
      ];
    case 'words':
      return words(state, line.span);
  }
}

const slice = (state: State, span: Span): string => state.text.slice(span.start, span.end);
const keyword = (state: State, id: KeywordId, span: Span): IToken =>
  token(labelToken(id), slice(state, span), span.start, span.end, { keyword: id });
const wordAt = (state: State, id: KeywordId, span: Span): IToken =>
  token(wordToken(id), slice(state, span), span.start, span.end, { keyword: id });
const mark = (state: State, type: IToken['tokenType'], span: Span): IToken =>
  token(type, slice(state, span), span.start, span.end);
const text = (state: State, span: Span): IToken => mark(state, tokens.Text, span);

function words(state: State, span: Span): readonly IToken[] {
  const cut: Cut = cutWords(state.text, span, state.dictionary);
  for (const at of cut.impossible) state.diagnostics.push(diagnostic('GJ1006', at, { text: slice(state, at) }));
  for (const at of cut.unclosed)
    state.diagnostics.push(diagnostic('GJ1007', at, { mark: state.text.charAt(at.start) }));
  state.cuts.push({ span, tokens: cut.tokens });
  return cut.tokens;
}

const itemTokens = (state: State, marker: Span, span: Span): readonly IToken[] => [
  mark(state, tokens.ItemMarker, marker),
  ...words(state, span),
];

/** 给定 企业 甲厂 holds a declared entity and then any title; 若取 X为乙，甲厂 ends with one; 应当 甲厂 is one. */
function openerTokens(state: State, span: Span, id: OpenerLine['keyword']): readonly IToken[] {
  const plain = normalise(slice(state, span));
  const titled = (from: number): IToken => {
    const start = from + (plain.slice(from).length - plain.slice(from).trimStart().length);
    return text(state, { start: span.start + start, end: span.start + plain.trimEnd().length });
  };
  if (id === 'expect' || id === 'cases') return [titled(0)];
  const at = plain.indexOf(id === 'given' ? ' ' : ',');
  if (at < 0 || plain.slice(at + 1).trim() === '') return words(state, span);
  const before = words(state, { start: span.start, end: span.start + at });
  if (id === 'given') return [...before, titled(at)];
  const comma = { start: span.start + at, end: span.start + at + 1 };
  return [...before, mark(state, tokens.Comma, comma), titled(at + 1)];
}

// Labels

const slotOf = new Map<KeywordId, SlotType>([
  ...fieldRows.flatMap((row) => row.labels.map((label): [KeywordId, SlotType] => [label, row.slot[1]])),
  // 依据 and 不适用 of a 场景 list clauses.
  ['notApplicable', 'texts'],
]);

/** How the words of a label's line are read: `mixed` is text, or words where it begins with a clause. */
export type Manner = 'words' | 'text' | 'clauses' | 'mixed';

export function slotOfLabel(label: KeywordId): { readonly slot: SlotType | undefined; readonly manner: Manner } {
  const slot = slotOf.get(label);
  if (slot === undefined) return { slot, manner: 'words' };
  if (clauseSlots.has(slot)) return { slot, manner: 'clauses' };
  if (mixedSlots.has(slot)) return { slot, manner: 'mixed' };
  return { slot, manner: textSlots.has(slot) ? 'text' : 'words' };
}

function content(state: State, line: LabelLine): readonly IToken[] {
  const { slot, manner } = slotOfLabel(line.keyword);
  const { content: span } = line;
  if (manner === 'clauses') return clauses(state, span);
  if (slot !== undefined && manner === 'mixed' && !namesClauses(state, span, slot))
    return span.end <= span.start ? [] : [text(state, span)];
  if (manner !== 'text') return words(state, span);
  if (span.end <= span.start) return [];
  if (slot === 'text') return [text(state, span)];
  return slot === 'texts' ? listTokens(state, span) : quoteTokens(state, span);
}

/** 一（一）、一（二），每家每年100万元: clauses, then running words. */
function clauses(state: State, span: Span): readonly IToken[] {
  const { tokens: cut, rest, unclosed } = clauseTokens(state.text, span, state.heads);
  if (unclosed) state.diagnostics.push(diagnostic('GJ1007', unclosed, { mark: state.text.charAt(unclosed.start) }));
  return rest ? [...cut, ...words(state, rest)] : cut;
}

/**
 * Whether a line begins with a clause; other lines are text. What is repealed is another document's:
 * 旧办法四, 旧办法. What prevails may be this one's: 三（一）, 三, 本文件三.
 */
function namesClauses(state: State, span: Span, slot: SlotType): boolean {
  const cut = cutWords(state.text, span, state.dictionary).tokens;
  const [first, second] = cut;
  if (first?.tokenType === tokens.Document) return true;
  if (slot === 'repealed') return false;
  const own = first?.tokenType === wordToken('thisDocument');
  // Clauses of this document alone may be named by their titles, which are no words of the dictionary.
  const elsewhere = cut.some((t) => t.tokenType === tokens.Document);
  return (own || elsewhere) && isClauseNumber(own ? second : first);
}

const numerals = new RegExp(`^[${Object.keys({ ...chineseDigits, ...chineseScales }).join('')}]+$`);
const isClauseNumber = (t: IToken | undefined): boolean =>
  t?.tokenType === literalTokens.clauseRef || (t?.tokenType === tokens.Unknown && numerals.test(t.image));

/** 县工信局、县财政局: items cut at 、 and ，. */
function listTokens(state: State, span: Span): readonly IToken[] {
  const out: IToken[] = [];
  for (const match of normalise(slice(state, span)).matchAll(/[^、,]+|[、,]/g)) {
    const start = span.start + match.index;
    const piece = match[0];
    if (piece === '、' || piece === ',') out.push(mark(state, tokens.Enumeration, { start, end: start + 1 }));
    else if (piece.trim() !== '') {
      const lead = piece.length - piece.trimStart().length;
      out.push(text(state, { start: start + lead, end: start + piece.trimEnd().length }));
    }
  }
  return out;
}

/** “甲……乙”、“丙”: excerpts, which may hold quotes of their own, even unbalanced ones. */
function quoteTokens(state: State, span: Span): readonly IToken[] {
  const raw = slice(state, span);
  const out: IToken[] = [];
  let at = 0;
  while (at < raw.length) {
    const separator = raw.indexOf(`${marks.quoteClose}、${marks.quoteOpen}`, at);
    const end = separator < 0 ? raw.length : separator + 1;
    out.push(mark(state, tokens.Quote, { start: span.start + at, end: span.start + end }));
    if (separator >= 0)
      out.push(mark(state, tokens.Enumeration, { start: span.start + end, end: span.start + end + 1 }));
    at = end + 1;
  }
  return out;
}

// Tables

/** `|---|---|`: the line of dashes below a heading is layout. */
export const isRuling = (plain: string): boolean => /^[|\s:-]+$/.test(plain) && plain.includes('-');

/** `| a | b |`. */
function rowTokens(state: State, span: Span): readonly IToken[] {
  const plain = normalise(slice(state, span));
  if (isRuling(plain)) return [];
  const closed = plain.endsWith('|') && plain.length > 1;
  const end = closed ? span.end - 1 : span.end;
  return [
    mark(state, tokens.RowStart, { start: span.start, end: span.start + 1 }),
    ...words(state, { start: span.start + 1, end }),
    mark(state, tokens.RowEnd, { start: end, end: span.end }),
  ];
}

/** The heading of a 表: what is looked up, then a title for the result, which is not cut into words. */
function headingTokens(state: State, span: Span): readonly IToken[] {
  const row = rowTokens(state, span);
  const bar = [...row].reverse().find((t) => t.tokenType === tokens.Bar);
  const end = row[row.length - 1];
  if (!bar || !end) return row;
  const from = bar.startOffset + 1;
  const title = slice(state, { start: from, end: end.startOffset });
  const start = from + (title.length - title.trimStart().length);
  const inner = title.trim() === '' ? [] : [text(state, { start, end: start + title.trim().length })];
  return [...row.slice(0, row.indexOf(bar) + 1), ...inner, end];
}

/** Long wrong lines are quoted by their beginning. */
export const shorten = (line: string): string => (line.length > 24 ? `${line.slice(0, 24)}…` : line);
