/** 缺数: what to do where a figure is missing. Without such a line the result is 未知. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { scaled } from '../conversions.ts';
import { type FieldMeaning, read, scopeFor } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { reportKind, reportUnlike } from '../expressions/values.ts';
import { factorBetween } from '../measures.ts';
import { allOf, anyOf, missing as isMissing, mapOp, mentions, not, opKey } from '../ops.ts';
import type { Op } from '../plan.ts';

export const missing: FieldMeaning<FieldOf<'missing'>> = {
  phase: 'missing',
  apply: (field, draft) => {
    const scope = scopeFor(draft);
    const of = read(field.rule.of, scope);
    const treatment = elaborate(field.rule.treatment, scope, { kind: 'missingRule' });
    if (!of || !treatment) return draft;
    if (treatment.is !== 'missingRule') {
      reportKind(field.rule.treatment, scope, treatment, [{ kind: 'missingRule' }]);
      return draft;
    }
    const key = opKey(of.op);
    const at = field.rule.span;
    const gone = isMissing(of.op, at);
    const rule = (op: Op, role: 'condition' | 'grant'): Op => {
      if (!mentions(op, key)) return op;
      return treatment.apply({
        // In a condition, “not recognised” is false and so overrules 未知.
        notRecognised: () => (role === 'condition' ? allOf([not(gone, at), op], at) : op),
        deemedMet: () => (role === 'condition' ? anyOf([gone, op], at) : op),
        instead: (other) => {
          const factor = factorBetween(other.type, of.type);
          const or = factor && scaled(other, factor, of.type);
          if (!or) reportUnlike(other.type, of.type, other.at, draft.workshop);
          return mapOp(op, (inner) =>
            opKey(inner) === key ? { op: 'coalesce', of: inner, or: or ?? other, type: inner.type, at } : undefined,
          );
        },
      });
    };
    const words = draft.workshop.textOf(field.rule.of.span);
    return { ...draft, missingRules: [...draft.missingRules, { key, rewrite: rule, at, words }] };
  },
};
