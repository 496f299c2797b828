/** What an expression means, and the surroundings in which it is read. */
import type { Expr, ExprOf } from '../dsl/ast.ts';
import type { Diagnostic } from '../dsl/diagnostics.ts';
import type { RoundingMode } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import type { Grain, Op, Timeline, Type } from './plan.ts';
import type { Declaration, Symbols } from './symbols.ts';
import type { StaticType } from './types.ts';

export interface ValueMeaning {
  readonly is: 'value';
  readonly op: Op;
  readonly type: Type;
  readonly grain: Grain;
  /** What the same figure can be read as where that is wanted: a difference of ratios as points. */
  readonly also?: Type;
}
/**
 * A period says which points lie in it; 周年 periods take dates, 年度 periods take years or dates.
 * All take months: a month lies in a period of dates if its last day does.
 */
export interface PeriodMeaning {
  readonly is: 'period';
  readonly unit: 'date' | 'year' | 'month' | 'either';
  readonly grain: Grain;
  readonly contains: (point: Op, at: Span) => Op;
  /** A flag: some day of the year lies in it. */
  readonly touchesYear: (year: Op, at: Span) => Op;
  /** The first and the last year or month, where the period is made of them. */
  readonly bounds?: { readonly from: Op; readonly to: Op };
  /** The same days of every year, without beginning and end. */
  readonly recurs?: true;
}
/** A 状态: not a value by itself, but a list of intervals of days. */
export interface StatusMeaning {
  readonly is: 'status';
  readonly timeline: Timeline;
}
export interface SplitMeaning {
  readonly is: 'split';
  /** Number of parts of each possible answer; 等额 fits any. */
  readonly parts: readonly number[];
  readonly part: (of: Op, index: Op, count: number, at: Span) => Op;
}
/** How a clause treats a missing figure. */
export interface MissingMeaning {
  readonly is: 'missingRule';
  readonly apply: (rule: MissingParts) => Op;
}
export interface MissingParts {
  readonly notRecognised: () => Op;
  readonly deemedMet: () => Op;
  readonly instead: (other: Op) => Op;
}
/** What a 补差 takes off: one of these. */
export interface TopUpMeaning {
  readonly is: 'topUpRule';
  readonly earlier: (parts: TopUpParts) => Op;
}
export interface TopUpParts {
  readonly standards: () => Op;
  readonly receipts: () => Op;
}
export interface ExpiryMeaning {
  readonly is: 'expiryRule';
  /** A flag: benefits run on after the validity. */
  readonly continues: Op;
}
export type Meaning =
  | ValueMeaning
  | PeriodMeaning
  | StatusMeaning
  | SplitMeaning
  | MissingMeaning
  | TopUpMeaning
  | ExpiryMeaning;

/** Terms of the 政策 block that expressions refer to. */
export interface PolicyTerms {
  readonly payDay?: { readonly month: number; readonly day: number };
  readonly validity?: { readonly from: Op; readonly to?: Op };
  /** A flag: benefits run on after the validity. Absent: the policy does not say; they run on. */
  readonly continues?: Op;
  readonly rounding?: { readonly unit: bigint; readonly mode: RoundingMode };
}

export interface Scope {
  /** The elaboration of any expression; `want` is the type that its surroundings expect. */
  readonly elaborate: (expr: Expr, scope: Scope, want?: StaticType) => Meaning | undefined;
  readonly symbols: Symbols;
  readonly terms: () => PolicyTerms;
  /** The meaning of a definition or reading; undefined where it is broken. */
  readonly meaningOf: (declaration: Declaration, at: Span) => Meaning | undefined;
  readonly report: (d: Diagnostic) => void;
  /** The words of the file at a place. */
  readonly textOf: (at: Span) => string;
  /** Something could not be read: what depends on it must not be lowered. */
  readonly failed: () => void;
  readonly used: (declaration: Declaration) => void;
  /** The list whose items are in question; `any` where it is still to be inferred. */
  readonly list?: string | 'any';
  /** A year is in question. */
  readonly yearly: boolean;
  /** A month is in question; INVARIANT: then also a year. */
  readonly monthly?: boolean;
  /** Everybody together: the entity itself is a list to count over. */
  readonly population?: boolean;
  /** What clauses pay to everybody, where it may be asked for. */
  readonly clauseTotal?: (expr: ExprOf<'clauseTotal'>) => ValueMeaning | undefined;
}
