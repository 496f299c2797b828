/** 条款 → steps and outputs: its fields act phase by phase; between phases the amount changes its grain. */
import type { BlockOf } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Field, KnownField } from '../dsl/fields/index.ts';
import { spell } from '../dsl/keywords.ts';
import { ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { clawedBack } from './clawbacks.ts';
import type { Workshop } from './definitions.ts';
import { awardPhases, type Draft, type FieldMeaning, monthsFirst, type Phase, paymentPhases, refine } from './draft.ts';
import { type AwardFieldKind, meanings } from './fields/index.ts';
import { gather } from './gather.ts';
import { listGrain } from './nesting.ts';
import { absent, arithmetic, compareOp, constant, overMonths, present, thisYear, when, yearOf } from './ops.ts';
import { reportPaidBefore } from './payDays.ts';
import type { EntitlementOutput, PaymentOutput } from './plan.ts';
import { paid } from './stops.ts';
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
  list.reduce((draft, phase) => after(phase, runPhase(phase, draft, citesOf)), start);

export const emptyDraft = (block: Draft['block'], ref: string, name: string, workshop: Workshop): Draft => ({
  block,
  ref,
  name,
  workshop,
  steps: [],
  cites: [],
  ...(block.fields.some((field) => field.kind === 'monthly') ? { yearly: true, monthly: true } : { yearly: false }),
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

/** Applies the fields of one phase, those of 政策 first, by their rank, else in the order in which they are written. */
export function runPhase(phase: Phase, draft: Draft, citesOf: CitesOf): Draft {
  const fields = draft.block.kind === 'clause' ? [...draft.workshop.common, ...draft.block.fields] : draft.block.fields;
  const acting = fields.flatMap((field) => {
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
    case 'itemMonthCap':
      return monthsFirst(draft) ? monthsSummed(draft) : draft;
    case 'ownerCap':
      return draft.list === undefined ? draft : gather(draft, undefined);
    case 'monthCap':
      return draft.monthly ? monthsSummed(draft) : draft;
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

/** Months → their year: their sum where one of them counts, else 不适用. */
function monthsSummed(draft: Draft): Draft {
  const { amount, list, block, workshop } = draft;
  if (!amount) return draft;
  const at = block.fields.find((field) => field.kind === 'monthly')?.span ?? block.span;
  const some = overMonths('any', present(amount.op, at), at);
  const value = when(some, overMonths('sum', amount.op, at), absent(amount.type, at), at);
  const year: Draft = { ...draft, monthly: false };
  if (list !== undefined)
    return refine(year, 'itemYear', value, at, listGrain(workshop.symbols, list, { yearly: true }));
  return refine(year, 'grant', value, at, ENTITY_YEAR);
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
  const own = yearOf(draft.event, at);
  const frame =
    block.fields.find((field) => field.kind === 'once') ?? block.fields.find((field) => field.kind === 'trigger');
  if (frame) reportPaidBefore(draft, own, draft.event, frame.event.span);
  const value = when(compareOp('=', thisYear(at), own, at), amount.op, absent(amount.type, at), at);
  return refine(draft, 'due', value, at, ENTITY_YEAR);
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
      ...(draft.recipients ? { recipients: draft.recipients } : {}),
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
  'topUp',
  'share',
  'recipient',
  'discretion',
]);

function moneyOnly(draft: Draft): void {
  for (const field of draft.block.fields)
    if (field.kind !== 'broken' && moneyFields.has(field.kind))
      draft.workshop.report(diagnostic('GJ3018', field.label.span, { line: field.label.text }));
}
