/**
 * Kernel code: what a Plan means for a whole population, as integer arithmetic over columns.
 * Lowered from a Plan (compiler/passes), printed as JavaScript or WebAssembly
 * (compiler/targets), run by runtime/columnar. Plain data; nothing of the law's words is left.
 *
 * Numbers are integers with a proven range; a fraction is a pair of integers that the lowering
 * keeps apart. States are integers too: see `STATE` and `TRUTH`.
 */
import type { Comparison } from './plan.ts';

/** Both ends inclusive. */
export interface Range {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** States of a value, ordered so that the state of a strict operator is the greatest of its operands’. */
export const STATE = { value: 0, absent: 1, unknown: 2, notComputable: 3 } as const;
/** States of a flag, ordered so that Kleene's 且 and 或 of undecided parts are the greatest of them; `absent` counts as false. */
export const TRUTH = { no: 0, yes: 1, unknown: 2, notComputable: 3, absent: 4 } as const;

/** Where a cell of a column lies. */
export type Row =
  | { readonly at: 'entity' }
  /** INVARIANT: asked only where `there` holds; years outside the store are not there. */
  | { readonly at: 'year'; readonly year: Int }
  | { readonly at: 'item'; readonly item: number };

/** An integer. `range` holds wherever its state is `value`; elsewhere the number means nothing. */
export type Int = { readonly range: Range } & (
  | { readonly int: 'lit'; readonly value: bigint }
  /** A figure of the policy: an argument of the call, so that changing it compiles nothing. */
  | { readonly int: 'arg'; readonly index: number }
  | { readonly int: 'var'; readonly id: number }
  | { readonly int: 'cell'; readonly column: number; readonly row: Row }
  | { readonly int: 'add' | 'sub' | 'mul' | 'min' | 'max'; readonly a: Int; readonly b: Int }
  /** Towards minus infinity. INVARIANT: b > 0. */
  | { readonly int: 'floorDiv'; readonly a: Int; readonly b: Int }
  | { readonly int: 'pick'; readonly test: Bool; readonly a: Int; readonly b: Int }
);

export type Bool =
  | { readonly bool: 'lit'; readonly value: boolean }
  | { readonly bool: 'compare'; readonly how: Comparison; readonly a: Int; readonly b: Int }
  | { readonly bool: 'and' | 'or'; readonly parts: readonly Bool[] }
  | { readonly bool: 'not'; readonly of: Bool }
  /** The cell holds something. */
  | { readonly bool: 'there'; readonly column: number; readonly row: Row }
  /** The list of the present entity is known, be it empty. */
  | { readonly bool: 'listKnown'; readonly list: number };

export type Statement =
  | { readonly do: 'let' | 'set'; readonly id: number; readonly value: Int }
  | { readonly do: 'if'; readonly test: Bool; readonly then: readonly Statement[]; readonly else: readonly Statement[] }
  /** Over every item of the present entity, or every year of a span: figures that do not depend on the order. */
  | { readonly do: 'fold'; readonly over: Turns; readonly body: readonly Statement[]; readonly folds: readonly Fold[] };

/** `item` is the item's row in the list's columns; years from … to are both inclusive. */
export type Turns =
  | { readonly of: 'items'; readonly list: number; readonly item: number }
  | { readonly of: 'years'; readonly year: number; readonly from: Int; readonly to: Int };

/** Variable `id` is `start`, then joined with `value` once for each turn. */
export interface Fold {
  readonly id: number;
  readonly how: 'sum' | 'min' | 'max';
  readonly start: bigint;
  readonly value: Int;
}

/** How a column is stored: `scale` stored units make one. A missing cell holds the kind's sentinel. */
export interface CodeColumn {
  readonly name: string;
  readonly list?: string;
  readonly yearly: boolean;
  /** It holds the year of the date of this name. */
  readonly yearOf?: true;
  readonly kind: 'number' | 'date' | 'year' | 'flag' | 'option' | 'text';
  readonly scale: bigint;
  /** Of the stored integers. */
  readonly range: Range;
}

/** Rows of one output: for each entity and year a row, where there is anything to say. */
export interface ClauseCode {
  readonly clause: string;
  readonly title: string;
  readonly output: 'payment' | 'entitlement' | 'check';
  /** Index into the Plan's payments or entitlements, or among the figures that checks ask for. */
  readonly index: number;
  /** Arguments of the call: figures of the policy, as integers. */
  readonly figures: readonly bigint[];
  /** Run for each entity: in which years it has anything to say. */
  readonly window: readonly Statement[];
  /** Run for each entity that has any, before its years. */
  readonly entity: readonly Statement[];
  /** The entity has nothing to say in any year. */
  readonly skip: Bool;
  /** Years outside these bounds have nothing to say. `once`: it is run a single time, outside years. */
  readonly from?: Int;
  readonly to?: Int;
  readonly once: boolean;
  /** Run for each year; `year` is its variable. */
  readonly year: number;
  readonly yearly: readonly Statement[];
  /** The amount of the year as `amount` ÷ `scale`, its state, and whether a cap lowered it. */
  readonly amount: Int;
  readonly scale: bigint;
  readonly state: Int;
  readonly capped: Bool;
  /** A cap that acts once, outside years, lowered something. */
  readonly cappedOnce: Bool;
  readonly variables: number;
  readonly arithmetic: Arithmetic;
}

/** A clause that kernel code cannot say: the reference evaluator has to. */
export interface Refusal {
  readonly clause: string;
  readonly title: string;
  readonly output: ClauseCode['output'];
  readonly index: number;
  readonly why: string;
  /** Offset into the policy file. */
  readonly at: number;
}

/** Which machine numbers hold every intermediate result exactly, and the place that decides it. */
export interface Arithmetic {
  readonly needs: 'double' | 'int64' | 'bigint';
  /** The largest intermediate result, in absolute value. */
  readonly largest: bigint;
  /** What stands where the largest arises: an offset into the policy file. */
  readonly at: number;
}

/** Byte offsets in the frame of a WebAssembly call; every entry but the figures is an address (or, for `once`, a count). */
export const FRAME = {
  low: 0,
  high: 4,
  figures: 8,
  entity: 12,
  year: 16,
  amount: 20,
  mark: 24,
  once: 28,
  /** Then an address a column, two a list: offsets and known. */
  columns: 32,
} as const;
export const columnEntry = (column: number): number => FRAME.columns + 4 * column;
export const listEntry = (columns: number, list: number): number => FRAME.columns + 4 * columns + 8 * list;

/** Whether the amounts that a kernel writes are doubles (they fit exactly), not 64-bit integers. */
export const narrowAmounts = ({ amount }: ClauseCode): boolean =>
  amount.range.hi <= 2n ** 53n && amount.range.lo >= -(2n ** 53n);
