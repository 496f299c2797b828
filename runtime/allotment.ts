/**
 * A total divided among all who ask for a part of it, in proportion. No result depends on the order
 * in which the claims are given.
 */
import { add, compare, div, max, mul, type Rational, roundTo, sub, toNumber, ZERO } from '../dsl/rational.ts';
import type { Placed } from './places.ts';
import { ABSENT, byCodeUnit, known, numberIn, type State, stopped } from './states.ts';

export interface Claim extends Placed {
  readonly id: string;
  /** 不适用: it asks for nothing. */
  readonly asked: State;
  /** A gap of this claim, as it is told to the others. */
  readonly told: (gap: State) => State;
}

/** A claim of which it is known that it asks for something. */
interface Asking {
  readonly index: number;
  readonly id: string;
  readonly fen: Rational;
}

/** What all ask for, where the total allows it; else everybody's part of the total, in whole units. */
export function inProportion(
  claims: readonly Claim[],
  total: State,
  unit: bigint,
  rest: 'dropped' | 'largest',
): readonly State[] {
  const own = claims.map(({ asked }) => asked);
  if (total.kind === 'absent') return own;
  const gaps = claims.flatMap(({ asked, told }) =>
    asked.kind === 'unknown' || asked.kind === 'notComputable' ? [told(asked)] : [],
  );
  const open = stopped([...gaps, total]);
  const asking = claims.flatMap(({ id, asked }, index): readonly Asking[] => {
    const fen = numberIn(asked);
    return fen && fen.n > 0n ? [{ index, id, fen }] : [];
  });
  const most = numberIn(total);
  // Who asks for nothing gets nothing, whatever is missing of others.
  if (open || !most) return replaced(own, asking, () => open ?? ABSENT);
  const all = asking.reduce((sum, { fen }) => add(sum, fen), ZERO);
  if (compare(all, most) <= 0) return own;
  const shares = cut(asking, max(most, ZERO), all, unit, rest);
  return replaced(own, asking, (i) => known(shares[i] ?? ZERO));
}

function replaced(states: readonly State[], claims: readonly Asking[], state: (i: number) => State): readonly State[] {
  const all = [...states];
  for (const [i, { index }] of claims.entries()) all[index] = state(i);
  return all;
}

/** Whole units of everybody's part; what is left goes unit by unit to the largest remainders, among equals by id. */
function cut(
  asking: readonly Asking[],
  total: Rational,
  all: Rational,
  unit: bigint,
  rest: 'dropped' | 'largest',
): readonly Rational[] {
  const parts = asking.map(({ fen }) => div(mul(fen, total), all));
  const shares = parts.map((part) => roundTo(part, unit, 'down'));
  if (rest === 'dropped') return shares;
  const one: Rational = { n: unit, d: 1n };
  const given = shares.reduce((a, b) => add(a, b), ZERO);
  const units = toNumber(div(sub(roundTo(total, unit, 'down'), given), one));
  const lucky = asking
    .map(({ id, fen }, i) => {
      const [part, share] = [parts[i] ?? ZERO, shares[i] ?? ZERO];
      // Nobody gets more than it asked for.
      return { i, id, left: sub(part, share), fits: compare(add(share, one), fen) <= 0 };
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => compare(b.left, a.left) || byCodeUnit(a.id, b.id))
    .slice(0, units);
  const more = new Set(lucky.map(({ i }) => i));
  return shares.map((share, i) => (more.has(i) ? add(share, one) : share));
}
