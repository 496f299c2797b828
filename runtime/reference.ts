/**
 * THE MEANING of the language: exact, slow and obvious. What each operator does is in
 * operate.ts; here is what is remembered, and who waits for whom.
 */
import type { Facts, Op, OpOf, Parameter, Plan, Step } from '../compiler/plan.ts';
import { dayNumber, lastDayOfMonth } from '../dsl/calendar.ts';
import { integer, toNumber, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { type Choice, type Consulted, consult, NOTHING_CONSULTED, type Remembered } from './consulted.ts';
import {
  type Answers,
  type Everybody,
  everybody,
  ofAll,
  type Person,
  type PopulationEntity,
  person,
  workOfAll,
} from './everybody.ts';
import { atMonth, atYear, type Frame, frameKey, monthIn, within } from './frames.ts';
import { readColumn, readParameter } from './inputs.ts';
import { around } from './nesting.ts';
import { type Ask, operate, type Work } from './operate.ts';
import { strict } from './operators.ts';
import { type RunOptions, runChoice } from './options.ts';
import { found, planIndex } from './planIndex.ts';
import { ABSENT, conflict, known, notComputable, type State } from './states.ts';

/** One entity under one choice of answers; what was evaluated once is remembered. */
export interface Evaluation {
  readonly plan: Plan;
  /** How the entity is called among the others. */
  readonly id: string;
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
  /** Every entity of its population under the same choice, itself included; absent where it is asked alone. */
  readonly everybody?: () => readonly Evaluation[];
}

export interface Traced {
  readonly state: State;
  readonly consulted: Consulted;
}

/**
 * Prepares the evaluation of one entity: alone, or among the others that the options name. Nothing
 * is evaluated before it is asked for.
 */
export function evaluation(plan: Plan, facts: Facts, options: RunOptions = {}): Evaluation {
  const { among } = options;
  const own = person({ id: among?.id ?? '', facts });
  const all = among && everybody(plan, [own, ...among.others.map(person)]);
  return of(own, { plan, options, choice: runChoice(plan, options.readings ?? {}), ...(all && { all }) });
}

/** A whole population: an evaluation of each of its entities, which can see all others. */
export interface Population {
  readonly entities: readonly Evaluation[];
  /** A gap of one of them, as others are told of it. */
  readonly told: Everybody['told'];
  /** Lets go of what is remembered of one entity, once its turn is over. */
  readonly forget: (index: number) => void;
}

/** Prepares the evaluation of entities each of which can see all others. */
export function populationOf(plan: Plan, entities: Iterable<PopulationEntity>, options: RunOptions = {}): Population {
  const people = Array.from(entities, person);
  const all = everybody(plan, people);
  const run: Run = { plan, options, choice: runChoice(plan, options.readings ?? {}), all };
  return {
    entities: people.map((who) => of(who, run)),
    told: all.told,
    forget: (index) => people[index]?.memo.forget(),
  };
}

/** What is the same for all entities of one run. */
interface Run {
  readonly plan: Plan;
  readonly options: RunOptions;
  readonly choice: Choice;
  readonly all?: Everybody;
}

function of(who: Person, run: Run): Evaluation {
  const { plan, choice, all } = run;
  const traced = (op: Op, frame: Frame): Traced => evaluate(run, who, op, frame);
  const value = (op: Op, frame: Frame): State => traced(op, frame).state;
  return {
    plan,
    id: who.id,
    facts: who.facts,
    choice,
    traced,
    value,
    step: (name, frame) => value(stepOp(plan, name), frame),
    under: (other) => of(who, { ...run, choice: other }),
    ...(all && { everybody: () => all.people.map((other) => of(other, run)) }),
  };
}

/** The expression that reads a step. */
export function stepOp(plan: Plan, name: string): Op {
  const step = found(planIndex(plan).steps.get(name), 'step', name);
  return { op: 'step', name, type: step.value.type, at: step.at };
}

/** One operator that is waiting for an operand, or (with `cell`) something to be remembered that is waiting for its value. */
interface Activation {
  readonly work: Work;
  readonly who: Person;
  readonly consulted: Map<string, string>;
  readonly cell?: { readonly of: Remembered; readonly key: number };
  /** Of an operator that settles everybody at once: what it has found for each. */
  readonly answers?: Answers;
}

function evaluate(run: Run, who: Person, op: Op, frame: Frame): Traced {
  const root: Map<string, string> = new Map();
  const waiting: Activation[] = [];
  let answer = start(run, who, { op, frame }, root, waiting);
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    // A generator that has just begun does not look at what it is given.
    const turn = top.work.next(answer as State);
    if (!turn.done) {
      answer = start(run, turn.value.who ?? top.who, turn.value, top.consulted, waiting);
      continue;
    }
    waiting.pop();
    answer = turn.value;
    if (top.cell) {
      remember(run, top, top.cell, answer);
      consult(waiting.at(-1)?.consulted ?? root, top.consulted);
    }
  }
  return { state: answer as State, consulted: root.size === 0 ? NOTHING_CONSULTED : root };
}

