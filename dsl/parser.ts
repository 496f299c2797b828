/** Lines of tokens → blocks of the syntax tree. Never throws on a user's text. */
import type { IToken, ParserMethod, TokenType } from 'chevrotain';
import type {
  Block,
  BlockKind,
  CasesPart,
  Expr,
  FactLine,
  FieldDeclaration,
  FigureLine,
  GivenPart,
  ParameterRow,
  PolicyAst,
  ScenarioPart,
  Text,
  TypeSpec,
} from './ast.ts';
import { headExamples } from './catalogue/headExamples.ts';
import { type Diagnostic, diagnostic, renaming } from './diagnostics.ts';
import { type Field, fields } from './fields/index.ts';
import { LineParser } from './grammar/lines.ts';
import { keywordIds, keywords, spell, spellingsOf } from './keywords.ts';
import { type Lexed, type LexedBlock, type LexedLine, shorten } from './lexer.ts';
import type { DeclaredName } from './names.ts';
import { nearest } from './near.ts';
import { join, type Span } from './span.ts';
import { syntaxDiagnostic } from './syntaxErrors.ts';
import { nameOf, tokens, wordToken } from './tokens.ts';

export interface Parsed {
  readonly ast: PolicyAst;
  readonly diagnostics: readonly Diagnostic[];
}

/** Brackets deeper than this are refused before they reach the grammar. */
const DEEPEST = 60;
/** One expression may have so many tokens; table cells and list items are counted each for itself. */
const LONGEST_RUN = 400;
const nesting: ReadonlySet<TokenType> = new Set([
  tokens.LeftParen,
  wordToken('not'),
  wordToken('insteadOf'),
  wordToken('from'),
]);
/** Each cell and each numbered item nests for itself. */
const rows: ReadonlySet<TokenType> = new Set([tokens.RowStart, tokens.Bar, tokens.ItemMarker]);
const separators: ReadonlySet<TokenType> = new Set([
  tokens.RowStart,
  tokens.Bar,
  tokens.RowEnd,
  tokens.ItemMarker,
  tokens.Enumeration,
]);

let parser: LineParser | undefined;

export function parse(text: string, lexed: Lexed, names: readonly DeclaredName[]): Parsed {
  parser ??= new LineParser();
  const context: Context = { text, parser, names: names.map((declared) => declared.name), diagnostics: [] };
  return { ast: { blocks: lexed.blocks.map((block) => parseBlock(context, block)) }, diagnostics: context.diagnostics };
}

interface Context {
  readonly text: string;
  readonly parser: LineParser;
  readonly names: readonly string[];
  readonly diagnostics: Diagnostic[];
}

/** Runs one rule over the tokens of one line; undefined where the line has an error. */
function parseLine<T>(context: Context, rule: ParserMethod<[], T>, line: readonly IToken[], span: Span): T | undefined {
  if (depthOf(line) > DEEPEST) {
    context.diagnostics.push(diagnostic('GJ1009', span, { depth: DEEPEST }));
    return undefined;
  }
  if (longestRun(line) > LONGEST_RUN) {
    context.diagnostics.push(diagnostic('GJ1020', span, { most: LONGEST_RUN }));
    return undefined;
  }
  const { parser } = context;
  parser.findings.length = 0;
  parser.input = [...line];
  let node: T | undefined;
  try {
    node = rule.call(parser);
  } catch (error) {
    // Recovery skipped a part that an action then looked for; what went wrong first is reported below.
    if (parser.errors.length === 0) throw error;
  }
  // What recovery put in has no place; the line's own error is reported.
  context.diagnostics.push(...parser.findings.filter(({ span }) => Number.isFinite(span.start)));
  const first = parser.errors[0];
  if (!first) return node;
  // One error a line: what follows the first is mostly its echo. An unknown word explains more
  // than the place where it made the grammar stumble.
  const unknown = line.find((t) => t.tokenType === tokens.Unknown && !units.has(t.image));
  context.diagnostics.push(unknown ? unknownName(context, unknown) : syntaxDiagnostic(first, span));
  return undefined;
}

/** 精确到元, 数量（人）: no names, though they are cut as such. */
const units: ReadonlySet<string> = new Set(
  keywordIds.filter((id) => keywords[id].role === 'unit').flatMap((id) => spellingsOf(id)),
);

function unknownName(context: Context, t: IToken): Diagnostic {
  const name = nameOf(t);
  const near = nearest(name, context.names);
  const span = { start: t.startOffset, end: (t.endOffset ?? t.startOffset) + 1 };
  return near
    ? diagnostic('GJ2001', span, { name, near }, { fixes: [renaming(span, near)] })
    : diagnostic('GJ2001', span, { name });
}

