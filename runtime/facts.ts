/** Facts of one entity from JSON. Where anything is wrong there are no facts, only problems. */
import type { Column, Facts, Plan, Value } from '../compiler/plan.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { nearest } from '../dsl/near.ts';
import { readYear } from '../dsl/numbers.ts';
import { farOff, inYears, NO_PLACE, type Read, readJson } from './cells.ts';
import { planIndex } from './planIndex.ts';

export interface FactsRead {
  /** Absent where there is a problem. */
  readonly facts?: Facts;
  readonly problems: readonly Diagnostic[];
}

/** Reads a parsed JSON document of the form of interfaces.md §3. Paths are JSON paths, items from 0. */
export function readFacts(plan: Plan, json: unknown): FactsRead {
  const problems: Diagnostic[] = [];
  const entity = new Map<string, Value>();
  const yearly = new Map<string, ReadonlyMap<number, Value>>();
  const lists = new Map<string, readonly ReadonlyMap<string, Value>[]>();
  if (!isRecord(json)) return { problems: [shape('$', 'document')] };
  for (const [key, part] of Object.entries(json)) {
    const path = `$.${key}`;
    if (key === plan.entity) readEntity(plan, part, path, entity, yearly, problems);
    else if (plan.lists.includes(key)) {
      const items = readList(plan, key, part, path, problems);
      if (items) lists.set(key, items);
    } else problems.push(unknownKey(path, key, [plan.entity, ...plan.lists]));
  }
  return problems.length > 0 ? { problems } : { facts: { entity, yearly, lists }, problems };
}

const isRecord = (json: unknown): json is { readonly [key: string]: unknown } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const shape = (path: string, expected: 'document' | 'record' | 'list' | 'byYear'): Diagnostic =>
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

function readEntity(
  plan: Plan,
  json: unknown,
  path: string,
  entity: Map<string, Value>,
  yearly: Map<string, ReadonlyMap<number, Value>>,
  problems: Diagnostic[],
): void {
  if (json === null) return;
  if (!isRecord(json)) {
    problems.push(shape(path, 'record'));
    return;
  }
  const columns = planIndex(plan).columns.get(undefined) ?? new Map<string, Column>();
  for (const [key, value] of Object.entries(json)) {
    const column = columns.get(key);
    const at = `${path}.${key}`;
    if (!column) problems.push(unknownKey(at, key, columns.keys()));
    else if (value === null) continue;
    else if (column.yearly) yearly.set(key, readYears(column, value, at, problems));
    else keep(entity, key, readJson(column.type, value, at), problems);
  }
}

function readYears(column: Column, json: unknown, path: string, problems: Diagnostic[]): ReadonlyMap<number, Value> {
  const values = new Map<number, Value>();
  if (!isRecord(json)) {
    problems.push(shape(path, 'byYear'));
    return values;
  }
  const met = new Set<number>();
  for (const [key, value] of Object.entries(json)) {
    const year = readYear(key);
    const at = `${path}.${key}`;
    if (year === undefined) problems.push(diagnostic('GJ6002', NO_PLACE, { path: at, text: key, expected: 'year' }));
    else if (!inYears(year)) keep(values, 0, farOff(key, at), problems);
    else if (met.has(year)) problems.push(diagnostic('GJ6008', NO_PLACE, { path, key }));
    else {
      met.add(year);
      if (value !== null) keep(values, year, readJson(column.type, value, at), problems);
    }
  }
  return values;
}

function readList(
  plan: Plan,
  list: string,
  json: unknown,
  path: string,
  problems: Diagnostic[],
): readonly ReadonlyMap<string, Value>[] | undefined {
  if (json === null) return undefined;
  if (!Array.isArray(json)) {
    problems.push(shape(path, 'list'));
    return undefined;
  }
  const columns = planIndex(plan).columns.get(list) ?? new Map<string, Column>();
  return json.map((item: unknown, i) => {
    const values = new Map<string, Value>();
    if (!isRecord(item)) {
      problems.push(shape(`${path}[${i}]`, 'record'));
      return values;
    }
    for (const [key, value] of Object.entries(item)) {
      const column = columns.get(key);
      const at = `${path}[${i}].${key}`;
      if (!column) problems.push(unknownKey(at, key, columns.keys()));
      else if (value !== null) keep(values, key, readJson(column.type, value, at), problems);
    }
    return values;
  });
}
