/**
 * The Plan: what a policy means, as plain data. A flat list of named Steps in dependency
 * order over about two dozen operators. The reference evaluator and every target read only
 * this file and plan/. Words of the law end here: the Plan speaks arithmetic.
 *
 * Places (`at`, spans) are offsets into the policy file; where it refers to other files, into
 * all of them laid end to end, the file itself first (Compiled.documents says where each begins).
 *
 * Numbers: money is measured in minor units, a hundredth of what its currency counts in (fen,
 * cents); ratios and points (百分点) as fractions of one; counts in their unit; rates as minor
 * units of money, or counted units, for one minor unit or counted unit (0.03元/美元 is 3/100 fen a
 * cent, 500元/人 is 50,000 fen a person); dates as day numbers (dsl/calendar.ts), months as month
 * numbers (year × 12 + month − 1), years as integers. All are exact Rationals. Where two units
 * measure the same, the compiler has put the factor between them into the expression.
 */
import type { Span } from '../dsl/span.ts';
import type { Grain, Op, Type, Value } from './plan/op.ts';

export type * from './plan/facts.ts';
export type * from './plan/op.ts';
export type * from './plan/scenario.ts';

/** What a step is in its clause, for ledgers and explanations; `definition` for a 定义. */
export type Stage =
  | 'definition'
  | 'applicable'
  | 'condition'
  | 'rank'
  | 'itemGrant'
  | 'itemMonthCap'
  | 'itemYear'
  | 'itemCap'
  | 'itemRound'
  | 'itemChosen'
  | 'subtotal'
  | 'subtotalCap'
  | 'monthGrant'
  | 'monthCap'
  | 'grant'
  | 'yearCap'
  | 'lifeCap'
  | 'deducted'
  | 'floor'
  | 'rounded'
  | 'award'
  | 'standard'
  | 'earlier'
  | 'topUp'
  | 'part'
  /** Relations between clauses, in the order in which they act, between the award and what is due. */
  | 'inItsYear'
  | 'excepted'
  | 'chosen'
  | 'ranked'
  | 'highest'
  | 'sharedCap'
  | 'adjusted'
  /** Figures of a relation itself. */
  | 'groupTotal'
  | 'groupLife'
  | 'groupLimit'
  | 'enjoyedBefore'
  | 'current'
  | 'enjoyedSoFar'
  | 'receivable'
  | 'pool'
  | 'due'
  | 'stopped'
  | 'madeUp'
  | 'clawback'
  | 'interest'
  | 'paid'
  | 'share'
  | 'acquire'
  | 'cancel'
  | 'check'
  /** Relations to other documents: after the award, after what is due, after the award again. */
  | 'repealed'
  | 'discontinued'
  | 'excluded';

export interface Step {
  readonly name: string;
  readonly stage: Stage;
  readonly grain: Grain;
  readonly value: Op;
  readonly at: Span;
  /** The clause it belongs to, such as 三（一）; of another document with its name, as in 旧办法 四. */
  readonly clause?: string;
  /** The document that it was lowered from, where that is another one. */
  readonly document?: string;
  /** The sentences of the policy that it encodes. */
  readonly cites: readonly Span[];
}

export interface Column {
  readonly name: string;
  /** The list it is a field of; else the entity's own. */
  readonly list?: string;
  readonly yearly: boolean;
  /** One value a month; INVARIANT: then also yearly. */
  readonly monthly?: true;
  readonly type: Type;
  /** May be left out without remark. */
  readonly optional: boolean;
  /** What absence means: 未知, or that the event has not happened (不适用), or another column's value. */
  readonly absent: 'unknown' | 'never' | { readonly column: string };
  /** The document that alone needs it, where that is another one. */
  readonly document?: string;
  readonly at: Span;
}

/** A 状态: the days on which an entity is in it, as a list of intervals that neither touch nor overlap. */
export interface Timeline {
  /** The name of its list. */
  readonly name: string;
  /** The columns that hold the day of entry and the day of exit, the first day out. */
  readonly from: string;
  readonly to: string;
  /** What a list that is not given means: 未知, or never in it. */
  readonly absent: 'unknown' | 'never';
  readonly at: Span;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** In order of `from` (a day number; absent = always). A row without value is 未定. */
  readonly rows: readonly { readonly from?: number; readonly value?: Value }[];
  /** What holds later than so long `after` the row in force, or than the last row, instead of the row itself. */
  readonly gaps?: {
    readonly after: 'lastRow' | { readonly count: number; readonly unit: 'year' | 'month' | 'day' };
    readonly state: 'unknown' | 'notComputable';
  };
  readonly source?: string;
  /** The table that the rows were read from: its path as written, its column, its rows (the heading is row 1). */
  readonly table?: { readonly file: string; readonly column: string; readonly first: number; readonly last: number };
  /** The document that declares it, where that is another one. */
  readonly document?: string;
  readonly at: Span;
}

