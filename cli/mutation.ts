/**
 * Plans that are wrong in one small way: what a drafter's slip would do. A scenario suite that
 * passes on such a plan has not tried that place. Plans are data, so a mutant is a copy.
 */
import { capStages, relationStages } from '../compiler/index.ts';
import type { Comparison, Op, Plan, SortKey, Step, Type, Value } from '../compiler/plan.ts';
import { add, integer, isZero, mul, type Rational, rational, type Span, sub } from '../dsl/index.ts';

export type Change =
  | { readonly kind: 'constant'; readonly type: Type; readonly from: Value; readonly to: Value }
  | { readonly kind: 'comparison'; readonly from: Comparison; readonly to: Comparison }
  | { readonly kind: 'window'; readonly from: number; readonly to: number }
  | {
      readonly kind:
        | 'openEnd'
        | 'dropCap'
        | 'dropPool'
        | 'dropRank'
        | 'ties'
        | 'dropStop'
        | 'dropCondition'
        | 'dropRelation'
        | 'turnOrder';
    };

export interface Mutant {
  readonly plan: Plan;
  readonly at: Span;
  readonly change: Change;
  readonly clause?: string;
}

/** Every mutant of a plan, in the order of its steps. Lazy: most die before the next is needed. */
export function* mutants(plan: Plan): Generator<Mutant> {
  for (const [i, step] of plan.steps.entries()) {
    // No scenario says whether a check is met; other documents have their own.
    if (step.stage === 'check' || step.document !== undefined) continue;
    // It may only show which items were chosen.
    if (step.stage === 'itemChosen' && !plan.steps.some((s) => reads(s.value, step.name))) continue;
    for (const { op, at, change } of stepMutations(step)) {
      const steps = plan.steps.map((s, k) => (k === i ? { ...s, value: op } : s));
      yield { plan: { ...plan, steps }, at, change, ...(step.clause !== undefined && { clause: step.clause }) };
    }
  }
  for (const [i, parameter] of plan.parameters.entries()) {
    if (parameter.document !== undefined) continue;
    // What others publish is no slip of the drafter's.
    if (parameter.table) continue;
    for (const [r, row] of parameter.rows.entries()) {
      if (row.value === undefined) continue;
      for (const to of otherValues(parameter.type, row.value)) {
        const rows = parameter.rows.map((x, k) => (k === r ? { ...x, value: to } : x));
        const parameters = plan.parameters.map((p, k) => (k === i ? { ...p, rows } : p));
        const change: Change = { kind: 'constant', type: parameter.type, from: row.value, to };
        yield { plan: { ...plan, parameters }, at: parameter.at, change };
      }
    }
  }
}

const reads = (op: Op, name: string): boolean =>
  (op.op === 'step' && op.name === name) || parts(op).some(({ part }) => reads(part, name));

interface Mutation {
  readonly op: Op;
  readonly at: Span;
  readonly change: Change;
}

function* stepMutations(step: Step): Generator<Mutation> {
  const { value, stage } = step;
  if (stage === 'stopped' && value.type.kind === 'flag') {
    yield {
      op: { op: 'const', value: false, type: value.type, at: value.at },
      at: step.at,
      change: { kind: 'dropStop' },
    };
  }
  if (stage === 'clawback' || stage === 'cancel') {
    yield { op: { op: 'absent', type: value.type, at: value.at }, at: step.at, change: { kind: 'dropStop' } };
  }
  // What a relation makes of an amount asks first whether there is one.
  if (relationStages.has(stage) && value.op === 'when' && value.test.op === 'is')
    yield { op: value.test.of, at: step.at, change: { kind: 'dropRelation' } };
  yield* mutations(value, capStages.has(stage) && !relationStages.has(stage));
}

/** Every expression that differs from `op` in one place. */
function* mutations(op: Op, isCap: boolean): Generator<Mutation> {
  yield* here(op, isCap);
  for (const { part, rebuild } of parts(op)) {
    for (const inner of mutations(part, isCap)) yield { ...inner, op: rebuild(inner.op) };
  }
}

const swapped: { readonly [C in Comparison]: readonly Comparison[] } = {
  '<': ['≤', '>'],
  '≤': ['<', '≥'],
  '=': ['≠'],
  '≠': ['='],
  '≥': ['>', '≤'],
  '>': ['≥', '<'],
};

