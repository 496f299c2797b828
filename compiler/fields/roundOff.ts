/** 取整: this clause's own rounding, of each item or of the whole; before caps, which bind in any case. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { moneyUnits, spell } from '../../dsl/keywords.ts';
import { type FieldMeaning, refine } from '../draft.ts';
import { MONEY } from '../types.ts';

type RoundOff = FieldOf<'roundOff'>;

/** Of the items, of the instalments, or of the whole. */
const sameStage = ({ rule: a }: RoundOff, { rule: b }: RoundOff): boolean =>
  a.perItem === b.perItem && a.perInstalment === b.perInstalment;

export const roundOff: FieldMeaning<RoundOff> = {
  phase: ({ rule }) => (rule.perItem ? 'itemRound' : rule.perInstalment ? 'partRound' : 'yearRound'),
  apply: (field, draft) => {
    const { perItem, perInstalment, unit, mode } = field.rule;
    const { report } = draft.workshop;
    const first = draft.block.fields.find((f): f is RoundOff => f.kind === 'roundOff' && sameStage(f, field));
    if (first !== field) report(diagnostic('GJ1005', field.label.span, { label: field.label.text }));
    if (perInstalment) {
      if (!draft.block.fields.some((f) => f.kind === 'pay'))
        report(diagnostic('GJ4013', field.label.span, { line: field.label.text, needs: spell('pay', 'zh') }));
      return { ...draft, partRounding: { unit: moneyUnits[unit], mode } };
    }
    if (perItem && draft.list === undefined) {
      report(diagnostic('GJ3011', field.span, {}));
      return draft;
    }
    if (draft.amount?.type.kind !== 'money') return draft;
    const value = {
      op: 'round',
      of: draft.amount.op,
      unit: moneyUnits[unit],
      mode,
      type: MONEY,
      at: field.span,
    } as const;
    return refine(draft, perItem ? 'itemRound' : 'rounded', value, field.span);
  },
};