/** Brackets, and words that nest what follows them until the line's end. */
function depthOf(line: readonly IToken[]): number {
  let depth = 0;
  let deepest = 0;
  for (const t of line) {
    if (nesting.has(t.tokenType)) deepest = Math.max(deepest, ++depth);
    else if (t.tokenType === tokens.RightParen) depth--;
    else if (rows.has(t.tokenType)) depth = 0;
  }
  return deepest;
}

function longestRun(line: readonly IToken[]): number {
  let run = 0;
  let longest = 0;
  for (const t of line) {
    run = separators.has(t.tokenType) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

// Blocks

function parseBlock(context: Context, block: LexedBlock): Block {
  const { head } = block;
  const errorsBefore = context.diagnostics.length;
  const base = {
    span: block.span,
    keyword: head.keywordSpan,
    ...(head.ref ? { ref: head.ref } : {}),
    name: head.name,
    section: head.section,
  };
  requireHead(context, block);
  const finish = (fieldList: readonly Field[]) => ({
    ...base,
    fields: fieldList,
    broken: context.diagnostics.slice(errorsBefore).some((d) => d.code !== 'GJ1015'),
  });
  switch (head.keyword) {
    case 'policy': {
      const title: Text = head.content
        ? { text: context.text.slice(head.content.start, head.content.end), span: head.content }
        : head.name;
      return { kind: 'policy', ...finish(fieldsOf(context, block)), name: title };
    }
    case 'entity': {
      const owner = block.brackets.length
        ? parseLine(context, context.parser.owner, block.brackets, head.span)
        : undefined;
      const columns = block.lines.flatMap((line): FieldDeclaration[] => {
        if (line.line.form !== 'field') return [];
        const node = parseLine(context, context.parser.fieldDeclaration, line.tokens, line.span);
        return node ? [{ ...node, span: line.span }] : [];
      });
      return { kind: 'entity', ...(owner ? { owner } : {}), columns, ...finish(fieldsOf(context, block, 'field')) };
    }
    case 'definition': {
      const value = contentOf(context, block, context.parser.expression) ?? brokenExpr(head.span);
      const per = block.brackets.length
        ? parseLine(context, context.parser.eachNoun, block.brackets, head.span)
        : undefined;
      return { kind: 'definition', value, ...(per ? { per } : {}), ...finish(fieldsOf(context, block)) };
    }
    case 'parameter': {
      const type = contentOf(context, block, context.parser.typeSpec) ?? brokenType(head.span);
      const rows = block.lines.flatMap((line): ParameterRow[] => {
        if (line.line.form !== 'words') return [];
        const node = parseLine(context, context.parser.parameterRow, line.tokens, line.span);
        return node ? [{ ...node, span: line.span }] : [];
      });
      return { kind: 'parameter', type, rows, ...finish(fieldsOf(context, block, 'words')) };
    }
    case 'table': {
      const mode = contentOf(context, block, context.parser.tableMode) ?? 'wholeBase';
      const rows = block.rows.length ? parseLine(context, context.parser.tierRows, block.rows, block.span) : undefined;
      if (block.rows.length === 0) context.diagnostics.push(diagnostic('GJ1021', head.span, { name: head.name.text }));
      return { kind: 'table', mode, rows: rows ?? [], ...finish(fieldsOf(context, block)) };
    }
    case 'reading': {
      const type = contentOf(context, block, context.parser.typeSpec) ?? brokenType(head.span);
      return { kind: 'reading', type, ...finish(fieldsOf(context, block)) };
    }
    case 'reference': {
      const path = contentOf(context, block, context.parser.path) ?? { text: '', span: head.span };
      return { kind: 'reference', path, ...finish(fieldsOf(context, block)) };
    }
    case 'scenario': {
      const { parts, notes } = scenarioParts(context, block);
      return { kind: 'scenario', parts, ...finish(notes) };
    }
    default:
      return { kind: head.keyword, ...finish(fieldsOf(context, block)) };
  }
}

const needsContent: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'definition',
  'parameter',
  'table',
  'reading',
  'reference',
]);

function requireHead(context: Context, { head, content }: LexedBlock): void {
  const named =
    head.keyword === 'policy' ? head.content !== undefined : head.name.text !== '' || head.ref !== undefined;
  const complete = named && head.colon && (!needsContent.has(head.keyword) || content.length > 0);
  if (!complete)
    context.diagnostics.push(
      diagnostic('GJ1019', head.span, {
        block: context.text.slice(head.keywordSpan.start, head.keywordSpan.end),
        example: headExamples.zh[head.keyword],
      }),
    );
}

function contentOf<T>(context: Context, block: LexedBlock, rule: ParserMethod<[], T>): T | undefined {
  return block.content.length ? parseLine(context, rule, block.content, block.head.span) : undefined;
}

const brokenExpr = (span: Span): Expr => ({ kind: 'brokenExpr', span });
const brokenType = (span: Span): TypeSpec => ({ kind: 'type', word: 'textType', options: [], span });

