/**
 * In which years a clause can give anything at all. “当年度和之后2年内” is a window on the year of
 * an event: outside it, and for whoever has no event, nothing need be computed. What is found is
 * only used where it is sure that nothing — not even 未知 — comes of the other years.
 */
import { type Bool, type Int, STATE, TRUTH } from '../../code.ts';
import { operands } from '../../operands.ts';
import type { Op, OpOf } from '../../plan.ts';
import { asNumber } from './branches.ts';
import { compare, either, isLit, larger, lit, no, pick, plus, smaller } from './build.ts';
import type { Context } from './context.ts';
import { asTruth, bit, can, type FlagValue, isNo, ONLY_TRUTHS } from './values.ts';

/** Years from … to (offsets added), or a test of the entity's own that must hold. */
interface Constraint {
  readonly key: string;
  readonly from?: { readonly of: Op; readonly plus: number };
  readonly to?: { readonly of: Op; readonly plus: number };
  readonly test?: Op;
  /** The flag that says all this, where it is one. */
  readonly says?: Op;
}

export interface Window {
  readonly from?: Int;
  readonly to?: Int;
  readonly skip: Bool;
  /** Flags that hold in every year that is left. */
  readonly settled: readonly Op[];
}

/** The window outside which every one of these expressions is 不适用. Its bounds are written at the entity. */
export function windowOf(context: Context, ops: readonly Op[]): Window {
  const [first, ...others] = ops.map((op) => constraintsOn(context, op));
  const shared = (first ?? []).filter((c) => others.every((list) => list.some((o) => o.key === c.key)));
  return context.writer.atEntity(() => {
    let from: Int | undefined;
    let to: Int | undefined;
    let skip: Bool = no;
    const settled: Op[] = [];
    for (const constraint of shared) {
      if (constraint.test) {
        const test = asTruth(context.lower(constraint.test, {}) as FlagValue);
        if (can(test, TRUTH.no)) skip = either(skip, isNo(test));
        if ((test.can & ~ONLY_TRUTHS) === 0) settled.push(constraint.test);
      }
      if (constraint.says && sure(context, constraint)) settled.push(constraint.says);
      const least = constraint.from && bound(context, constraint.from, 'from');
      const most = constraint.to && bound(context, constraint.to, 'to');
      if (least) from = from ? larger(from, least) : least;
      if (most) to = to ? smaller(to, most) : most;
    }
    const { bind } = context.writer;
    return { ...(from ? { from: bind(from) } : {}), ...(to ? { to: bind(to) } : {}), skip, settled };
  });
}

/** Both ends are known, or there is no year at all. */
function sure(context: Context, { from, to }: Constraint): boolean {
  const known = bit(STATE.value) | bit(STATE.absent);
  return [from, to].every((end) => {
    if (!end) return true;
    const value = asNumber(context.lower(end.of, {}));
    return (value.can & ~known) === 0 && isLit(value.d) && value.d.value === 1n;
  });
}

/** No bound where it is not known; no year at all where it does not apply. */
function bound(context: Context, { of, plus: by }: { of: Op; plus: number }, side: 'from' | 'to'): Int | undefined {
  const value = asNumber(context.lower(of, {}));
  if (!isLit(value.d) || value.d.value !== 1n) return undefined;
  const open = lit(side === 'from' ? -10_000 : 20_000);
  const never = lit(side === 'from' ? 20_000 : -10_000);
  return pick(
    compare('=', value.state, lit(STATE.value)),
    plus(value.n, lit(by)),
    pick(compare('=', value.state, lit(STATE.absent)), never, open),
  );
}

