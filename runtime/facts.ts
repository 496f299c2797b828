/** Facts of one entity from JSON. Where anything is wrong there are no facts, only problems. */
import type { Column, Facts, Plan, Value } from '../compiler/plan.ts';
import { calendarMonth } from '../dsl/calendar.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { nearest } from '../dsl/near.ts';
import { readMonth, readYear } from '../dsl/numbers.ts';
import { farOff, inYears, NO_PLACE, type Read, readJson } from './cells.ts';
import { timedKey } from './inputs.ts';
import { planIndex } from './planIndex.ts';
import { timelineProblems, withAbsentTimelines } from './timelines.ts';

export interface FactsRead {
  /** Absent where there is a problem. */
  readonly facts?: Facts;
  readonly problems: readonly Diagnostic[];
}

/** Facts under way; paths tell where a 状态 was given. */
interface Draft {
  readonly entity: Map<string, Value>;
  readonly yearly: Map<string, ReadonlyMap<number, Value>>;
  readonly monthly: Map<string, ReadonlyMap<number, Value>>;
  readonly lists: Lists;
  readonly paths: Map<string, string>;
}

/** Reads a parsed JSON document of the form of interfaces.md §3. Paths are JSON paths, items from 0. */
export function readFacts(plan: Plan, json: unknown): FactsRead {
  const problems: Diagnostic[] = [];
  const draft: Draft = {
    entity: new Map(),
    yearly: new Map(),
    monthly: new Map(),
    lists: { items: new Map(), parents: new Map(), unlisted: new Map() },
    paths: new Map(),
  };
  if (!isRecord(json)) return { problems: [shape('$', 'document')] };
  const outer = plan.lists.filter((list) => plan.owners?.[list] === undefined);
  for (const [key, part] of Object.entries(json)) {
    const path = `$.${key}`;
    if (key === plan.entity) readEntity(plan, part, path, draft, problems);
    else if (outer.includes(key)) keepList(plan, key, part, path, draft, problems);
    else problems.push(strayList(plan, path, key) ?? unknownKey(path, key, [plan.entity, ...outer]));
  }
  for (const timeline of plan.timelines ?? []) {
    const place = (i: number) => `${draft.paths.get(timeline.name)}[${i}]`;
    problems.push(...timelineProblems(timeline, draft.lists.items.get(timeline.name) ?? [], place));
  }
  return problems.length > 0 ? { problems } : { facts: factsOf(plan, draft), problems };
}

/** Lists as they are read: every item of a list in one row, and in which item of the owner's list it lies. */
interface Lists {
  readonly items: Map<string, ReadonlyMap<string, Value>[]>;
  readonly parents: Map<string, number[]>;
  readonly unlisted: Map<string, Set<number>>;
}

function factsOf(plan: Plan, { entity, yearly, monthly, lists: { items, parents, unlisted } }: Draft): Facts {
  return {
    entity,
    yearly,
    monthly,
    lists: withAbsentTimelines(plan, items),
    ...(parents.size > 0 ? { parents } : {}),
    ...(unlisted.size > 0 ? { unlisted } : {}),
  };
}

/** A list where it does not belong: it lies in the items of its owner, or beside the entity. */
function strayList(plan: Plan, path: string, key: string): Diagnostic | undefined {
  if (!plan.lists.includes(key)) return undefined;
  const owner = plan.owners?.[key];
  const place = owner === undefined ? { owner: plan.entity, beside: true } : { owner };
  return diagnostic('GJ6064', NO_PLACE, { path, list: key, ...place });
}

const isRecord = (json: unknown): json is { readonly [key: string]: unknown } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const shape = (path: string, expected: 'document' | 'record' | 'list' | 'byYear' | 'byMonth'): Diagnostic =>
  diagnostic('GJ6007', NO_PLACE, { path, expected });

function unknownKey(path: string, key: string, names: Iterable<string>): Diagnostic {
  const near = nearest(key, names);
  return diagnostic('GJ6001', NO_PLACE, { path, key, ...(near !== undefined && { near }) });
}

/** Keeps a value, or its problem. */
function keep<K>(into: Map<K, Value>, key: K, read: Read, problems: Diagnostic[]): void {
  if ('problem' in read) problems.push(read.problem);
  else into.set(key, read.value);
}

