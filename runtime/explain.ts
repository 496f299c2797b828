/**
 * Why a figure is what it is: a tree from a result down to inputs, constants and answers, each
 * leaf with the sentence of the policy that it rests on.
 */

import { operands } from '../compiler/operands.ts';
import type { Comparison, Op, OpOf, Sentence, Step, Type } from '../compiler/plan.ts';
import { compare, integer, type Rational, sub, toNumber } from '../dsl/rational.ts';
import { contains, type Span } from '../dsl/span.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { type AllotmentDetail, allotmentOf, type RankingDetail, rankingOf } from './explainTogether.ts';
import { atItem, atMonth, atYear, type Frame, frameKey, monthIn, monthsOf, within } from './frames.ts';
import { firstOf } from './inOrder.ts';
import { missingName } from './inputs.ts';
import { fillRange } from './items.ts';
import { around, itemsIn, numberIn, ownerName } from './nesting.ts';
import { calendarMonthNumber, calendarYear } from './operators.ts';
import { found, planIndex } from './planIndex.ts';
import { type Evaluation, stepOp } from './reference.ts';
import { type RenderedState, renderState, renderValue } from './render.ts';
import { isFalse, isTrue, numberIn as numberOf, type State, TRUE } from './states.ts';

export interface Explanation {
  /** The name of a step, input, parameter or reading; the operator for the rest. */
  readonly label: string;
  readonly op: Op['op'];
  readonly type: Type;
  readonly state: RenderedState;
  readonly at: Span;
  /** Of the nearest step above. */
  readonly clause?: string;
  readonly cites: readonly Sentence[];
  readonly year?: number;
  /** 1 … 12. */
  readonly month?: number;
  /** From 1, among the items of its owner. */
  readonly item?: number;
  /** Of an item of a nested list: what it lies in, such as `成员[2]`. */
  readonly owner?: string;
  /** The key of the answer taken. */
  readonly answer?: string;
  readonly comparison?: ComparisonDetail;
  /** Of a total that all share, or of a ranking: how the entity stands among all. */
  readonly allotment?: AllotmentDetail;
  readonly ranking?: RankingDetail;
  /** The step is explained elsewhere in the same tree. */
  readonly seen?: true;
  readonly children: readonly Explanation[];
}

/** Both sides of a comparison; `missedBy` (in the measure of the sides) where it failed. */
export interface ComparisonDetail {
  readonly how: Comparison;
  readonly left: RenderedState;
  readonly right: RenderedState;
  readonly missedBy?: string;
}

/** The explanation of a step in a frame. A step that is met twice is explained once. */
export function explain(e: Evaluation, step: string, frame: Frame): Explanation {
  const home: Home = { cites: [] };
  const root = node(e, stepOp(e.plan, step), frame, home, new Set());
  return unwind(root);
}

/** Where a node belongs: the nearest step of a clause. */
interface Home {
  readonly clause?: string;
  readonly cites: readonly Sentence[];
}
// A tree may be as deep as a Plan: nodes wait for their children on the heap.
type Work = Generator<Work, Explanation, Explanation>;

function unwind(root: Work): Explanation {
  const waiting: Work[] = [root];
  let answer: Explanation | undefined;
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    const turn = top.next(answer as Explanation);
    if (turn.done) {
      waiting.pop();
      answer = turn.value;
    } else {
      waiting.push(turn.value);
      answer = undefined;
    }
  }
  return answer as Explanation;
}

