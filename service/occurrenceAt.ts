import { type Occurrence, occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import { touches } from './touches.ts';

/** What is named at an offset; between two that touch, the one that begins there. */
export function occurrenceAt(snapshot: Snapshot, offset: number): Occurrence | undefined {
  const here = occurrences(snapshot).filter(({ span }) => touches(span, offset));
  return here.find(({ span }) => offset < span.end) ?? here[0];
}
