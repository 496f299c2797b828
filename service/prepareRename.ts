import type { Span } from '../dsl/index.ts';
import { declarationsOf } from './declarationsOf.ts';
import { occurrenceAt } from './occurrenceAt.ts';
import type { Snapshot } from './openPolicy.ts';

/** What can be changed: a declared name, or the title of a clause with its key. */
export type Renamable = Span & { readonly name: string; readonly title?: string };

/** The declared name or title at an offset, where there is one that can be changed. */
export function prepareRename(snapshot: Snapshot, offset: number): Renamable | undefined {
  const here = occurrenceAt(snapshot, offset);
  if (here?.of === 'title')
    return { ...here.span, name: snapshot.text.slice(here.span.start, here.span.end), title: here.key };
  if (here?.of !== 'name' || !declarationsOf(snapshot).has(here.key)) return undefined;
  return { ...here.span, name: here.key };
}
