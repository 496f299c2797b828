/** What came out instead of what a scenario expected, as data. */
import type { ConflictingClause, EntitlementOutput, Type, Value } from '../compiler/plan.ts';
import type { Rational } from '../dsl/rational.ts';
import type { Status } from './results.ts';
import type { Reason, State } from './states.ts';

export type Actual =
  /** In fen. `atMost`: it is a bound (or what is planned of one), and must be expected as one. */
  | { readonly kind: 'amount'; readonly fen: Rational; readonly atMost: boolean }
  | {
      readonly kind: 'count';
      readonly count: Rational;
      readonly unit: string;
      readonly bound: EntitlementOutput['bound'];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  | {
      readonly kind: 'notComputable';
      readonly reason: Reason;
      readonly clauses?: readonly ConflictingClause[];
      readonly who?: readonly string[];
    }
  | { readonly kind: 'status'; readonly status: Status }
  /** Of a definition or table. */
  | { readonly kind: 'value'; readonly type: Type; readonly value: Value }
  | { readonly kind: 'check'; readonly holds: boolean }
  /** Of a check that was expected of all years: the first year in which it came out otherwise. */
  | { readonly kind: 'inYear'; readonly year: number; readonly actual: Actual }
  /** The clauses that gave something. */
  | { readonly kind: 'clauses'; readonly clauses: readonly string[] }
  /** No such clause computes anything of the kind. */
  | { readonly kind: 'noOutput' };

/** A state as an outcome. */
export function actualOf(s: State, atMost = false): Actual {
  if (s.kind === 'value')
    return typeof s.value === 'object' ? { kind: 'amount', fen: s.value, atMost } : { kind: 'noOutput' };
  if (s.kind === 'unknown') return { kind: 'unknown', missing: s.missing };
  if (s.kind === 'absent') return { kind: 'absent' };
  return {
    kind: 'notComputable',
    reason: s.reason,
    ...(s.clauses && { clauses: s.clauses }),
    ...(s.who && { who: s.who }),
  };
}
