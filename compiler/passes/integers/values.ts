/** Lowered values: an integer or a fraction with its state, or a flag with its truth; and which states can occur at all. */
import { type Bool, type Int, STATE, TRUTH } from '../../code.ts';
import { compare, either, isLit, larger, lit, pick } from './build.ts';

/** A set of states (or truths), as bits: 1 << state. */
export type Possible = number;
export const bit = (state: number): Possible => 1 << state;
export const ONLY_VALUE: Possible = bit(STATE.value);
export const ONLY_TRUTHS: Possible = bit(TRUTH.no) | bit(TRUTH.yes);

/** n ÷ d where `state` is `value`; d is positive. Options and texts are numbers of a dictionary, dates day numbers. */
export interface NumberValue {
  readonly is: 'number';
  readonly n: Int;
  readonly d: Int;
  readonly state: Int;
  readonly can: Possible;
}
/** `test` says the same as `truth` where a flag can only hold or not hold. */
export interface FlagValue {
  readonly is: 'flag';
  readonly truth: Int;
  readonly test?: Bool;
  readonly can: Possible;
}
export type CodeValue = NumberValue | FlagValue;

const ONE = lit(1);
const NOUGHT = lit(0);

export const numberValue = (n: Int, d: Int = ONE): NumberValue => ({
  is: 'number',
  n,
  d,
  state: lit(STATE.value),
  can: ONLY_VALUE,
});
/** A number of which there is only a state. */
export const stateOnly = (state: number): NumberValue => ({
  is: 'number',
  n: NOUGHT,
  d: ONE,
  state: lit(state),
  can: bit(state),
});
export const withState = (n: Int, d: Int, state: Int, can: Possible): NumberValue => ({
  is: 'number',
  n,
  d,
  state,
  can,
});

export const testValue = (test: Bool): FlagValue =>
  test.bool === 'lit'
    ? truthOnly(test.value ? TRUTH.yes : TRUTH.no)
    : { is: 'flag', truth: pick(test, lit(TRUTH.yes), lit(TRUTH.no)), test, can: ONLY_TRUTHS };
export const truthOnly = (truth: number): FlagValue => ({
  is: 'flag',
  truth: lit(truth),
  ...(truth === TRUTH.yes || truth === TRUTH.no ? { test: { bool: 'lit', value: truth === TRUTH.yes } as const } : {}),
  can: bit(truth),
});
export const truthValue = (truth: Int, can: Possible): FlagValue =>
  isLit(truth)
    ? truthOnly(Number(truth.value))
    : (can & ~ONLY_TRUTHS) === 0
      ? { is: 'flag', truth, test: compare('=', truth, lit(TRUTH.yes)), can }
      : { is: 'flag', truth, can };

export const can = (value: { readonly can: Possible }, state: number): boolean => (value.can & bit(state)) !== 0;

/** The states that the greatest of several states can be. */
export function greatestOf(sets: readonly Possible[]): Possible {
  let result = bit(STATE.value);
  for (const set of sets) {
    let next = 0;
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++) if (result & bit(a) && set & bit(b)) next |= bit(Math.max(a, b));
    result = next;
  }
  return result;
}

/** The state of an operator that needs all its operands. */
export const strictState = (...values: readonly NumberValue[]): { readonly state: Int; readonly can: Possible } => ({
  state: values.map((v) => v.state).reduce(larger, lit(STATE.value)),
  can: greatestOf(values.map((v) => v.can)),
});

/** A flag, with what does not apply taken for false. */
export function asTruth(flag: FlagValue): FlagValue {
  if (!can(flag, TRUTH.absent)) return flag;
  const set = (flag.can & ~bit(TRUTH.absent)) | bit(TRUTH.no);
  return truthValue(pick(compare('=', flag.truth, lit(TRUTH.absent)), lit(TRUTH.no), flag.truth), set);
}
export const isYes = (flag: FlagValue): Bool => flag.test ?? compare('=', flag.truth, lit(TRUTH.yes));
/** False, or 不适用. */
export const isNo = (flag: FlagValue): Bool =>
  either(
    compare('=', flag.truth, lit(TRUTH.no)),
    ...(can(flag, TRUTH.absent) ? [compare('=', flag.truth, lit(TRUTH.absent))] : []),
  );
export const hasState = (value: NumberValue, state: number): Bool =>
  can(value, state) ? compare('=', value.state, lit(state)) : { bool: 'lit', value: false };
