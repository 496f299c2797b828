/** Blocks → canonical lines, each with the span of the line that it says again. */
import type {
  Block,
  Cell,
  ExpectationLine,
  FactLine,
  FieldDeclaration,
  ParameterRow,
  ReadingChoice,
  ResultTarget,
  ScenarioBlock,
  Table,
  TierBound,
  TierCell,
  TypeSpec,
} from '../ast.ts';
import { normalise } from '../characters.ts';
import type { Field, KnownField } from '../fields/index.ts';
import { type KeywordId, keywordIds, keywords, marks, spellingsOf } from '../keywords.ts';
import { monthText } from '../numbers.ts';
import { contains, type Span } from '../span.ts';
import { printExpr, printName } from './expressions.ts';
import { isJoined, isText, printSlot } from './fields.ts';
import { joinPieces, type Piece, type Printer } from './pieces.ts';

export interface PrintedLine {
  readonly span: Span;
  /** Lines of text without indentation; `indent` counts steps of two blanks. */
  readonly lines: readonly string[];
  readonly indent: number;
}

export function printBlock(block: Block, p: Printer): readonly PrintedLine[] {
  const fieldLines = block.fields.flatMap((field) => printField(field, p));
  return [headLine(block, p), ...ownLines(block, p), ...fieldLines];
}

const line = (span: Span, indent: number, ...lines: readonly string[]): PrintedLine => ({ span, indent, lines });

// Heads

function headLine(block: Block, p: Printer): PrintedLine {
  const keyword = p.word(block.kind);
  const colon = p.mark(':');
  const at = block.keyword;
  if (block.kind === 'policy') return line(at, 0, `${keyword}${colon}${block.name.text}`);
  const ref = block.ref ? block.ref.text : '';
  const title = block.kind === 'scenario' ? `${marks.quoteOpen}${block.name.text}${marks.quoteClose}` : block.name.text;
  // A bare numeral needs a blank after it: 核对 一 新增总量.
  const glue = ref !== '' && title !== '' && !ref.endsWith('）') ? ' ' : '';
  const owner =
    block.kind === 'entity' && block.owner
      ? `${p.mark('(')}${spaced([p.word('perEntity'), printName(block.owner), p.word('many')], p)}${p.mark(')')}`
      : '';
  return line(at, 0, `${keyword} ${ref}${glue}${title}${owner}${colon}${headContent(block, p)}`);
}

const spaced = (words: readonly string[], p: Printer): string => words.join(p.language === 'en' ? ' ' : '');

function headContent(block: Block, p: Printer): string {
  const gap = p.language === 'en' ? ' ' : '';
  if (block.kind === 'definition') return gap + joinPieces(printExpr(block.value, p), p);
  if (block.kind === 'table') return gap + p.word(block.mode);
  if (block.kind === 'reference') return `${gap}${marks.quoteOpen}${block.path.text}${marks.quoteClose}`;
  return block.kind === 'parameter' || block.kind === 'reading' ? gap + typeText(block.type, p) : '';
}

function typeText(type: TypeSpec, p: Printer): string {
  const word = p.word(type.word);
  if (type.unit) return `${word}${p.mark('(')}${unitText(type.unit.spelling, p)}${p.mark(')')}`;
  return type.options.length ? `${word} ${type.options.map((option) => option.text).join('、')}` : word;
}

/** A unit as it is written; in English its words where there are any. */
const unitText = (text: string, p: Printer): string =>
  normalise(text)
    .split(/([/·])/)
    .map((part) => {
      const id = unitIds.find((unit) => spellingsOf(unit).includes(part.trim()));
      return id && !keywords[id][p.language].includes(part.trim()) ? p.word(id) : part.trim();
    })
    .join('');
const unitIds = keywordIds.filter((id) => keywords[id].role === 'unit');

// Fields

