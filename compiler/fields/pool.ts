/** 总额: what all entities together get at most, in a year or in all years; after the award, before instalments. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf, InOrder } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { ZERO } from '../../dsl/rational.ts';
import { addStep, type Draft, entityScope, type FieldMeaning, nextName, read, readShared } from '../draft.ts';
import { absent, arithmetic, compareOp, constant, present, stepRef, thisYear, when, yearOf, yearPlus } from '../ops.ts';
import type { Op } from '../plan.ts';
import { DATE, ENTITY_YEAR, FLAG, MONEY, NUMBER, RATIO, YEAR } from '../types.ts';

type Pool = FieldOf<'pool'>;

export const pool: FieldMeaning<Pool> = {
  phase: ({ pool: { scope } }) => (scope === 'year' ? 'pool' : 'lifePool'),
  apply: (field, draft) => {
    const { scope, limit, rule, span: at } = field.pool;
    // An amount that is no money is reported where outputs are made.
    if (draft.amount?.type.kind !== 'money' || repeated(field, draft)) return draft;
    if (!draft.yearly && !draft.event) return draft;
    const most = readShared(limit, draft, scope === 'year', field.label.text, MONEY);
    const queue = rule.kind === 'inOrder' ? queueOf(rule, field, draft) : undefined;
    if (!most || (rule.kind === 'inOrder' && !queue)) return draft;

    const asked = askedInYear(draft, at);
    const name = nextName(draft, 'pool');
    const total = scope === 'year' ? most.op : leftOver(most.op, stepRef(name, MONEY, at), asked, draft, at);
    if (!total) return draft;
    const unit = draft.workshop.terms.rounding?.unit ?? 1n;
    const parts = { op: 'allot', of: asked, total, unit, type: MONEY, at } as const;
    const value: Op = queue
      ? { ...parts, how: 'inOrder', ...queue }
      : { ...parts, how: 'proRata', rest: (rule.kind === 'cutProRata' && rule.rest) || 'dropped' };
    const { draft: next, ref } = addStep(draft, 'pool', ENTITY_YEAR, value, at);
    return { ...next, amount: { ...draft.amount, op: ofItsYear(ref, draft, draft.amount.op, at) } };
  },
};

/** Two totals of one scope overlap; the first one reports. */
function repeated(field: Pool, { block, workshop }: Draft): boolean {
  const same = block.fields.filter((f): f is Pool => f.kind === 'pool' && f.pool.scope === field.pool.scope);
  if (same.length < 2 || same[0] === field) return false;
  const related = same[0] ? [{ span: same[0].span, zh: '另一条在这里。', en: 'The other one is here.' }] : [];
  workshop.report(diagnostic('GJ3049', field.span, { written: workshop.textOf(field.span) }, { related }));
  return true;
}

/** Where each stands in the queue, and whether the last one gets what is left. */
function queueOf(
  { by, last }: InOrder,
  field: Pool,
  draft: Draft,
): { readonly by: readonly Op[]; readonly part: Op } | undefined {
  const scope = { ...entityScope(draft), yearly: true };
  const keys = by.map((key) => read(key, scope, DATE, YEAR, NUMBER, MONEY, RATIO));
  const ops = keys.flatMap((key) => key?.op ?? []);
  if (!last)
    draft.workshop.report(
      diagnostic('GJ4045', field.pool.rule.span, { written: draft.workshop.textOf(field.pool.rule.span) }),
    );
  if (ops.length < keys.length || !last) return undefined;
  const { span } = field.pool.rule;
  if (typeof last === 'string') return { by: ops, part: constant(last === 'part', FLAG, span) };
  const part = readShared(last, draft, true, field.label.text, FLAG);
  return part && { by: ops, part: part.op };
}

/** What the entity asks for in the present year; what is granted once, in the year of its event. */
function askedInYear({ amount, yearly, event }: Draft, at: Op['at']): Op {
  const asked = amount?.op ?? absent(MONEY, at);
  return yearly || !event
    ? asked
    : when(compareOp('=', thisYear(at), yearOf(event, at), at), asked, absent(MONEY, at), at);
}

/** What is granted once is what it was allotted in the year of its event. */
function ofItsYear(ref: Op, { yearly, event }: Draft, asked: Op, at: Op['at']): Op {
  if (yearly || !event) return ref;
  const year = yearOf(event, at);
  const share: Op = { op: 'overYears', how: 'sum', from: year, to: year, of: ref, type: MONEY, at };
  return when(present(asked, at), share, absent(MONEY, at), at);
}

/**
 * Of a total over all years: what the years before have left. Once somebody has been cut short it
 * has run out, even where a small rest remains.
 */
function leftOver(total: Op, share: Op, asked: Op, draft: Draft, at: Op['at']): Op | undefined {
  const { validity } = draft.workshop.terms;
  if (!validity) {
    draft.workshop.report(diagnostic('GJ2010', at, { what: spell('inForce', 'zh') }));
    return undefined;
  }
  const [from, to] = [yearOf(validity.from, at), yearPlus(thisYear(at), -1, at)];
  const given: Op = { op: 'overEntities', how: 'sum', of: share, type: MONEY, at };
  const short: Op = { op: 'overEntities', how: 'any', of: compareOp('<', share, asked, at), type: FLAG, at };
  const used: Op = { op: 'overYears', how: 'sum', from, to, of: given, type: MONEY, at };
  const over: Op = { op: 'overYears', how: 'any', from, to, of: short, type: FLAG, at };
  return when(over, constant(ZERO, MONEY, at), arithmetic('sub', total, used, MONEY, at), at);
}
