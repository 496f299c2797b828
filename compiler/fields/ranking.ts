/** 名次: of all who are eligible, the first so many; before the amount is looked at. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf, Ranking } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import {
  addStep,
  type Draft,
  entityScope,
  type FieldMeaning,
  frameGrain,
  paymentScope,
  read,
  readShared,
} from '../draft.ts';
import { allOf, anyOf, arithmetic, compareOp, not, thisYear, when, yearOf } from '../ops.ts';
import type { Op } from '../plan.ts';
import { DATE, ENTITY, ENTITY_YEAR, FLAG, MONEY, NUMBER, RATIO, YEAR } from '../types.ts';

export const ranking: FieldMeaning<FieldOf<'ranking'>> = {
  phase: 'rank',
  apply: (field, draft) => {
    const { ranking: said } = field;
    const at = said.span;
    if (!draft.yearly && !draft.event) return draft;
    reportLoose(field, draft);
    // Further figures may be yearly even of what is granted once: they are those of the event's year.
    const keys = said.by.map((key) => read(key.of, yearlyScope(draft), MONEY, NUMBER, RATIO, DATE, YEAR));
    const first = readShared(said.first, draft, true, field.label.text, NUMBER, RATIO);
    const tied = typeof said.ties === 'object' ? readShared(said.ties, draft, true, field.label.text, FLAG) : undefined;
    const by = keys.flatMap((key) => key?.op ?? []);
    if (by.length < keys.length || !first || (typeof said.ties === 'object' && !tied)) return draft;

    const { draft: judged, ref: eligible } = addStep(
      draft,
      'applicable',
      entityGrain(draft),
      eligibleOp(draft, field),
      at,
    );
    const among = allOf([eligible, ...inEventYear(draft, at), ...staysIn(said, draft, at)], at);
    const rank = (ties: 'in' | 'out' | 'open'): Op => ({
      op: 'rank',
      among,
      by,
      order: said.by.map((key) => key.order),
      first: first.type.kind === 'ratio' ? arithmetic('mul', first.op, participants(among, at), NUMBER, at) : first.op,
      ties,
      type: FLAG,
      at,
    });
    const written = typeof said.ties === 'object' ? undefined : (said.ties ?? 'open');
    const value = tied ? when(tied.op, rank('in'), rank('out'), at) : rank(written ?? 'open');
    const { draft: ranked, ref } = addStep(judged, 'rank', ENTITY_YEAR, value, at);
    return {
      ...ranked,
      applicable: [eligible, ofItsYear(ref, draft, at)],
      // Conditions of items still say which of them count.
      ...(draft.list === undefined ? { conditions: [], judged: [...draft.judged, ...draft.conditions] } : {}),
    };
  },
};

const yearlyScope = (draft: Draft) => ({ ...entityScope(draft), yearly: true });
const entityGrain = (draft: Draft) =>
  draft.list === undefined ? frameGrain(draft) : draft.yearly ? ENTITY_YEAR : ENTITY;

/** Who may be ranked at all: 对象, 触发, 条件, 一票否决; of items, that one of them counts. */
function eligibleOp(draft: Draft, { span }: FieldOf<'ranking'>): Op {
  const own = [...(draft.where ? [draft.where] : []), ...draft.conditions];
  if (draft.list === undefined) return allOf([...draft.applicable, ...own], span);
  const some: Op = { op: 'over', how: 'any', list: draft.list, of: allOf(own, span), type: FLAG, at: span };
  return allOf([...draft.applicable, some], span);
}

/** What is granted once competes in the year of its event. */
const inEventYear = ({ yearly, event }: Draft, at: Op['at']): readonly Op[] =>
  yearly || !event ? [] : [compareOp('=', thisYear(at), yearOf(event, at), at)];

/** A flag of the present year as a flag of what is granted once: as it was in the event's year. */
function ofItsYear(ref: Op, { yearly, event }: Draft, at: Op['at']): Op {
  if (yearly || !event) return ref;
  const year = yearOf(event, at);
  return { op: 'overYears', how: 'any', from: year, to: year, of: ref, type: FLAG, at };
}

/** 递补: who is vetoed on payment in the year of the ranking takes no place. */
function staysIn({ nextMovesUp }: Ranking, draft: Draft, at: Op['at']): readonly Op[] {
  if (!nextMovesUp) return [];
  const vetoes = draft.block.fields
    .flatMap((field) => (field.kind === 'payVeto' ? field.any : []))
    .flatMap((part) => read(part, paymentScope(draft), FLAG)?.op ?? []);
  return vetoes.length === 0 ? [] : [not(anyOf(vetoes, at), at)];
}

const participants = (among: Op, at: Op['at']): Op => ({
  op: 'overEntities',
  how: 'count',
  where: among,
  type: NUMBER,
  at,
});

function reportLoose({ label, ranking: { first, ties, nextMovesUp, span } }: FieldOf<'ranking'>, draft: Draft): void {
  const { report, textOf } = draft.workshop;
  if (draft.block.broken) return;
  if (!ties) report(diagnostic('GJ4047', label.span, { written: textOf(first.span) }));
  if (nextMovesUp && !draft.block.fields.some((field) => field.kind === 'payVeto'))
    report(diagnostic('GJ4046', span, { words: spell('nextMovesUp', 'zh'), line: spell('payVeto', 'zh') }));
}
