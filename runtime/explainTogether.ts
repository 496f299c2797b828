/** How one entity fares among all: what all ask of a total, and its place in the queue or the ranking. */
import type { OpOf } from '../compiler/plan.ts';
import { add, compare, div, type Rational, ZERO } from '../dsl/rational.ts';
import type { Frame } from './frames.ts';
import type { Evaluation } from './reference.ts';
import { type RenderedState, renderState, renderValue } from './render.ts';
import { isTrue, known, numberIn, type State } from './states.ts';

/** Of a total that all share. */
export interface AllotmentDetail {
  /** How many ask for a part of it, and for how much together. */
  readonly applicants: number;
  readonly asked: RenderedState;
  readonly total: RenderedState;
  /** What of each fen that is asked for is given, where it is not enough for all. */
  readonly coefficient?: string;
  /** Where it is given out in order: the place in the queue, and what those ahead ask for. */
  readonly place?: number;
  readonly ahead?: RenderedState;
}

/** Of a ranking. */
export interface RankingDetail {
  readonly participants: number;
  readonly places: RenderedState;
  /** From 1; those who are equal share one. */
  readonly place?: number;
  /** How many share it. */
  readonly sharing?: number;
}

export function allotmentOf(e: Evaluation, op: OpOf<'allot'>, frame: Frame): AllotmentDetail | undefined {
  const all = e.everybody?.();
  if (!all) return undefined;
  const claims = all.map((other) => ({ asked: other.value(op.of, frame), keys: keysOf(other, op, frame) }));
  const asking = claims.filter(({ asked }) => asked.kind !== 'absent' && numberIn(asked)?.n !== 0n);
  const asked = e.value({ op: 'overEntities', how: 'sum', of: op.of, type: op.type, at: op.at }, frame);
  const total = e.value(op.total, frame);
  return {
    applicants: asking.length,
    asked: renderState(op.type, asked),
    total: renderState(op.type, total),
    ...(op.how === 'inOrder' ? queueDetail(e, op, frame, asking) : coefficientOf(asked, total)),
  };
}

const keysOf = (e: Evaluation, op: OpOf<'allot'>, frame: Frame): readonly State[] =>
  op.how === 'inOrder' ? op.by.map((by) => e.value(by, frame)) : [];

function coefficientOf(asked: State, total: State): Pick<AllotmentDetail, 'coefficient'> {
  const [sum, most] = [numberIn(asked), numberIn(total)];
  if (!sum || !most || compare(sum, most) <= 0 || most.n < 0n) return {};
  return { coefficient: String(renderValue({ kind: 'ratio' }, div(most, sum))) };
}

function queueDetail(
  e: Evaluation,
  op: OpOf<'allot'>,
  frame: Frame,
  claims: readonly { readonly asked: State; readonly keys: readonly State[] }[],
): Pick<AllotmentDetail, 'place' | 'ahead'> {
  const own = numbers(keysOf(e, op, frame));
  const ahead = own && claims.filter(({ keys }) => comparePlaces(numbers(keys), own) < 0);
  if (!ahead || claims.some(({ keys }) => !numbers(keys))) return {};
  const sum = ahead.reduce<Rational | undefined>((total, { asked }) => {
    const fen = numberIn(asked);
    return total && fen && add(total, fen);
  }, ZERO);
  return { place: ahead.length + 1, ...(sum && { ahead: renderState(op.type, known(sum)) }) };
}

export function rankingOf(e: Evaluation, op: OpOf<'rank'>, frame: Frame): RankingDetail | undefined {
  const all = e.everybody?.();
  if (!all) return undefined;
  const inside = all.filter((other) => isTrue(other.value(op.among, frame)));
  // The highest first is the lowest of the figures below nought.
  const placeOf = (other: Evaluation) =>
    numbers(op.by.map((by) => other.value(by, frame)))?.map((x, k) =>
      op.order[k] === 'high' ? { n: -x.n, d: x.d } : x,
    );
  const own = placeOf(e);
  const places = inside.map(placeOf);
  const detail = { participants: inside.length, places: renderState(op.first.type, e.value(op.first, frame)) };
  if (!own || !isTrue(e.value(op.among, frame)) || places.some((place) => !place)) return detail;
  const orders = places.map((place) => comparePlaces(place, own));
  return {
    ...detail,
    place: orders.filter((order) => order < 0).length + 1,
    sharing: orders.filter((order) => order === 0).length,
  };
}

const numbers = (states: readonly State[]): readonly Rational[] | undefined => {
  const found = states.flatMap((s) => numberIn(s) ?? []);
  return found.length === states.length ? found : undefined;
};
const comparePlaces = (a: readonly Rational[] | undefined, b: readonly Rational[]): number =>
  (a ?? []).reduce((order, x, i) => order || compare(x, b[i] ?? ZERO), 0);
