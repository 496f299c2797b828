/** 条款 → steps and outputs: its fields act phase by phase; between phases the amount changes its grain. */
import type { BlockOf } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Field, KnownField } from '../dsl/fields/index.ts';
import { spell } from '../dsl/keywords.ts';
import { ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import type { Workshop } from './definitions.ts';
import {
  addStep,
  awardPhases,
  type Draft,
  type FieldMeaning,
  type LoweredEvent,
  type Phase,
  paymentPhases,
  refine,
} from './draft.ts';
import { type AwardFieldKind, meanings } from './fields/index.ts';
import { requirePayDay } from './fields/stop.ts';
import { gather } from './gather.ts';
import {
  absent,
  allOf,
  anyOf,
  arithmetic,
  compareOp,
  constant,
  dayIn,
  not,
  present,
  thisYear,
  when,
  yearConstant,
  yearOf,
} from './ops.ts';
import type { EntitlementOutput, Op, PaymentOutput } from './plan.ts';
import { beforeExpiry, beforeExpiryDay } from './terms.ts';
import { ENTITY_YEAR, MONEY } from './types.ts';

export interface LoweredClause {
  readonly draft: Draft;
  readonly payment?: PaymentOutput;
  readonly entitlement?: EntitlementOutput;
}

/** `citesOf` gives the sentences that a field encodes: those of the 摘录 before it. */
type CitesOf = (field: Field) => readonly Span[];

/** The first half: everything up to the award, before other clauses are looked at. */
export const lowerAward = (
  block: BlockOf<'clause'>,
  ref: string,
  name: string,
  workshop: Workshop,
  citesOf: CitesOf,
): Draft => runPhases(awardPhases, emptyDraft(block, ref, name, workshop), citesOf);

/** The second half: from the award, perhaps changed by relations to other clauses, to what is paid. */
export function lowerPayment(award: Draft, citesOf: CitesOf): LoweredClause {
  const draft = runPhases(paymentPhases, award, citesOf);
  return { draft, ...outputs(draft) };
}

const runPhases = (list: readonly Phase[], start: Draft, citesOf: CitesOf): Draft =>
  list.reduce((draft, phase) => {
    const acted = runPhase(phase, draft, citesOf);
    return { ...acted, ...after(phase, acted) };
  }, start);

export const emptyDraft = (block: Draft['block'], ref: string, name: string, workshop: Workshop): Draft => ({
  block,
  ref,
  name,
  workshop,
  steps: [],
  cites: [],
  yearly: false,
  applicable: [],
  conditions: [],
  judged: [],
  bound: 'exactly',
  stops: [],
  payVetoes: [],
  clawbacks: [],
  shares: [],
  missingRules: [],
});

/** Applies the fields of one phase, by their rank, else in the order in which they are written. */
export function runPhase(phase: Phase, draft: Draft, citesOf: CitesOf): Draft {
  const acting = draft.block.fields.flatMap((field) => {
    if (field.kind === 'broken' || !isAward(field)) return [];
    const meaning = meanings[field.kind] as FieldMeaning<KnownField>;
    const own = typeof meaning.phase === 'function' ? meaning.phase(field, draft) : meaning.phase;
    return own === phase ? [{ field, meaning, rank: meaning.rank?.(field, draft) ?? 0 }] : [];
  });
  return [...acting]
    .sort((a, b) => a.rank - b.rank)
    .reduce((current, { field, meaning }) => meaning.apply(field, { ...current, cites: citesOf(field) }), draft);
}

const isAward = (field: KnownField): field is Extract<KnownField, { kind: AwardFieldKind }> => field.kind in meanings;

/** What the engine does between phases, whatever the clause says. */
function after(phase: Phase, draft: Draft): Draft {
  if (!draft.amount) return draft;
  switch (phase) {
    case 'ownerCap':
      return draft.list === undefined ? draft : gather(draft, undefined);
    case 'floor':
      return awarded(draft);
    case 'pay':
      return due(draft);
    case 'stop':
      return draft.amount.type.kind === 'money' ? paid(draft) : draft;
    case 'clawback':
      return clawedBack(draft);
    default:
      return draft;
  }
}

/** The award, rounded as the policy says; before it only a clause's own 取整 rounds. */
function awarded(draft: Draft): Draft {
  const { amount, workshop, block } = draft;
  if (amount?.type.kind !== 'money') return draft;
  const rounding = workshop.terms.rounding;
  if (!rounding) {
    workshop.report(diagnostic('GJ3014', block.keyword, {}));
    return draft;
  }
  const at = block.fields.find((field) => field.kind === 'grant')?.span ?? block.span;
  // What is granted is never below nothing: only 追回 takes money back.
  const granted = arithmetic('max', amount.op, constant(ZERO, MONEY, at), MONEY, at);
  return refine(draft, 'award', { op: 'round', of: granted, ...rounding, type: MONEY, at }, at);
}

/** Without 兑现, an award is due in its own year; a one-time award in the year of its event. */
function due(draft: Draft): Draft {
  const { amount, block } = draft;
  if (!amount || draft.yearly || block.fields.some((field) => field.kind === 'pay')) return draft;
  const at = block.span;
  if (!draft.event) {
    const said = block.fields.some((field) => field.kind === 'once' || field.kind === 'trigger');
    if (block.broken || said) return draft;
    draft.workshop.report(
      diagnostic('GJ2010', block.keyword, { what: `${spell('once', 'zh')} / ${spell('yearly', 'zh')}` }),
    );
    return draft;
  }
  const value = when(compareOp('=', thisYear(at), yearOf(draft.event, at), at), amount.op, absent(amount.type, at), at);
  return refine(draft, 'due', value, at, ENTITY_YEAR);
}

/** What is due less what is stopped or has expired. */
function paid(draft: Draft): Draft {
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
  const value = when(
    present(amount.op, at),
    when(ref, constant(ZERO, MONEY, at), amount.op, at),
    absent(MONEY, at),
    at,
  );
  return refine(next, 'paid', when(inTime, value, absent(MONEY, at), at), at, ENTITY_YEAR);
}

const payDayOf = (draft: Draft, at: Span): Op | undefined => {
  const { payDay } = draft.workshop.terms;
  return payDay && dayIn(thisYear(at), payDay.month, payDay.day, at);
};

/** The event counts, lies on or before the day of payment, and payments have not resumed since. */
function stoppedBy(event: LoweredEvent, day: Op, resume: Draft['resume']): Op {
  const { at } = event;
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

/** In the year of the event, what was paid before it comes back. */
function clawedBack(draft: Draft): Draft {
  const { amount, event } = draft;
  const [first] = draft.clawbacks;
  if (!amount || !first) return draft;
  const at = first.at;
  if (!requirePayDay(draft, spell('clawback', 'zh'), at)) return draft;
  const day = payDayOf(draft, at) as Op;
  const zero = constant(ZERO, MONEY, at);
  const start = event ? yearOf(event, at) : yearConstant(1900, at);
  const rounding = draft.workshop.terms.rounding ?? { unit: 1n, mode: 'halfUp' as const };
  /** What an event takes back of all that was paid before it. */
  const takes = ({ date, share }: LoweredEvent): Op => {
    const before = when(compareOp('<', day, date, at), amount.op, zero, at);
    const sum: Op = { op: 'overYears', how: 'sum', from: start, to: yearOf(date, at), of: before, type: MONEY, at };
    return share ? { op: 'round', of: arithmetic('mul', sum, share, MONEY, at), ...rounding, type: MONEY, at } : sum;
  };
  // Nothing comes back twice: of a later event, only what earlier ones have left.
  const taken = draft.clawbacks.map((event, i) => {
    const earlier = draft.clawbacks.flatMap((other, j) => {
      if (i === j) return [];
      const first = compareOp(j < i ? '≤' : '<', other.date, event.date, at);
      return [when(allOf([other.counts, first], at), takes(other), zero, at)];
    });
    const already = earlier.reduce((a, b) => arithmetic('max', a, b, MONEY, at), zero);
    const left = arithmetic('max', arithmetic('sub', takes(event), already, MONEY, at), zero, MONEY, at);
    const now = allOf([event.counts, compareOp('=', thisYear(at), yearOf(event.date, at), at)], at);
    return when(now, arithmetic('sub', zero, left, MONEY, at), zero, at);
  });
  const total = taken.reduce((a, b) => arithmetic('add', a, b, MONEY, at));
  const { draft: next, ref } = addStep(draft, 'clawback', ENTITY_YEAR, total, at);
  const kept = when(present(amount.op, at), amount.op, zero, at);
  const some = anyOf([present(amount.op, at), compareOp('≠', ref, zero, at)], at);
  return refine(
    next,
    'paid',
    when(some, arithmetic('add', kept, ref, MONEY, at), absent(MONEY, at), at),
    at,
    ENTITY_YEAR,
  );
}

function outputs(draft: Draft): Pick<LoweredClause, 'payment' | 'entitlement'> {
  const { amount, block, ref } = draft;
  if (amount?.op.op !== 'step') {
    if (!block.broken && !block.fields.some((field) => field.kind === 'grant'))
      draft.workshop.report(diagnostic('GJ2010', block.keyword, { what: spell('grant', 'zh') }));
    return {};
  }
  const title = block.name.text;
  const stages = draft.steps.map((step) => step.name);
  const last = amount.op.name;
  if (amount.type.kind !== 'money') {
    moneyOnly(draft);
    const unit = amount.type.kind === 'count' ? amount.type.unit : '';
    return { entitlement: { clause: ref, title, granted: last, unit, bound: draft.bound, stages, at: block.span } };
  }
  if (!block.broken && !block.fields.some((field) => field.kind === 'share'))
    draft.workshop.report(diagnostic('GJ4010', block.keyword, { ref }));
  // Only where the clause says when it is paid; a benefit of the year itself has no day yet.
  const dated = block.fields.some(
    (field) => field.kind === 'pay' || field.kind === 'stop' || field.kind === 'clawback',
  );
  const payDay = dated ? draft.workshop.terms.payDay : undefined;
  return {
    payment: {
      clause: ref,
      title,
      paid: last,
      stages,
      atMost: draft.bound === 'atMost',
      shares: draft.shares,
      ...(payDay ? { payDay } : {}),
      at: block.span,
    },
  };
}

const moneyFields: ReadonlySet<Field['kind']> = new Set<Field['kind']>([
  'pool',
  'pay',
  'stop',
  'resume',
  'clawback',
  'share',
  'discretion',
]);

function moneyOnly(draft: Draft): void {
  for (const field of draft.block.fields)
    if (field.kind !== 'broken' && moneyFields.has(field.kind))
      draft.workshop.report(diagnostic('GJ3018', field.label.span, { line: field.label.text }));
}
