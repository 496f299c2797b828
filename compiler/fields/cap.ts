/** 上限: items first, then the month, the year and the whole life, whatever order they are written in. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { type Draft, entityScope, type FieldMeaning, paymentScope, readAs, refine, scopeFor } from '../draft.ts';
import { absent, arithmetic, present, thisYear, when, yearOf, yearPlus } from '../ops.ts';
import type { Op } from '../plan.ts';
import { ENTITY_YEAR } from '../types.ts';

type Cap = FieldOf<'cap'>;
type CapScope = Cap['cap']['scope'];
const scopeWords = {
  itemMonth: ['perUnit', 'perMonth'],
  item: ['perUnit'],
  month: ['perEntity', 'perMonth'],
  year: ['perEntity', 'perYear'],
  life: ['perEntity', 'overLife'],
} as const;
const phaseOf = {
  itemMonth: 'itemMonthCap',
  item: 'itemCap',
  month: 'monthCap',
  year: 'yearCap',
  life: 'lifeCap',
} as const;
const wordsOf = (scope: CapScope): string => scopeWords[scope].map((id) => spell(id, 'zh')).join('');

export const cap: FieldMeaning<Cap> = {
  phase: (field) => phaseOf[field.cap.scope],
  apply: (field, draft) => {
    if (!draft.amount || repeated(field, draft)) return draft;
    const { scope, limit } = field.cap;
    if ((scope === 'item' || scope === 'itemMonth') && draft.list === undefined) {
      draft.workshop.report(diagnostic('GJ3011', field.span, {}));
      return draft;
    }
    if (!monthsFit(field, draft)) return draft;
    const surroundings = scopes[scope](draft);
    const most = readAs(limit, surroundings, draft.amount.type);
    if (!most) return draft;
    const at = field.cap.span;
    if (scope === 'life') return overLife(draft, most.op, at);
    return refine(draft, phaseOf[scope], capped(draft.amount, most.op, at), at);
  },
};

const scopes = {
  itemMonth: scopeFor,
  item: scopeFor,
  month: entityScope,
  year: entityScope,
  life: paymentScope,
} as const;

/** A cap of a month needs months; and items cannot be summed both before and after the months are. */
function monthsFit(field: Cap, draft: Draft): boolean {
  const { scope } = field.cap;
  if (scope !== 'itemMonth' && scope !== 'month') return true;
  const { fields } = draft.block;
  const { report } = draft.workshop;
  if (!fields.some((other) => other.kind === 'monthly')) {
    report(diagnostic('GJ3053', field.span, { scope: wordsOf(scope), line: spell('monthly', 'zh') }));
    return false;
  }
  if (scope === 'month' && fields.some((other) => other.kind === 'cap' && other.cap.scope === 'item')) {
    report(diagnostic('GJ4050', field.span, { item: wordsOf('item'), month: wordsOf('month') }));
    return false;
  }
  return true;
}

/** A limit that is 不适用 limits nothing; and where nothing is granted, it does not matter what is missing. */
function capped(amount: NonNullable<Draft['amount']>, most: Op, at: Cap['span']): Op {
  const lower = arithmetic('min', amount.op, most, amount.type, at);
  if (most.op === 'const') return lower;
  return when(present(amount.op, at), when(present(most, at), lower, amount.op, at), absent(amount.type, at), at);
}

/** Two caps of one scope overlap; the first one reports. */
function repeated(field: Cap, draft: Draft): boolean {
  const same = draft.block.fields.filter(
    (other): other is Cap => other.kind === 'cap' && other.cap.scope === field.cap.scope,
  );
  if (same.length < 2 || same[0] === field) return false;
  const scope = wordsOf(field.cap.scope);
  const related = same[0] ? [{ span: same[0].span, zh: '另一条在这里。', en: 'The other one is here.' }] : [];
  draft.workshop.report(diagnostic('GJ3008', field.span, { scope }, { related }));
  return true;
}

/** What this year adds to the capped running total: min(S(y), cap) − min(S(y−1), cap). */
function overLife(draft: Draft, most: Op, at: Cap['span']): Draft {
  const { amount, event } = draft;
  if (!amount) return draft;
  if (!draft.yearly) return refine(draft, 'lifeCap', capped(amount, most, at), at);
  const { validity } = draft.workshop.terms;
  const start = event ?? validity?.from;
  if (!start) {
    draft.workshop.report(diagnostic('GJ2010', at, { what: spell('trigger', 'zh') }));
    return draft;
  }
  const upTo = (to: Op): Op =>
    arithmetic(
      'min',
      { op: 'overYears', how: 'sum', from: yearOf(start, at), to, of: amount.op, type: amount.type, at },
      most,
      amount.type,
      at,
    );
  const added = arithmetic('sub', upTo(thisYear(at)), upTo(yearPlus(thisYear(at), -1, at)), amount.type, at);
  return refine(draft, 'lifeCap', when(present(amount.op, at), added, absent(amount.type, at), at), at, ENTITY_YEAR);
}
