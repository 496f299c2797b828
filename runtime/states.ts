/** The four states of every value: there · 未知 · 不适用 · 不可计算. */
import type { ConflictingClause, Value } from '../compiler/plan.ts';
import type { Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';

/** Why something cannot be computed, however much were known. */
export type Reason =
  | 'divisionByZero'
  /** Growth from a base that is zero or negative. */
  | 'baseNotPositive'
  /** A figure over all entities, asked of one. */
  | 'needsPopulation'
  /** Entities or items that stand alike where it matters which of them comes first, and the text does not say. */
  | 'tie'
  /** An amount to be paid that is not a whole number of fen. */
  | 'notWholeFen'
  /** A parameter that must not lack a figure has none for the day. */
  | 'noFigure'
  /** A year outside 1 … 9999. */
  | 'outOfCalendar'
  /** Two clauses claim the same place with different results. */
  | 'conflict';

export type State =
  | { readonly kind: 'value'; readonly value: Value }
  /**
   * `missing` is sorted and without repeats: `工业产值 2021`, `中标项目[2].合同金额`, a list, a parameter;
   * of another entity with its name before it, `甲厂.工业产值 2021`.
   */
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'notComputable';
      readonly reason: Reason;
      readonly at: Span;
      /** Of a conflict: the clauses. */
      readonly clauses?: readonly ConflictingClause[];
      /** The entities because of which, sorted, where that is not the one in question alone. */
      readonly who?: readonly string[];
    };

export type Unknown = Extract<State, { kind: 'unknown' }>;
export type NotComputable = Extract<State, { kind: 'notComputable' }>;

export const ABSENT: State = { kind: 'absent' };
export const TRUE: State = { kind: 'value', value: true };
export const FALSE: State = { kind: 'value', value: false };

export const known = (value: Value): State => ({ kind: 'value', value });
export const flag = (holds: boolean): State => (holds ? TRUE : FALSE);
export const notComputable = (reason: Reason, at: Span, who?: readonly string[]): NotComputable => ({
  kind: 'notComputable',
  reason,
  at,
  ...(who && { who: [...who].sort(byCodeUnit) }),
});
export const conflict = (clauses: readonly ConflictingClause[], at: Span): NotComputable => ({
  kind: 'notComputable',
  reason: 'conflict',
  at,
  clauses,
});
export const missing = (names: Iterable<string>): Unknown => ({
  kind: 'unknown',
  missing: [...new Set(names)].sort(byCodeUnit),
});

/** The order of names in every list: by code unit, the same on every machine. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What stops an operator that needs all its operands: 不可计算 before 未知, whichever comes first
 * in the text. Several reasons: the one that stands first in the file; several gaps: all of them.
 */
export function stopped(states: readonly State[]): Unknown | NotComputable | undefined {
  let first: NotComputable | undefined;
  let gaps: Unknown | undefined;
  let more: string[] | undefined;
  for (const s of states) {
    if (s.kind === 'notComputable') {
      if (!first || before(s, first)) first = s;
    } else if (s.kind === 'unknown') {
      if (!gaps) gaps = s;
      else if (s !== gaps) {
        more ??= [...gaps.missing];
        more.push(...s.missing);
      }
    }
  }
  return first ?? (more ? missing(more) : gaps);
}

function before(a: NotComputable, b: NotComputable): boolean {
  const place = a.at.start - b.at.start || a.at.end - b.at.end;
  const order = place || byCodeUnit(a.reason, b.reason) || byCodeUnit((a.who ?? []).join(), (b.who ?? []).join());
  return order < 0;
}

/** A number. INVARIANT: the type checker has seen to it. */
export function numberOf(value: Value): Rational {
  if (typeof value !== 'object') throw new Error(`a number was expected, not ${typeof value}`);
  return value;
}

/** The number that a state holds; undefined where it holds none. */
export const numberIn = (s: State): Rational | undefined =>
  s.kind === 'value' && typeof s.value === 'object' ? s.value : undefined;

export const isTrue = (s: State): boolean => s.kind === 'value' && s.value === true;
/** False, or 不适用, which counts as false wherever a flag is asked for. */
export const isFalse = (s: State): boolean => s.kind === 'absent' || (s.kind === 'value' && s.value === false);

export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.n === b.n && a.d === b.d;
  return a === b;
}

/** The same value, or both 不适用. Two gaps are never the same. */
export const sameKnown = (a: State, b: State): boolean =>
  a.kind === 'value' && b.kind === 'value' ? sameValue(a.value, b.value) : a.kind === 'absent' && b.kind === 'absent';
