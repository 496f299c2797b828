/** The same rules in another layout: blanks, widths, blank lines, as hands and copies leave them. */
import { applyEdits, type ParsedPolicy, parsePolicy } from '../../dsl/index.ts';
import { keywords } from '../../dsl/keywords.ts';
import { linePieces } from '../../dsl/print/line.ts';
import type { Piece } from '../../dsl/print/pieces.ts';
import { keywordOf } from '../../dsl/tokens.ts';

export type Chance = (below: number) => number;

/** Every line of rules that could be read is laid out at random; what it says stays the same. */
export function otherLayout(source: string, chance: Chance): string {
  const parsed = parsePolicy(source);
  const { fences } = parsed.document;
  let out = '';
  let at = 0;
  for (const { content } of fences) {
    out += source.slice(at, content.start) + rulesAgain(parsed, content.start, content.end, chance);
    at = content.end;
  }
  return out + source.slice(at);
}

function rulesAgain(parsed: ParsedPolicy, from: number, to: number, chance: Chance): string {
  const { text } = parsed.document;
  const lines = text.slice(from, to).split(/(?<=\n)/);
  let offset = from;
  const laid = lines.flatMap((line): readonly string[] => {
    const start = offset;
    offset += line.length;
    if (line.trim() === '') return Array.from({ length: 1 + chance(3) }, () => `${blanks(chance)}\n`);
    const form = parsed.lines.find(({ span }) => start <= span.start && span.end <= offset);
    const pieces = form && linePieces({ text, line: form, row: tokensOf(parsed, start, offset) }, 'zh');
    return [pieces ? `${blanks(chance)}${lineAgain(text, pieces, chance)}${blanks(chance)}\n` : line];
  });
  const around = () => Array.from({ length: chance(3) }, () => `${blanks(chance)}\n`).join('');
  return `${around()}${laid.join('')}${around()}`;
}

const tokensOf = ({ lexed }: ParsedPolicy, start: number, end: number) =>
  lexed.blocks
    .flatMap((b) => [...b.brackets, ...b.content, ...b.rows, ...b.lines.flatMap((line) => line.tokens)])
    .filter((t) => start <= t.startOffset && t.startOffset < end)
    .sort((a, b) => a.startOffset - b.startOffset);

function lineAgain(text: string, pieces: readonly Piece[], chance: Chance): string {
  return pieces
    .map((piece, i) => {
      const own = text.slice(piece.start, piece.end);
      const before = pieces[i - 1];
      const apart = before !== undefined && /\s/.test(text.slice(before.end, piece.start));
      const gap = before === undefined ? '' : apart ? ` ${blanks(chance)}` : blanks(chance);
      return gap + (piece.cut || piece.shape !== 'word' ? otherWidths(own, chance) : own);
    })
    .join('');
}

const blank = [' ', '  ', '\t', '\u3000', '\u00a0'];
const blanks = (chance: Chance): string => (chance(2) === 0 ? '' : (blank[chance(blank.length)] ?? ''));

/** What stands in “” is text, and keeps its width. */
const otherWidths = (words: string, chance: Chance): string =>
  words.startsWith('“')
    ? words
    : words.replace(/[:,;()%+*/|0-9：，；（）]/g, (c) =>
        chance(3) > 0 ? c : (half[c] ?? String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      );
const half: { readonly [c: string]: string } = { '：': ':', '，': ',', '；': ';', '（': '(', '）': ')' };

/** Every word of running text in one or another of its Chinese spellings. */
export function otherSynonyms(source: string, chance: Chance): string {
  const edits = parsePolicy(source).lexed.cuts.flatMap(({ tokens }) =>
    tokens.flatMap((t) => {
      const id = keywordOf(t);
      // 精确到分: a unit, though it is cut as the word of 分三年. 每户 may name a noun, as 每人 does not.
      if (id === undefined || id === 'inParts' || id === 'perEntity') return [];
      const { zh } = keywords[id];
      const span = { start: t.startOffset, end: (t.endOffset ?? t.startOffset) + 1 };
      return [{ span, text: ` ${zh[chance(zh.length)]} ` }];
    }),
  );
  return applyEdits(source, edits);
}
