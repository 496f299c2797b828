/** One output of a Plan → its code: the amount of each entity and year, and whether a cap lowered it. */
import { type Bool, type ClauseCode, type Int, type Refusal, STATE, TRUTH } from '../../code.ts';
import { operands } from '../../operands.ts';
import type { EntitlementOutput, Op, OpOf, PaymentOutput, Plan, Stage, Step } from '../../plan.ts';
import { capStages } from '../../stages.ts';
import { arithmeticOf } from './arithmetic.ts';
import { asNumber } from './branches.ts';
import { either, isLit, lit, variable } from './build.ts';
import type { Context, Layout, Place, Settings } from './context.ts';
import { createIdentity } from './identity.ts';
import { keyIn, lowerOp } from './lower.ts';
import { asTruth, bit, can, type FlagValue, isYes, type NumberValue, truthOnly } from './values.ts';
import { windowOf } from './windows.ts';
import { createWriter } from './writer.ts';

/** Longer code than this is no loop's body any more. */
const LONGEST = 5000;

export type Lowered = { readonly code: ClauseCode } | { readonly refused: Refusal };

interface Head {
  readonly clause: string;
  readonly title: string;
  readonly output: ClauseCode['output'];
  readonly index: number;
}

export const lowerPayments = (plan: Plan, layout: Layout, settings: Settings): readonly Lowered[] =>
  plan.payments.map((output, index) =>
    lowerOutput(
      plan,
      layout,
      settings,
      output.paid,
      { ...headOf(output), output: 'payment', index },
      capsOf(plan, output),
    ),
  );

export const lowerEntitlements = (plan: Plan, layout: Layout, settings: Settings): readonly Lowered[] =>
  plan.entitlements.map((output, index) =>
    lowerOutput(plan, layout, settings, output.granted, { ...headOf(output), output: 'entitlement', index }, []),
  );

function stagesOf(plan: Plan, { output, index }: Head): readonly Step[] {
  const list = output === 'payment' ? plan.payments : plan.entitlements;
  const stages = new Set(list[index]?.stages ?? []);
  return plan.steps.filter((step) => stages.has(step.name));
}

const headOf = ({ clause, title }: PaymentOutput | EntitlementOutput) => ({ clause, title });

function lowerOutput(
  plan: Plan,
  layout: Layout,
  settings: Settings,
  name: string,
  head: Head,
  caps: readonly CapCheck[],
): Lowered {
  const op = refOf(plan.steps.find((s) => s.name === name) as Step);
  const uncounted = stagesOf(plan, head).find((step) => capStages.has(step.stage) && !COUNTED.has(step.stage));
  if (uncounted) return { refused: { ...head, why: uncounted.stage, at: uncounted.at.start } };
  return lowerWith(plan, layout, settings, head, [op, ...caps.map((c) => c.before)], (context, year) => {
    const place: Place = { year: { value: year, key: 'y' } };
    const value = asNumber(context.lower(op, place));
    const yearly = caps
      .filter((c) => c.yearly)
      .map((c) => isYes(asTruth(context.lower(c.lowered, place) as FlagValue)));
    const once = context.writer.atEntity(() =>
      caps.filter((c) => !c.yearly).map((c) => isYes(asTruth(context.lower(c.lowered, {}) as FlagValue))),
    );
    return { value, capped: either(...yearly), cappedOnce: either(...once) };
  });
}

interface Written {
  readonly value: NumberValue;
  readonly capped: Bool;
  readonly cappedOnce: Bool;
}

