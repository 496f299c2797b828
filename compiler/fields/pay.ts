/** 兑现: in which years the award is paid, in which parts. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { entityScope, type FieldMeaning, read, refine } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { LONGEST_PERIOD, reportNoDuration } from '../expressions/time.ts';
import { reportKind } from '../expressions/values.ts';
import { arithmetic, thisYear } from '../ops.ts';
import { ENTITY_YEAR, YEAR } from '../types.ts';

export const pay: FieldMeaning<FieldOf<'pay'>> = {
  phase: 'pay',
  apply: (field, draft) => {
    const { years, split, from, span } = field.instalments;
    const { report } = draft.workshop;
    if (!draft.amount) return draft;
    // Which year's benefit is split would be lost: the parts of several years fall due together.
    if (draft.yearly) {
      const frame = draft.block.fields.some((other) => other.kind === 'monthly') ? 'monthly' : 'yearly';
      report(diagnostic('GJ3015', field.span, { first: field.label.text, second: spell(frame, 'zh') }));
      return draft;
    }
    if (years.kind !== 'literal' || years.literal.type !== 'duration' || years.literal.unit !== 'year') {
      reportNoDuration(years, report);
      return draft;
    }
    const count = years.literal.count;
    if (count < 1 || count > LONGEST_PERIOD.year) {
      report(diagnostic('GJ3019', years.span, { written: years.literal.spelling, most: String(LONGEST_PERIOD.year) }));
      return draft;
    }
    const scope = { ...entityScope(draft), yearly: false };
    const parts = elaborate(split, scope, { kind: 'split' });
    const first = read(from, scope, YEAR);
    if (!parts || !first) return draft;
    if (parts.is !== 'split') {
      reportKind(split, scope, parts, [{ kind: 'split' }]);
      return draft;
    }
    const wrong = parts.parts.find((n) => n !== count);
    if (wrong !== undefined) report(diagnostic('GJ3012', split.span, { years: count, parts: wrong }));
    const index = arithmetic('sub', thisYear(span), first.op, YEAR, span);
    return refine(draft, 'due', parts.part(draft.amount.op, index, count, span), span, ENTITY_YEAR);
  },
};