export function printField(field: Field, p: Printer): readonly PrintedLine[] {
  if (field.kind === 'broken') return [];
  const label = `${p.word(field.label.keyword)}${p.mark(':')}${p.language === 'en' ? ' ' : ''}`;
  if (isText(field)) return [line(field.span, 1, label + asWritten(field, p))];
  if (isJoined(field)) return [line(field.span, 1, label + printSlot(field, p).join(''))];
  const [first = '', ...rest] = broken(printSlot(field, p), p);
  return [line(field.span, 1, (label + first).trimEnd(), ...rest)];
}

/** What follows the colon, byte for byte. */
const asWritten = (field: KnownField, p: Printer): string =>
  p.source
    .slice(field.label.span.end, field.span.end)
    .replace(/^\s*[:：]\s*/, '')
    .trimEnd();

/** Pieces cut at their breaks, each part joined. */
function broken(pieces: readonly Piece[], p: Printer): readonly string[] {
  const lines: string[][] = [[]];
  for (const piece of pieces) {
    if (typeof piece === 'string') lines[lines.length - 1]?.push(piece);
    else lines.push([]);
  }
  return lines.map((words) => numbered(words, p));
}

/** （1） is a mark of the line, not a word of it. */
function numbered([first = '', ...rest]: readonly string[], p: Printer): string {
  if (!/^[（(]\d+[）)]$/.test(first))
    return joinPieces(
      [first, ...rest].filter((piece) => piece !== ''),
      p,
    );
  return first + joinPieces(rest, p);
}

// Lines that are not fields

function ownLines(block: Block, p: Printer): readonly PrintedLine[] {
  switch (block.kind) {
    case 'entity':
      return block.columns.map((column) => fieldDeclaration(column, p));
    case 'parameter':
      return block.rows.map((row) => parameterRow(row, p));
    case 'scenario':
      return scenarioLines(block, p);
    case 'table':
      return block.rows.map((row) =>
        line(row.span, 1, `| ${row.cells.map((cell) => tierText(cell, p)).join(' | ')} |`),
      );
    default:
      return [];
  }
}

function fieldDeclaration(column: FieldDeclaration, p: Printer): PrintedLine {
  const each = column.yearly ? `${p.word(column.monthly ? 'perMonth' : 'perYear')} ` : '';
  const absence =
    column.absence === 'required'
      ? ''
      : `${p.mark(',')}${column.absence === 'optional' ? p.word('optional') : column.absence === 'never' ? p.word('never') : spaced([p.word('substituteField'), printName(column.absence)], p)}`;
  return line(column.span, 1, `${each}${column.name.text}${p.mark(':')}${typeText(column.type, p)}${absence}`);
}

const parameterRow = (row: ParameterRow, p: Printer): PrintedLine =>
  line(
    row.span,
    1,
    `${joinPieces([p.word('from'), ...printExpr(row.from, p), p.word('begin')], p)}${p.mark(':')}${joinPieces(printExpr(row.value, p), p)}`,
  );

function scenarioLines(block: ScenarioBlock, p: Printer): readonly PrintedLine[] {
  return block.parts.flatMap((part) => partLines(part, p));
}

function partLines(part: ScenarioBlock['parts'][number], p: Printer): readonly PrintedLine[] {
  const first = firstLine(part.span, part);
  switch (part.kind) {
    case 'given': {
      const title = part.title.text === '' ? '' : ` ${part.title.text}`;
      return [
        line(first, 1, `${p.word('given')} ${printName(part.entity)}${title}${p.mark(':')}`),
        ...part.facts.map((fact) => factLine(fact, p)),
      ];
    }
    case 'expect': {
      const head =
        part.under.length === 0
          ? p.word('expect')
          : `${p.word('under')} ${part.under.map((choice) => choiceText(choice, p)).join('、')}`;
      return [line(first, 1, `${head}${p.mark(':')}`), ...part.lines.map((expected) => expectationLine(expected, p))];
    }
    case 'cases':
      return [line(part.span, 1, `${p.word('cases')}${p.mark(':')}`, ...tableLines(part.table, p))];
  }
}

/** The part's span covers its lines too; its own line ends where the first of them begins. */
function firstLine(span: Span, part: ScenarioBlock['parts'][number]): Span {
  const inner = part.kind === 'given' ? part.facts : part.kind === 'expect' ? part.lines : [];
  const next = inner.find((node) => contains(span, node.span));
  return next ? { start: span.start, end: Math.min(span.end, next.span.start) } : span;
}

