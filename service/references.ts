import type { Span } from '../dsl/index.ts';
import { occurrenceAt } from './occurrenceAt.ts';
import { occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';

/** Every place at which what is named at an offset is named; declarations among them where wanted. */
export function references(snapshot: Snapshot, offset: number, declarations = true): readonly Span[] {
  const here = occurrenceAt(snapshot, offset);
  if (!here) return [];
  return occurrences(snapshot)
    .filter((other) => other.of === here.of && other.key === here.key && (declarations || !other.declares))
    .map(({ span }) => span);
}