function lowerWith(
  plan: Plan,
  layout: Layout,
  settings: Settings,
  head: Head,
  /** 不适用 of all of these means that the year has nothing to say. */
  ops: readonly Op[],
  write: (context: Context, year: Int) => Written,
): Lowered {
  const writer = createWriter();
  const figures: bigint[] = [];
  let refusal: Refusal | undefined;
  const context: Context = {
    plan,
    steps: new Map(plan.steps.map((s) => [s.name, s])),
    readings: new Map(plan.readings.map((r) => [r.name, r])),
    layout,
    settings,
    writer,
    identity: createIdentity(),
    open: [],
    figures: (values) => figures.push(...values) - values.length,
    refuse: (why, at) => {
      refusal ??= { ...head, why, at: at.start };
    },
    lower: (op, place) => {
      // An answer all the same: whoever asked goes on, and the clause is left to the reference evaluator.
      if (refusal || writer.size().statements > LONGEST) {
        refusal ??= { ...head, why: 'too long', at: op.at.start };
        return op.type.kind === 'flag'
          ? { is: 'flag', truth: lit(TRUTH.notComputable), can: bit(TRUTH.notComputable) }
          : { is: 'number', n: lit(0), d: lit(1), state: lit(STATE.notComputable), can: bit(STATE.notComputable) };
      }
      return lowerOp(context, op, place);
    },
  };
  const year = writer.fresh();
  const { first, last } = layout.window;
  const yearVariable = variable(year, { lo: BigInt(first), hi: BigInt(last) });
  // The window first: whoever has no year in it costs nothing more.
  const { settled, ...window } = windowOf(context, ops);
  const before = writer.entity.length;
  for (const op of settled) {
    writer.remember(keyIn(context, op, {}), truthOnly(TRUTH.yes));
    writer.remember(keyIn(context, op, { year: { value: yearVariable, key: 'y' } }), truthOnly(TRUTH.yes));
  }
  const { statements, value: written } = writer.block(() => write(context, yearVariable));
  const { value } = written;
  if (!isLit(value.d)) context.refuse('a quotient as an amount', { start: 0, end: 0 });
  const scale = isLit(value.d) ? value.d.value : 1n;
  if (head.output === 'payment' && scale !== 1n) context.refuse('a fraction of a fen', { start: 0, end: 0 });
  if (refusal) return { refused: refusal };
  const parts = {
    window: writer.entity.slice(0, before),
    entity: writer.entity.slice(before),
    ...window,
    yearly: statements,
    amount: can(value, STATE.value) ? value.n : lit(0),
    state: value.state,
    capped: written.capped,
    cappedOnce: written.cappedOnce,
  };
  return {
    code: {
      ...head,
      ...parts,
      figures,
      once: false,
      year,
      scale,
      variables: writer.size().variables,
      arithmetic: arithmeticOf(parts, writer.origins),
    },
  };
}

// Caps: as runtime/caps.ts tells them

interface CapCheck {
  readonly yearly: boolean;
  /** A flag: the cap lowered an amount. */
  readonly lowered: Op;
  readonly before: Op;
}

const AWARD: ReadonlySet<Stage> = new Set<Stage>([
  'itemGrant',
  'itemCap',
  'grant',
  'yearCap',
  'lifeCap',
  'rounded',
  'award',
]);
/** Caps whose effects are counted here; a clause with another one is left to the reference evaluator. */
const COUNTED: ReadonlySet<Stage> = new Set<Stage>(['itemCap', 'yearCap', 'lifeCap']);

function capsOf(plan: Plan, output: PaymentOutput): readonly CapCheck[] {
  const steps = new Map(plan.steps.map((s) => [s.name, s]));
  const names = output.stages.includes(output.paid) ? output.stages : [...output.stages, output.paid];
  const flow = names.flatMap((name) => {
    const step = steps.get(name);
    return step && AWARD.has(step.stage) && step.value.type.kind !== 'flag' ? [step] : [];
  });
  return flow.flatMap((cap, i): CapCheck[] => {
    const before = COUNTED.has(cap.stage)
      ? flow
          .slice(0, i)
          .filter((s) => sameGrain(s, cap))
          .at(-1)
      : undefined;
    return before ? [checkOf(cap, before, flow)] : [];
  });
}

const sameGrain = (a: Step, b: Step): boolean =>
  a.grain.of === b.grain.of && a.grain.list === b.grain.list && a.grain.yearly === b.grain.yearly;

const refOf = (step: Step): Op => ({ op: 'step', name: step.name, type: step.value.type, at: step.at });

function checkOf(cap: Step, before: Step, flow: readonly Step[]): CapCheck {
  const flag = { type: { kind: 'flag' }, at: cap.at } as const;
  const lowered: Op = { op: 'compare', how: '<', a: refOf(cap), b: refOf(before), ...flag };
  const { grain } = cap;
  if (grain.of !== 'item' || grain.list === undefined) return { yearly: grain.yearly, lowered, before: refOf(before) };
  const gathered = grain.yearly ? undefined : gathering(flow, grain.list);
  const where = gathered?.where;
  const any: Op = { op: 'over', how: 'any', list: grain.list, ...(where ? { where } : {}), of: lowered, ...flag };
  // The items come to an amount: whoever is not eligible has nothing that a cap could lower.
  const sum = flow.find((s) => s.grain.of !== 'item');
  if (!sum) return { yearly: grain.yearly, lowered: any, before: refOf(before) };
  const summed: Op = { op: 'is', what: 'present', of: refOf(sum), ...flag };
  return {
    yearly: sum.grain.yearly || grain.yearly || gathered !== undefined,
    lowered: { op: 'and', parts: [summed, any], ...flag },
    before: refOf(sum),
  };
}

/** The sum that brings the items of a list into a year. */
function gathering(flow: readonly Step[], list: string): OpOf<'over'> | undefined {
  const todo: Op[] = flow.filter((s) => s.grain.yearly).map((s) => s.value);
  for (let op = todo.pop(); op; op = todo.pop()) {
    if (op.op === 'over' && op.list === list) return op;
    todo.push(...operands(op));
  }
  return undefined;
}
