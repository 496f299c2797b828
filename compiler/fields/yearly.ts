/** 每年: computed for each year of a period; never before the policy is in force, after its validity only if benefits run on. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { entityScope, type FieldMeaning } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { reportKind } from '../expressions/values.ts';
import { compareOp, thisYear } from '../ops.ts';
import type { Meaning } from '../scope.ts';
import { afterStart, beforeExpiry, isValidity } from '../terms.ts';

/** 每年：2026年 means that year alone. */
const singleYear = (meaning: Meaning | undefined): Meaning | undefined =>
  meaning?.is === 'value' && meaning.type.kind === 'year'
    ? {
        is: 'period',
        unit: 'year',
        grain: meaning.grain,
        contains: (point, at) => compareOp('=', point, meaning.op, at),
        touchesYear: (year, at) => compareOp('=', year, meaning.op, at),
      }
    : meaning;

export const yearly: FieldMeaning<FieldOf<'yearly'>> = {
  phase: 'frame',
  apply: (field, draft) => {
    const other = draft.block.fields.find((f) => f.kind === 'once');
    if (other)
      draft.workshop.report(
        diagnostic('GJ3015', field.span, { first: spell('yearly', 'zh'), second: spell('once', 'zh') }),
      );
    const scope = { ...entityScope(draft), yearly: true };
    const period = singleYear(elaborate(field.period, scope, { kind: 'period' }));
    if (!period) return { ...draft, yearly: true };
    if (period.is !== 'period') {
      reportKind(field.period, scope, period, [{ kind: 'period' }]);
      return { ...draft, yearly: true };
    }
    if (period.unit === 'date' || period.unit === 'month') {
      draft.workshop.report(diagnostic('GJ3016', field.period.span, { unit: period.unit, other: 'year' }));
      return { ...draft, yearly: true };
    }
    const at = field.period.span;
    const year = thisYear(at);
    const started = isValidity(field.period) ? [] : [afterStart(draft.workshop, year, at)];
    const inTime = [...started, beforeExpiry(draft.workshop, year, at)];
    const inside = [period.contains(year, at), ...inTime];
    return { ...draft, yearly: true, applicable: [...draft.applicable, ...inside] };
  },
};
