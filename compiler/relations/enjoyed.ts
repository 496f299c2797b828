/**
 * 择一，以先享受的为准、以后享受的为准: who goes before whom by when they were first enjoyed. Said
 * without naming the year, so that what is not known of later years does not matter.
 */
import { ZERO } from '../../dsl/rational.ts';
import { allOf, anyOf, compareOp, constant, not } from '../ops.ts';
import type { Op } from '../plan.ts';
import { before, soFar } from './life.ts';
import type { RelationOf } from './relation.ts';
import { ahead, figures, type Standing } from './standing.ts';

/** A member in the present year. */
interface Side {
  readonly amount: Op;
  /** It is enjoyed: something is awarded. */
  readonly now: Op;
  /** It was enjoyed in an earlier year. */
  readonly already: Op;
}

/** Flags: nobody goes before this member. */
export function enjoyedInOrder(
  start: Standing,
  relation: RelationOf<'choose'>,
  by: 'first' | 'last',
  amounts: readonly Op[],
  from: Op,
): { readonly standing: Standing; readonly flags: readonly Op[] } {
  const { at, deduct } = relation;
  const now = amounts.map((amount) => compareOp('>', amount, constant(ZERO, amount.type, at), at));
  const earlier = figures(
    start,
    relation,
    'enjoyedBefore',
    now.map((flag) => before('any', from, flag, at)),
  );
  const sides = amounts.map((amount, i): Side => ({ amount, now: now[i] as Op, already: earlier.ops[i] as Op }));
  const flags = sides.map((own, i) =>
    allOf(
      sides.flatMap((other, j): readonly Op[] => {
        if (i === j) return [];
        // Among those that begin in one year, the greater award; among equals, the one that stands first.
        const more = ahead(other.amount, own.amount, j < i, at);
        const goesBefore =
          by === 'first'
            ? // In some year so far the other was enjoyed and this one had not been.
              [other.now, not(own.already, at), anyOf([not(own.now, at), more], at)]
            : // In some year so far the other was enjoyed for the first time, and this one was there already.
              [other.now, not(other.already, at), anyOf([own.already, allOf([own.now, more], at)], at)];
        const free = not(soFar('any', from, allOf(goesBefore, at), at), at);
        // Where the first one is not enjoyed this year, another may be, less what was received.
        return [by === 'first' && deduct ? anyOf([not(other.now, at), free], at) : free];
      }),
      at,
    ),
  );
  return { standing: earlier.standing, flags };
}
