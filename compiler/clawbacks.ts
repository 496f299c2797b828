/** 追回: in the year of the event, what was paid before it comes back, perhaps with interest. */
import { spell } from '../dsl/keywords.ts';
import { ONE, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { addStep, type Draft, type LoweredEvent, payDayOf, paymentsBegin, refine, type Source } from './draft.ts';
import { yearPart } from './expressions/days.ts';
import { requirePayDay } from './fields/stop.ts';
import { absent, allOf, anyOf, arithmetic, compareOp, constant, present, thisYear, when, yearOf } from './ops.ts';
import type { Op } from './plan.ts';
import { ENTITY_YEAR, MONEY, RATIO } from './types.ts';

export function clawedBack(draft: Draft): Draft {
  const { amount, clawbacks } = draft;
  const [first] = clawbacks;
  if (!amount || !first) return draft;
  const at = first.at;
  const day = requirePayDay(draft, spell('clawback', 'zh'), at) && payDayOf(draft, at);
  if (!day) return draft;
  const paid: Paid = {
    sources: draft.sources ?? [{ op: amount.op, day }],
    from: paymentsBegin(draft, at),
    at,
    ...(draft.workshop.terms.rounding ?? { unit: 1n, mode: 'halfUp' as const }),
  };
  const zero = constant(ZERO, MONEY, at);
  const back = (total: Op): Op => arithmetic('sub', zero, total, MONEY, at);
  const taken = clawbacks.map((event, i) =>
    when(happensNow(event, at), back(leftFor(event, earlierThan(clawbacks, i, at), paid)), zero, at),
  );
  const principal = addStep(draft, 'clawback', ENTITY_YEAR, sumOf(taken, at), at);
  const bearing = clawbacks.flatMap((event, i) =>
    event.interest
      ? [when(happensNow(event, at), back(interestOf(event, earlierThan(clawbacks, i, at), paid, draft)), zero, at)]
      : [],
  );
  const interest =
    bearing.length > 0 ? addStep(principal.draft, 'interest', ENTITY_YEAR, sumOf(bearing, at), at) : undefined;
  const kept = when(present(amount.op, at), amount.op, zero, at);
  const returned = interest ? arithmetic('add', principal.ref, interest.ref, MONEY, at) : principal.ref;
  const some = anyOf([present(amount.op, at), compareOp('≠', principal.ref, zero, at)], at);
  return refine(
    (interest ?? principal).draft,
    'paid',
    when(some, arithmetic('add', kept, returned, MONEY, at), absent(MONEY, at), at),
    at,
    ENTITY_YEAR,
  );
}

/** What was paid, and how amounts are rounded. */
interface Paid {
  readonly sources: readonly Source[];
  readonly from: Op;
  readonly unit: bigint;
  readonly mode: 'halfUp' | 'down' | 'up';
  readonly at: Span;
}
/** Another event, and the flag that it counts and comes first. */
interface Earlier {
  readonly event: LoweredEvent;
  readonly first: Op;
}

const sumOf = (parts: readonly Op[], at: Span): Op => parts.reduce((a, b) => arithmetic('add', a, b, MONEY, at));

const happensNow = (event: LoweredEvent, at: Span): Op =>
  allOf([event.counts, compareOp('=', thisYear(at), yearOf(event.date, at), at)], at);

/** The other events that come first; of two on one day, the one that is written first. */
const earlierThan = (events: readonly LoweredEvent[], i: number, at: Span): readonly Earlier[] =>
  events.flatMap((event, j) => {
    const own = events[i];
    if (i === j || !own) return [];
    return [{ event, first: allOf([event.counts, compareOp(j < i ? '≤' : '<', event.date, own.date, at)], at) }];
  });

const overPayments = (event: LoweredEvent, { from, at }: Paid, of: Op): Op => ({
  op: 'overYears',
  how: 'sum',
  from,
  to: yearOf(event.date, at),
  of,
  type: MONEY,
  at,
});

const rounded = (of: Op, { unit, mode, at }: Paid): Op => ({ op: 'round', of, unit, mode, type: MONEY, at });

/** What an event takes back of all that was paid before it. */
function takes(event: LoweredEvent, paid: Paid): Op {
  const { at } = paid;
  const zero = constant(ZERO, MONEY, at);
  const before = paid.sources.map(({ op, day }) => when(compareOp('<', day, event.date, at), op, zero, at));
  const sum = overPayments(event, paid, sumOf(before, at));
  return event.share ? rounded(arithmetic('mul', sum, event.share, MONEY, at), paid) : sum;
}

/** Nothing comes back twice: of a later event, only what earlier ones have left. */
function leftFor(event: LoweredEvent, earlier: readonly Earlier[], paid: Paid): Op {
  const { at } = paid;
  const zero = constant(ZERO, MONEY, at);
  const already = earlier
    .map(({ event: other, first }) => when(first, takes(other, paid), zero, at))
    .reduce((a, b) => arithmetic('max', a, b, MONEY, at), zero);
  return arithmetic('max', arithmetic('sub', takes(event, paid), already, MONEY, at), zero, MONEY, at);
}

/** Simple interest on what comes back of each payment, from its day (or that of the event for which it was paid) on. */
function interestOf(event: LoweredEvent, earlier: readonly Earlier[], paid: Paid, draft: Draft): Op {
  const { interest, date } = event;
  const { at } = paid;
  const zero = constant(ZERO, MONEY, at);
  if (!interest) return zero;
  const whole = (share: Op | undefined): Op => share ?? constant(ONE, RATIO, at);
  const nothing = constant(ZERO, RATIO, at);
  const borne = paid.sources.map(({ op, day }) => {
    const already = earlier
      .map(({ event: other, first }) =>
        when(allOf([first, compareOp('<', day, other.date, at)], at), whole(other.share), nothing, at),
      )
      .reduce((a, b) => arithmetic('max', a, b, RATIO, at), nothing);
    const share = arithmetic('max', arithmetic('sub', whole(event.share), already, RATIO, at), nothing, RATIO, at);
    const since = draft.event ? arithmetic('max', day, draft.event, day.type, at) : day;
    const part = arithmetic(
      'mul',
      interest.rate,
      yearPart(since, date, interest.year, interest.at),
      RATIO,
      interest.at,
    );
    const own = arithmetic('mul', arithmetic('mul', op, share, MONEY, at), part, MONEY, at);
    return when(allOf([present(op, at), compareOp('<', day, date, at)], at), own, zero, at);
  });
  return rounded(overPayments(event, paid, sumOf(borne, at)), paid);
}