function readEntity(plan: Plan, json: unknown, path: string, draft: Draft, problems: Diagnostic[]): void {
  if (json === null) return;
  if (!isRecord(json)) {
    problems.push(shape(path, 'record'));
    return;
  }
  const columns = planIndex(plan).columns.get(undefined) ?? new Map<string, Column>();
  const timelines = (plan.timelines ?? []).map((timeline) => timeline.name);
  for (const [key, value] of Object.entries(json)) {
    const column = columns.get(key);
    const at = `${path}.${key}`;
    // A 状态 is a field of the entity, and a list.
    if (timelines.includes(key)) keepList(plan, key, value, at, draft, problems);
    else if (!column) problems.push(strayList(plan, at, key) ?? unknownKey(at, key, [...columns.keys(), ...timelines]));
    else if (value === null) continue;
    else if (column.monthly) draft.monthly.set(key, readTimes(column, value, at, problems));
    else if (column.yearly) draft.yearly.set(key, readTimes(column, value, at, problems));
    else keep(draft.entity, key, readJson(column.type, value, at), problems);
  }
}

/** Values by year, or by month number. */
function readTimes(column: Column, json: unknown, path: string, problems: Diagnostic[]): ReadonlyMap<number, Value> {
  const values = new Map<number, Value>();
  const expected = column.monthly ? 'month' : 'year';
  if (!isRecord(json)) {
    problems.push(shape(path, column.monthly ? 'byMonth' : 'byYear'));
    return values;
  }
  const met = new Set<number>();
  for (const [key, value] of Object.entries(json)) {
    const time = column.monthly ? readMonth(key) : readYear(key);
    const at = `${path}.${key}`;
    if (time === undefined) problems.push(diagnostic('GJ6002', NO_PLACE, { path: at, text: key, expected }));
    else if (!inYears(column.monthly ? calendarMonth(time).year : time)) keep(values, 0, farOff(key, at), problems);
    else if (met.has(time)) problems.push(diagnostic('GJ6008', NO_PLACE, { path, key }));
    else {
      met.add(time);
      if (value !== null) keep(values, time, readJson(column.type, value, at), problems);
    }
  }
  return values;
}

function keepList(plan: Plan, list: string, json: unknown, path: string, draft: Draft, problems: Diagnostic[]): void {
  if (Array.isArray(json)) {
    if (draft.lists.items.has(list)) problems.push(diagnostic('GJ6008', NO_PLACE, { path, key: list }));
    draft.paths.set(list, path);
  }
  readList(plan, list, json, path, undefined, draft.lists, problems);
}

/** Items of a list, of the entity or of one item of the owner's list (`parent`); with their own inner lists. */
function readList(
  plan: Plan,
  list: string,
  json: unknown,
  path: string,
  parent: number | undefined,
  lists: Lists,
  problems: Diagnostic[],
): void {
  if (json === null || json === undefined) {
    if (parent !== undefined) lists.unlisted.set(list, (lists.unlisted.get(list) ?? new Set()).add(parent));
    return;
  }
  if (!Array.isArray(json)) {
    problems.push(shape(path, 'list'));
    return;
  }
  const inner = plan.lists.filter((other) => plan.owners?.[other] === list);
  // Where a list is given, its inner lists are, be it nothing of them.
  const [items = []] = [list, ...inner].map((one) => opened(plan, lists, one));
  const columns = planIndex(plan).columns.get(list) ?? new Map<string, Column>();
  for (const [i, item] of json.entries()) {
    const at = `${path}[${i}]`;
    const values = new Map<string, Value>();
    const place = items.push(values) - 1;
    if (parent !== undefined) lists.parents.get(list)?.push(parent);
    if (!isRecord(item)) {
      problems.push(shape(at, 'record'));
      continue;
    }
    for (const [key, value] of Object.entries(item)) {
      const column = columns.get(key);
      if (inner.includes(key)) continue;
      if (!column)
        problems.push(
          strayList(plan, `${at}.${key}`, key) ?? unknownKey(`${at}.${key}`, key, [...columns.keys(), ...inner]),
        );
      else if (value === null) continue;
      else if (column.yearly) {
        for (const [time, v] of readTimes(column, value, `${at}.${key}`, problems))
          values.set(timedKey(column, time), v);
      } else keep(values, key, readJson(column.type, value, `${at}.${key}`), problems);
    }
    for (const other of inner) readList(plan, other, own(item, other), `${at}.${other}`, place, lists, problems);
  }
}

const own = (record: { readonly [key: string]: unknown }, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function opened(plan: Plan, { items, parents }: Lists, list: string): ReadonlyMap<string, Value>[] {
  const rows = items.get(list) ?? [];
  items.set(list, rows);
  if (plan.owners?.[list] !== undefined && !parents.has(list)) parents.set(list, []);
  return rows;
}
