/** 上限: items first, then the year, then the whole life, whatever order they are written in. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { type Draft, entityScope, type FieldMeaning, paymentScope, readAs, refine, scopeFor } from '../draft.ts';
import { absent, arithmetic, present, thisYear, when, yearOf, yearPlus } from '../ops.ts';
import type { Op } from '../plan.ts';
import { ENTITY_YEAR } from '../types.ts';

type Cap = FieldOf<'cap'>;
const scopeWords = { item: ['perUnit'], year: ['perEntity', 'perYear'], life: ['perEntity', 'overLife'] } as const;
const phaseOf = { item: 'itemCap', year: 'yearCap', life: 'lifeCap' } as const;

export const cap: FieldMeaning<Cap> = {
  phase: (field) => phaseOf[field.cap.scope],
  apply: (field, draft) => {
    if (!draft.amount || repeated(field, draft)) return draft;
    const { scope, limit } = field.cap;
    checkUnit(field, draft);
    if (scope === 'item' && draft.list === undefined) {
      draft.workshop.report(diagnostic('GJ3011', field.span, {}));
      return draft;
    }
    const surroundings = { item: scopeFor, year: entityScope, life: paymentScope }[scope](draft);
    const most = readAs(limit, surroundings, draft.amount.type);
    if (!most) return draft;
    const at = field.cap.span;
    if (scope === 'life') return overLife(draft, most.op, at);
    return refine(draft, phaseOf[scope] as 'itemCap' | 'yearCap', capped(draft.amount, most.op, at), at);
  },
};

/** A limit that is 不适用 limits nothing; and where nothing is granted, it does not matter what is missing. */
function capped(amount: NonNullable<Draft['amount']>, most: Op, at: Cap['span']): Op {
  const lower = arithmetic('min', amount.op, most, amount.type, at);
  if (most.op === 'const') return lower;
  return when(present(amount.op, at), when(present(most, at), lower, amount.op, at), absent(amount.type, at), at);
}

/** 单个项目 must be the list of 逐项, 每家企业 the entity; 每项 has no year of its own. */
function checkUnit({ label, cap: { scope, unit, of } }: Cap, { list, workshop }: Draft): void {
  const { symbols, report } = workshop;
  const entity = symbols.entity?.name ?? '';
  if (unit === 'item' && scope !== 'item' && of === undefined)
    report(diagnostic('GJ3076', label.span, { label: label.text }));
  if (!of || list === 'any') return;
  if (scope === 'item') {
    if (list !== undefined && of.name !== list) report(diagnostic('GJ3075', of.span, { name: of.name, wanted: list }));
  } else if (of.name !== entity && !symbols.byName.get(of.name)?.some((d) => d.kind === 'definition'))
    report(diagnostic('GJ3075', of.span, { name: of.name, wanted: entity }));
}

/** Two caps of one scope overlap; the first one reports. */
function repeated(field: Cap, draft: Draft): boolean {
  const same = draft.block.fields.filter(
    (other): other is Cap => other.kind === 'cap' && other.cap.scope === field.cap.scope,
  );
  if (same.length < 2 || same[0] === field) return false;
  const scope = scopeWords[field.cap.scope].map((id) => spell(id, 'zh')).join('');
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
