/** A clause on its way into the Plan: what its fields have said so far. Passed from phase to phase, never changed in place. */
import type { BlockOf, Expr } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Field, FieldOf } from '../dsl/fields/index.ts';
import { stageWords } from '../dsl/keywords.ts';
import type { RoundingMode } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { scopeOf, type Workshop } from './definitions.ts';
import type { YearLength } from './expressions/days.ts';
import { elaborateAs, elaborateValue } from './expressions/values.ts';
import { listGrain } from './nesting.ts';
import { dayIn, mentions, stepRef, thisYear, yearConstant, yearOf } from './ops.ts';
import type { Grain, Op, Share, SortKey, Stage, Step, Timeline, Type } from './plan.ts';
import type { PeriodMeaning, Scope, ValueMeaning } from './scope.ts';
import { ENTITY, ENTITY_MONTH, ENTITY_YEAR } from './types.ts';

/** An event that stops or takes back payments: its date, and whether it counts at all. */
export interface LoweredEvent {
  readonly date: Op;
  readonly counts: Op;
  /** The part of what was paid that is taken back; absent: all of it. */
  readonly share?: Op;
  /** What is taken back bears interest at this yearly rate. */
  readonly interest?: { readonly rate: Op; readonly year: YearLength; readonly at: Span };
  /** It is an exit from a 状态, perhaps only one inside a period. */
  readonly exit?: { readonly timeline: Timeline; readonly within?: PeriodMeaning };
  readonly at: Span;
}

/** Money that is paid on a day of the present year. */
export interface Source {
  readonly op: Op;
  readonly day: Op;
}

/** A 缺数 rule at work: rewrites the conditions and the grant that mention a figure. */
export interface MissingRewrite {
  /** Of the figure whose absence is meant (opKey). */
  readonly key: string;
  readonly rewrite: (op: Op, role: 'condition' | 'grant') => Op;
  readonly at: Span;
  readonly words: string;
}

/** Applies the 缺数 rules of a draft. */
export const withMissingRules = (draft: Draft, op: Op, role: 'condition' | 'grant'): Op =>
  draft.missingRules.reduce((current, rule) => rule.rewrite(current, role), op);

/** Reports rules that no condition and no grant calls for. */
export function reportIdleRules(draft: Draft, ops: readonly Op[]): void {
  for (const { key, at, words } of draft.missingRules)
    if (!ops.some((op) => mentions(op, key))) draft.workshop.report(diagnostic('GJ4009', at, { name: words }));
}

/** The order in which the items of a list come, within each item of `list` (absent: of the entity). */
interface ItemOrder {
  readonly keys: readonly SortKey[];
  readonly list?: string;
  readonly at: Span;
}
/** Only the first so many count. */
export interface FirstItems extends ItemOrder {
  readonly count: Op;
}
/** 面积累计不超过1000平方米: of the figure only what fits counts in the grant. */
export interface RunningTotal extends ItemOrder {
  /** Of the figure (opKey). */
  readonly key: string;
  readonly of: Op;
  readonly limit: Op;
  readonly words: string;
}

export interface Draft {
  readonly block: BlockOf<'clause' | 'qualification'>;
  readonly ref: string;
  /** Unique prefix of the clause's step names. */
  readonly name: string;
  readonly workshop: Workshop;
  readonly steps: readonly Step[];
  /** Sentences cited by the field that is being lowered. */
  readonly cites: readonly Span[];
  /** The frame: a year each, or once. */
  readonly yearly: boolean;
  /** A month each, until the months are summed into their year. */
  readonly monthly?: boolean;
  readonly list?: string;
  /** Which items count (逐项), apart from the conditions. */
  readonly where?: Op;
  readonly first?: FirstItems;
  readonly running?: RunningTotal;
  /** Flags that must hold for the entity (in the year). */
  readonly applicable: readonly Op[];
  /** Flags of 条件, at the grain of the item where there is one. */
  readonly conditions: readonly Op[];
  /** Of these flags, those that `applicable` says already. */
  readonly judged: readonly Op[];
  readonly event?: Op;
  readonly bound: 'exactly' | 'atMost' | 'atLeast';
  readonly discretion?: Op;
  /** Of a 补差: what 给予 comes to in a year by the conditions alone, and the year of the first item. */
  readonly standard?: { readonly op: Op; readonly from?: Op };
  /** The first year of payment, where it is not that of the event. */
  readonly paysFrom?: Op;
  /** How instalments are rounded. */
  readonly partRounding?: { readonly unit: bigint; readonly mode: RoundingMode };
  /** What a year's payment is made of, each with its day, where it is not all paid on one day. */
  readonly sources?: readonly Source[];
  /** The amount so far, and the grain at which it stands. */
  readonly amount?: { readonly op: Op; readonly type: Type; readonly grain: Grain };
  /** Flags that stop the payment of their year. */
  readonly payVetoes: readonly Op[];
  readonly stops: readonly LoweredEvent[];
  readonly resume?: {
    readonly condition?: Op;
    readonly from: Op;
    readonly madeUp: boolean;
    /** The day is that of re-entry into a 状态. */
    readonly reentry?: Timeline;
    readonly at: Span;
  };
  readonly clawbacks: readonly LoweredEvent[];
  readonly shares: readonly Share[];
  readonly recipients?: readonly Share[];
  /** 缺数 rules: rewrite a condition or the grant. */
  readonly missingRules: readonly MissingRewrite[];
}

export const frameGrain = (draft: Draft): Grain =>
  draft.list !== undefined
    ? listGrain(draft.workshop.symbols, draft.list, draft)
    : draft.monthly
      ? ENTITY_MONTH
      : draft.yearly
        ? ENTITY_YEAR
        : ENTITY;

