/** The form of a line and its tokens → its pieces. What no token holds (titles, excerpts, notes) stays as it is written. */
import type { IToken } from 'chevrotain';
import { normalise } from '../characters.ts';
import type { Language } from '../diagnostics.ts';
import type { SlotType } from '../fields/index.ts';
import { columnWord, keywordIds, keywords, marks, spellingsOf } from '../keywords.ts';
import { isRuling, slotOfLabel } from '../lexer.ts';
import { declaring, type FieldLine, type HeadLine, type LabelLine, type LineForm, type OpenerLine } from '../lines.ts';
import type { Span } from '../span.ts';
import { literalTokens, tokens } from '../tokens.ts';
import { markPiece, type Piece, textPiece, tokenPieces, wideBrackets } from './pieces.ts';
import { spelling } from './spelling.ts';

/** A line with the tokens that were made of it. */
export interface TokenLine {
  readonly text: string;
  readonly line: LineForm;
  readonly row: readonly IToken[];
}

/** Undefined for a line that is not made of tokens, or holds something that none of its pieces says. */
export function linePieces(at: TokenLine, language: Language): readonly Piece[] | undefined {
  const pieces = piecesOf(at, language);
  return pieces && covers(at, pieces) ? pieces : undefined;
}

function piecesOf(at: TokenLine, language: Language): readonly Piece[] | undefined {
  const { line } = at;
  switch (line.form) {
    case 'comment':
    case 'stray':
      return undefined;
    case 'head':
      return headPieces(at, line, language);
    case 'label':
      return labelPieces(at, line, language);
    case 'field':
      return fieldPieces(at, line, language);
    case 'opener':
      return openerPieces(at, line, language);
    case 'row':
      return isRuling(plainOf(at, line.span)) ? [ruling(at, line.span)] : tokenPieces(at.row, language);
    case 'item':
      return tokenPieces(at.row, language);
    case 'words':
      return wordPieces(at, language);
  }
}

/** 应当2026年, written without a blank, is no 应当; a blank would make it one. */
function wordPieces({ row }: TokenLine, language: Language): readonly Piece[] | undefined {
  const pieces = tokenPieces(row, language);
  const [first] = pieces;
  return first && first.keyword === undefined && labelSpellings.has(first.text) ? undefined : pieces;
}
const labelSpellings: ReadonlySet<string> = new Set(
  keywordIds.filter((id) => keywords[id].role === 'label').flatMap((id) => spellingsOf(id).map(normalise)),
);

const plainOf = ({ text }: TokenLine, span: Span): string => normalise(text.slice(span.start, span.end));
const inside = (span: Span | undefined, pieces: readonly Piece[]): readonly Piece[] =>
  span ? pieces.filter((piece) => span.start <= piece.start && piece.end <= span.end) : [];
const withBlank = ([first, ...rest]: readonly Piece[]): readonly Piece[] =>
  first ? [{ ...first, before: 'blank' }, ...rest] : [];

/** `条款 三（一）提升奖励：`; a bare numeral stands apart from the title: `核对 一 新增总量：`. */
function headPieces(at: TokenLine, line: HeadLine, language: Language): readonly Piece[] {
  const { keyword, keywordSpan, ref, brackets, colon, content } = line;
  const word = at.text.slice(keywordSpan.start, keywordSpan.end);
  const pieces = tokenPieces(at.row, language);
  const number = ref && wideBrackets(plainOf(at, ref.span));
  const name = trimmed(at, {
    start: (ref?.span ?? keywordSpan).end,
    end: brackets ? brackets.start - 1 : colonOf(line),
  });
  const title = declaring.has(keyword) ? plainOf(at, name) : at.text.slice(name.start, name.end);
  const glued = number?.endsWith('）') ?? false;
  const rest =
    content && keyword === 'policy'
      ? [textPiece(at.text.slice(content.start, content.end), content.start, content.end)]
      : inside(content, pieces);
  return [
    textPiece(spelling(keyword, word, language), keywordSpan.start, keywordSpan.end),
    ...(ref && number ? [textPiece(number, ref.span.start, ref.span.end, 'blank')] : []),
    ...(title === '' ? [] : [textPiece(title, name.start, name.end, glued ? 'nothing' : 'blank')]),
    ...(brackets
      ? [
          { ...markPiece('(', brackets.start - 1, language), before: 'nothing' as const },
          ...inside(brackets, pieces),
          markPiece(')', brackets.end, language),
        ]
      : []),
    ...(colon ? [markPiece(':', colon.start, language)] : []),
    ...rest,
  ];
}

const colonOf = ({ colon, span }: HeadLine): number => colon?.start ?? span.end;

