/** The operators of the Plan, and the types and grains of what they give. */
import type { Rational, RoundingMode } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';

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