function remember({ choice }: Run, top: Activation, { of, key }: NonNullable<Activation['cell']>, answer: State): void {
  top.who.memo.finish(of, key, top.consulted, answer);
  for (const [who, state] of top.answers ?? [])
    if (!who.memo.read(of, key, choice)) who.memo.finish(of, key, top.consulted, state);
}

/** Answers at once what needs no operand; else begins to wait and answers undefined. */
function start(
  run: Run,
  who: Person,
  ask: Ask,
  consulted: Map<string, string>,
  waiting: Activation[],
): State | undefined {
  const { plan, options, choice, all } = run;
  let { op, frame } = ask;
  for (;;) {
    switch (op.op) {
      case 'const':
        return known(op.value);
      case 'absent':
        return ABSENT;
      case 'column':
        return readColumn({ plan, facts: who.facts }, op.name, op.list, frame);
      case 'year':
        return frame.year === undefined ? outsideYears(op.at) : known(integer(frame.year));
      case 'month':
        return known(integer(monthIn(frame) ?? outsideMonths(op.at)));
      case 'parameter': {
        const parameter = found(planIndex(plan).parameters.get(op.name), 'parameter', op.name);
        const override = options.parameters?.[op.name];
        if (op.on === undefined || override !== undefined) return readParameter(parameter, override, lastDay(frame));
        waiting.push({ work: onDayWork(parameter, op.on, frame), who, consulted });
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
        if (!all) return options.population?.(op, frame) ?? notComputable('needsPopulation', op.at);
        return together(run, all, all.whole, op, ofAll(frame), consulted, waiting);
      case 'allot':
        if (all) return together(run, all, who, op, ofAll(frame), consulted, waiting);
        op = op.of;
        continue;
      case 'rank':
        if (all) return together(run, all, who, op, ofAll(frame), consulted, waiting);
        op = op.among;
        continue;
      case 'conflict':
        return conflict(op.clauses, op.at);
      case 'step': {
        const step = found(planIndex(plan).steps.get(op.name), 'step', op.name);
        const { list } = step.grain;
        const near = list === undefined ? frame : around({ plan, facts: who.facts }, frame, list);
        const place = within(near, step.grain, step.name);
        // What belongs to all of them together is worked out once.
        const whose = all && step.grain.of === 'population' ? all.whole : who;
        const key = frameKey(place);
        const entry = whose.memo.read(step.name, key, choice);
        if (entry) {
          consult(consulted, entry.consulted);
          return entry.state;
        }
        whose.memo.begin(step.name, key);
        const cell = { of: step.name, key };
        waiting.push({ work: stepWork(step, place), who: whose, consulted: new Map(), cell });
        return undefined;
      }
      default:
        waiting.push({
          work: operate({ plan, facts: who.facts }, op, frame, options.monthEnd ?? 'last'),
          who,
          consulted,
        });
        return undefined;
    }
  }
}

/** What all entities together settle: worked out already, or begun now. */
function together(
  { choice }: Run,
  all: Everybody,
  who: Person,
  op: OpOf<'overEntities' | 'allot' | 'rank'>,
  frame: Frame,
  consulted: Map<string, string>,
  waiting: Activation[],
): State | undefined {
  const cell = { of: op, key: frameKey(frame) };
  const entry = who.memo.read(op, cell.key, choice);
  if (entry) {
    consult(consulted, entry.consulted);
    return entry.state;
  }
  who.memo.begin(op, cell.key);
  const answers: Answers = new Map();
  waiting.push({ work: workOfAll(all, op, frame, who, answers), who, consulted: new Map(), cell, answers });
  return undefined;
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
