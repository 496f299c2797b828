/**
 * The Plan: what a policy means, as plain data. A flat list of named Steps in dependency
 * order over about two dozen operators. The reference evaluator and every target read only
 * this file. Words of the law end here: the Plan speaks arithmetic.
 *
 * Numbers: money is measured in fen, ratios as fractions of one, dates as day numbers
 * (dsl/calendar.ts), years as integers; all are exact Rationals.
 */
import type { Rational, RoundingMode } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';

export type Type =
  | { readonly kind: 'money' }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'count'; readonly unit: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'year' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'option'; readonly options: readonly string[] }
  | { readonly kind: 'text' };

/** A number (money, ratio, count, date, year), a flag, or the name of an option or text. */
export type Value = Rational | boolean | string;

/** What a value stands for once: the policy, an entity, an item of its list, or everybody together. */
export interface Grain {
  readonly of: 'policy' | 'entity' | 'item' | 'population';
  /** The list, where `of` is `item`. */
  readonly list?: string;
  /** How many lists the list itself lies in; absent where the entity owns it. */
  readonly depth?: number;
  /** One value a year. */
  readonly yearly: boolean;
}

interface Node {
  readonly type: Type;
  /** The words in the policy file that this says. */
  readonly at: Span;
}

export type Comparison = '<' | '≤' | '=' | '≠' | '≥' | '>';
/** `one`: what the single member is; 不适用 where there is none. */
export type Aggregate = 'sum' | 'count' | 'min' | 'max' | 'mean' | 'any' | 'all' | 'one';

/** One key of an order: a number, a date or a year of the item. What is 不适用 comes last either way. */
export interface SortKey {
  readonly by: Op;
  readonly descending: boolean;
}