/** Where these do not hold, the value is 不适用, whatever else is known. */
function constraintsOn(context: Context, op: Op): readonly Constraint[] {
  switch (op.op) {
    case 'step': {
      const step = context.steps.get(op.name);
      return step ? constraintsOn(context, step.value) : [];
    }
    case 'when': {
      if (op.else.op !== 'absent') return [];
      const own = tests(context, op.test);
      // A test that cannot be computed makes the whole 不可计算, whatever stands behind it.
      return mayFail(context, op.test) ? own : [...own, ...constraintsOn(context, op.then)];
    }
    case 'reading': {
      const answer = answerOf(context, op);
      return answer ? constraintsOn(context, answer) : [];
    }
    case 'round':
    case 'discretion':
      return constraintsOn(context, op.of);
    case 'add':
    case 'sub':
    case 'mul':
    case 'min':
    case 'max':
      if (op.b.op === 'const') return constraintsOn(context, op.a);
      return op.a.op === 'const' ? constraintsOn(context, op.b) : [];
    case 'part': {
      const { index } = op;
      if (index.op !== 'sub' || index.a.op !== 'year' || !ofEntity(context, index.b)) return [];
      const last = op.weights.length - 1;
      return [{ key: keyOf(context, index.b, last), from: { of: index.b, plus: 0 }, to: { of: index.b, plus: last } }];
    }
    default:
      return [];
  }
}

/** What must be so for a flag to hold. */
function tests(context: Context, op: Op): readonly Constraint[] {
  if (op.op !== 'const' && ofEntity(context, op)) return [{ key: keyOf(context, op, 0), test: op }];
  switch (op.op) {
    case 'and':
      return op.parts.flatMap((part) => tests(context, part));
    case 'reading': {
      const answer = answerOf(context, op);
      return answer ? tests(context, answer) : [];
    }
    case 'step': {
      const step = context.steps.get(op.name);
      return step ? tests(context, step.value) : [];
    }
    case 'is':
      return op.what === 'present' ? constraintsOn(context, op.of) : [];
    case 'between':
      if (op.of.op !== 'year' || !ofEntity(context, op.from) || !ofEntity(context, op.to)) return [];
      return [
        {
          key: `${keyOf(context, op.from, op.open ? 1 : 0)} ${keyOf(context, op.to, 0)}`,
          from: { of: op.from, plus: op.open ? 1 : 0 },
          to: { of: op.to, plus: 0 },
          says: op,
        },
      ];
    case 'compare':
      if (op.a.op !== 'year' || !ofEntity(context, op.b)) return [];
      return comparedYear(context, op.how, op.b);
    default:
      return [];
  }
}

const answerOf = (context: Context, op: OpOf<'reading'>): Op | undefined =>
  op.answers[context.settings.readings[op.name] ?? context.readings.get(op.name)?.chosen ?? ''];

function comparedYear(context: Context, how: string, of: Op): readonly Constraint[] {
  const from = (by: number): Constraint => ({ key: `≥${keyOf(context, of, by)}`, from: { of, plus: by } });
  const to = (by: number): Constraint => ({ key: `≤${keyOf(context, of, by)}`, to: { of, plus: by } });
  switch (how) {
    case '=':
      return [from(0), to(0)];
    case '≤':
      return [to(0)];
    case '<':
      return [to(-1)];
    case '≥':
      return [from(0)];
    case '>':
      return [from(1)];
    default:
      return [];
  }
}

const keyOf = (context: Context, op: Op, by: number): string => `${context.identity.of(op)}${by < 0 ? '' : '+'}${by}`;

/** The same in every year, and not of an item. */
export function ofEntity(context: Context, op: Op): boolean {
  switch (op.op) {
    case 'year':
    case 'shift':
    case 'overEntities':
      return false;
    case 'column':
      return context.plan.columns.some(
        (c) => c.name === op.name && c.list === op.list && !c.yearly && c.list === undefined,
      );
    case 'step': {
      const grain = context.steps.get(op.name)?.grain;
      return grain !== undefined && !grain.yearly && grain.of !== 'item' && grain.of !== 'population';
    }
    case 'parameter':
      return op.on !== undefined || (context.plan.parameters.find((p) => p.name === op.name)?.rows.length ?? 2) < 2;
    case 'over':
    case 'overYears':
      return false;
    default:
      return operands(op).every((inner) => ofEntity(context, inner));
  }
}

/** It may be 不可计算: it divides. */
function mayFail(context: Context, op: Op, seen: Set<string> = new Set()): boolean {
  if (op.op === 'div' || op.op === 'growth' || op.op === 'overEntities') return true;
  if (op.op === 'step') {
    if (seen.has(op.name)) return false;
    seen.add(op.name);
    const step = context.steps.get(op.name);
    return step !== undefined && mayFail(context, step.value, seen);
  }
  return operands(op).some((inner) => mayFail(context, inner, seen));
}