// Fields

/** The label lines of a block; lines of the form `skip` have been read already. */
function fieldsOf(context: Context, block: LexedBlock, skip?: LexedLine['line']['form']): readonly Field[] {
  const seen = new Set<string>();
  return block.lines.flatMap((line): Field[] => {
    if (line.line.form === skip) return [];
    const field = parseField(context, block, line);
    if (!field) return [];
    if (field.kind !== 'broken') {
      const row = fields[field.kind];
      const key = row.labels.length > 1 ? field.label.keyword : field.kind;
      if (seen.has(key) && (!row.repeatable || row.labels.length > 1))
        context.diagnostics.push(diagnostic('GJ1005', field.label.span, { label: field.label.text }));
      seen.add(key);
    }
    return [field];
  });
}

function parseField(
  context: Context,
  block: LexedBlock,
  { line, tokens: lineTokens, span }: LexedLine,
): Field | undefined {
  const rule = line.form === 'label' ? context.parser.fieldRules.get(line.keyword) : undefined;
  if (line.form !== 'label' || !rule) {
    context.diagnostics.push(diagnostic('GJ1003', span, { text: shorten(context.text.slice(span.start, span.end)) }));
    return undefined;
  }
  const label = context.text.slice(line.label.start, line.label.end);
  const node = parseLine(context, rule, lineTokens, span);
  if (!node || node.kind === 'broken') return { kind: 'broken', label, span };
  if (!fields[node.kind].in.includes(block.head.keyword)) {
    const head = block.head.keywordSpan;
    context.diagnostics.push(
      diagnostic('GJ1004', line.label, {
        label,
        block: context.text.slice(head.start, head.end),
        where: fields[node.kind].in.map((block) => spell(block, 'zh')),
      }),
    );
    return { kind: 'broken', label, span };
  }
  return { ...node, span };
}

// Scenarios

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

function scenarioParts(
  context: Context,
  block: LexedBlock,
): { parts: readonly ScenarioPart[]; notes: readonly Field[] } {
  const parts: (Building<GivenPart> | Building<Extract<ScenarioPart, { kind: 'expect' }>> | CasesPart)[] = [];
  const notes: Field[] = [];
  const { parser } = context;
  for (const { line, tokens: lineTokens, span } of block.lines) {
    const last = parts[parts.length - 1];
    const opens = line.form === 'opener' || line.form === 'label' ? line.keyword : undefined;
    if (opens === 'given') {
      const given = parseLine(context, parser.given, lineTokens, span);
      if (given) parts.push({ kind: 'given', ...given, facts: [], span });
    } else if (opens === 'under') {
      const under = parseLine(context, parser.under, lineTokens, span);
      if (under) parts.push({ kind: 'expect', ...entityIn(under), under: [...under.choices], lines: [], span });
    } else if (opens === 'expect') {
      const expect = parseLine(context, parser.expect, lineTokens, span);
      if (expect) parts.push({ kind: 'expect', ...entityIn(expect), under: [], lines: [], span });
    } else if (opens === 'cases') {
      const cases = parseLine(context, parser.cases, lineTokens, span);
      if (cases) parts.push({ kind: 'cases', ...entityIn(cases), table: cases.table, span });
    } else if (line.form === 'label' && line.keyword === 'note') {
      const field = parseField(context, block, { line, tokens: lineTokens, span });
      if (field) notes.push(field);
    } else if (line.form === 'label') {
      const list = parseLine(context, parser.clauseList, lineTokens, span);
      if (list && last?.kind === 'expect') last.lines.push({ ...list, span });
      else if (list) misplaced(context, span);
    } else {
      const node = parseLine(context, parser.scenarioLine, lineTokens, span);
      if (!node) continue;
      if (node.kind === 'fact' && last?.kind === 'given') last.facts.push({ ...node, span });
      else if (node.kind === 'result' && last?.kind === 'expect') last.lines.push({ ...node, span });
      else if (node.kind === 'fact' && last?.kind === 'expect' && node.value && !node.table)
        last.lines.push(figureLine(node, node.value, span));
      else misplaced(context, span);
    }
    const open = parts[parts.length - 1];
    if (open) parts[parts.length - 1] = { ...open, span: join(open.span, span) };
  }
  return { parts, notes };
}

/** What stands as a fact below 给定 is expected below 应当. */
const figureLine = ({ name, year }: FactLine, value: Expr, span: Span): FigureLine => ({
  kind: 'figure',
  name,
  ...(year === undefined ? {} : { year }),
  value,
  span,
});
const entityIn = ({ entity }: { readonly entity?: Text }): { readonly entity?: Text } => (entity ? { entity } : {});

const misplaced = (context: Context, span: Span): void => {
  context.diagnostics.push(diagnostic('GJ1003', span, { text: shorten(context.text.slice(span.start, span.end)) }));
};
