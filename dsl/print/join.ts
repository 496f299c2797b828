/** Joins the pieces of a line. In Chinese without blanks, but where two pieces would then be cut otherwise. */
import { isLatin, normalise } from '../characters.ts';
import type { Language } from '../diagnostics.ts';
import type { KeywordId } from '../keywords.ts';
import { cutWords, type Dictionary } from '../words.ts';
import type { Piece } from './pieces.ts';

/** A piece and where it begins in the joined line. */
interface Placed {
  readonly piece: Piece;
  readonly start: number;
}

/** Undefined where the words, joined, would be cut into others: such a line is better left alone. */
export function joinPieces(pieces: readonly Piece[], language: Language, dictionary: Dictionary): string | undefined {
  let line = '';
  const runs: Placed[][] = [];
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (piece.cut && !before?.cut) runs.push([]);
    const run = runs[runs.length - 1] ?? [];
    const joint = before ? jointOf(before, piece, language) : 'nothing';
    if (joint === 'blank' || (joint === 'open' && !canTouch(run, piece, pieces[i + 1]))) line += ' ';
    if (piece.cut) run.push({ piece, start: line.length });
    line += piece.text;
  });
  return runs.every((run) => readsAs(run, line, dictionary)) ? line : undefined;

  /** Whether a piece is cut right behind the line so far; 四 is a clause only where 2026年 follows. */
  function canTouch(run: readonly Placed[], piece: Piece, next: Piece | undefined): boolean {
    const tight = [...run.slice(-NEAR), { piece, start: line.length }];
    const joined = line + piece.text;
    if (readsAs(tight, joined, dictionary)) return true;
    if (!next?.cut) return false;
    return readsAs([...tight, { piece: next, start: joined.length }], joined + next.text, dictionary);
  }
}

/** No name and no word is cut into more tokens than this, so that those before them do not matter. */
const NEAR = 20;

/** Keywords that stand apart, so that the eye finds them. */
const apart: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(['and', 'or']);
const apartFromNext: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(['option']);

/** `open`: a blank only where it is needed. */
function jointOf(left: Piece, right: Piece, language: Language): 'blank' | 'nothing' | 'open' {
  if (right.before) return right.before;
  if (left.shape === 'bar' || right.shape === 'bar') return 'blank';
  if (right.shape === 'closing' || right.shape === 'separator' || left.shape === 'opening') return 'nothing';
  if (left.shape === 'separator') return language === 'en' && left.text !== '、' ? 'blank' : 'nothing';
  if (language === 'en') return 'blank';
  if (apart.has(left.keyword) || apart.has(right.keyword) || apartFromNext.has(left.keyword)) return 'blank';
  if (!right.cut || !left.cut) return 'nothing';
  const latin = isLatin(left.text.slice(-1)) && isLatin(right.text.charAt(0)) && !/^\d/.test(right.text);
  return latin ? 'blank' : 'open';
}

/** Whether the words in the line are cut as they were in the file. */
function readsAs(run: readonly Placed[], line: string, dictionary: Dictionary): boolean {
  const first = run[0]?.start ?? 0;
  const last = run[run.length - 1];
  const span = { start: first, end: last ? last.start + last.piece.text.length : first };
  const { tokens } = cutWords(line, span, dictionary);
  return (
    tokens.length === run.length &&
    tokens.every((t, i) => {
      const piece = run[i]?.piece;
      if (!piece || normalise(t.image) !== normalise(piece.text)) return false;
      return piece.cut === 'unit' || piece.cut === t.tokenType;
    })
  );
}
