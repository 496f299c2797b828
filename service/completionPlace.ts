import { fieldRows, textSlots } from '../dsl/fields/index.ts';
import type { Span } from '../dsl/index.ts';
import type { KeywordId } from '../dsl/keywords.ts';
import type { OpenerLine } from '../dsl/lines.ts';
import { tokens } from '../dsl/tokens.ts';
import type { LineRule } from './acceptedAfter.ts';
import { lineAround } from './lineAround.ts';
import type { Snapshot } from './openPolicy.ts';
import { type LexedBlock, type LexedLine, type Token, tokenSpan } from './placedTokens.ts';

/** What can be written at a cursor. `typed` is what stands there already and would be replaced. */
export interface CompletionPlace {
  readonly block?: LexedBlock;
  readonly section: number;
  /** The start of a line: labels of the block and heads of blocks. */
  readonly lineStart?: { readonly typed: Span; readonly colonFollows: boolean };
  /** After a block's keyword: the clause that it encodes. */
  readonly ref?: { readonly typed: Span };
  /** Running words that the grammar reads. */
  readonly words?: { readonly line: LineRule; readonly tokens: readonly Token[]; readonly all: readonly Token[] };
  /** A line that is not cut into words. */
  readonly text?: { readonly label: KeywordId; readonly content: Span; readonly typed: Span };
}

export function completionPlace(snapshot: Snapshot, offset: number): CompletionPlace | undefined {
  const { document, lines, lexed } = snapshot.compiled.parsed;
  const fence = document.fences.find(({ content }) => content.start <= offset && offset <= content.end);
  if (!fence) return undefined;
  const physical = lineAround(snapshot.text, offset);
  const block = [...lexed.blocks].reverse().find(({ head }) => head.span.start <= offset);
  const base = { section: fence.section, ...(block ? { block } : {}) };
  const form = lines.find(({ span }) => physical.start <= span.start && span.start <= physical.end);
  const indent = /^\s*/.exec(snapshot.text.slice(physical.start, physical.end))?.[0].length ?? 0;
  const begin = Math.min(offset, physical.start + indent);
  const start = (colon?: Span) => ({
    lineStart: { typed: { start: begin, end: offset }, colonFollows: colon !== undefined },
  });
  const words = (line: LineRule, all: readonly Token[]) => ({
    words: { line, all, tokens: all.filter((t) => tokenSpan(t).end <= offset) },
  });
  if (form && offset < form.span.start) return undefined;
  if (!form || form.form === 'stray') {
    const rule = block && !form ? lineRules[block.head.keyword] : undefined;
    return { ...base, ...start(), ...(rule ? words({ rule }, []) : {}) };
  }
  switch (form.form) {
    case 'comment':
      return undefined;
    case 'head': {
      if (!block) return undefined;
      if (offset <= form.keywordSpan.end) return { ...base, ...start() };
      if (form.brackets && form.brackets.start <= offset && offset <= form.brackets.end)
        return { ...base, ...words({ rule: form.keyword === 'definition' ? 'eachNoun' : 'owner' }, block.brackets) };
      const rule = headRules[form.keyword];
      if (form.colon && offset >= form.colon.end)
        return rule ? { ...base, ...words({ rule }, block.content) } : undefined;
      // A head that is only begun ends before its blanks.
      if (!form.colon && !form.ref && form.name.text === '' && encoding.has(form.keyword))
        return { ...base, ref: { typed: { start: offset, end: offset } } };
      const from = form.ref?.span.start ?? form.name.span.start;
      return encoding.has(form.keyword) && from <= offset && offset <= (form.ref?.span.end ?? form.name.span.end)
        ? { ...base, ref: { typed: { start: from, end: offset } } }
        : undefined;
    }
    default:
  }
  const line = block && logicalLine(block, physical, offset);
  if (!block) return { ...base, ...start() };
  if (!line) {
    // Rows of a 表 follow its head.
    return form.form === 'row' && block.rows.length > 0
      ? { ...base, ...words({ rule: 'tierRows' }, block.rows) }
      : undefined;
  }
  const own = line.line;
  if (own.form === 'label') {
    if (form.form === 'label' && offset <= form.label.end) return { ...base, ...start(form.colon) };
    if (form.form === 'label' && offset < form.colon.end) return undefined;
    const row = fieldRows.find(({ labels }) => labels.includes(own.keyword));
    if ((row && textSlots.has(row.slot[1])) || own.keyword === 'notApplicable') {
      const piece = [...line.tokens]
        .reverse()
        .find((t) => t.startOffset >= own.content.start && tokenSpan(t).start <= offset);
      const inText = piece && piece.tokenType !== tokens.Enumeration && tokenSpan(piece).end >= offset;
      const typed = { start: inText ? piece.startOffset : offset, end: offset };
      return { ...base, text: { label: own.keyword, content: own.content, typed } };
    }
    if (own.keyword === 'cases') return { ...base, ...words({ rule: 'cases' }, line.tokens) };
    return { ...base, ...words({ label: own.keyword }, line.tokens) };
  }
  if (own.form === 'opener') {
    const from = entityAt(own, line.tokens);
    if (from !== undefined && from <= offset)
      return { ...base, text: { label: own.keyword, content: own.content, typed: { start: from, end: offset } } };
    return { ...base, ...words({ rule: own.keyword }, line.tokens) };
  }
  if (own.form === 'field') {
    if (offset <= own.name.span.end) return { ...base, ...start(own.colon) };
    return { ...base, ...words({ rule: 'fieldDeclaration' }, line.tokens) };
  }
  const rule = lineRules[block.head.keyword];
  if (rule) {
    const first = !/[：:|\s]/.test(snapshot.text.slice(begin, offset));
    return { ...base, ...(first && form.form === 'words' ? start() : {}), ...words({ rule }, line.tokens) };
  }
  return { ...base, ...start() };
}

/** Where the entity of a scenario is named: 应当 甲厂, 逐例 甲厂, 若取 …，甲厂. */
function entityAt({ keyword, content }: OpenerLine, all: readonly Token[]): number | undefined {
  if (keyword === 'given') return undefined;
  if (keyword !== 'under') return content.start;
  const comma = all.findIndex((t) => t.tokenType === tokens.Comma);
  const named = all[comma + 1];
  if (comma < 0) return undefined;
  return named?.tokenType === tokens.Text ? named.startOffset : tokenSpan(all[comma] as Token).end;
}

const headRules = {
  definition: 'expression',
  parameter: 'typeSpec',
  reading: 'typeSpec',
  table: 'tableMode',
  reference: 'path',
} as const as {
  readonly [kind: string]: 'expression' | 'typeSpec' | 'tableMode' | 'path' | undefined;
};
/** Blocks whose lines need no label. */
const lineRules: { readonly [kind: string]: 'scenarioLine' | 'parameterRow' | undefined } = {
  scenario: 'scenarioLine',
  parameter: 'parameterRow',
};
/** Blocks whose head may name a clause. */
export const encoding: ReadonlySet<string> = new Set(['clause', 'qualitative', 'qualification', 'relation', 'check']);

/** The line of the lexer that the cursor is on; numbered items and rows belong to the line above. */
function logicalLine(block: LexedBlock, physical: Span, offset: number): LexedLine | undefined {
  const line = [...block.lines].reverse().find(({ span }) => span.start <= offset);
  return line && line.span.end >= physical.start ? line : undefined;
}
