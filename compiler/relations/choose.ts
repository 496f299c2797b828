/** 择一: one of several clauses, as the applicant chose, or as they were enjoyed one after the other. */
import { ZERO } from '../../dsl/rational.ts';
import { absent, arithmetic, compareOp, constant, shift, when } from '../ops.ts';
import type { Op } from '../plan.ts';
import { type Headings, whereChosen } from './chosen.ts';
import { enjoyedInOrder } from './enjoyed.ts';
import { firstYear, soFar } from './life.ts';
import type { RelationOf } from './relation.ts';
import { amountOf, changed, figure, figures, keptWhere, memberAmounts, type Standing, where } from './standing.ts';

type Choose = RelationOf<'choose'>;
/** Whose turn it is: a flag for each member, of which one at most holds in a year. */
interface Turns {
  readonly standing: Standing;
  readonly flags: readonly Op[];
}

export function applyChoose(start: Standing, relation: Choose, headings: Headings): Standing {
  const workshop = start.drafts[0]?.workshop;
  const { by, deduct } = relation;
  const needsYears = typeof by === 'string' || deduct;
  const from = workshop && needsYears ? firstYear(workshop, relation) : undefined;
  if (needsYears && !from) return start;
  const gathered = memberAmounts(start, relation);
  const turns: Turns | undefined =
    typeof by === 'object'
      ? whereChosen(gathered.standing, relation, by, headings)
      : from && enjoyedInOrder(gathered.standing, relation, by, gathered.amounts, from);
  if (!turns) return start;
  return deduct && from ? deducting(turns, relation, gathered.amounts, from) : keeping(turns, relation);
}

const keeping = ({ standing, flags }: Turns, relation: Choose): Standing =>
  relation.members.reduce(
    (current, { clauses }, g) =>
      clauses.reduce((next, i) => {
        const [amount, turn] = [amountOf(next, i), flags[g]];
        return turn ? changed(next, i, 'chosen', keptWhere(amount, turn, relation.at), relation) : next;
      }, current),
    standing,
  );

/**
 * What may be received in a year: the greatest of what each member has come to so far, in the
 * years in which it was enjoyed, less the same of the year before. So a change to another member
 * brings only what is more than was received.
 */
function deducting({ standing, flags }: Turns, relation: Choose, amounts: readonly Op[], from: Op): Standing {
  const { at, members } = relation;
  const turns = figures(standing, relation, 'current', flags);
  const enjoyed = amounts.flatMap((amount, g) => {
    const turn = turns.ops[g];
    return turn ? [soFar('sum', from, keptWhere(amount, turn, at), at)] : [];
  });
  const sums = figures(turns.standing, relation, 'enjoyedSoFar', enjoyed);
  const greatest = sums.ops.reduce((a, b) => arithmetic('max', a, b, a.type, at));
  const most = figure(sums.standing, relation, 'receivable', greatest);
  const now = arithmetic('sub', most.op, shift(most.op, -1, at), most.op.type, at);
  return members.reduce((current, { clauses }, g) => {
    const [turn, whole] = [turns.ops[g], amounts[g]];
    if (!turn || !whole) return current;
    const weights = clauses.map((i) => amountOf(current, i));
    const some = compareOp('>', whole, constant(ZERO, whole.type, at), at);
    return clauses.reduce((next, i, index) => {
      const amount = amountOf(next, i);
      const part: Op = weights.length > 1 ? { op: 'portion', of: now, weights, index, type: amount.type, at } : now;
      // Nothing stays nothing, whose turn it may be.
      const paid = when(turn, when(some, part, amount, at), absent(amount.type, at), at);
      return changed(next, i, 'chosen', where(amount, paid, at), relation);
    }, current);
  }, most.standing);
}
