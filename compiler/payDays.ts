/** A finding about days of payment: an instalment that is due before its own event. */
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Span } from '../dsl/span.ts';
import type { Draft } from './draft.ts';
import { opKey, yearOf } from './ops.ts';
import type { Op } from './plan.ts';

/**
 * A part that is due in the year of its own event counts as paid on the year's day of payment, even
 * where the event comes after that day. Only stops and clawbacks look at the day.
 */
export function reportPaidBefore(draft: Draft, year: Op, event: Op | undefined, at: Span): void {
  const { terms, report, textOf } = draft.workshop;
  const { payDay } = terms;
  const dated = draft.block.fields.some((field) => field.kind === 'stop' || field.kind === 'clawback');
  if (!dated || !payDay || (payDay.month === 12 && payDay.day === 31)) return;
  if (mayBeYearOf(year, event, draft)) report(diagnostic('GJ4066', at, { words: textOf(at), ...payDay }));
}

/** Whether some reading makes it the year of the event (of any date, where none is given). */
function mayBeYearOf(year: Op, event: Op | undefined, draft: Draft): boolean {
  const inner = year.op === 'step' ? draft.workshop.steps.find((step) => step.name === year.name)?.value : undefined;
  if (inner) return mayBeYearOf(inner, event, draft);
  if (year.op === 'reading') return Object.values(year.answers).some((answer) => mayBeYearOf(answer, event, draft));
  if (year.op !== 'yearOf') return false;
  return !event || opKey(year) === opKey(yearOf(event, year.at));
}
