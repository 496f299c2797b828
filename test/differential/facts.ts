/**
 * Random entities on the edges of a Plan: every figure that the Plan compares with, one step
 * below, on and above it; first and last days; empty and missing cells, empty and missing lists.
 */
import { operands } from '../../compiler/operands.ts';
import type { Column, Facts, Op, Plan, Type, Value } from '../../compiler/plan.ts';
import { dayNumber, monthNumber, yearOf } from '../../dsl/calendar.ts';
import { integer, type Rational, rational } from '../../dsl/rational.ts';

/** A small generator of its own (mulberry32): the same seed gives the same firms on every machine. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface FirmMaker {
  readonly next: () => Facts;
}

/** Draws entities for a Plan. */
export function firmsFor(plan: Plan, seed: number): FirmMaker {
  const random = randomOf(seed);
  const edges = edgesOf(plan);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const years = yearsOf(plan);
  const value = (type: Type): Value => drawn(type, edges, years, random, pick);
  const maybe = (column: Column, draw: () => Value): Value | undefined =>
    random() < (column.absent === 'never' ? 0.35 : 0.12) ? undefined : draw();
  return {
    next: () => {
      const entity = new Map<string, Value>();
      const yearly = new Map<string, Map<number, Value>>();
      const lists = new Map<string, Map<string, Value>[]>();
      const parents = new Map<string, number[]>();
      for (const column of plan.columns) {
        if (column.list !== undefined) continue;
        if (column.yearly) {
          const byYear = new Map<number, Value>();
          // Neighbouring years often meet a growth threshold exactly.
          let before: Value | undefined;
          for (const year of years) {
            const drawnValue = maybe(column, () => grown(before, edges, random, pick) ?? value(column.type));
            if (drawnValue !== undefined) byYear.set(year, drawnValue);
            before = drawnValue;
          }
          yearly.set(column.name, byYear);
        } else {
          const drawnValue = maybe(column, () => value(column.type));
          if (drawnValue !== undefined) entity.set(column.name, drawnValue);
        }
      }
      for (const list of outerFirst(plan)) {
        if (random() < 0.05) continue;
        const owner = plan.owners?.[list];
        const owners = owner === undefined ? [0] : [...(lists.get(owner) ?? []).keys()];
        const count = owners.length === 0 ? 0 : Math.floor(random() * 4);
        if (owner !== undefined)
          parents.set(
            list,
            Array.from({ length: count }, () => pick(owners)),
          );
        lists.set(
          list,
          Array.from({ length: count }, () => {
            const item = new Map<string, Value>();
            for (const column of plan.columns) {
              if (column.list !== list) continue;
              const drawnValue = maybe(column, () => value(column.type));
              if (drawnValue !== undefined) item.set(column.name, drawnValue);
            }
            return item;
          }),
        );
      }
      return { entity, yearly, lists, ...(parents.size > 0 ? { parents } : {}) };
    },
  };
}

/** Items of a list in a list lie in items that are there. */
function outerFirst({ lists, owners = {} }: Plan): readonly string[] {
  const depth = (list: string): number => (owners[list] === undefined ? 0 : 1 + depth(owners[list]));
  return [...lists].sort((a, b) => depth(a) - depth(b));
}

/** A value that has grown by a ratio of the Plan, exactly or a fen beside it. */
function grown(
  before: Value | undefined,
  edges: Edges,
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): Value | undefined {
  if (typeof before !== 'object' || random() < 0.5 || edges.ratio.length === 0) return undefined;
  const ratio = pick(edges.ratio);
  const n = (before.n * (ratio.d + ratio.n)) / (before.d * ratio.d);
  return integer(n + BigInt(Math.floor(random() * 3) - 1));
}

function drawn(
  type: Type,
  edges: Edges,
  years: readonly number[],
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): Value {
  const beside = (list: readonly Rational[], wide: number): Rational => {
    if (list.length === 0 || random() < 0.3) return integer(Math.floor(random() ** 3 * wide));
    const edge = pick(list);
    const step = BigInt(Math.floor(random() * 3) - 1);
    return rational(edge.n + step * edge.d, edge.d);
  };
  switch (type.kind) {
    case 'money': {
      const amount = beside(edges.money, 1e12);
      return random() < 0.04 ? integer(-(amount.n / amount.d)) : integer(amount.n / amount.d);
    }
    case 'count':
      return integer(beside(edges.count, 500).n < 0n ? 0 : beside(edges.count, 500).n);
    case 'ratio': {
      if (edges.ratio.length > 0 && random() < 0.6) {
        const edge = pick(edges.ratio);
        const step = BigInt(Math.floor(random() * 3) - 1);
        return rational(edge.n * 10_000n + step * edge.d, edge.d * 10_000n);
      }
      return rational(BigInt(Math.floor(random() * 10_000)), 10_000n);
    }
    case 'date': {
      if (edges.date.length > 0 && random() < 0.35)
        return integer(Number(pick(edges.date).n) + Math.floor(random() * 3) - 1);
      const year = pick(years);
      const [month, day] = pick([
        [1, 1],
        [12, 31],
        [6, 30],
        [6, 29],
        [7, 1],
        [2, 28],
        [3, 31],
        [8, 31],
        [11, 30],
        [4, 15],
      ] as const);
      return integer(dayNumber(year, month, day));
    }
    case 'year':
      return integer(pick(years));
    case 'month':
      return integer(monthNumber(pick(years), 1 + Math.floor(random() * 12)));
    case 'flag':
      return random() < 0.5;
    case 'option':
      return pick(type.options);
    default:
      return pick(['a', 'b']);
  }
}

interface Edges {
  readonly money: readonly Rational[];
  readonly count: readonly Rational[];
  readonly ratio: readonly Rational[];
  readonly date: readonly Rational[];
}

/** The constants of a Plan by kind. */
function edgesOf(plan: Plan): Edges {
  const edges = { money: [] as Rational[], count: [] as Rational[], ratio: [] as Rational[], date: [] as Rational[] };
  const todo: Op[] = plan.steps.map((s) => s.value);
  for (let op = todo.pop(); op; op = todo.pop()) {
    todo.push(...operands(op));
    if (op.op !== 'const' || typeof op.value !== 'object') continue;
    const kind = op.type.kind;
    if (kind === 'money' || kind === 'count' || kind === 'ratio' || kind === 'date') edges[kind].push(op.value);
  }
  return edges;
}

/** The validity and two years around it; else years around a date that the Plan names. */
function yearsOf(plan: Plan): readonly number[] {
  const date = edgesOf(plan).date[0];
  const from = plan.horizon.from ?? (date ? yearOf(Number(date.n)) : 2022);
  const to = Math.max(from, Math.min(plan.horizon.to ?? from + 3, from + 6));
  return Array.from({ length: to - from + 4 }, (_, i) => from - 2 + i);
}
