/** 给予: the amount itself, at the grain of the item where there is one. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { ONE, ZERO } from '../../dsl/rational.ts';
import {
  type Draft,
  type FieldMeaning,
  monthsFirst,
  read,
  refine,
  reportIdleRules,
  scopeFor,
  withMissingRules,
} from '../draft.ts';
import { absent, allOf, arithmetic, constant, mapOp, mentions, opKey, when } from '../ops.ts';
import type { Op } from '../plan.ts';
import { toppedUp, withStandard } from '../standard.ts';
import { MONEY, NUMBER, RATIO } from '../types.ts';

export const grant: FieldMeaning<FieldOf<'grant'>> = {
  phase: 'grant',
  apply: (field, draft) => {
    const { grant: granted } = field;
    const amount = read(granted.amount, scopeFor(draft), MONEY, NUMBER);
    if (!amount) return draft;
    if (amount.type.kind === 'money' && amount.type.currency !== undefined) {
      const written = draft.workshop.textOf(granted.amount.span);
      draft.workshop.report(diagnostic('GJ3056', granted.amount.span, { written, currency: amount.type.currency }));
      return draft;
    }
    const at = granted.span;
    const bound = granted.bound ?? 'exactly';
    const { report, textOf } = draft.workshop;
    if (bound === 'atLeast' && amount.type.kind === 'money')
      report(
        diagnostic('GJ3077', granted.span, {
          word: textOf({ start: granted.span.start, end: granted.amount.span.start }).trim(),
        }),
      );
    if (bound === 'atMost' && !draft.discretion && amount.type.kind === 'money') report(diagnostic('GJ4003', at, {}));
    const known = withMissingRules(draft, withRunningTotal(draft, amount.op), 'grant');
    reportIdleRules(draft, [amount.op, ...draft.judged, ...draft.conditions, ...(draft.where ? [draft.where] : [])]);
    const money = amount.type.kind === 'money';
    const planned =
      bound === 'atMost' && money
        ? arithmetic(
            'mul',
            known,
            { op: 'discretion', of: draft.discretion ?? constant(ONE, RATIO, at), type: RATIO, at },
            amount.type,
            at,
          )
        : known;
    // One item's loss does not eat up what another is granted.
    const full =
      money && draft.list !== undefined ? arithmetic('max', planned, constant(ZERO, MONEY, at), MONEY, at) : planned;
    const nothing = absent(full.type, at);
    const met = [...(draft.where ? [draft.where] : []), ...draft.conditions];
    if (draft.list !== undefined) {
      const test = allOf([...met, ...(monthsFirst(draft) ? draft.applicable : [])], at);
      return refine({ ...draft, bound }, 'itemGrant', when(test, full, nothing, at), at);
    }
    if (toppedUp(draft) && money) {
      const { draft: next, ref } = withStandard({ ...draft, bound }, when(allOf(met, at), full, nothing, at), at);
      return refine(next, 'grant', when(allOf(draft.applicable, at), ref, nothing, at), at);
    }
    const value = when(allOf([...met, ...draft.applicable], at), full, nothing, at);
    return refine({ ...draft, bound }, draft.monthly ? 'monthGrant' : 'grant', value, at);
  },
};

/** Of the figure that the items share a limit of, only what fits counts; items that do not qualify take nothing of it. */
function withRunningTotal(draft: Draft, op: Op): Op {
  const { running, list, where, conditions } = draft;
  if (!running || list === undefined) return op;
  const { key, keys, of, limit, at } = running;
  if (!mentions(op, key)) {
    draft.workshop.report(diagnostic('GJ4061', at, { figure: running.words }));
    return op;
  }
  const counts = allOf([...(where ? [where] : []), ...conditions], at);
  const fill: Op = {
    op: 'fill',
    list,
    ...(running.list === undefined ? {} : { within: running.list }),
    where: counts,
    keys,
    of,
    limit,
    type: of.type,
    at,
  };
  return mapOp(op, (inner) => (opKey(inner) === key ? fill : undefined));
}
