/**
 * Policy files in which the place of every finding is marked: ⟦these words⟧GJ2001. Marks may
 * nest, and ⟦⟧GJ1001 marks the place between two characters.
 */
import type { Code } from '../../dsl/index.ts';

export interface Mark {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
}

export interface Marked {
  /** The text without its marks. */
  readonly source: string;
  /** In order of place, then of code. */
  readonly marks: readonly Mark[];
}

export function readMarks(text: string): Marked {
  const open: number[] = [];
  const marks: Mark[] = [];
  let source = '';
  for (let i = 0; i < text.length; ) {
    if (text.charAt(i) === '⟦') {
      open.push(source.length);
      i++;
    } else if (text.charAt(i) === '⟧') {
      const code = /^GJ\d{4}/.exec(text.slice(i + 1))?.[0];
      const start = open.pop();
      if (code === undefined || start === undefined) throw new Error(`a mark without code or beginning at ${i}`);
      marks.push({ code: code as Code, start, end: source.length });
      i += 1 + code.length;
    } else source += text.charAt(i++);
  }
  if (open.length > 0) throw new Error('a mark without end');
  return { source, marks: [...marks].sort(byPlace) };
}

/** Writes marks into a text, outermost first. */
export function writeMarks(source: string, marks: readonly Mark[]): string {
  const at = (place: number): string => {
    const closing = marks.filter((m) => m.end === place && m.start < place).sort((a, b) => b.start - a.start);
    const empty = marks.filter((m) => m.start === place && m.end === place);
    const opening = marks.filter((m) => m.start === place && m.end > place);
    return [...closing.map((m) => `⟧${m.code}`), ...empty.map((m) => `⟦⟧${m.code}`), ...opening.map(() => '⟦')].join(
      '',
    );
  };
  let text = '';
  for (let i = 0; i <= source.length; i++) text += at(i) + source.charAt(i);
  return text;
}

export const byPlace = (a: Mark, b: Mark): number =>
  a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
