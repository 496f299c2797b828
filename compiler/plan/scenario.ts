/** Scenarios as data: what is given, and what is expected of it. */
import type { Rational } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import type { Facts } from './facts.ts';
import type { Type, Value } from './op.ts';

/** One side's part of an amount: what somebody pays, or receives. */
export interface Party {
  readonly side: 'payer' | 'recipient';
  readonly name: string;
}

/** What a scenario demands of one target. Amounts are fen. */
export type Expected =
  /** The exact amount (or the exact count with its unit). */
  | { readonly kind: 'amount'; readonly fen: Rational }
  /** 不超过: the award is an upper bound, and the bound is this. */
  | { readonly kind: 'atMost'; readonly fen: Rational }
  /** 测算: what is planned of an upper bound, at the discretion's share. */
  | { readonly kind: 'planned'; readonly fen: Rational }
  | {
      readonly kind: 'count';
      readonly bound: 'exactly' | 'atLeast' | 'atMost';
      readonly count: Rational;
      readonly unit: string;
    }
  | { readonly kind: 'state'; readonly state: 'absent' | 'unknown' | 'notComputable' }
  /** A 核对 holds, or not, for those whom the scenario gives. */
  | { readonly kind: 'check'; readonly holds: boolean }
  /** A 资格 is held, or not, or has been cancelled, at the end of the year. */
  | { readonly kind: 'status'; readonly status: 'held' | 'notHeld' | 'cancelled' };

export type Expectation = {
  readonly at: Span;
  /** Of one of several entities (its name in the scenario); absent: of all of them together. */
  readonly entity?: string;
} /** One clause (absent: all of them) in one year (absent: all years together). */ & (
  | {
      readonly kind: 'result';
      readonly clause?: string;
      readonly year?: number;
      /** Only the part of a payer or recipient. */
      readonly party?: Party;
      readonly expected: Expected;
    }
  /** What a definition or table says (in a year): a value of its type, or a state. */
  | {
      readonly kind: 'figure';
      readonly name: string;
      readonly year?: number;
      readonly type: Type;
      readonly expected: { readonly kind: 'value'; readonly value: Value } | Extract<Expected, { kind: 'state' }>;
    }
  /** 依据: exactly these clauses gave money, an entitlement or a qualification. */
  | { readonly kind: 'fired'; readonly clauses: readonly string[] }
  /** 不适用: none of these clauses gave anything in any year. */
  | { readonly kind: 'notApplicable'; readonly clauses: readonly string[] }
);

/** One case of a 场景: given facts, under these readings, these results. */
export interface ScenarioCase {
  readonly name: string;
  readonly at: Span;
  /** Of the entity; of the first, where there are several. */
  readonly facts: Facts;
  /** Where several are given: all of them. They are the whole population of the case. */
  readonly entities?: readonly { readonly id: string; readonly facts: Facts }[];
  /** Reading name → key of the answer, where it departs from the provisional choice. */
  readonly readings: { readonly [name: string]: string };
  readonly expectations: readonly Expectation[];
}
