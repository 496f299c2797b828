import type { Span } from '../dsl/index.ts';

/** The physical line around an offset, without its end of line. */
export function lineAround(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  let end = Math.min(offset, text.length);
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  return { start, end };
}
