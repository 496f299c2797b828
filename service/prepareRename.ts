import type { Span } from '../dsl/index.ts';
import { declarationsOf } from './declarationsOf.ts';
import { occurrenceAt } from './occurrenceAt.ts';
import type { Snapshot } from './openPolicy.ts';

/** The declared name at an offset, where there is one that can be changed. */
export function prepareRename(snapshot: Snapshot, offset: number): (Span & { readonly name: string }) | undefined {
  const here = occurrenceAt(snapshot, offset);
  if (here?.of !== 'name' || !declarationsOf(snapshot).has(here.key)) return undefined;
  return { ...here.span, name: here.key };
}
