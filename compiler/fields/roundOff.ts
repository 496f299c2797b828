/** 取整: this clause's own rounding, of each item or of the award. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { moneyUnits } from '../../dsl/keywords.ts';
import { type FieldMeaning, refine } from '../draft.ts';
import { MONEY } from '../types.ts';

export const roundOff: FieldMeaning<FieldOf<'roundOff'>> = {
  phase: (field) => (field.rule.perItem ? 'itemRound' : 'discretion'),
  apply: (field, draft) => {
    const { perItem, unit, mode } = field.rule;
    const how = { unit: moneyUnits[unit], mode };
    if (!perItem) return { ...draft, rounding: how };
    if (draft.list === undefined) {
      draft.workshop.report(diagnostic('GJ3011', field.span, {}));
      return draft;
    }
    if (draft.amount?.type.kind !== 'money') return draft;
    return refine(
      draft,
      'itemRound',
      { op: 'round', of: draft.amount.op, ...how, type: MONEY, at: field.span },
      field.span,
    );
  },
};
