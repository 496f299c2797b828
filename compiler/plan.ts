/**
 * The Plan: what a policy means, as plain data. A flat list of named Steps in dependency
 * order over about two dozen operators. The reference evaluator and every target read only
 * this file. Words of the law end here: the Plan speaks arithmetic.
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
import type { Rational, RoundingMode } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';

export type Type =
  /** 人民币 where there is no currency; what is paid is always that. */
  | { readonly kind: 'money'; readonly currency?: string }
  | { readonly kind: 'ratio' }
  /** The difference of two ratios, which is no ratio. */
  | { readonly kind: 'points' }
  | { readonly kind: 'count'; readonly unit: string }
  /** So much for each unit: `元/吨`, `元/人·月`, `元/100日元` (dsl/units.ts reads the text). */
  | { readonly kind: 'rate'; readonly unit: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'year' }
  | { readonly kind: 'month' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'option'; readonly options: readonly string[] }
  | { readonly kind: 'text' };

/** A number (money, ratio, count, date, year, month), a flag, or the name of an option or text. */
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
  /** One value a month; INVARIANT: then also yearly. */
  readonly monthly?: true;
  /** One value a year, but asked in a month it is that month's: it reads parameters, which may change within a year. */
  readonly dated?: true;
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
    /**
     * A dated parameter: the value in force on the day `on`, else on the last day of the present
     * month or, outside months, on 31 December of the present year (outside years: the only row).
     */
    | { readonly op: 'parameter'; readonly name: string; readonly on?: Op }
    /** An undecided point: the chosen answer is evaluated, the others are not. */
    | { readonly op: 'reading'; readonly name: string; readonly answers: { readonly [key: string]: Op } }
    /** The present year. */
    | { readonly op: 'year' }
    /** The present month. */
    | { readonly op: 'month' }
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
    /** `of` in the year that lies `years` away from the present one; with `sameMonth` in the present month of that year. */
    | { readonly op: 'shift'; readonly of: Op; readonly years: number; readonly sameMonth?: true }
    /** `of` in the month that lies `months` away from the present one. */
    | { readonly op: 'shiftMonths'; readonly of: Op; readonly months: number }
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
    /** Over the years from `from` to `to`, both inclusive; with `sameMonth` in the present month of each. */
    | {
        readonly op: 'overYears';
        readonly how: Aggregate;
        readonly from: Op;
        readonly to: Op;
        readonly of: Op;
        readonly sameMonth?: true;
      }
    /** Over the months from `from` to `to`, both inclusive; without `window` over the twelve of the present year. */
    | {
        readonly op: 'overMonths';
        readonly how: Aggregate;
        readonly window?: { readonly from: Op; readonly to: Op };
        readonly of: Op;
      }
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
     * last is cut down to a whole fen (or rounded to a multiple of `unit` by `mode`, but never beyond
     * what is left), the last takes the remainder, so that they sum exactly.
     * 不适用 outside 0 … weights.length − 1, even where the amount is 未知.
     */
    | {
        readonly op: 'part';
        readonly of: Op;
        readonly weights: readonly number[];
        readonly index: Op;
        readonly unit?: bigint;
        readonly mode?: RoundingMode;
      }
    /**
     * Part `index` of an amount divided in proportion to `weights`: whole fen, what is left goes to
     * the largest remainders, the earlier first among equals, so that the parts sum exactly. A weight
     * that is 不适用 counts nothing and has no part.
     */
    | { readonly op: 'portion'; readonly of: Op; readonly weights: readonly Op[]; readonly index: number }
    /** 不可计算: two clauses claim the same place with different results. */
    | { readonly op: 'conflict'; readonly clauses: readonly ConflictingClause[] }
    /** The year of a date or of a month. */
    | { readonly op: 'yearOf'; readonly of: Op }
    /** The month of a date. */
    | { readonly op: 'monthOf'; readonly of: Op }
    /** A day of a month, or its last day where it has no such day. */
    | { readonly op: 'dayOf'; readonly month: Op; readonly day: number }
    /** A day of a year: 6月30日 of year `year`. */
    | { readonly op: 'dayIn'; readonly year: Op; readonly month: number; readonly day: number }
    /** A date moved by whole years, months or days; the corresponding day, else the month's end. */
    | { readonly op: 'plus'; readonly of: Op; readonly count: number; readonly unit: 'year' | 'month' | 'day' }
    /**
     * How much time passes from one day to another; nothing where `to` is not later. Whole years,
     * months or days; or years of which each day is as long as its calendar year says (`yearByDays`).
     * The last day itself counts only where `lastIn`.
     */
    | {
        readonly op: 'lapse';
        readonly from: Op;
        readonly to: Op;
        readonly unit: 'year' | 'month' | 'day' | 'yearByDays';
        readonly lastIn: boolean;
      }
    /** A flag: from ≤ of ≤ to; `open` leaves `from` itself out (the first day is not counted). */
    | { readonly op: 'between'; readonly of: Op; readonly from: Op; readonly to: Op; readonly open: boolean }
    /** 裁量系数: the share of an “up to” that is planned; 1 where bounds are asked for. */
    | { readonly op: 'discretion'; readonly of: Op }
  );

/** One side of a conflict, and the name that its 例外 line bears. */
export interface ConflictingClause {
  readonly clause: string;
  readonly label?: string;
}

export type OpOf<K extends Op['op']> = Extract<Op, { op: K }>;

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

/** What is known of one entity. A key that is not there is 未知 (or “never”, by its column); a list that is not there is 未知, an empty one is empty. */
export interface Facts {
  readonly entity: ReadonlyMap<string, Value>;
  readonly yearly: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  /** By month number. */
  readonly monthly?: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  /** Yearly and monthly fields of an item are kept under their name and year or month: `产值 2026`, `缴费基数 2026-01`. */
  readonly lists: ReadonlyMap<string, readonly ReadonlyMap<string, Value>[]>;
  /** Of a list that another list owns: the place (from 0) of each item's owner in the owner's list. */
  readonly parents?: ReadonlyMap<string, readonly number[]>;
  /** Of such a list: the owners of which it is 未知 what they have. */
  readonly unlisted?: ReadonlyMap<string, ReadonlySet<number>>;
}

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
