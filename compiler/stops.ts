/** 停付 and 恢复: what is due less what is stopped or has expired, and what is made up on resumption. */
import { spell } from '../dsl/keywords.ts';
import { ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { addStep, type Draft, type LoweredEvent, payDayOf, paymentsBegin, refine, type Source } from './draft.ts';
import { latestMoves } from './expressions/statuses.ts';
import { requirePayDay } from './fields/stop.ts';
import {
  absent,
  allOf,
  anyOf,
  arithmetic,
  compareOp,
  constant,
  missing,
  not,
  present,
  thisYear,
  when,
  yearOf,
} from './ops.ts';
import type { Op } from './plan.ts';
import { beforeExpiry, beforeExpiryDay } from './terms.ts';
import { ENTITY_YEAR, MONEY } from './types.ts';

/** What is due less what is stopped or has expired. */
export function paid(draft: Draft): Draft {
  const { amount, block } = draft;
  if (!amount) return draft;
  const stopField = block.fields.find((field) => field.kind === 'stop');
  const at = stopField?.span ?? block.span;
  const day = payDayOf(draft, at);
  const instalments = block.fields.some((field) => field.kind === 'pay');
  // Yearly entitlements have met the expiry rule already; instalments meet it on their own day.
  const inTime =
    instalments && day ? beforeExpiryDay(draft.workshop, day, at) : beforeExpiry(draft.workshop, thisYear(at), at);
  const dated = stopField && requirePayDay(draft, spell('stop', 'zh'), stopField.span) && day;
  const stops = dated ? draft.stops.map((event) => stoppedBy(event, dated, draft.resume)) : [];
  const reasons = [...stops, ...draft.payVetoes];
  if (reasons.length === 0)
    return refine(draft, 'paid', when(inTime, amount.op, absent(MONEY, at), at), at, ENTITY_YEAR);
  const stopped = anyOf(reasons, at);
  const { draft: next, ref } = addStep(draft, 'stopped', ENTITY_YEAR, stopped, at);
  const left = when(ref, constant(ZERO, MONEY, at), amount.op, at);
  // What is stopped is nothing, however much it would have been.
  const value = when(missing(amount.op, at), left, when(present(amount.op, at), left, absent(MONEY, at), at), at);
  const regular = refine(next, 'paid', when(inTime, value, absent(MONEY, at), at), at, ENTITY_YEAR);
  return dated && draft.resume?.madeUp ? madeUp(regular, amount.op, draft.resume, dated, inTime) : regular;
}

/** The event counts, lies on or before the day (of payment), and payments have not resumed since. */
export function stoppedBy(event: LoweredEvent, day: Op, resume: Draft['resume']): Op {
  const { at } = event;
  if (event.exit && resume && reentered(event, resume)) return outAgain(event.exit, day, resume, at);
  const stopped = [event.counts, compareOp('≤', event.date, day, at)];
  if (!resume) return allOf(stopped, at);
  const resumed = allOf(
    [
      ...(resume.condition ? [resume.condition] : []),
      present(resume.from, resume.at),
      compareOp('≤', resume.from, day, resume.at),
      compareOp('≤', event.date, resume.from, resume.at),
    ],
    resume.at,
  );
  return allOf([...stopped, not(resumed, resume.at)], at);
}

/** The event leaves the 状态 whose re-entry is the day on which payments resume. */
const reentered = ({ exit }: LoweredEvent, { reentry }: NonNullable<Draft['resume']>): boolean =>
  exit !== undefined && reentry?.name === exit.timeline.name;

/**
 * Of a 状态 that may be left and entered more than once: the latest exit counts that lies on or
 * before the day, unless there has been an entry since.
 */
function outAgain(
  { timeline, within }: NonNullable<LoweredEvent['exit']>,
  day: Op,
  resume: NonNullable<Draft['resume']>,
  at: Span,
): Op {
  const latest = latestMoves(timeline, within, day, at);
  const back = compareOp('≥', latest.entry, latest.exit, resume.at);
  const resumed = allOf([...(resume.condition ? [resume.condition] : []), back], resume.at);
  return allOf([present(latest.exit, at), not(resumed, resume.at)], at);
}

/**
 * 停付期间的补发: in the year in which payments resume, what fell due before that day and after the
 * event. It is a payment of that year: another event or a veto stops it like any other.
 */
function madeUp(draft: Draft, due: Op, resume: NonNullable<Draft['resume']>, day: Op, inTime: Op): Draft {
  const { at, from } = resume;
  const zero = constant(ZERO, MONEY, at);
  const vetoed = anyOf(draft.payVetoes, at);
  const stoppedThen = allOf(
    [
      compareOp('<', day, from, at),
      anyOf(
        draft.stops.map((event) =>
          reentered(event, resume)
            ? stoppedBy(event, day, resume)
            : allOf([event.counts, compareOp('≤', event.date, day, at)], at),
        ),
        at,
      ),
      not(vetoed, at),
      inTime,
    ],
    at,
  );
  const year = yearOf(from, at);
  const sum: Op = {
    op: 'overYears',
    how: 'sum',
    from: paymentsBegin(draft, at),
    to: year,
    of: when(stoppedThen, due, zero, at),
    type: MONEY,
    at,
  };
  // Nobody is paid before the day on which payments resume.
  const later = arithmetic('max', day, from, day.type, at);
  const stoppedAgain = draft.stops.map((event) =>
    reentered(event, resume)
      ? stoppedBy(event, later, resume)
      : allOf([event.counts, compareOp('>', event.date, from, at), compareOp('≤', event.date, day, at)], at),
  );
  const now = allOf(
    [
      compareOp('=', thisYear(at), year, at),
      ...(resume.condition ? [resume.condition] : []),
      not(anyOf([...stoppedAgain, vetoed], at), at),
      inTime,
    ],
    at,
  );
  const { draft: next, ref } = addStep(draft, 'madeUp', ENTITY_YEAR, when(now, sum, absent(MONEY, at), at), at);
  const regular = draft.amount?.op ?? zero;
  const [kept, made] = [orZero(regular, at), orZero(ref, at)];
  const some = anyOf([present(regular, at), present(ref, at)], at);
  const both = when(some, arithmetic('add', kept, made, MONEY, at), absent(MONEY, at), at);
  const sources: readonly Source[] = [
    { op: kept, day },
    { op: made, day: later },
  ];
  return { ...refine(next, 'paid', both, at, ENTITY_YEAR), sources };
}

const orZero = (of: Op, at: Span): Op => when(present(of, at), of, constant(ZERO, MONEY, at), at);
