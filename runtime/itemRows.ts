/** Rows of lists, and the items of outer lists in which they lie. */
import type { Plan, Value } from '../compiler/plan.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { NO_PLACE } from './cells.ts';

/** The facts of one entity while its tables are read. */
export interface Draft {
  readonly id: string;
  readonly entity: Map<string, Value>;
  readonly yearly: Map<string, Map<number, Value>>;
  readonly monthly: Map<string, Map<number, Value>>;
  readonly lists: Map<string, ReadonlyMap<string, Value>[]>;
  /** Of each list: in which rows of its table the items stand. */
  readonly rows: Map<string, number[]>;
  readonly parents: Map<string, number[]>;
  /** Of a list with inner lists: the place of each item, by its own id after those of what it lies in. */
  readonly places: Map<string, Map<string, number>>;
}

/** Nothing but its id. */
export const emptyDraft = (id: string): Draft => ({
  id,
  entity: new Map(),
  yearly: new Map(),
  monthly: new Map(),
  lists: new Map(),
  rows: new Map(),
  parents: new Map(),
  places: new Map(),
});

/** The lists around a list, from the outside in. */
export function ownersOf(plan: Plan, list: string): readonly string[] {
  const owner = plan.owners?.[list];
  return owner === undefined ? [] : [...ownersOf(plan, owner), owner];
}

interface ItemRow {
  readonly plan: Plan;
  readonly list: string;
  readonly draft: Draft;
  /** Ids of the entity, of the items around, and its own where other rows refer to it. */
  readonly keys: readonly string[];
  readonly values: ReadonlyMap<string, Value>;
  readonly hasInner: boolean;
  readonly at: { readonly file: string; readonly row: number };
}

/** Puts a row where it belongs; a row whose owner is not there is a problem. */
export function keepItem({ plan, list, draft, keys, values, hasInner, at }: ItemRow, problems: Diagnostic[]): void {
  const owners = ownersOf(plan, list);
  const owner = owners[owners.length - 1];
  const around = keys.slice(1, 1 + owners.length);
  if (owner !== undefined) {
    const place = draft.places.get(owner)?.get(JSON.stringify(around));
    const id = around[around.length - 1] ?? '';
    if (place === undefined) {
      if (around.every((key) => key !== '')) problems.push(diagnostic('GJ6061', NO_PLACE, { ...at, list: owner, id }));
      return;
    }
    draft.parents.get(list)?.push(place);
  }
  const items = draft.lists.get(list);
  const place = (items?.push(values) ?? 0) - 1;
  draft.rows.get(list)?.push(at.row);
  if (!hasInner) return;
  const own = keys.slice(1);
  const known = draft.places.get(list);
  const [id = ''] = own.slice(-1);
  if (known?.has(JSON.stringify(own)))
    problems.push(diagnostic('GJ6060', NO_PLACE, { ...at, owner: around[around.length - 1] ?? draft.id, id }));
  else known?.set(JSON.stringify(own), place);
}