function* here(op: Op, isCap: boolean): Generator<Mutation> {
  const at = op.at;
  if (op.op === 'const') {
    for (const to of otherValues(op.type, op.value)) {
      yield { op: { ...op, value: to }, at, change: { kind: 'constant', type: op.type, from: op.value, to } };
    }
  }
  if (op.op === 'compare') {
    for (const to of swapped[op.how])
      yield { op: { ...op, how: to }, at, change: { kind: 'comparison', from: op.how, to } };
  }
  if (op.op === 'lapse' && op.unit !== 'month' && op.unit !== 'year')
    yield { op: { ...op, lastIn: !op.lastIn }, at, change: { kind: 'openEnd' } };
  if (op.op === 'over' && op.first) {
    const keys = op.first.keys.map((key) => ({ ...key, descending: !key.descending }));
    yield { op: { ...op, first: { ...op.first, keys } }, at, change: { kind: 'turnOrder' } };
  }
  if (op.op === 'fill') {
    const keys = op.keys.map((key) => ({ ...key, descending: !key.descending }));
    yield { op: { ...op, keys }, at, change: { kind: 'turnOrder' } };
  }
  if (op.op === 'between') yield { op: { ...op, open: !op.open }, at, change: { kind: 'openEnd' } };
  if (op.op === 'plus') {
    for (const to of [op.count - 1, op.count + 1])
      yield { op: { ...op, count: to }, at, change: { kind: 'window', from: op.count, to } };
  }
  if (op.op === 'shift') {
    for (const to of [op.years - 1, op.years + 1])
      yield { op: { ...op, years: to }, at, change: { kind: 'window', from: op.years, to } };
  }
  if (op.op === 'shiftMonths') {
    for (const to of [op.months - 1, op.months + 1])
      yield { op: { ...op, months: to }, at, change: { kind: 'window', from: op.months, to } };
  }
  if (op.op === 'min' && isCap) {
    yield { op: readsStep(op.a) || !readsStep(op.b) ? op.a : op.b, at, change: { kind: 'dropCap' } };
  }
  if (op.op === 'allot') yield { op: op.of, at, change: { kind: 'dropPool' } };
  if (op.op === 'rank') {
    yield { op: op.among, at, change: { kind: 'dropRank' } };
    for (const ties of (['in', 'out'] as const).filter((other) => other !== op.ties))
      yield { op: { ...op, ties }, at, change: { kind: 'ties' } };
  }
  if (op.op === 'and' && op.parts.length > 1) {
    for (const [i, part] of op.parts.entries()) {
      yield {
        op: { ...op, parts: op.parts.filter((_, k) => k !== i) },
        at: part.at,
        change: { kind: 'dropCondition' },
      };
    }
  }
}

const TENTH = rational(1n, 10n);

/** ±1 fen and ±10 % of money, ±10 % of ratios, points and rates, ±1 of what is counted. */
function otherValues(type: Type, value: Value): readonly Value[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string' || isZero(value)) return [];
  const beside = (step: Rational): readonly Value[] => [sub(value, step), add(value, step)];
  const tenth = mul(value, TENTH);
  if (type.kind === 'money') return [...beside(integer(1)), ...beside(tenth)];
  const parts = type.kind === 'ratio' || type.kind === 'points' || type.kind === 'rate';
  return parts ? beside(tenth) : beside(integer(1));
}

interface Part {
  readonly part: Op;
  readonly rebuild: (part: Op) => Op;
}

/** The operands of any operator: operators are plain objects, so their operands are the values that are operators. */
function parts(op: Op): readonly Part[] {
  return Object.entries(op).flatMap(([key, value]): readonly Part[] => {
    const put = (replaced: unknown): Op => ({ ...op, [key]: replaced }) as Op;
    if (isOp(value)) return [{ part: value, rebuild: put }];
    if (Array.isArray(value)) {
      return value.flatMap((part: unknown, i) =>
        isOp(part) ? [{ part, rebuild: (next: Op) => put(value.map((x: unknown, k) => (k === i ? next : x))) }] : [],
      );
    }
    if (key === 'keys') return sortKeys(value as readonly SortKey[], put);
    if (key === 'first' && op.op === 'over' && op.first) {
      const { first } = op;
      return [
        ...sortKeys(first.keys, (keys) => put({ ...first, keys })),
        { part: first.count, rebuild: (count: Op) => put({ ...first, count }) },
      ];
    }
    if (key !== 'answers' || typeof value !== 'object') return [];
    return Object.entries(value as { readonly [answer: string]: Op }).map(([answer, part]) => ({
      part,
      rebuild: (next: Op) => put({ ...(value as object), [answer]: next }),
    }));
  });
}

const sortKeys = (keys: readonly SortKey[], put: (keys: readonly SortKey[]) => Op): readonly Part[] =>
  keys.map(({ by }, i) => ({
    part: by,
    rebuild: (next) => put(keys.map((k, n) => (n === i ? { ...k, by: next } : k))),
  }));

const isOp = (value: unknown): value is Op =>
  typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'string' && 'type' in value;

const readsStep = (op: Op): boolean => op.op === 'step' || parts(op).some(({ part }) => readsStep(part));