export type Op = Node &
  (
    | { readonly op: 'const'; readonly value: Value }
    /** 不适用: nothing here, by rule. */
    | { readonly op: 'absent' }
    /** An input of the present entity, year or item. */
    | { readonly op: 'column'; readonly name: string; readonly list?: string }
    /** Another step, in the present frame. */
    | { readonly op: 'step'; readonly name: string }
    /** A dated parameter: the value in force on the day `on`, else on 31 December of the present year (outside years: the only row). */
    | { readonly op: 'parameter'; readonly name: string; readonly on?: Op }
    /** An undecided point: the chosen answer is evaluated, the others are not. */
    | { readonly op: 'reading'; readonly name: string; readonly answers: { readonly [key: string]: Op } }
    /** The present year. */
    | { readonly op: 'year' }
    | { readonly op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'; readonly a: Op; readonly b: Op }
    /** The only operator that rounds: to a multiple of `unit` fen. */
    | { readonly op: 'round'; readonly of: Op; readonly unit: bigint; readonly mode: RoundingMode }
    | { readonly op: 'compare'; readonly how: Comparison; readonly a: Op; readonly b: Op }
    | { readonly op: 'and' | 'or'; readonly parts: readonly Op[] }
    | { readonly op: 'not'; readonly of: Op }
    | { readonly op: 'when'; readonly test: Op; readonly then: Op; readonly else: Op }
    /** A flag: is `of` 未知 (`unknown`)? Is it there, rather than 不适用 (`present`; 未知 where `of` is)? */
    | { readonly op: 'is'; readonly what: 'unknown' | 'present'; readonly of: Op }
    /** `of`, or `or` where `of` is 未知. */
    | { readonly op: 'coalesce'; readonly of: Op; readonly or: Op }
    /** (now − before) / before; 不可计算 where before ≤ 0. */
    | { readonly op: 'growth'; readonly now: Op; readonly before: Op }
    /** `of` in the year that lies `years` away from the present one. */
    | { readonly op: 'shift'; readonly of: Op; readonly years: number }
    /**
     * Over the items of a list for which `where` holds: of a nested list those that lie in the
     * present item of an outer one. `count` has no `of`. `first` takes the first so many of them
     * by its keys; 不可计算 where a tie at the limit would change the figure.
     */
    | {
        readonly op: 'over';
        readonly how: Aggregate;
        readonly list: string;
        readonly where?: Op;
        readonly of?: Op;
        readonly first?: { readonly keys: readonly SortKey[]; readonly count: Op };
      }
    /**
     * The part of `of` of the present item that `limit` still leaves when the items of its list
     * for which `where` holds come in the order of `keys`; of a nested list, those within the same
     * item of `within`. Below zero counts as zero. 不可计算 where a tie decides.
     */
    | {
        readonly op: 'fill';
        readonly list: string;
        readonly within?: string;
        readonly where?: Op;
        readonly keys: readonly SortKey[];
        readonly of: Op;
        readonly limit: Op;
      }
    /** Over the years from `from` to `to`, both inclusive. */
    | { readonly op: 'overYears'; readonly how: Aggregate; readonly from: Op; readonly to: Op; readonly of: Op }
    /** Over all entities: of grain population. */
    | { readonly op: 'overEntities'; readonly how: Aggregate; readonly where?: Op; readonly of?: Op }
    /**
     * What this entity gets, in the present year, of a `total` that all entities share, where they
     * ask for `of`. Whatever is cut down is a whole multiple of `unit` fen. 不适用 where `of` is.
     * Of one entity alone it is `of` itself: the amount before the total is divided.
     */
    | ({ readonly op: 'allot'; readonly of: Op; readonly total: Op; readonly unit: bigint } & (
        | {
            /** Where all together ask for more, everybody's part is cut in the same proportion. */
            readonly how: 'proRata';
            /** What is cut off below `unit`: lost, or given out again by the largest remainder. */
            readonly rest: 'dropped' | 'largest';
          }
        | {
            /** One after the other by `by`, the lowest first, until the total is used up. */
            readonly how: 'inOrder';
            readonly by: readonly Op[];
            /** A flag: the one at whom the total runs out gets what is left, rather than nothing. */
            readonly part: Op;
          }
      ))
    /**
     * A flag: of all entities for which `among` holds in the present year, is this one among the
     * first `first` by `by`? `ties` says whether all who share the last place come in, none does,
     * or nothing was said (`open`: 不可计算 where it matters). Of one entity alone it is `among`.
     */
    | {
        readonly op: 'rank';
        readonly among: Op;
        readonly by: readonly Op[];
        /** For each of `by`: the highest first, or the lowest. */
        readonly order: readonly ('high' | 'low')[];
        readonly first: Op;
        readonly ties: 'in' | 'out' | 'open';
      }
    /**
     * Part `index` (from 0) of an amount split in the proportions `weights`: every part but the
     * last is cut down to a whole fen, the last takes the remainder, so that they sum exactly.
     * 不适用 outside 0 … weights.length − 1, even where the amount is 未知.
     */
    | { readonly op: 'part'; readonly of: Op; readonly weights: readonly number[]; readonly index: Op }
    | { readonly op: 'yearOf'; readonly of: Op }
    /** A day of a year: 6月30日 of year `year`. */
    | { readonly op: 'dayIn'; readonly year: Op; readonly month: number; readonly day: number }
    /** A date moved by whole years, months or days; the corresponding day, else the month's end. */
    | { readonly op: 'plus'; readonly of: Op; readonly count: number; readonly unit: 'year' | 'month' | 'day' }
    /** A flag: from ≤ of ≤ to; `open` leaves `from` itself out (the first day is not counted). */
    | { readonly op: 'between'; readonly of: Op; readonly from: Op; readonly to: Op; readonly open: boolean }
    /** 裁量系数: the share of an “up to” that is planned; 1 where bounds are asked for. */
    | { readonly op: 'discretion'; readonly of: Op }
  );

export type OpOf<K extends Op['op']> = Extract<Op, { op: K }>;

/** What a step is in its clause, for ledgers and explanations; `definition` for a 定义. */
export type Stage =
  | 'definition'
  | 'applicable'
  | 'condition'
  | 'rank'
  | 'itemGrant'
  | 'itemCap'
  | 'itemRound'
  | 'itemChosen'
  | 'subtotal'
  | 'subtotalCap'
  | 'grant'
  | 'yearCap'
  | 'lifeCap'
  | 'deducted'
  | 'floor'
  | 'rounded'
  | 'award'
  | 'pool'
  | 'due'
  | 'stopped'
  | 'clawback'
  | 'paid'
  | 'share'
  | 'acquire'
  | 'cancel'
  | 'check';

export interface Step {
  readonly name: string;
  readonly stage: Stage;
  readonly grain: Grain;
  readonly value: Op;
  readonly at: Span;
  /** The clause it belongs to, such as 三（一）. */
  readonly clause?: string;
  /** The sentences of the policy that it encodes. */
  readonly cites: readonly Span[];
}

export interface Column {
  readonly name: string;
  /** The list it is a field of; else the entity's own. */
  readonly list?: string;
  readonly yearly: boolean;
  readonly type: Type;
  /** May be left out without remark. */
  readonly optional: boolean;
  /** What absence means: 未知, or that the event has not happened (不适用), or another column's value. */
  readonly absent: 'unknown' | 'never' | { readonly column: string };
  readonly at: Span;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** In order of `from` (a day number; absent = always). A row without value is 未定. */
  readonly rows: readonly { readonly from?: number; readonly value?: Value }[];
  readonly source?: string;
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

export interface Share {
  readonly payer: string;
  /** The payer's part of one; absent = 其余, the rest. */
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

export interface Plan {
  readonly policy: string;
  readonly version: string;
  readonly entity: string;
  readonly lists: readonly string[];
  /** The list that owns a list; lists of the entity itself are not in it. */
  readonly owners?: { readonly [list: string]: string };
  readonly columns: readonly Column[];
  readonly parameters: readonly Parameter[];
  readonly readings: readonly Reading[];
  readonly clauses: readonly PlanClause[];
  /**
   * INVARIANT: in dependency order; a step refers only to steps before it, but through `shift` and
   * `overYears` of its own clause's earlier stages (a total over several years: of its own earlier years).
   */
  readonly steps: readonly Step[];
  readonly payments: readonly PaymentOutput[];
  readonly entitlements: readonly EntitlementOutput[];
  readonly qualifications: readonly QualificationOutput[];
  readonly checks: readonly CheckOutput[];
  /** Years worth asking about: the validity, and how many years payments may reach beyond its end. */
  readonly horizon: { readonly from?: number; readonly to?: number; readonly reach: number };
}

/** What is known of one entity. A key that is not there is 未知 (or “never”, by its column); a list that is not there is 未知, an empty one is empty. */
export interface Facts {
  readonly entity: ReadonlyMap<string, Value>;
  readonly yearly: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  readonly lists: ReadonlyMap<string, readonly ReadonlyMap<string, Value>[]>;
  /** Of a list that another list owns: the place (from 0) of each item's owner in the owner's list. */
  readonly parents?: ReadonlyMap<string, readonly number[]>;
  /** Of such a list: the owners of which it is 未知 what they have. */
  readonly unlisted?: ReadonlyMap<string, ReadonlySet<number>>;
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
  /** A 资格 is held, or not, or has been cancelled, at the end of the year. */
  | { readonly kind: 'status'; readonly status: 'held' | 'notHeld' | 'cancelled' };

export type Expectation = {
  readonly at: Span;
  /** Of one of several entities (its name in the scenario); absent: of all of them together. */
  readonly entity?: string;
} /** One clause (absent: all of them) in one year (absent: all years together). */ & (
  | { readonly kind: 'result'; readonly clause?: string; readonly year?: number; readonly expected: Expected }
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