function labelPieces(at: TokenLine, line: LabelLine, language: Language): readonly Piece[] {
  const { keyword, label, colon, content } = line;
  const word = at.text.slice(label.start, label.end);
  const { slot, manner } = slotOfLabel(keyword);
  const own = at.row.filter((t) => content.start <= t.startOffset && t.startOffset < content.end);
  const isText = manner === 'text' || (manner === 'mixed' && own[0]?.tokenType === tokens.Text);
  const pieces = tokenPieces(own, language);
  const cut = manner === 'clauses' ? uncutClauses(pieces) : (ownManner(slot, language)?.(pieces) ?? pieces);
  const written = textPiece(at.text.slice(content.start, content.end), content.start, content.end);
  return [
    textPiece(spelling(keyword, word, language), label.start, label.end),
    markPiece(':', colon.start, language),
    ...(!isText ? cut : written.text === '' ? [] : [written]),
  ];
}

const closedNumber = new RegExp(`[）${marks.articleClose}]$`);

/** 一（一）设备补助、一（二）: names of clauses are cut in their own way (dsl/clauseTokens.ts), up to the comma. */
function uncutClauses(pieces: readonly Piece[]): readonly Piece[] {
  const comma = pieces.findIndex(({ cut }) => cut === tokens.Comma);
  const end = comma < 0 ? pieces.length : comma + 1;
  return pieces.map(({ cut, ...piece }, i) => {
    if (i >= end && cut !== undefined) return { ...piece, cut };
    const before = pieces[i - 1];
    // 一 甲厂奖励: a bare number stands apart from the title behind it.
    const titled = cut === undefined && before?.cut === literalTokens.clauseRef && !closedNumber.test(before.text);
    return titled ? { ...piece, before: 'blank' } : piece;
  });
}

type Pieces = (pieces: readonly Piece[]) => readonly Piece[];

/** What is special in the words of some slots. */
function ownManner(slot: SlotType | undefined, language: Language): Pieces | undefined {
  if (slot === 'shares') return namesApart;
  return slot === 'dataTable' ? columnIn(language) : undefined;
}

/** “指标/lpr.csv”，列“一年期”: 列 is no keyword, so that names can begin with it. */
const columnIn =
  (language: Language): Pieces =>
  (pieces) =>
    pieces.map((piece) =>
      piece.text === columnWord.zh || piece.text === columnWord.en ? { ...piece, text: columnWord[language] } : piece,
    );

/** 县财政 60%: a name and what it bears. */
const namesApart = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, i) =>
    pieces[i - 1]?.shape === 'name' && piece.shape !== 'separator' ? { ...piece, before: 'blank' } : piece,
  );

function fieldPieces(at: TokenLine, { span, each, colon, content }: FieldLine, language: Language): readonly Piece[] {
  const [first] = tokenPieces(at.row, language);
  const name = trimmed(at, { start: each?.span.end ?? span.start, end: colon.start });
  return [
    ...(each && first ? [textPiece(first.text, each.span.start, each.span.end)] : []),
    ...(name.end > name.start ? [textPiece(plainOf(at, name), name.start, name.end, each && 'blank')] : []),
    markPiece(':', colon.start, language),
    ...inside(content, tokenPieces(at.row, language)),
  ];
}

/** `给定 企业 甲厂：`, `若取 监督期为乙：`. */
function openerPieces(
  at: TokenLine,
  { label, content, colon, keyword }: OpenerLine,
  language: Language,
): readonly Piece[] | undefined {
  const word = at.text.slice(label.start, label.end);
  const pieces = inside(content, tokenPieces(at.row, language));
  // An entity and its title stand apart; what is written without a blank is no title, and would become one.
  if (keyword === 'given' && pieces.length > 1 && pieces.every(({ cut }) => cut !== undefined)) return undefined;
  return [
    textPiece(spelling(keyword, word, language), label.start, label.end),
    ...withBlank(pieces).map((piece, i): Piece => {
      const apart = piece.cut === undefined && pieces[i - 1]?.shape !== 'separator';
      return apart ? { ...piece, before: 'blank' } : piece;
    }),
    ...(colon ? [markPiece(':', colon.start, language)] : []),
  ];
}

/** The line of dashes below a heading. */
function ruling(at: TokenLine, span: Span): Piece {
  const cells = plainOf(at, span)
    .replace(/^\||\|$/g, '')
    .split('|').length;
  return textPiece(`|${'---|'.repeat(cells)}`, span.start, span.end);
}

function trimmed({ text }: TokenLine, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

/** Whether nothing but blanks stands between the pieces. */
function covers({ text, line }: TokenLine, pieces: readonly Piece[]): boolean {
  let at = line.span.start;
  for (const piece of pieces) {
    if (piece.start < at || text.slice(at, piece.start).trim() !== '') return false;
    at = piece.end;
  }
  return text.slice(at, line.span.end).trim() === '';
}