function* node(e: Evaluation, op: Op, frame: Frame, home: Home, seen: Set<string>): Work {
  const step = op.op === 'step' ? found(planIndex(e.plan).steps.get(op.name), 'step', op.name) : undefined;
  const place = step ? within(around(e, frame, step.grain.list), step.grain, step.name) : frame;
  // A definition belongs to whichever clause asks for it.
  const own = step?.clause === undefined ? home : homeOf(e, step, home);
  const key = step && `${step.name}\n${frameKey(place)}`;
  const repeated = key !== undefined && seen.has(key);
  if (key !== undefined) seen.add(key);
  const children: Explanation[] = [];
  if (!repeated) {
    for (const [part, at] of step ? [[step.value, place] as const] : partsOf(e, op, place)) {
      children.push(yield node(e, part, at, own, seen));
    }
  }
  const allotment = op.op === 'allot' ? allotmentOf(e, op, frame) : undefined;
  const ranking = op.op === 'rank' ? rankingOf(e, op, frame) : undefined;
  const detail = op.op === 'compare' ? comparisonOf(e, op.how, op.a, op.b, frame) : undefined;
  return {
    label: labelOf(e, op, place),
    op: op.op,
    type: op.type,
    state: renderState(op.type, e.value(op, frame)),
    at: op.at,
    ...own,
    ...(place.year !== undefined && { year: place.year }),
    ...(place.month !== undefined && { month: place.month }),
    ...itemOf(e, place),
    ...(op.op === 'reading' && { answer: e.choice.get(op.name) ?? '' }),
    ...(detail && { comparison: detail }),
    ...(allotment && { allotment }),
    ...(ranking && { ranking }),
    ...(repeated && { seen: true as const }),
    children,
  };
}

/** Which item a frame is about, as people count them. */
export function itemOf(e: Evaluation, { list, item }: Frame): { readonly item?: number; readonly owner?: string } {
  if (list === undefined || item === undefined) return {};
  const owner = ownerName(e, list, item);
  return { item: numberIn(e, list, item), ...(owner !== undefined && { owner }) };
}

function homeOf(e: Evaluation, step: Step, home: Home): Home {
  if (step.cites.length === 0 && step.clause === home.clause) return home;
  const sentences = planIndex(e.plan).sentences;
  const cites = step.cites.flatMap((cite) => sentences.filter((s) => contains(s.span, cite) || contains(cite, s.span)));
  return { ...(step.clause !== undefined && { clause: step.clause }), cites: [...new Set(cites)] };
}

function labelOf(e: Evaluation, op: Op, frame: Frame): string {
  switch (op.op) {
    case 'column': {
      const column = planIndex(e.plan).columns.get(op.list)?.get(op.name);
      return column ? missingName(e, column, frame) : op.name;
    }
    case 'step':
    case 'parameter':
    case 'reading':
      return op.name;
    case 'const':
      return String(renderValue(op.type, op.value));
    default:
      return op.op;
  }
}

/** The parts that were looked at, each in its own frame: the answer taken, the way gone, the items and years. */
function partsOf(e: Evaluation, op: Op, frame: Frame): readonly (readonly [Op, Frame])[] {
  const here = (list: readonly Op[]) => list.map((part) => [part, frame] as const);
  switch (op.op) {
    case 'reading': {
      const answer = op.answers[e.choice.get(op.name) ?? ''];
      return answer ? here([answer]) : [];
    }
    case 'when': {
      const test = e.value(op.test, frame);
      if (isTrue(test)) return here([op.test, op.then]);
      return here(isFalse(test) ? [op.test, op.else] : [op.test]);
    }
    case 'coalesce':
      return here(e.value(op.of, frame).kind === 'unknown' ? [op.of, op.or] : [op.of]);
    case 'shift':
      return [[op.of, atYear(frame, (frame.year ?? 0) + op.years, op.sameMonth)]];
    case 'shiftMonths':
      return [[op.of, atMonth(frame, (monthIn(frame) ?? 0) + op.months)]];
    case 'over':
      return itemParts(e, op, frame);
    case 'fill':
      return fillParts(e, op, frame);
    case 'overYears': {
      const [first, last] = [yearIn(e.value(op.from, frame)), yearIn(e.value(op.to, frame))];
      const parts = here([op.from, op.to]);
      if (first === undefined || last === undefined) return parts;
      return [...parts, ...range(first, last).map((y) => [op.of, atYear(frame, y, op.sameMonth)] as const)];
    }
    case 'overMonths': {
      const { window } = op;
      if (!window) return monthsOf(frame.year ?? 0).map((m) => [op.of, atMonth(frame, m)] as const);
      const [first, last] = [monthNumberIn(e.value(window.from, frame)), monthNumberIn(e.value(window.to, frame))];
      const parts = here([window.from, window.to]);
      if (first === undefined || last === undefined) return parts;
      return [...parts, ...range(first, last).map((m) => [op.of, atMonth(frame, m)] as const)];
    }
    // Its parts belong to other entities.
    case 'overEntities':
      return [];
    // What it asks for and where it stands; of the others the detail tells.
    case 'allot':
      return here(op.how === 'inOrder' ? [op.of, ...op.by] : [op.of]);
    case 'rank':
      return here(isFalse(e.value(op.among, frame)) ? [op.among] : [op.among, ...op.by]);
    default:
      return here(operands(op));
  }
}

