/** Numbers: constants, sums, products, quotients, growth, rounding, instalments. Fractions are pairs of integers. */
import { type Int, STATE } from '../../code.ts';
import type { OpOf } from '../../plan.ts';
import {
  both,
  compare,
  either,
  isLit,
  larger,
  lit,
  minus,
  negated,
  pick,
  plus,
  quotient,
  smaller,
  times,
} from './build.ts';
import type { Context } from './context.ts';
import { bit, type NumberValue, type Possible, strictState, withState } from './values.ts';

/** A fraction’s parts in variables, so that further use costs nothing. */
export function bound(context: Context, value: NumberValue): NumberValue {
  const { bind } = context.writer;
  return { ...value, n: bind(value.n), d: bind(value.d), state: bind(value.state) };
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** Both over one denominator. */
export function commonDenominator(
  a: NumberValue,
  b: NumberValue,
): { readonly x: Int; readonly y: Int; readonly d: Int } {
  if (isLit(a.d) && isLit(b.d)) {
    const d = (a.d.value / gcd(a.d.value, b.d.value)) * b.d.value;
    return { x: times(a.n, lit(d / a.d.value)), y: times(b.n, lit(d / b.d.value)), d: lit(d) };
  }
  if (sameInt(a.d, b.d)) return { x: a.n, y: b.n, d: a.d };
  return { x: times(a.n, b.d), y: times(b.n, a.d), d: times(a.d, b.d) };
}
const sameInt = (a: Int, b: Int): boolean => a.int === 'var' && b.int === 'var' && a.id === b.id;

export function arithmeticValue(
  context: Context,
  op: OpOf<'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'>,
  a: NumberValue,
  b: NumberValue,
): NumberValue {
  const strict = strictState(a, b);
  switch (op.op) {
    case 'mul': {
      const { n, d } = product(a, b);
      return bound(context, withState(n, d, strict.state, strict.can));
    }
    case 'div':
      return divided(context, a, b);
    default: {
      const { x, y, d } = commonDenominator(a, b);
      const n = { add: plus, sub: minus, min: smaller, max: larger }[op.op](x, y);
      return bound(context, withState(n, d, strict.state, strict.can));
    }
  }
}

/** Constant factors are cancelled before they meet large numbers. */
function product(a: NumberValue, b: NumberValue): { readonly n: Int; readonly d: Int } {
  const [x, v] = cancelled(a.n, b.d);
  const [y, u] = cancelled(b.n, a.d);
  return { n: times(x, y), d: times(u, v) };
}
function cancelled(n: Int, d: Int): readonly [Int, Int] {
  if (!isLit(n) || !isLit(d) || n.value === 0n) return [n, d];
  const g = gcd(n.value, d.value);
  return [lit(n.value / g), lit(d.value / g)];
}

function divided(context: Context, a: NumberValue, b: NumberValue): NumberValue {
  const { state, can: states } = strictState(a, b);
  const zero = compare('=', b.n, lit(0));
  const failed = both(compare('=', state, lit(STATE.value)), zero);
  const negative = compare('<', b.n, lit(0));
  const top = times(a.n, b.d);
  const bottom = times(a.d, b.n);
  const all: Possible = states | (zero.bool === 'lit' && !zero.value ? 0 : bit(STATE.notComputable));
  const size = pick(negative, minus(lit(0), bottom), bottom);
  return bound(
    context,
    withState(
      pick(negative, minus(lit(0), top), top),
      // Never 0 where there is a value; elsewhere the number means nothing.
      atLeastOne(size),
      pick(failed, lit(STATE.notComputable), state),
      all,
    ),
  );
}

/** A denominator: where it would be 0 there is no value, so 1 does no harm and divides nothing by 0. */
const atLeastOne = (d: Int): Int => larger(d, lit(1));

/** (now − before) ÷ before, for a base above zero. */
export function growthValue(context: Context, now: NumberValue, before: NumberValue): NumberValue {
  const { state, can: states } = strictState(now, before);
  const { x, y } = commonDenominator(now, before);
  const base = context.writer.bind(y);
  const failed = both(compare('=', state, lit(STATE.value)), compare('≤', base, lit(0)));
  return bound(
    context,
    withState(
      minus(x, base),
      atLeastOne(base),
      pick(failed, lit(STATE.notComputable), state),
      states | bit(STATE.notComputable),
    ),
  );
}

/** To a multiple of `unit`: halves away from zero, towards zero, or away from zero whenever something is left. */
export function roundedValue(context: Context, op: OpOf<'round'>, of: NumberValue): NumberValue {
  const n = roundedTo(context, of.n, times(of.d, lit(op.unit)), op.mode);
  return bound(context, withState(times(n, lit(op.unit)), lit(1), of.state, of.can));
}

/** n ÷ d as an integer. */
export function roundedTo(context: Context, of: Int, d: Int, mode: 'halfUp' | 'down' | 'up'): Int {
  if (isLit(d) && d.value === 1n) return of;
  const { bind } = context.writer;
  const n = bind(of);
  if (n.range.lo >= 0n) return upright(n, d, mode);
  const size = bind(larger(n, minus(lit(0), n)));
  const whole = bind(upright(size, d, mode));
  return pick(compare('<', n, lit(0)), minus(lit(0), whole), whole);
}

/** For n ≥ 0. */
function upright(n: Int, d: Int, mode: 'halfUp' | 'down' | 'up'): Int {
  switch (mode) {
    case 'down':
      return quotient(n, d);
    case 'up':
      return quotient(plus(n, minus(d, lit(1))), d);
    case 'halfUp':
      return isLit(d) && d.value % 2n === 0n
        ? quotient(plus(n, lit(d.value / 2n)), d)
        : quotient(plus(times(n, lit(2)), d), times(d, lit(2)));
  }
}

/** Part `index` of an amount: all but the last cut to whole fen towards zero, the last takes the rest. */
export function partValue(context: Context, op: OpOf<'part'>, of: NumberValue, index: NumberValue): NumberValue {
  const { bind } = context.writer;
  const total = op.weights.reduce((sum, w) => sum + BigInt(w), 0n);
  if (total === 0n) context.refuse('part of nothing', op.at);
  // Parts that are rounded up may run out of the amount.
  if (op.mode !== undefined && op.mode !== 'down') context.refuse('parts that are rounded up', op.at);
  const last = op.weights.length - 1;
  const i = bind(index.n);
  const whole = either(negated(compare('=', index.d, lit(1))));
  const outside = either(compare('<', i, lit(0)), compare('>', i, lit(last)), whole);
  const amount = bound(context, of);
  const unit = op.unit ?? 1n;
  const divisor = lit((total === 0n ? 1n : total) * unit);
  const cuts = op.weights.slice(0, -1).map((w) => {
    const steps = roundedTo(context, times(amount.n, lit(w)), times(amount.d, divisor), op.mode ?? 'down');
    return bind(times(steps, lit(unit)));
  });
  const rest = minus(amount.n, times(cuts.reduce(plus, lit(0)), amount.d));
  // Over the amount's own denominator, so that the last part may hold what is not whole.
  const n = cuts.reduceRight((later, cut, k) => pick(compare('=', i, lit(k)), times(cut, amount.d), later), rest);
  const gone = both(compare('=', index.state, lit(STATE.value)), outside);
  const state = pick(
    compare('≠', index.state, lit(STATE.value)),
    index.state,
    pick(gone, lit(STATE.absent), amount.state),
  );
  const states = (index.can & ~bit(STATE.value)) | bit(STATE.absent) | amount.can;
  return bound(context, withState(n, amount.d, state, states));
}
