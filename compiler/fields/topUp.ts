/** 补差: a promotion is paid less what earlier years have brought. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { TopUpField } from '../../dsl/fields/topUp.ts';
import { spell, stageWords } from '../../dsl/keywords.ts';
import { ZERO } from '../../dsl/rational.ts';
import { addStep, type Draft, entityScope, type FieldMeaning, read, refine } from '../draft.ts';
import { elaborate } from '../expressions/index.ts';
import { reportKind } from '../expressions/values.ts';
import { absent, arithmetic, constant, present, stepRef, thisYear, when, yearOf, yearPlus } from '../ops.ts';
import type { Op } from '../plan.ts';
import type { TopUpMeaning } from '../scope.ts';
import { inYears } from '../standard.ts';
import { ENTITY_YEAR, MONEY } from '../types.ts';

export const topUp: FieldMeaning<TopUpField> = {
  phase: 'topUp',
  apply: (field, draft) => {
    const { amount, standard, workshop } = draft;
    const { rule: written, besides } = field.topUp;
    const scope = entityScope(draft);
    const rule = elaborate(written, scope, { kind: 'topUpRule' });
    if (rule && rule.is !== 'topUpRule') reportKind(written, scope, rule, [{ kind: 'topUpRule' }]);
    const other = besides && read(besides, scope, MONEY);
    if (!inYears(draft)) {
      workshop.report(diagnostic('GJ3069', field.label.span, { line: field.label.text, needs: spell('yearly', 'zh') }));
      return draft;
    }
    const start = firstYear(draft);
    if (!start) {
      workshop.report(diagnostic('GJ2010', field.label.span, { what: spell('inForce', 'zh') }));
      return draft;
    }
    if (rule?.is !== 'topUpRule' || (besides && !other) || !standard || amount?.type.kind !== 'money') return draft;
    return lessEarlier(draft, amount, earlier(draft, standard, rule, start, other?.op, field.span), field.span);
  },
};

/** Awards begin with the validity, or else with the event. */
function firstYear({ workshop, event }: Draft): Op | undefined {
  const day = workshop.terms.validity?.from ?? event;
  return day && yearOf(day, day.at);
}

/** The highest standard of earlier years, or the sum of their awards; and what was received besides. */
function earlier(
  draft: Draft,
  standard: NonNullable<Draft['standard']>,
  rule: TopUpMeaning,
  start: Op,
  besides: Op | undefined,
  at: TopUpField['span'],
): Op {
  const to = yearPlus(thisYear(at), -1, at);
  const over = (how: 'max' | 'sum', from: Op, of: Op): Op => ({ op: 'overYears', how, from, to, of, type: MONEY, at });
  const award = stepRef(`${draft.name}.${stageWords.award}`, MONEY, at);
  const withBesides = (how: 'max' | 'add', own: Op): Op =>
    besides ? eitherOr(own, besides, arithmetic(how, own, besides, MONEY, at)) : own;
  return rule.earlier({
    standards: () => withBesides('max', over('max', standard.from ?? start, standard.op)),
    receipts: () => withBesides('add', over('sum', start, award)),
  });
}

/** What is there of two; `both` where both are. */
const eitherOr = (a: Op, b: Op, both: Op): Op => when(present(b, b.at), when(present(a, b.at), both, b, b.at), a, b.at);

/** Nothing earlier takes nothing off; and where nothing is granted, it does not matter what is missing. */
function lessEarlier(draft: Draft, amount: NonNullable<Draft['amount']>, less: Op, at: TopUpField['span']): Draft {
  const { draft: next, ref } = addStep(draft, 'earlier', ENTITY_YEAR, less, at);
  const rest = arithmetic('max', arithmetic('sub', amount.op, ref, MONEY, at), constant(ZERO, MONEY, at), MONEY, at);
  const value = when(present(amount.op, at), when(present(ref, at), rest, amount.op, at), absent(MONEY, at), at);
  return refine(next, 'topUp', value, at);
}
