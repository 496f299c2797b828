/** An amount divided in proportion: by the method of largest remainders, whatever it is divided between. */
import {
  add,
  compare,
  integer,
  mul,
  type Rational,
  rational,
  roundToInteger,
  sub,
  toNumber,
  ZERO,
} from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { ABSENT, known, notComputable, numberOf, type State, stopped } from './states.ts';

/**
 * Parts of an amount (in fen) in proportion to weights: each is cut down to a whole fen, and what
 * is left goes out fen by fen to the largest remainders, the earlier first among equals; so they
 * sum exactly. A weight below zero counts nothing. Undefined where all weights are nothing but
 * the amount is not.
 */
export function portions(amount: Rational, weights: readonly Rational[]): readonly Rational[] | undefined {
  const counted = weights.map((w) => (w.n > 0n ? w : ZERO));
  const total = counted.reduce(add, ZERO);
  if (total.n === 0n) return amount.n === 0n ? weights.map(() => ZERO) : undefined;
  const exact = counted.map((w) => mul(amount, mul(w, rational(total.d, total.n))));
  const whole = exact.map((x) => integer(roundToInteger(x, 'down')));
  const left = whole.reduce(sub, amount);
  const one = integer(left.n < 0n ? -1n : 1n);
  const order = exact
    .map((_, i) => i)
    .sort((i, j) => compare(remainder(exact, whole, j), remainder(exact, whole, i)) || i - j);
  const fens = toNumber(integer(roundToInteger(mul(left, one), 'down')));
  const favoured = new Set(order.slice(0, fens));
  const parts = whole.map((x, i) => (favoured.has(i) ? add(x, one) : x));
  // Less than a fen can be left only of an amount that is not whole fen itself.
  const rest = parts.reduce(sub, amount);
  const next = order[fens] ?? order[0];
  return parts.map((x, i) => (i === next ? add(x, rest) : x));
}

/** How much of a fen was cut off, without its sign. */
function remainder(exact: readonly Rational[], whole: readonly Rational[], i: number): Rational {
  const cut = sub(exact[i] ?? ZERO, whole[i] ?? ZERO);
  return cut.n < 0n ? { n: -cut.n, d: cut.d } : cut;
}

/** Part `index`; a weight that is not there has no part and counts nothing for the others. */
export function portion(of: State, weights: readonly State[], index: number, at: Span): State {
  const own = weights[index];
  if (own === undefined || own.kind === 'absent') return ABSENT;
  const stop = stopped([of, ...weights]);
  if (stop) return stop;
  if (of.kind !== 'value') return ABSENT;
  const numbers = weights.map((w) => (w.kind === 'value' ? numberOf(w.value) : ZERO));
  const part = portions(numberOf(of.value), numbers)?.[index];
  return part ? known(part) : notComputable('divisionByZero', at);
}
