/** 停付: payments due on or after the event are not made. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { Event, FieldOf } from '../../dsl/fields/index.ts';
import { scopeOf } from '../definitions.ts';
import { type Draft, type FieldMeaning, type LoweredEvent, read } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { reportKind } from '../expressions/values.ts';
import { present } from '../ops.ts';
import { DATE } from '../types.ts';

export const stop: FieldMeaning<FieldOf<'stop'>> = {
  phase: 'stop',
  apply: (field, draft) => {
    const event = lowerEvent(field.event, draft);
    return event ? { ...draft, stops: [...draft.stops, event] } : draft;
  },
};

/** The event's date, and the flag that it has happened (inside its period, where one is named). */
export function lowerEvent(event: Event, draft: Draft): LoweredEvent | undefined {
  const scope = scopeOf(draft.workshop);
  const date = read(event.date, scope, DATE);
  if (!date) return undefined;
  if (!event.within) return { date: date.op, counts: present(date.op, event.span), at: event.span };
  const period = elaborate(event.within, scope, { kind: 'period' });
  if (!period) return undefined;
  if (period.is !== 'period') {
    reportKind(event.within, scope, period, [{ kind: 'period' }]);
    return undefined;
  }
  return { date: date.op, counts: period.contains(date.op, event.span), at: event.span };
}

/** Stops and clawbacks need a day of payment to tell what was paid before the event. */
export function requirePayDay(draft: Draft, line: string, at: Event['span']): boolean {
  if (draft.workshop.terms.payDay) return true;
  draft.workshop.report(diagnostic('GJ3013', at, { line }));
  return false;
}
