/** Operators that walk over the items of a list: aggregates, the first of them, running totals. */
import type { OpOf, SortKey } from '../compiler/plan.ts';
import { compare, integer, type Rational } from '../dsl/rational.ts';
import { aggregate, member, presence } from './aggregates.ts';
import { atItem, type Frame } from './frames.ts';
import { type Counted, filled, firstOf, settle } from './inOrder.ts';
import { around, itemAround, itemsIn, type Nested } from './nesting.ts';
import type { Ask, Work } from './operate.ts';
import { isFalse, missing, numberIn, type State, TRUE } from './states.ts';

type Over = OpOf<'over'>;

/** An item that may take part, and where it is. */
interface Part {
  readonly place: Frame;
  readonly where: State;
}

/** The figure over the items of a list; a list of which it is 未知 what it holds is a gap in it. */
export function* overItems(nested: Nested, op: Over, frame: Frame): Work {
  const range = itemsIn(nested, op.list, frame);
  const parts: Part[] = [];
  for (const i of range.items) {
    const place = atItem(frame, op.list, i);
    const where: State = op.where ? yield { op: op.where, frame: place } : TRUE;
    if (!isFalse(where)) parts.push({ place, where });
  }
  const gaps = range.gaps.map((gap) => missing([gap]));
  if (op.first) {
    const limit: State = yield { op: op.first.count, frame };
    const count = numberIn(limit);
    if (!count && limit.kind !== 'absent') return limit;
    if (gaps.length > 0) return aggregate(op.how, gaps);
    // Where there is room for all of them it does not matter in which order they come.
    if (count && compare(integer(parts.length), count) > 0) return yield* firstItems(op, op.first.keys, parts, count);
  }
  const members: State[] = gaps;
  for (const part of parts) {
    const m = member(op.how, part.where, yield* figureOf(op, part));
    if (m) members.push(m);
  }
  return aggregate(op.how, members);
}

function* figureOf(op: Over, { place }: Part): Work {
  return op.of ? yield { op: op.of, frame: place } : presence(op.how);
}

function* firstItems(op: Over, keys: readonly SortKey[], parts: readonly Part[], count: Rational): Work {
  const placed: (Part & { readonly keys: readonly State[] })[] = [];
  for (const part of parts) placed.push({ ...part, keys: yield* keysOf(keys, part.place) });
  const first = firstOf(placed, keys, count, op.at);
  const members: State[] = [];
  for (const part of first.taken) {
    const m = member(op.how, part.where, yield* figureOf(op, part));
    if (m) members.push(m);
  }
  const open: State[] = [];
  for (const part of first.open) open.push(yield* figureOf(op, part));
  return settle(op.how, members, open, first);
}

function* keysOf(keys: readonly SortKey[], place: Frame): Generator<Ask, readonly State[], State> {
  const states: State[] = [];
  for (const { by } of keys) states.push(yield { op: by, frame: place });
  return states;
}

/** The frame in which items share a running total. */
export const fillRange = (nested: Nested, { within }: OpOf<'fill'>, frame: Frame): Frame =>
  within === undefined ? { ...frame, list: undefined, item: undefined } : around(nested, frame, within);

/** The part of the present item's figure that a limit leaves in its turn. */
export function* fillInOrder(nested: Nested, op: OpOf<'fill'>, frame: Frame): Work {
  const own = itemAround(nested, frame, op.list);
  if (own === undefined) throw new Error(`a running total over ${op.list} needs an item`);
  const outer = fillRange(nested, op, frame);
  const range = itemsIn(nested, op.list, outer);
  const limit: State = yield { op: op.limit, frame: outer };
  const counted: (Counted & { readonly item: number | undefined })[] = [];
  for (const item of range.items) {
    const place = atItem(frame, op.list, item);
    const where: State = op.where ? yield { op: op.where, frame: place } : TRUE;
    if (isFalse(where) && item !== own) continue;
    const of: State = yield { op: op.of, frame: place };
    counted.push({ item, where, of, keys: yield* keysOf(op.keys, place) });
  }
  for (const gap of range.gaps) {
    const unlisted = missing([gap]);
    counted.push({ item: undefined, where: unlisted, of: unlisted, keys: op.keys.map(() => unlisted) });
  }
  const present = counted.find(({ item }) => item === own);
  if (!present || isFalse(present.where)) return { kind: 'absent' };
  const others = counted.filter((other) => other !== present);
  return filled(present, others, op.keys, limit, op.at);
}
