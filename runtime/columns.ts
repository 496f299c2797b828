/**
 * A population as typed columns: what kernel code runs over. One array a field; a missing cell
 * holds the kind's sentinel, so that validity costs no memory and no second load. Lists are
 * stored in one run of rows with an offset for each entity (CSR).
 */
import type { CodeColumn, Range } from '../compiler/code.ts';
import type { Column, Facts, Plan, Value } from '../compiler/plan.ts';
import { yearOf as calendarYear } from '../dsl/calendar.ts';
import type { PopulationEntity } from './everybody.ts';
import { yearsToAsk } from './years.ts';

export type Cells = Float64Array | Int32Array | Int16Array | Int8Array;

export interface Store {
  readonly ids: readonly string[];
  readonly columns: readonly CodeColumn[];
  readonly cells: readonly Cells[];
  readonly lists: readonly string[];
  /** Of each list: where the items of an entity begin; one more than there are entities. */
  readonly offsets: readonly Int32Array[];
  /** Of each list: 1 where it is known, be it empty. */
  readonly known: readonly Uint8Array[];
  /** The years that yearly columns hold: the window, and the year before it. */
  readonly stored: YearSpan;
  /** The years to ask about of each entity, both inclusive; low above high where there is none. */
  readonly low: Int16Array;
  readonly high: Int16Array;
  /** All years that any entity asks about. */
  readonly years: YearSpan;
  /** The years that kernels run over: whoever asks about others is outside. */
  readonly window: YearSpan;
  readonly longest: { readonly [list: string]: number };
  readonly words: Map<string, number>;
  /** Bytes of all arrays. */
  readonly bytes: number;
  /** Entities that do not fit the columns (a number beyond 2^53, a fraction too fine, a year far off): the reference evaluator takes them. */
  readonly outside: ReadonlyMap<number, Facts>;
}

/** Both inclusive. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

type Kind = CodeColumn['kind'];

const kinds: { readonly [K in Column['type']['kind']]: Kind } = {
  money: 'number',
  ratio: 'number',
  points: 'number',
  rate: 'number',
  count: 'number',
  date: 'date',
  year: 'year',
  // A month number is wider than a year.
  month: 'date',
  flag: 'flag',
  option: 'option',
  text: 'text',
};
const sentinels: { readonly [K in Kind]: number } = {
  number: Number.NaN,
  date: -2_147_483_648,
  year: -32_768,
  flag: -1,
  option: -1,
  text: -1,
};
const arrays: { readonly [K in Kind]: (length: number) => Cells } = {
  number: (n) => new Float64Array(n),
  date: (n) => new Int32Array(n),
  year: (n) => new Int16Array(n),
  flag: (n) => new Int8Array(n),
  option: (n) => new Int16Array(n),
  text: (n) => new Int32Array(n),
};

/** The largest integer that a double tells from its neighbours. */
const EXACT = 2n ** 53n;
/** Fractions finer than this are left to the reference evaluator. */
const FINEST = 1_000_000n;

/** Stores a population. The order of entities is that of the iterable. */
export function storeOf(plan: Plan, population: Iterable<PopulationEntity>): Store {
  const entities = [...population];
  const words = wordsOf(plan);
  const asked = entities.map(({ facts }) => yearsToAsk(plan, facts));
  const low = Int16Array.from(asked, (years) => years[0] ?? 1);
  const high = Int16Array.from(asked, (years) => years.at(-1) ?? 0);
  const years = spanOf(asked);
  const window = windowOf(plan, asked, years);
  const stored = { first: window.first - 1, last: window.last };
  const span = Math.max(1, stored.last - stored.first + 1);
  const outside = new Set<number>();
  for (const [i, list] of asked.entries())
    if ((list[0] ?? window.first) < window.first || (list.at(-1) ?? window.last) > window.last) outside.add(i);
  const offsets = plan.lists.map((list) => offsetsOf(entities, list));
  const made = plan.columns.map((column) => {
    const kind = kinds[column.type.kind];
    const scale = scaleOf(entities, column);
    const place = plan.lists.indexOf(column.list ?? '');
    const length =
      column.list !== undefined ? (offsets[place]?.at(-1) ?? 0) : entities.length * (column.yearly ? span : 1);
    const cells = arrays[kind](length).fill(sentinels[kind]);
    let lo: bigint | undefined;
    let hi: bigint | undefined;
    const put = (entity: number, index: number, value: Value | undefined): void => {
      if (value === undefined) return;
      const n = integerOf(value, scale, words);
      if (n === undefined) {
        outside.add(entity);
        return;
      }
      cells[index] = Number(n);
      if (lo === undefined || n < lo) lo = n;
      if (hi === undefined || n > hi) hi = n;
    };
    for (const [i, { facts }] of entities.entries()) {
      if (column.list !== undefined) {
        const start = offsets[place]?.[i] ?? 0;
        for (const [j, item] of (facts.lists.get(column.list) ?? []).entries())
          put(i, start + j, item.get(column.name));
      } else if (column.yearly) {
        for (const [year, value] of facts.yearly.get(column.name) ?? [])
          if (year >= stored.first && year <= stored.last) put(i, i * span + year - stored.first, value);
      } else put(i, i, facts.entity.get(column.name));
    }
    const range: Range = { lo: lo ?? 0n, hi: hi ?? 0n };
    const code: CodeColumn = {
      name: column.name,
      ...(column.list === undefined ? {} : { list: column.list }),
      yearly: column.yearly,
      kind,
      scale,
      range: rounded(range),
    };
    return { code, cells };
  });
  const derived = made.flatMap(({ code, cells }, i) =>
    plan.columns[i]?.type.kind === 'date' && code.list === undefined && !code.yearly ? [yearColumn(code, cells)] : [],
  );
  const all = [...made, ...derived];
  const known = plan.lists.map((list) => Uint8Array.from(entities, ({ facts }) => (facts.lists.has(list) ? 1 : 0)));
  const cells = all.map((s) => s.cells);
  // Kernels find nothing to ask about whoever is outside.
  for (const i of outside) {
    low[i] = 1;
    high[i] = 0;
  }
  return {
    ids: entities.map((e) => e.id),
    columns: all.map((s) => s.code),
    cells,
    lists: plan.lists,
    offsets,
    known,
    low,
    high,
    years,
    window,
    stored,
    longest: Object.fromEntries(plan.lists.map((list, l) => [list, longestOf(offsets[l])])),
    words,
    bytes: [...cells, ...offsets, ...known, low, high].reduce((sum, a) => sum + a.byteLength, 0),
    outside: new Map([...outside].sort((a, b) => a - b).map((i) => [i, entities[i]?.facts as Facts])),
  };
}

