/** Lists inside lists: which list lies in which, and for whom an aggregate speaks. */
import type { NameExpr } from '../dsl/ast.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { nearest } from '../dsl/near.ts';
import type { Grain } from './plan.ts';
import type { Declaration, DeclarationOf } from './symbols.ts';
import { itemGrain, type Times, timeGrain } from './types.ts';

/** 户 – 成员 – 保单 – 理赔 – …: so many lists may lie in one another. */
export const DEEPEST_LIST = 4;

export interface Lists {
  readonly lists: readonly DeclarationOf<'list'>[];
}

/** A list and the lists that it lies in, from the inside out; empty for what is no list. Ends in spite of circles. */
export function chainOf({ lists }: Lists, list: string): readonly string[] {
  const chain: string[] = [];
  for (let at = lists.find((l) => l.name === list); at && !chain.includes(at.name); ) {
    const { owner, name } = at;
    chain.push(name);
    at = lists.find((l) => l.name === owner);
  }
  return chain;
}

/** The grain of an item of a list. */
export const listGrain = (lists: Lists, list: string, times: Times): Grain =>
  itemGrain(list, times, Math.max(0, chainOf(lists, list).length - 1));

/** The list whose present item bounds an aggregate over `list` among items of `scope`; undefined: the whole entity. */
export function rangeOf(lists: Lists, list: string, scope: string | undefined): string | undefined {
  const present = scope === undefined ? [] : chainOf(lists, scope);
  return chainOf(lists, list)
    .slice(1)
    .find((outer) => present.includes(outer));
}

/** What an aggregate over `list` among items of `scope` has one value for. */
export function rangeGrain(lists: Lists, list: string, scope: string | undefined, times: Times): Grain {
  const range = rangeOf(lists, list, scope);
  return range === undefined ? { of: 'entity', ...timeGrain(times) } : listGrain(lists, range, times);
}

/** Lists none of which need lie in another: a pair of them, the deepest first. */
export function apart(lists: Lists, names: Iterable<string>): readonly [string, string] | undefined {
  const sorted = [...names].sort((a, b) => chainOf(lists, b).length - chainOf(lists, a).length);
  const [deepest] = sorted;
  const stranger = sorted.find((name) => deepest !== undefined && !chainOf(lists, deepest).includes(name));
  return deepest !== undefined && stranger !== undefined ? [deepest, stranger] : undefined;
}

/** The noun that 每户 or 每个成员 names: by its name, or 农户 by the measure word that it ends in. */
export const nounNamed = ({ name, measure }: NameExpr, nouns: readonly string[], entity: string | undefined): string =>
  measure && !nouns.includes(name) && entity?.endsWith(name) ? entity : name;

/** Every list belongs to the entity or to another list; never to itself, and not too deep. */
export function checkNesting(declared: readonly Declaration[], report: (d: Diagnostic) => void): void {
  const lists = declared.filter((d) => d.kind === 'list');
  const nouns = declared.filter((d) => d.kind === 'list' || d.kind === 'entity').map((d) => d.name);
  for (const { name, owner, block } of lists) {
    if (!block.owner) continue;
    const at = block.owner.span;
    const other = declared.find((d) => d.name === owner && d.kind !== 'option');
    if (nouns.includes(owner)) {
      const chain = chainOf({ lists }, name);
      const outermost = lists.find((l) => l.name === chain[chain.length - 1]);
      if (outermost && chain.includes(outermost.owner)) report(diagnostic('GJ2060', at, { name }));
      else if (chain.length > DEEPEST_LIST) report(diagnostic('GJ2061', at, { name, most: DEEPEST_LIST }));
    } else if (other) report(diagnostic('GJ2003', at, { name: owner, is: other.kind, wanted: 'list' }));
    else {
      const near = nearest(owner, nouns);
      report(diagnostic('GJ2001', at, { name: owner, ...(near ? { near } : {}) }));
    }
  }
}
