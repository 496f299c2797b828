/** 就高: of several clauses only the one with the greatest award is paid; among equals the one that stands first. */
import { allOf, anyOf, not, present } from '../ops.ts';
import type { Op } from '../plan.ts';
import { ENTITY } from '../types.ts';
import { firstYear, lastYear, overYears } from './life.ts';
import type { RelationOf } from './relation.ts';
import { ahead, amountOf, changed, figures, keptWhere, memberAmounts, type Standing } from './standing.ts';

export function applyHigherOf(start: Standing, relation: RelationOf<'higherOf'>): Standing {
  const { members, at } = relation;
  const gathered = memberAmounts(start, relation);
  const totals = relation.overLife ? lifeTotals(gathered.standing, relation, gathered.amounts) : undefined;
  const compared = totals?.amounts ?? gathered.amounts;
  return members.reduce((standing, { clauses }, g) => {
    const beats = members.flatMap(({ at: where }, h): Op[] => {
      const [own, other] = [compared[g], compared[h]];
      if (g === h || !own || !other) return [];
      const more = ahead(own, other, g < h, where);
      // Totals are always there; an award of one year may not be.
      return [totals ? more : anyOf([not(present(other, where), where), more], at)];
    });
    const wins = allOf(beats, at);
    return clauses.reduce(
      (current, i) => changed(current, i, 'highest', keptWhere(amountOf(current, i), wins, at), relation),
      standing,
    );
  }, totals?.standing ?? gathered.standing);
}

/** What each member awards in all years of the policy together, as it is written, without interest. */
function lifeTotals(
  start: Standing,
  relation: RelationOf<'higherOf'>,
  amounts: readonly Op[],
): { readonly standing: Standing; readonly amounts: readonly Op[] } | undefined {
  const workshop = start.drafts[0]?.workshop;
  const from = workshop && firstYear(workshop, relation);
  const to = from && lastYear(workshop, relation, start);
  if (!from || !to) return undefined;
  const totals = amounts.map((amount) => overYears('sum', from, to, amount, relation.at));
  const steps = figures(start, relation, 'groupLife', totals, ENTITY);
  return { standing: steps.standing, amounts: steps.ops };
}