const spanOf = (asked: readonly (readonly number[])[]): YearSpan => ({
  first: asked.reduce((least, list) => Math.min(least, list[0] ?? least), 9999),
  last: asked.reduce((most, list) => Math.max(most, list.at(-1) ?? most), 0),
});

/** How many years beside the validity are worth a place for everybody. */
const BESIDE = 3;

/** A few entities with figures of long ago would make everybody’s columns long: they are left outside. */
function windowOf(plan: Plan, asked: readonly (readonly number[])[], years: YearSpan): YearSpan {
  const { from, to, reach } = plan.horizon;
  if (from === undefined || to === undefined) return years;
  const near: YearSpan = {
    first: Math.max(years.first, from - BESIDE),
    last: Math.min(years.last, to + 2 * reach + BESIDE),
  };
  const far = asked.filter((list) => (list[0] ?? near.first) < near.first || (list.at(-1) ?? near.last) > near.last);
  return far.length * 20 <= asked.length ? near : years;
}

/** The years of a column of dates: windows are asked of every entity. */
function yearColumn(code: CodeColumn, dates: Cells): { readonly code: CodeColumn; readonly cells: Cells } {
  const cells = Int16Array.from(dates, (day) => (day === sentinels.date ? sentinels.year : calendarYear(day)));
  const there = cells.filter((year) => year !== sentinels.year);
  const range = { lo: BigInt(Math.min(0, ...extremes(there))), hi: BigInt(Math.max(0, ...extremes(there))) };
  return { code: { ...code, yearOf: true, kind: 'year', scale: 1n, range }, cells };
}
const extremes = (years: Int16Array): readonly number[] =>
  years.length === 0 ? [] : [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];

/** Options by number; texts are added as they are met. */
function wordsOf(plan: Plan): Map<string, number> {
  const words = new Map<string, number>();
  for (const { type } of plan.columns) {
    if (type.kind !== 'option') continue;
    for (const option of type.options) if (!words.has(option)) words.set(option, words.size);
  }
  return words;
}

function integerOf(value: Value, scale: bigint, words: Map<string, number>): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') {
    const known = words.get(value) ?? words.size;
    words.set(value, known);
    return BigInt(known);
  }
  const n = value.n * scale;
  if (n % value.d !== 0n) return undefined;
  const whole = n / value.d;
  return whole <= EXACT && whole >= -EXACT ? whole : undefined;
}

/** The least common denominator of a column's numbers, where it is not too fine. */
function scaleOf(entities: readonly PopulationEntity[], column: Column): bigint {
  let scale = 1n;
  for (const { facts } of entities)
    for (const value of valuesOf(facts, column)) {
      if (typeof value !== 'object' || scale % value.d === 0n) continue;
      const finer = (scale / gcd(scale, value.d)) * value.d;
      if (finer <= FINEST) scale = finer;
    }
  return scale;
}

function* valuesOf(facts: Facts, column: Column): Generator<Value> {
  if (column.list !== undefined) {
    for (const item of facts.lists.get(column.list) ?? []) {
      const value = item.get(column.name);
      if (value !== undefined) yield value;
    }
  } else if (column.yearly) yield* facts.yearly.get(column.name)?.values() ?? [];
  else {
    const value = facts.entity.get(column.name);
    if (value !== undefined) yield value;
  }
}

function offsetsOf(entities: readonly PopulationEntity[], list: string): Int32Array {
  const offsets = new Int32Array(entities.length + 1);
  for (const [i, { facts }] of entities.entries())
    offsets[i + 1] = (offsets[i] ?? 0) + (facts.lists.get(list)?.length ?? 0);
  return offsets;
}

function longestOf(offsets: Int32Array | undefined): number {
  let longest = 0;
  for (let i = 1; i < (offsets?.length ?? 0); i++)
    longest = Math.max(longest, (offsets?.[i] ?? 0) - (offsets?.[i - 1] ?? 0));
  return longest;
}

/** Ends at powers of two: code compiled for one population serves others of its size. */
const rounded = ({ lo, hi }: Range): Range => ({ lo: lo < 0n ? -power(-lo) : 0n, hi: hi > 0n ? power(hi) : 0n });
const power = (n: bigint): bigint => {
  let p = 1n;
  while (p < n) p *= 2n;
  return p;
};
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
