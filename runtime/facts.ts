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
  readonly lists: Map<string, readonly ReadonlyMap<string, Value>[]>;
  readonly paths: Map<string, string>;
}

/** Reads a parsed JSON document of the form of interfaces.md §3. Paths are JSON paths, items from 0. */
export function readFacts(plan: Plan, json: unknown): FactsRead {
  const problems: Diagnostic[] = [];
  const draft: Draft = {
    entity: new Map(),
    yearly: new Map(),
    monthly: new Map(),
    lists: new Map(),
    paths: new Map(),
  };
  if (!isRecord(json)) return { problems: [shape('$', 'document')] };
  for (const [key, part] of Object.entries(json)) {
    const path = `$.${key}`;
    if (key === plan.entity) readEntity(plan, part, path, draft, problems);
    else if (plan.lists.includes(key)) keepList(plan, key, part, path, draft, problems);
    else problems.push(unknownKey(path, key, [plan.entity, ...plan.lists]));
  }
  const { entity, yearly, monthly, lists, paths } = draft;
  for (const timeline of plan.timelines ?? []) {
    const place = (i: number) => `${paths.get(timeline.name)}[${i}]`;
    problems.push(...timelineProblems(timeline, lists.get(timeline.name) ?? [], place));
  }
  if (problems.length > 0) return { problems };
  return { facts: { entity, yearly, monthly, lists: withAbsentTimelines(plan, lists) }, problems };
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
    else if (!column) problems.push(unknownKey(at, key, [...columns.keys(), ...timelines]));
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
  if (json === null) return;
  if (!Array.isArray(json)) {
    problems.push(shape(path, 'list'));
    return;
  }
  if (draft.lists.has(list)) problems.push(diagnostic('GJ6008', NO_PLACE, { path, key: list }));
  draft.paths.set(list, path);
  const columns = planIndex(plan).columns.get(list) ?? new Map<string, Column>();
  const items = json.map((item: unknown, i) => readItem(columns, item, `${path}[${i}]`, problems));
  draft.lists.set(list, items);
}

function readItem(
  columns: ReadonlyMap<string, Column>,
  json: unknown,
  path: string,
  problems: Diagnostic[],
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  if (!isRecord(json)) {
    problems.push(shape(path, 'record'));
    return values;
  }
  for (const [key, value] of Object.entries(json)) {
    const column = columns.get(key);
    const at = `${path}.${key}`;
    if (!column) problems.push(unknownKey(at, key, columns.keys()));
    else if (value === null) continue;
    else if (column.yearly) {
      for (const [time, v] of readTimes(column, value, at, problems)) values.set(timedKey(column, time), v);
    } else keep(values, key, readJson(column.type, value, at), problems);
  }
  return values;
}
