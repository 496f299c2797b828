import type { Span } from '../dsl/index.ts';
import { occurrenceAt } from './occurrenceAt.ts';
import { occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';

/** Where the name, clause or answer at an offset is declared: the words that declare it. */
export function definition(snapshot: Snapshot, offset: number): readonly Span[] {
  const here = occurrenceAt(snapshot, offset);
  if (!here) return [];
  return occurrences(snapshot)
    .filter((other) => other.declares && other.of === here.of && other.key === here.key)
    .map(({ span }) => span);
}
