/** Lists inside lists: which items lie in which, and how an item is called. */
import type { Facts, Plan } from '../compiler/plan.ts';
import type { Frame } from './frames.ts';

/** What is asked of a Plan and of facts here. */
export interface Nested {
  readonly plan: Pick<Plan, 'owners'>;
  readonly facts: Facts;
}

/** The items of a list, by their place from 0, and the gaps: lists of which it is 未知 what they hold. */
export interface Range {
  readonly items: readonly number[];
  readonly gaps: readonly string[];
}

const ownerOf = ({ plan }: Nested, list: string): string | undefined => plan.owners?.[list];

/** The present item of `list` around or at a frame: its own, or the one in which its item lies. */
export function itemAround(nested: Nested, frame: Frame, list: string | undefined): number | undefined {
  let at = frame.list;
  let item = frame.item;
  while (at !== undefined && at !== list) {
    item = item === undefined ? undefined : nested.facts.parents?.get(at)?.[item];
    at = ownerOf(nested, at);
  }
  return at === list ? item : undefined;
}

/** The frame of the item of `list` that a frame lies in, or is asked from inside of; the frame itself where there is none. */
export function around(nested: Nested, frame: Frame, list: string | undefined): Frame {
  if (list === undefined || frame.list === list) return frame;
  for (let at: Frame | undefined = frame; at; at = at.outer) {
    const item = itemAround(nested, at, list);
    if (item !== undefined) return { ...frame, list, item, outer: at.outer };
  }
  return frame;
}

/** The items of a list in a frame: of a nested list those within the present item of the innermost list around both. */
export function itemsIn(nested: Nested, list: string, frame: Frame): Range {
  const { lists, parents, unlisted } = nested.facts;
  const owner = ownerOf(nested, list);
  const own = lists.get(list);
  if (owner === undefined) return own ? { items: [...own.keys()], gaps: [] } : { items: [], gaps: [list] };
  const bound = itemAround(nested, frame, owner);
  const owners: Range = bound === undefined ? itemsIn(nested, owner, frame) : { items: [bound], gaps: [] };
  const open = owners.items.filter((o) => !own || unlisted?.get(list)?.has(o));
  const belongs = new Set(owners.items);
  const places = parents?.get(list) ?? [];
  return {
    items: own ? [...own.keys()].filter((i) => belongs.has(places[i] ?? -1)) : [],
    gaps: [...owners.gaps, ...open.map((o) => `${nameOf(nested, owner, o)}.${list}`)],
  };
}

/** The place of an item among those of its owner, from 1. */
export function numberIn(nested: Nested, list: string, item: number): number {
  const places = nested.facts.parents?.get(list);
  if (!places || ownerOf(nested, list) === undefined) return item + 1;
  return places.slice(0, item).filter((owner) => owner === places[item]).length + 1;
}

/** What an item of a nested list lies in: `成员[2]`. */
export function ownerName(nested: Nested, list: string, item: number): string | undefined {
  const owner = ownerOf(nested, list);
  const outer = nested.facts.parents?.get(list)?.[item];
  return owner === undefined || outer === undefined ? undefined : nameOf(nested, owner, outer);
}

/** How an item is called: `成员[2].保单[1]`, from 1. */
export function nameOf(nested: Nested, list: string, item: number): string {
  const own = `${list}[${numberIn(nested, list, item)}]`;
  const owner = ownerName(nested, list, item);
  return owner === undefined ? own : `${owner}.${own}`;
}