export interface Reading {
  readonly name: string;
  readonly question: string;
  /** Keys are 甲, 乙 … in order; text is what the answer says. */
  readonly answers: readonly { readonly key: string; readonly text: string }[];
  readonly chosen: string;
  /** Nobody has decided it yet. */
  readonly provisional: boolean;
  readonly at: Span;
}

export interface Sentence {
  readonly span: Span;
  readonly text: string;
}

/** A clause of the document, computed or tracked. */
export interface PlanClause {
  readonly ref: string;
  readonly title: string;
  readonly departments: readonly string[];
  readonly sentences: readonly Sentence[];
  /** The category of a 定性; absent for what is computed. */
  readonly category?: string;
  readonly at: Span;
}

/** A part of an amount: who pays it, or who receives it. */
export interface Share {
  readonly payer: string;
  /** The part of one; absent = 其余, the rest. */
  readonly ratio?: Op;
}

/** Money of one clause, by entity and year of payment. */
export interface PaymentOutput {
  readonly clause: string;
  readonly title: string;
  /** The step that holds what is paid in a year (negative = taken back). */
  readonly paid: string;
  /** Names of the clause's other steps, in the order in which they act. */
  readonly stages: readonly string[];
  /** “不超过”: the amount is a bound, planned at the discretion's share of it. */
  readonly atMost: boolean;
  readonly shares: readonly Share[];
  /** 受益: who receives which part; absent: the entity alone. */
  readonly recipients?: readonly Share[];
  readonly payDay?: { readonly month: number; readonly day: number };
  readonly at: Span;
}

/** Something other than money, such as places at a school, by entity and year. */
export interface EntitlementOutput {
  readonly clause: string;
  readonly title: string;
  readonly granted: string;
  readonly unit: string;
  readonly bound: 'exactly' | 'atLeast' | 'atMost';
  readonly stages: readonly string[];
  readonly at: Span;
}

/** A status: acquired by a rule (yearly flag) or by an authority, and perhaps cancelled from a date. */
export interface QualificationOutput {
  readonly clause: string;
  readonly title: string;
  /** Flag step; absent where an authority decides (取得：定性). */
  readonly acquired?: string;
  /** Date step from which it is cancelled. */
  readonly cancelled?: string;
  readonly at: Span;
}

/** A target or invariant over the whole population. */
export interface CheckOutput {
  readonly clause: string;
  readonly title: string;
  readonly holds: string;
  /** Of a yearly check: how many years beyond the validity it is made in as well, since payments reach so far. */
  readonly reach?: number;
  readonly at: Span;
}

/** Another policy that is computed along, under its short name. */
export interface PlanDocument {
  readonly name: string;
  readonly policy: string;
  /** 文号. */
  readonly number?: string;
  readonly version: string;
  /** Its file, relative to the folder of this one. */
  readonly path: string;
  readonly validity?: Validity;
}

/** First and last day in force (day numbers), both inclusive; a day that is not known or not there is left out. */
export interface Validity {
  readonly from?: number;
  readonly to?: number;
}

export interface Plan {
  readonly policy: string;
  readonly version: string;
  readonly validity?: Validity;
  readonly documents?: readonly PlanDocument[];
  readonly entity: string;
  readonly lists: readonly string[];
  /** The list that owns a list; lists of the entity itself are not in it. */
  readonly owners?: { readonly [list: string]: string };
  /** Those lists that are 状态: their items are intervals with the columns 自 and 至. */
  readonly timelines?: readonly Timeline[];
  readonly columns: readonly Column[];
  readonly parameters: readonly Parameter[];
  readonly readings: readonly Reading[];
  readonly clauses: readonly PlanClause[];
  /**
   * INVARIANT: in dependency order; a step refers only to steps before it, but through `shift`, `overYears` and
   * `overMonths` of its own clause's earlier stages (a total over several years: of its own earlier years), and through
   * `overYears` to its own clause's award in earlier years (补差 实得): the years decrease and begin somewhere, so that
   * no step waits for itself.
   */
  readonly steps: readonly Step[];
  readonly payments: readonly PaymentOutput[];
  readonly entitlements: readonly EntitlementOutput[];
  readonly qualifications: readonly QualificationOutput[];
  readonly checks: readonly CheckOutput[];
  /** Years worth asking about: the validity, and how many years payments may reach beyond its end. */
  readonly horizon: { readonly from?: number; readonly to?: number; readonly reach: number; readonly also?: YearSpan };
}

/** Years of other documents that are asked about too. */
export interface YearSpan {
  readonly from?: number;
  readonly to?: number;
}
