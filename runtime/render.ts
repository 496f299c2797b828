/** Values as exact text for data exchange. Shells word them for people. */
import type { ConflictingClause, Type, Value } from '../compiler/plan.ts';
import { isoDate, isoMonth } from '../dsl/calendar.ts';
import { toNumber, toText } from '../dsl/rational.ts';
import type { Reason, State } from './states.ts';

export type Rendered = string | boolean;

/** Money as fen, ratios as fractions of one, dates and months as ISO, counts and years as digits, flags as they are. */
export function renderValue(type: Type, value: Value): Rendered {
  if (typeof value !== 'object') return value;
  if (value.d !== 1n) return toText(value);
  return type.kind === 'date'
    ? isoDate(toNumber(value))
    : type.kind === 'month'
      ? isoMonth(toNumber(value))
      : toText(value);
}

/** A state in the same form. */
export type RenderedState =
  | { readonly state: 'value'; readonly value: Rendered }
  | { readonly state: 'unknown'; readonly missing: readonly string[] }
  | { readonly state: 'absent' }
  | {
      readonly state: 'notComputable';
      readonly reason: Reason;
      readonly clauses?: readonly ConflictingClause[];
      readonly who?: readonly string[];
    };

/** A state as plain data. */
export function renderState(type: Type, s: State): RenderedState {
  if (s.kind === 'value') return { state: 'value', value: renderValue(type, s.value) };
  if (s.kind === 'unknown') return { state: 'unknown', missing: s.missing };
  if (s.kind === 'absent') return { state: 'absent' };
  return {
    state: 'notComputable',
    reason: s.reason,
    ...(s.clauses && { clauses: s.clauses }),
    ...(s.who && { who: s.who }),
  };
}
