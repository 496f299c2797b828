/** What one entity gets: the plain data that shells print. Money is whole fen. */
import type { ConflictingClause, EntitlementOutput } from '../compiler/plan.ts';
import type { PayerSplit } from './payers.ts';
import type { Rendered } from './render.ts';
import type { Reason } from './states.ts';

export interface Payment {
  readonly clause: string;
  readonly title: string;
  readonly year: number;
  /** Below zero: taken back. */
  readonly fen: bigint;
  /** 不超过: the amount is what is planned of a bound. */
  readonly atMost: boolean;
  /** The day on which it is due, ISO. */
  readonly due?: string;
  readonly payer: PayerSplit;
  /** Who receives it, where the clause names several. */
  readonly recipient?: PayerSplit;
}

export interface Entitlement {
  readonly clause: string;
  readonly title: string;
  readonly year: number;
  /** Exact text. */
  readonly quantity: string;
  readonly unit: string;
  readonly bound: EntitlementOutput['bound'];
}

/** `tracked`: an authority decides, and nothing has cancelled it. */
export type Status = 'held' | 'notHeld' | 'cancelled' | 'tracked';

export interface Qualification {
  readonly clause: string;
  readonly title: string;
  readonly year: number;
  readonly status: Status;
}

/** What cannot be said for want of inputs: the same inputs for all these years. */
export interface UnknownOutput {
  readonly clause: string;
  readonly title: string;
  readonly years: readonly number[];
  readonly missing: readonly string[];
}

export interface NotComputableOutput {
  readonly clause: string;
  readonly title: string;
  readonly year: number;
  readonly reason: Reason;
  /** Of a conflict: the clauses that contradict each other. */
  readonly clauses?: readonly ConflictingClause[];
  /** The entities because of which, where that is not this one alone. */
  readonly who?: readonly string[];
}

/**
 * A clause whose amount stands before what only all entities together can settle: the division of
 * a total, or a ranking. Of an entity that is asked alone.
 */
export interface BeforePopulation {
  readonly clause: string;
  readonly title: string;
  readonly what: 'pool' | 'rank';
}

/** A payment that hangs on how a period ends in a month without the corresponding day; fen under the law and under the other rule. */
export interface MonthEndOutput {
  readonly clause: string;
  readonly year: number;
  readonly fen: bigint;
  readonly otherFen: bigint;
}

/** A step: one text, one by year (or month, `2026-01`), one by item (null where there is none), or items by year. */
export type StepValues =
  | Rendered
  | { readonly [yearOrMonth: string]: Rendered | readonly (Rendered | null)[] }
  | readonly (Rendered | null)[];

export interface EntityResult {
  readonly readings: { readonly [name: string]: string };
  readonly years: readonly number[];
  /** By year, then in the order of the clauses. */
  readonly payments: readonly Payment[];
  readonly entitlements: readonly Entitlement[];
  readonly qualifications: readonly Qualification[];
  /** Year → fen of all payments that are known. */
  readonly totals: { readonly [year: string]: bigint };
  readonly unknown: readonly UnknownOutput[];
  readonly notComputable: readonly NotComputableOutput[];
  readonly monthEnds: readonly MonthEndOutput[];
  readonly beforePopulation: readonly BeforePopulation[];
  /** Every definition and every stage that has a value, by step. */
  readonly values: { readonly [step: string]: StepValues };
}