/** Which items belong; where only the first are taken, their keys; and the figures of those that count. */
function itemParts(e: Evaluation, op: OpOf<'over'>, frame: Frame): readonly (readonly [Op, Frame])[] {
  const places = itemsIn(e, op.list, frame).items.map((i) => atItem(frame, op.list, i));
  const asked = op.where ? places.map((place) => [op.where as Op, place] as const) : [];
  const parts = places.flatMap((place) => {
    const where = op.where ? e.value(op.where, place) : TRUE;
    return isFalse(where) ? [] : [{ place, where }];
  });
  const figures = (of: readonly { readonly place: Frame }[]) =>
    op.of ? of.map(({ place }) => [op.of as Op, place] as const) : [];
  const count = op.first && numberOf(e.value(op.first.count, frame));
  if (!op.first || !count || compare(integer(parts.length), count) <= 0) return [...asked, ...figures(parts)];
  const { keys } = op.first;
  const placed = parts.map((part) => ({ ...part, keys: keys.map(({ by }) => e.value(by, part.place)) }));
  const { taken, open } = firstOf(placed, keys, count, op.at);
  return [
    ...asked,
    ...placed.flatMap(({ place }) => keys.map(({ by }) => [by, place] as const)),
    [op.first.count, frame],
    ...figures([...taken, ...open]),
  ];
}

/** The item's own figure, the limit, and the figures and keys of all that share it. */
function fillParts(e: Evaluation, op: OpOf<'fill'>, frame: Frame): readonly (readonly [Op, Frame])[] {
  const outer = fillRange(e, op, frame);
  const sharing = itemsIn(e, op.list, outer)
    .items.map((i) => atItem(frame, op.list, i))
    .filter((place) => !op.where || !isFalse(e.value(op.where, place)));
  return [
    [op.of, frame],
    [op.limit, outer],
    ...sharing.flatMap((place) => [...op.keys.map(({ by }) => [by, place] as const), [op.of, place] as const]),
  ];
}

const yearIn = (s: State): number | undefined => {
  const n = numberOf(s);
  return n && calendarYear(n);
};
const monthNumberIn = (s: State): number | undefined => {
  const n = numberOf(s);
  return n && calendarMonthNumber(n);
};
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** Both sides of a comparison in a frame. */
export function comparisonOf(e: Evaluation, how: Comparison, a: Op, b: Op, frame: Frame): ComparisonDetail {
  const [left, right] = [e.value(a, frame), e.value(b, frame)];
  const [x, y] = [numberOf(left), numberOf(right)];
  const missedBy = x && y && distance(how, x, y);
  return {
    how,
    left: renderState(a.type, left),
    right: renderState(b.type, right),
    ...(missedBy && { missedBy: distanceText(a.type, missedBy) }),
  };
}

/** Days between dates and months between months are a plain number, not a date or month. */
const distanceText = (type: Type, d: Rational): string =>
  type.kind === 'date' || type.kind === 'month' ? String(toNumber(d)) : String(renderValue(type, d));

/** How far a comparison is from holding; undefined where it holds or distance says nothing. */
function distance(how: Comparison, a: Rational, b: Rational): Rational | undefined {
  const order = compare(a, b);
  switch (how) {
    case '<':
      return order >= 0 ? sub(a, b) : undefined;
    case '≤':
      return order > 0 ? sub(a, b) : undefined;
    case '≥':
      return order < 0 ? sub(b, a) : undefined;
    case '>':
      return order <= 0 ? sub(b, a) : undefined;
    case '=':
      return order === 0 ? undefined : order > 0 ? sub(a, b) : sub(b, a);
    case '≠':
      return undefined;
    default:
      return unreachable(how);
  }
}