const choiceText = (choice: ReadingChoice, p: Printer): string => {
  const answer = choice.answer.text in keywords ? p.word(choice.answer.text as KeywordId) : choice.answer.text;
  return joinPieces([printName(choice.name), p.word('is'), answer], p);
};

function factLine(fact: FactLine, p: Printer): PrintedLine {
  const head = `${printName(fact.name)}${p.mark(':')}`;
  if (fact.table) return line(fact.span, 2, head, ...tableLines(fact.table, p));
  return line(fact.span, 2, head + (fact.value ? joinPieces(printExpr(fact.value, p), p) : ''));
}

function expectationLine(expected: ExpectationLine, p: Printer): PrintedLine {
  if (expected.kind === 'clauseList')
    return line(
      expected.span,
      2,
      `${p.word(expected.word)}${p.mark(':')}${expected.clauses.map((clause) => clause.text).join('、')}`,
    );
  const { bound, value } = expected.value;
  const words = [...(bound ? [p.word(bound)] : []), ...printExpr(value, p)];
  return line(expected.span, 2, `${targetText(expected.target, p)}${p.mark(':')}${joinPieces(words, p)}`);
}

function targetText(target: ResultTarget, p: Printer): string {
  const clause = `${target.document?.text ?? ''}${target.clause?.text ?? (target.document ? '' : p.word('all'))}`;
  const gap = p.language === 'en' ? ' ' : '';
  const whole = `${clause}${gap}${target.year === undefined ? p.word('total') : `${target.year}${marks.year}`}`;
  if (!target.party) return whole;
  return `${whole}${gap}${joinPieces([p.word(target.party.word), printName(target.party.name)], p)}`;
}

/** Rows, and the line of dashes below the heading where the writer put one. */
function tableLines(table: Table, p: Printer): readonly string[] {
  const [first] = table.rows;
  const ruled = first && /^\s*[|｜][\s:|｜-]*-{2,}/.test(p.source.slice(first.span.end, first.span.end + 400));
  return table.rows.flatMap((row, i) => {
    const cells = `| ${row.cells.map((cell) => cellText(cell, p)).join(' | ')} |`.replaceAll('|  |', '| |');
    return i === 0 && ruled ? [cells, `|${'---|'.repeat(row.cells.length)}`] : [cells];
  });
}

/** Bounds are always printed with （含） or （不含）: a tier without them is read two ways. */
function tierText(cell: TierCell, p: Printer): string {
  if (cell.otherwise) return p.word('otherwise');
  if (cell.title) return cell.title.text;
  const bound = ({ value, inclusive }: TierBound) => {
    // 第1年至第2年 is read one way only.
    const plain = inclusive && value.kind === 'literal' && value.literal.type === 'ordinal';
    return [...printExpr(value, p), ...(plain ? [] : [p.word(inclusive ? 'including' : 'excluding')])];
  };
  const { lower, upper } = cell;
  if (lower && upper) return joinPieces([...bound(lower), p.word('to'), ...bound(upper)], p);
  if (lower) return joinPieces([...bound(lower), p.word('above')], p);
  if (upper) return joinPieces([...bound(upper), p.word('below')], p);
  return cell.values.map((value) => joinPieces(printExpr(value, p), p)).join('、');
}

function cellText(cell: Cell, p: Printer): string {
  if (!cell.value) return cell.target ? targetText(cell.target, p) : '';
  const words = [...(cell.bound ? [p.word(cell.bound)] : []), ...printExpr(cell.value, p)];
  return joinPieces([...words, ...behindValue(cell, p)], p);
}

/** The year, month or end that a heading names. */
function behindValue({ target }: Cell, p: Printer): readonly string[] {
  if (target?.year !== undefined) return [`${target.year}${marks.year}`];
  if (target?.month !== undefined) return [monthText(target.month)];
  return target?.end ? [p.word(target.end)] : [];
}
