/**
 * THE MEANING of the language: exact, slow and obvious. What each operator does is in
 * operate.ts; here is what is remembered, and who waits for whom.
 */
import type { Facts, Op, Parameter, Plan, Step } from '../compiler/plan.ts';
import { dayNumber, lastDayOfMonth } from '../dsl/calendar.ts';
import { integer, toNumber, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { type Choice, type Consulted, consult, createMemo, NOTHING_CONSULTED } from './consulted.ts';
import { atMonth, atYear, type Frame, frameKey, monthIn, within } from './frames.ts';
import { readColumn, readParameter } from './inputs.ts';
import { type Ask, operate, type Work } from './operate.ts';
import { strict } from './operators.ts';
import { type RunOptions, runChoice } from './options.ts';
import { found, planIndex } from './planIndex.ts';
import { ABSENT, conflict, known, notComputable, type State } from './states.ts';

/** One entity under one choice of answers; what was evaluated once is remembered. */
export interface Evaluation {
  readonly plan: Plan;
  readonly facts: Facts;
  /** Reading → key of the answer that is taken. */
  readonly choice: Choice;
  /** The state of a step in a frame at least as fine as the step. */
  readonly step: (name: string, frame: Frame) => State;
  /** The state of an expression in a frame. */
  readonly value: (op: Op, frame: Frame) => State;
  /** The same, with the readings that it depended on and their answers. */
  readonly traced: (op: Op, frame: Frame) => Traced;
  /** The same entity under another choice; what does not depend on the difference is not evaluated again. */
  readonly under: (choice: Choice) => Evaluation;
}

export interface Traced {
  readonly state: State;
  readonly consulted: Consulted;
}

/** Prepares the evaluation of one entity. Nothing is evaluated before it is asked for. */
export function evaluation(plan: Plan, facts: Facts, options: RunOptions = {}): Evaluation {
  return under(plan, facts, options, createMemo(), runChoice(plan, options.readings ?? {}));
}

function under(
  plan: Plan,
  facts: Facts,
  options: RunOptions,
  memo: ReturnType<typeof createMemo>,
  choice: Choice,
): Evaluation {
  const traced = (op: Op, frame: Frame): Traced => run({ plan, facts, options, memo, choice }, op, frame);
  const value = (op: Op, frame: Frame): State => traced(op, frame).state;
  return {
    plan,
    facts,
    choice,
    traced,
    value,
    step: (name, frame) => value(stepOp(plan, name), frame),
    under: (other) => under(plan, facts, options, memo, other),
  };
}

/** The expression that reads a step. */
export function stepOp(plan: Plan, name: string): Op {
  const step = found(planIndex(plan).steps.get(name), 'step', name);
  return { op: 'step', name, type: step.value.type, at: step.at };
}

interface Context {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly options: RunOptions;
  readonly memo: ReturnType<typeof createMemo>;
  readonly choice: Choice;
}

/** One operator that is waiting for an operand, or (with `step`) a step that is waiting for its value. */
interface Activation {
  readonly work: Work;
  readonly consulted: Map<string, string>;
  readonly step?: { readonly name: string; readonly key: number };
}

function run(context: Context, op: Op, frame: Frame): Traced {
  const root: Map<string, string> = new Map();
  const waiting: Activation[] = [];
  let answer = start(context, { op, frame }, root, waiting);
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    // A generator that has just begun does not look at what it is given.
    const turn = top.work.next(answer as State);
    if (!turn.done) {
      answer = start(context, turn.value, top.consulted, waiting);
      continue;
    }
    waiting.pop();
    answer = turn.value;
    if (top.step) {
      context.memo.finish(top.step.name, top.step.key, top.consulted, answer);
      consult(waiting.at(-1)?.consulted ?? root, top.consulted);
    }
  }
  return { state: answer as State, consulted: root.size === 0 ? NOTHING_CONSULTED : root };
}

/** Answers at once what needs no operand; else begins to wait and answers undefined. */
function start(context: Context, ask: Ask, consulted: Map<string, string>, waiting: Activation[]): State | undefined {
  const { plan, facts, options, memo, choice } = context;
  let { op, frame } = ask;
  for (;;) {
    switch (op.op) {
      case 'const':
        return known(op.value);
      case 'absent':
        return ABSENT;
      case 'column':
        return readColumn(planIndex(plan), facts, op.name, op.list, frame);
      case 'year':
        return frame.year === undefined ? outsideYears(op.at) : known(integer(frame.year));
      case 'month':
        return known(integer(monthIn(frame) ?? outsideMonths(op.at)));
      case 'parameter': {
        const parameter = found(planIndex(plan).parameters.get(op.name), 'parameter', op.name);
        const override = options.parameters?.[op.name];
        if (op.on === undefined || override !== undefined) return readParameter(parameter, override, lastDay(frame));
        waiting.push({ work: onDayWork(parameter, op.on, frame), consulted });
        return undefined;
      }
      case 'reading': {
        const key = found(choice.get(op.name), 'reading', op.name);
        consulted.set(op.name, key);
        op = found(Object.hasOwn(op.answers, key) ? op.answers[key] : undefined, 'answer', `${op.name}=${key}`);
        continue;
      }
      case 'discretion':
        if (options.bounds) return known(integer(1));
        op = op.of;
        continue;
      case 'shift':
        frame = atYear(frame, (frame.year ?? outsideYears(op.at)) + op.years, op.sameMonth);
        op = op.of;
        continue;
      case 'shiftMonths':
        frame = atMonth(frame, (monthIn(frame) ?? outsideMonths(op.at)) + op.months);
        op = op.of;
        continue;
      case 'overEntities':
        return options.population?.(op, frame) ?? notComputable('needsPopulation', op.at);
      case 'conflict':
        return conflict(op.clauses, op.at);
      case 'step': {
        const step = found(planIndex(plan).steps.get(op.name), 'step', op.name);
        const place = within(frame, step.grain, step.name);
        const key = frameKey(place);
        const entry = memo.read(step.name, key, choice);
        if (entry) {
          consult(consulted, entry.consulted);
          return entry.state;
        }
        memo.begin(step.name, key);
        waiting.push({ work: stepWork(step, place), consulted: new Map(), step: { name: step.name, key } });
        return undefined;
      }
      default:
        waiting.push({ work: operate(facts, op, frame, options.monthEnd ?? 'last'), consulted });
        return undefined;
    }
  }
}

const outsideYears = (at: Span): never => {
  throw new Error(`a year is needed at offset ${at.start}`);
};

const outsideMonths = (at: Span): never => {
  throw new Error(`a month is needed at offset ${at.start}`);
};

/** The last day of the month or the year in question. */
const lastDay = (frame: Frame): number | undefined => {
  const month = monthIn(frame);
  if (month !== undefined) return lastDayOfMonth(month);
  return frame.year === undefined ? undefined : dayNumber(frame.year, 12, 31);
};

/** What a parameter is on a day: nothing where there is no such day. */
function* onDayWork(parameter: Parameter, on: Op, frame: Frame): Work {
  return strict([yield { op: on, frame }], (day = ZERO) => readParameter(parameter, undefined, toNumber(day)));
}

function* stepWork(step: Step, frame: Frame): Work {
  return yield { op: step.value, frame };
}
