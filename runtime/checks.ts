/** Targets and invariants over everybody: what each member brings is collected while the population streams by. */
import type { CheckOutput, Op, OpOf, Plan } from '../compiler/plan.ts';
import { aggregate, member, presence } from './aggregates.ts';
import { NOBODY, tellerOf } from './everybody.ts';
import { type ComparisonDetail, comparisonOf } from './explain.ts';
import { type Frame, inYear, WHOLE } from './frames.ts';
import type { RunOptions } from './options.ts';
import { found, planIndex } from './planIndex.ts';
import { type Evaluation, evaluation } from './reference.ts';
import { isFalse, missing, notComputable, type State, TRUE } from './states.ts';

export interface CheckResult {
  readonly clause: string;
  readonly title: string;
  /** Absent for a check that is made once. */
  readonly year?: number;
  readonly holds: State;
  /** Both sides, where the check is a comparison. */
  readonly detail?: ComparisonDetail;
}

export interface CheckCollector {
  /** Takes in one entity, by its name. */
  readonly add: (e: Evaluation, id: string) => void;
  readonly results: () => readonly CheckResult[];
}

type Over = OpOf<'overEntities'>;
interface Collected {
  readonly op: Over;
  readonly frame: Frame;
  readonly members: State[];
}

/** Prepares the checks of a Plan; `told` says whose a gap is. */
export function collectChecks(plan: Plan, options: RunOptions, told = tellerOf(plan)): CheckCollector {
  const asked = figuresAsked(plan, options);
  return {
    add: (e, id) => {
      for (const { op, frame, members } of asked) {
        const m = memberOf(e, op, frame);
        if (m) members.push(told(m, { id }));
      }
    },
    results: () => {
      const figures = asked.map((a) => ({ ...a, figure: aggregate(a.op.how, a.members) }));
      const population = (op: Over, frame: Frame): State =>
        figures.find((f) => f.op === op && f.frame.year === frame.year)?.figure ??
        notComputable('needsPopulation', op.at);
      const e = evaluation(plan, NOBODY, { ...options, population });
      return plan.checks.flatMap((check) => checkFrames(plan, check).map((frame) => resultOf(e, check, frame)));
    },
  };
}

/** A dry run in which every figure over all is 未知 shows which of them are needed, and in which years. */
function figuresAsked(plan: Plan, options: RunOptions): readonly Collected[] {
  const asked: Collected[] = [];
  const population = (op: Over, frame: Frame): State => {
    if (!asked.some((a) => a.op === op && a.frame.year === frame.year)) asked.push({ op, frame, members: [] });
    return missing([]);
  };
  const e = evaluation(plan, NOBODY, { ...options, population });
  for (const check of plan.checks) for (const frame of checkFrames(plan, check)) e.step(check.holds, frame);
  return asked;
}

function memberOf(e: Evaluation, op: Over, frame: Frame): State | undefined {
  const where = op.where ? e.value(op.where, frame) : TRUE;
  if (isFalse(where)) return undefined;
  return member(op.how, where, op.of ? e.value(op.of, frame) : presence(op.how));
}

/** A yearly check is made in each year of the validity; of what is paid, as long as payments may be made. */
function checkFrames(plan: Plan, check: CheckOutput): readonly Frame[] {
  const step = found(planIndex(plan).steps.get(check.holds), 'step', check.holds);
  if (!step.grain.yearly) return [WHOLE];
  const { from, to } = plan.horizon;
  const [first, last] = [from ?? to, to ?? from];
  if (first === undefined || last === undefined) return [];
  const years = last - first + 1 + (check.reach ?? 0);
  return Array.from({ length: years }, (_, i) => inYear(first + i));
}

function resultOf(e: Evaluation, check: CheckOutput, frame: Frame): CheckResult {
  const op: Op = found(planIndex(e.plan).steps.get(check.holds), 'step', check.holds).value;
  return {
    clause: check.clause,
    title: check.title,
    ...(frame.year !== undefined && { year: frame.year }),
    holds: e.step(check.holds, frame),
    ...(op.op === 'compare' && { detail: comparisonOf(e, op.how, op.a, op.b, frame) }),
  };
}
