/** Which stage of a clause lowered an amount, and by how much. */

import { operands } from '../compiler/operands.ts';
import type { Op, OpOf, PaymentOutput, Stage, Step } from '../compiler/plan.ts';
import { capStages } from '../compiler/stages.ts';
import { compare, type Rational, sub } from '../dsl/rational.ts';
import { atItem, type Frame, inMonth, inYear, monthsOf, WHOLE } from './frames.ts';
import { found, planIndex } from './planIndex.ts';
import { type Evaluation, stepOp } from './reference.ts';
import { isTrue, numberIn } from './states.ts';

/** The stages whose figure is money (or a count) that flows on to the next stage. */
const FLOWING: { readonly [S in Stage]?: 'award' | 'payment' } = {
  itemGrant: 'award',
  itemMonthCap: 'award',
  itemYear: 'award',
  monthGrant: 'award',
  monthCap: 'award',
  itemCap: 'award',
  itemChosen: 'award',
  subtotal: 'award',
  subtotalCap: 'award',
  grant: 'award',
  yearCap: 'award',
  lifeCap: 'award',
  topUp: 'award',
  rounded: 'award',
  award: 'award',
  inItsYear: 'award',
  excepted: 'award',
  chosen: 'award',
  ranked: 'award',
  highest: 'award',
  sharedCap: 'award',
  adjusted: 'award',
  repealed: 'award',
  excluded: 'award',
  pool: 'award',
  due: 'payment',
  discontinued: 'payment',
  stopped: 'payment',
  clawback: 'payment',
  paid: 'payment',
};

/** A stage that carries an amount, and what hands it the amount, at the same grain. */
export interface Flow {
  readonly step: Step;
  readonly phase: 'award' | 'payment';
  readonly before?: Op;
}

/** The stages of a payment that carry amounts, in the order in which they act. */
export function flowOf(e: Evaluation, payment: PaymentOutput): readonly Flow[] {
  const steps = planIndex(e.plan).steps;
  const names = payment.stages.includes(payment.paid) ? payment.stages : [...payment.stages, payment.paid];
  const flow: Flow[] = [];
  for (const name of names) {
    const step = found(steps.get(name), 'step', name);
    const phase = FLOWING[step.stage];
    if (!phase || step.value.type.kind === 'flag') continue;
    // An amount is compared only with one of the same phase and grain: items with items, years with years.
    const before = flow.filter((f) => f.phase === phase && sameGrain(f.step, step)).at(-1)?.step;
    // What is asked of a total is its own operand: of what is granted once, in the year of its event.
    const asked = step.value.op === 'allot' ? step.value.of : before && stepOp(e.plan, before.name);
    flow.push({ step, phase, ...(asked && { before: asked }) });
  }
  return flow;
}

const sameGrain = (a: Step, b: Step): boolean =>
  a.grain.of === b.grain.of &&
  a.grain.list === b.grain.list &&
  a.grain.yearly === b.grain.yearly &&
  a.grain.monthly === b.grain.monthly;

/** The frames of a step that belong to a year: one for each of its months and each item of its list. */
export function framesOf(e: Evaluation, step: Step, year: number | undefined): readonly Frame[] {
  const times = timesOf(step, year);
  if (step.grain.of !== 'item' || step.grain.list === undefined) return times;
  const list = step.grain.list;
  return (e.facts.lists.get(list) ?? []).flatMap((_, i) => times.map((frame) => atItem(frame, list, i)));
}

function timesOf({ grain }: Step, year: number | undefined): readonly Frame[] {
  if (!grain.yearly || year === undefined) return [WHOLE];
  return grain.monthly ? monthsOf(year).map(inMonth) : [inYear(year)];
}

/** What a stage changed in a frame; undefined where it or its predecessor has no amount. */
export function changeIn(e: Evaluation, flow: Flow, frame: Frame): Rational | undefined {
  const after = numberIn(e.step(flow.step.name, frame));
  const before = flow.before && numberIn(e.value(flow.before, frame));
  return after && before && sub(after, before);
}

/** Years in which a cap lowered something; a cap outside years counts once, in the first of them. */
export function cappedYears(e: Evaluation, payment: PaymentOutput, years: readonly number[]): ReadonlySet<number> {
  const flow = flowOf(e, payment);
  const hit = new Set<number>();
  for (const cap of flow) {
    if (!capStages.has(cap.step.stage) || !cap.before) continue;
    const { grain } = cap.step;
    const gathered = grain.of === 'item' && !grain.yearly ? gathering(flow, grain.list) : undefined;
    for (const year of gathered || grain.yearly ? years : years.slice(0, 1)) {
      if (grain.of === 'item' && !isSummed(e, flow, year)) continue;
      const frames = framesOf(e, cap.step, year).filter((f) => !gathered || belongs(e, gathered, f, year));
      if (frames.some((frame) => lowered(changeIn(e, cap, frame)))) hit.add(year);
    }
  }
  return hit;
}

/** The items come to an amount: whoever is not eligible has nothing that a cap could lower. */
function isSummed(e: Evaluation, flow: readonly Flow[], year: number | undefined): boolean {
  const sum = flow.find((f) => f.step.grain.of !== 'item')?.step;
  return sum !== undefined && framesOf(e, sum, year).some((f) => numberIn(e.step(sum.name, f)) !== undefined);
}

/** The sum that brings the items of a list into a year. */
function gathering(flow: readonly Flow[], list: string | undefined): OpOf<'over'> | undefined {
  const todo: Op[] = flow.filter((f) => f.step.grain.yearly).map((f) => f.step.value);
  for (let op = todo.pop(); op; op = todo.pop()) {
    if (op.op === 'over' && op.list === list) return op;
    todo.push(...operands(op));
  }
  return undefined;
}

const belongs = (e: Evaluation, over: OpOf<'over'>, frame: Frame, year: number): boolean =>
  !over.where || isTrue(e.value(over.where, { ...frame, year }));

const lowered = (change: Rational | undefined): boolean =>
  change !== undefined && compare(change, { n: 0n, d: 1n }) < 0;
