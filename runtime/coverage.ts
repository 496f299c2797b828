/** What the scenarios have tried: clauses that gave something, and conditions seen both true and false. */

import { operands } from '../compiler/operands.ts';
import type { Op, Plan, ScenarioCase, Step } from '../compiler/plan.ts';
import type { Span } from '../dsl/span.ts';
import { framesOf } from './caps.ts';
import { atItem, type Frame } from './frames.ts';
import type { RunOptions } from './options.ts';
import type { Evaluation } from './reference.ts';
import { clausesThatGave, evaluateCase } from './scenarios.ts';
import { isFalse, isTrue } from './states.ts';

export interface ConditionCoverage {
  readonly clause?: string;
  readonly step: string;
  readonly at: Span;
  readonly seenTrue: boolean;
  readonly seenFalse: boolean;
}

export interface Coverage {
  /** Each clause that computes something: has it ever given anything? */
  readonly clauses: readonly { readonly clause: string; readonly fired: boolean }[];
  /** Each condition and each of its parts, in the order of the Plan. */
  readonly conditions: readonly ConditionCoverage[];
  /** Each step: has it ever had a value? */
  readonly steps: readonly { readonly step: string; readonly at: Span; readonly reached: boolean }[];
}

/** Coverage of all cases together. */
export function coverage(plan: Plan, cases: readonly ScenarioCase[], options: RunOptions = {}): Coverage {
  const runs = cases.flatMap((c): Run[] => {
    const { entities, years } = evaluateCase(plan, c, options);
    return entities.map((e) => ({ e, years }));
  });
  const gave = new Set(runs.flatMap(({ e, years }) => clausesThatGave(e, years)));
  // What another document says is tried by that document's own scenarios.
  const steps = plan.steps.filter((s) => s.grain.of !== 'population' && s.document === undefined);
  const own = new Set(steps.flatMap((s) => s.clause ?? []));
  const outputs = [
    ...plan.payments,
    ...plan.entitlements,
    ...plan.qualifications.filter((q) => q.acquired !== undefined),
  ].filter((o) => own.has(o.clause));
  return {
    clauses: [...new Set(outputs.map((o) => o.clause))].map((clause) => ({ clause, fired: gave.has(clause) })),
    conditions: steps.flatMap((step) => pointsOf(step).map((point) => conditionOf(runs, step, point))),
    steps: steps.map((step) => ({
      step: step.name,
      at: step.at,
      reached: runs.some(({ e, years }) => frames(e, step, years).some((f) => e.step(step.name, f).kind === 'value')),
    })),
  };
}

/** A flag inside a step; `list`: it is asked of each item. */
interface Point {
  readonly op: Op;
  readonly list?: string;
}

const elsewhere: ReadonlySet<Op['op']> = new Set<Op['op']>([
  'shift',
  'shiftMonths',
  'overYears',
  'overMonths',
  'overEntities',
]);

/** Flags that decide something: a flag step itself, parts of 且 and 或, tests, and what items are asked. */
function pointsOf(step: Step): readonly Point[] {
  const points: Point[] = step.value.type.kind === 'flag' ? [{ op: step.value }] : [];
  const todo: Point[] = [{ op: step.value }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { op } = next;
    const within =
      op.op === 'over' || op.op === 'fill' ? { list: op.list } : next.list === undefined ? {} : { list: next.list };
    // Parts that are asked of other years and months belong to the steps that they read.
    if (elsewhere.has(op.op)) continue;
    if (op.op === 'and' || op.op === 'or') points.push(...op.parts.map((part) => ({ op: part, ...within })));
    if (op.op === 'when') points.push({ op: op.test, ...within });
    if ((op.op === 'over' || op.op === 'fill') && op.where) points.push({ op: op.where, ...within });
    todo.push(...operands(op).map((part) => ({ op: part, ...within })));
  }
  const own = points.filter((p) => p.op.op !== 'const');
  return own.filter((p, i) => own.findIndex((q) => q.op === p.op) === i).sort((a, b) => a.op.at.start - b.op.at.start);
}

interface Run {
  readonly e: Evaluation;
  readonly years: readonly number[];
}

function conditionOf(runs: readonly Run[], step: Step, point: Point): ConditionCoverage {
  const states = runs.flatMap(({ e, years }) =>
    frames(e, step, years).flatMap((f) => inside(e, f, point.list).map((at) => e.value(point.op, at))),
  );
  return {
    ...(step.clause !== undefined && { clause: step.clause }),
    step: step.name,
    at: point.op.at,
    seenTrue: states.some(isTrue),
    seenFalse: states.some(isFalse),
  };
}

const frames = (e: Evaluation, step: Step, years: readonly number[]): readonly Frame[] =>
  step.grain.yearly ? years.flatMap((y) => framesOf(e, step, y)) : framesOf(e, step, undefined);

const inside = (e: Evaluation, frame: Frame, list: string | undefined): readonly Frame[] =>
  list === undefined ? [frame] : (e.facts.lists.get(list) ?? []).map((_, i) => atItem(frame, list, i));
