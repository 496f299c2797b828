/** 停付: payments due on or after the event are not made. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { Event, FieldOf } from '../../dsl/fields/index.ts';
import { scopeOf } from '../definitions.ts';
import { type Draft, type FieldMeaning, type LoweredEvent, read } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { firstExit, statusNamed } from '../expressions/statuses.ts';
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
  const at = event.span;
  const timeline = event.exit && statusNamed(event.date, 'exits', scope);
  const date = event.exit ? undefined : read(event.date, scope, DATE);
  if (!timeline && !date) return undefined;
  const within = event.within && elaborate(event.within, scope, { kind: 'period' });
  if (event.within && !within) return undefined;
  if (event.within && within?.is !== 'period') {
    if (within) reportKind(event.within, scope, within, [{ kind: 'period' }]);
    return undefined;
  }
  const period = within?.is === 'period' ? within : undefined;
  if (timeline) {
    // Of several exits, the first one inside the period is the event.
    const exit = firstExit(timeline, period, at);
    return { date: exit, counts: present(exit, at), exit: { timeline, ...(period ? { within: period } : {}) }, at };
  }
  return date && { date: date.op, counts: period ? period.contains(date.op, at) : present(date.op, at), at };
}

/** Stops and clawbacks need a day of payment to tell what was paid before the event. */
export function requirePayDay(draft: Draft, line: string, at: Event['span']): boolean {
  if (draft.workshop.terms.payDay) return true;
  draft.workshop.report(diagnostic('GJ3013', at, { line }));
  return false;
}