/** An item's months are summed before the items are: its cap, or that of what owns it, is one of the year. */
export const monthsFirst = (draft: Draft): boolean =>
  draft.monthly === true &&
  draft.list !== undefined &&
  draft.block.fields.some((field) => field.kind === 'cap' && field.cap.scope !== 'month' && isOfItems(field, draft));

/** 每项, 每个成员: not of the entity as a whole. */
export const isOfItems = ({ cap: { per } }: FieldOf<'cap'>, { workshop }: Draft): boolean =>
  per === undefined || workshop.symbols.lists.some((list) => list.name === per.name);

const timesOf = ({ yearly, monthly }: Draft): Pick<Scope, 'yearly' | 'monthly'> => ({
  yearly,
  ...(monthly ? { monthly } : {}),
});
/** How expressions of this clause are read: of the item where there is one, of the year or month where there is one. */
export const scopeFor = (draft: Draft): Scope =>
  scopeOf(draft.workshop, { ...timesOf(draft), ...(draft.list === undefined ? {} : { list: draft.list }) });
/** Of the entity as a whole, even below 逐项. */
export const entityScope = (draft: Draft): Scope => scopeOf(draft.workshop, timesOf(draft));
/** Of everybody together: what is one figure for all. */
export const sharedScope = (draft: Draft, yearly: boolean): Scope => scopeOf(draft.workshop, { yearly });
/** In a year of payment. */
export const paymentScope = (draft: Draft): Scope => scopeOf(draft.workshop, { yearly: true });

/** The day of payment of the present year. */
export const payDayOf = ({ workshop }: Draft, at: Span): Op | undefined => {
  const { payDay } = workshop.terms;
  return payDay && dayIn(thisYear(at), payDay.month, payDay.day, at);
};

/** The first year in which money can have been paid. */
export const paymentsBegin = ({ paysFrom, event }: Draft, at: Span): Op =>
  paysFrom ?? (event ? yearOf(event, at) : yearConstant(1900, at));

/** A figure that is the same for all entities; what differs from one to another is reported. */
export function readShared(
  expr: Expr,
  draft: Draft,
  yearly: boolean,
  line: string,
  ...wanted: readonly Type[]
): ValueMeaning | undefined {
  const scope = sharedScope(draft, yearly);
  const [only, ...others] = wanted;
  const meaning = only && others.length === 0 ? readAs(expr, scope, only) : read(expr, scope, ...wanted);
  if (!meaning || meaning.grain.of === 'policy' || meaning.grain.of === 'population') return meaning;
  draft.workshop.report(diagnostic('GJ3045', expr.span, { written: draft.workshop.textOf(expr.span), line }));
  return undefined;
}

export const read = (expr: Expr, scope: Scope, ...wanted: readonly Type[]): ValueMeaning | undefined =>
  elaborateValue(expr, scope, ...wanted);

/** The same, in the unit of a type: a cap, a floor, what is deducted. */
export const readAs = (expr: Expr, scope: Scope, type: Type): ValueMeaning | undefined =>
  elaborateAs(expr, scope, type);

/** How the next step of a stage will be called. */
export function nextName(draft: Draft, stage: Stage): string {
  const base = `${draft.name}.${stageWords[stage]}`;
  const taken = draft.steps.filter((step) => step.name === base || step.name.startsWith(`${base}#`)).length;
  return taken === 0 ? base : `${base}#${taken + 1}`;
}

/** Adds a step named for its stage; gives the draft and a reference to the step. */
export function addStep(
  draft: Draft,
  stage: Stage,
  grain: Grain,
  value: Op,
  at: Span,
): { readonly draft: Draft; readonly ref: Op } {
  const name = nextName(draft, stage);
  const step: Step = { name, stage, grain, value, at, clause: draft.ref, cites: draft.cites };
  return { draft: { ...draft, steps: [...draft.steps, step] }, ref: stepRef(name, value.type, at) };
}

/** Adds a step that becomes the amount so far. */
export function refine(
  draft: Draft,
  stage: Stage,
  value: Op,
  at: Span,
  grain: Grain | undefined = draft.amount?.grain,
): Draft {
  const { draft: next, ref } = addStep(draft, stage, grain ?? frameGrain(draft), value, at);
  return { ...next, amount: { op: ref, type: value.type, grain: grain ?? frameGrain(draft) } };
}

/** Lowering of one field: reads it, reports what is wrong, and adds its part to the draft. */
export interface FieldMeaning<F extends Field> {
  readonly phase: Phase | ((field: F, draft: Draft) => Phase);
  /** The order among fields of this kind in one phase; without it, as they are written. */
  readonly rank?: (field: F, draft: Draft) => number;
  readonly apply: (field: F, draft: Draft) => Draft;
}

/** The order in which fields act, whatever order they are written in: up to the award … */
export const awardPhases = [
  'frame',
  'items',
  'months',
  'subject',
  'missing',
  'condition',
  'rank',
  'discretion',
  'grant',
  'itemRound',
  'itemMonthCap',
  'itemCap',
  'ownerCap',
  'monthCap',
  'topUp',
  'yearRound',
  'yearCap',
  'lifeCap',
  'deduct',
  'floor',
] as const;
/** … and, after the relations between clauses, from the award to what is paid. */
export const paymentPhases = ['pool', 'lifePool', 'partRound', 'pay', 'stop', 'clawback', 'share'] as const;
export const phases = [...awardPhases, ...paymentPhases] as const;
export type Phase = (typeof phases)[number];
