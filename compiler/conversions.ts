/** Values brought into one measure: 1000公斤 where 吨 are wanted, a difference of ratios where points are. */
import { equal, mul, ONE, type Rational } from '../dsl/rational.ts';
import { factorBetween } from './measures.ts';
import { arithmetic, constant, isConstant } from './ops.ts';
import type { Op, Type } from './plan.ts';
import type { ValueMeaning } from './scope.ts';
import { RATIO } from './types.ts';

/** An operator of one type in the measure of another. */
export function scaled(op: Op, factor: Rational, type: Type): Op {
  if (equal(factor, ONE)) return op;
  if (isConstant(op)) return constant(mul(op.value, factor), type, op.at);
  return arithmetic('mul', op, constant(factor, RATIO, op.at), type, op.at);
}

/** A value in the measure of a type, where it has one: by its own type, or as what it can be read as. */
export function inMeasure(meaning: ValueMeaning, type: Type): ValueMeaning | undefined {
  const factor = factorBetween(meaning.type, type);
  if (factor) return equal(factor, ONE) ? meaning : { ...meaning, type, op: scaled(meaning.op, factor, type) };
  const other = readOtherwise(meaning);
  return other && inMeasure(other, type);
}

/** The difference of two ratios read as points, money by the unit as a rate. */
export function readOtherwise({ also, ...meaning }: ValueMeaning): ValueMeaning | undefined {
  return also && { ...meaning, type: also, op: { ...meaning.op, type: also } };
}

/** Two values in one measure, the first one's; undefined where they do not go together. */
export function alike(a: ValueMeaning, b: ValueMeaning): readonly [ValueMeaning, ValueMeaning] | undefined {
  for (const first of [a, readOtherwise(a)]) {
    const second = first && inMeasure(b, first.type);
    if (first && second) return [first, second];
  }
  return undefined;
}
