import type { Span } from '../dsl/index.ts';

/** Whether a cursor at `offset` is in or at an edge of a span. */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;
