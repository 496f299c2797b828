/** 合计封顶: what several clauses award together is capped, and they are reduced pro rata or in turn. */
import { ZERO } from '../../dsl/rational.ts';
import { scopeOf } from '../definitions.ts';
import { elaborateValue } from '../expressions/values.ts';
import { anyOf, arithmetic, compareOp, constant, isConstant, not, present, when } from '../ops.ts';
import type { Op } from '../plan.ts';
import { MONEY } from '../types.ts';
import { before, firstYear } from './life.ts';
import { clausesOf, type RelationOf } from './relation.ts';
import { amountOf, changed, figure, orZero, type Standing, sumOf, where } from './standing.ts';

type SharedCap = RelationOf<'sharedCap'>;

/** Caps in the order in which they act: per year first, narrower ones first; never by the order of writing. */
export const inOrderOfCaps = (caps: readonly SharedCap[]): readonly SharedCap[] =>
  [...caps].sort((a, b) => {
    const [x, y] = [clausesOf(a), clausesOf(b)];
    const differs = x.findIndex((clause, k) => clause !== y[k]);
    return (
      (a.scope === b.scope ? 0 : a.scope === 'year' ? -1 : 1) ||
      x.length - y.length ||
      (differs < 0 ? 0 : (x[differs] ?? 0) - (y[differs] ?? 0))
    );
  });

export function applySharedCap(start: Standing, relation: SharedCap): Standing {
  const workshop = start.drafts[0]?.workshop;
  const most = workshop && elaborateValue(relation.limit, scopeOf(workshop, { yearly: true }), MONEY);
  const from = workshop && relation.scope === 'life' ? firstYear(workshop, relation) : undefined;
  if (!most || (relation.scope === 'life' && !from)) return start;
  const { at } = relation;
  const clauses = relation.members.flatMap((member) => member.clauses);
  const amounts = clauses.map((i) => amountOf(start, i));
  const total = figure(start, relation, 'groupTotal', sumOf(amounts, at));
  const room = from ? arithmetic('sub', whole(most.op), before('sum', from, total.op, at), MONEY, at) : whole(most.op);
  const limit = figure(total.standing, relation, 'groupLimit', notBelowZero(room, at));
  const parts = (relation.method === 'inTurn' ? inTurn : proRata)(amounts, total.op, limit.op, at);
  return clauses.reduce((standing, i, k) => {
    const [amount, part] = [amounts[k], parts[k]];
    return amount && part ? changed(standing, i, 'sharedCap', where(amount, part, at), relation) : standing;
  }, limit.standing);
}

/** A part of a fen is no room for anything. */
const whole = (limit: Op): Op =>
  isConstant(limit) && limit.value.d === 1n
    ? limit
    : { op: 'round', of: limit, unit: 1n, mode: 'down', type: MONEY, at: limit.at };

const notBelowZero = (op: Op, at: Op['at']): Op => arithmetic('max', op, constant(ZERO, MONEY, at), MONEY, at);

type Reduction = (amounts: readonly Op[], total: Op, limit: Op, at: Op['at']) => readonly Op[];

/** Above the limit each gets its part of it. */
const proRata: Reduction = (amounts, total, limit, at) => {
  // A limit that is 不适用 limits nothing.
  const fits = anyOf([not(present(limit, at), at), compareOp('≤', total, limit, at)], at);
  return amounts.map((amount, index) => {
    const part: Op = { op: 'portion', of: limit, weights: amounts, index, type: MONEY, at };
    return when(fits, amount, part, at);
  });
};

/** Each takes what those written before it have left. */
const inTurn: Reduction = (amounts, _total, limit, at) =>
  amounts.map((amount, k) => {
    const earlier = amounts.slice(0, k).map((op) => orZero(op, at));
    const left = earlier.reduce((rest, op) => arithmetic('sub', rest, op, MONEY, at), limit);
    const most = arithmetic('min', amount, k === 0 ? left : notBelowZero(left, at), MONEY, at);
    return when(present(limit, at), most, amount, at);
  });
