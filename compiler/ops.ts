/** Small builders of Plan operators. */
import { integer, type Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { mapOperands, operands } from './operands.ts';
import type { Aggregate, Comparison, Op, Type, Value } from './plan.ts';
import { DATE, durationType, FLAG, MONTH, YEAR } from './types.ts';

export const constant = (value: Value, type: Type, at: Span): Op => ({ op: 'const', value, type, at });
export const yes = (at: Span): Op => constant(true, FLAG, at);
export const no = (at: Span): Op => constant(false, FLAG, at);
export const absent = (type: Type, at: Span): Op => ({ op: 'absent', type, at });
export const yearConstant = (year: number, at: Span): Op => constant(integer(year), YEAR, at);
export const thisYear = (at: Span): Op => ({ op: 'year', type: YEAR, at });
export const thisMonth = (at: Span): Op => ({ op: 'month', type: MONTH, at });
export const stepRef = (name: string, type: Type, at: Span): Op => ({ op: 'step', name, type, at });
export const not = (of: Op, at: Span): Op => ({ op: 'not', of, type: FLAG, at });
export const compareOp = (how: Comparison, a: Op, b: Op, at: Span): Op => ({
  op: 'compare',
  how,
  a,
  b,
  type: FLAG,
  at,
});
export const present = (of: Op, at: Span): Op => ({ op: 'is', what: 'present', of, type: FLAG, at });
export const missing = (of: Op, at: Span): Op => ({ op: 'is', what: 'unknown', of, type: FLAG, at });
export const when = (test: Op, then: Op, other: Op, at: Span): Op => ({
  op: 'when',
  test,
  then,
  else: other,
  type: then.type,
  at,
});
export const yearOf = (of: Op, at: Span): Op => ({ op: 'yearOf', of, type: YEAR, at });
export const monthOf = (of: Op, at: Span): Op => ({ op: 'monthOf', of, type: MONTH, at });
/** A day of a month; 31 is its last one. */
export const dayOf = (month: Op, day: number, at: Span): Op => ({ op: 'dayOf', month, day, type: DATE, at });
export const lastDayOf = (month: Op, at: Span): Op => dayOf(month, 31, at);
export const dayIn = (year: Op, month: number, day: number, at: Span): Op => ({
  op: 'dayIn',
  year,
  month,
  day,
  type: DATE,
  at,
});
export const between = (of: Op, from: Op, to: Op, at: Span, open = false): Op => ({
  op: 'between',
  of,
  from,
  to,
  open,
  type: FLAG,
  at,
});
export const arithmetic = (
  op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max',
  a: Op,
  b: Op,
  type: Type,
  at: Span,
): Op => ({ op, a, b, type, at });
/** In another year; of what has a value each month, in the same month of it. */
export const shift = (of: Op, years: number, at: Span, sameMonth = false): Op => ({
  op: 'shift',
  of,
  years,
  ...(sameMonth ? { sameMonth: true as const } : {}),
  type: of.type,
  at,
});
export const shiftMonths = (of: Op, months: number, at: Span): Op => ({
  op: 'shiftMonths',
  of,
  months,
  type: of.type,
  at,
});
export const overMonths = (how: Aggregate, of: Op, at: Span, window?: { readonly from: Op; readonly to: Op }): Op => ({
  op: 'overMonths',
  how,
  ...(window ? { window } : {}),
  of,
  type: of.type,
  at,
});

/** A year moved by n. */
export const yearPlus = (year: Op, n: number, at: Span): Op =>
  n === 0 ? year : arithmetic('add', year, yearConstant(n, at), YEAR, at);

/** A month moved by n. */
export const monthPlus = (month: Op, n: number, at: Span): Op =>
  n === 0 ? month : arithmetic('add', month, constant(integer(n), durationType('month'), at), MONTH, at);

/** Conjunction; true and single parts are folded away. */
export function allOf(parts: readonly Op[], at: Span): Op {
  const needed = parts
    .filter((part) => !(part.op === 'const' && part.value === true))
    .flatMap((part) => (part.op === 'and' ? part.parts : [part]));
  if (needed.length === 0) return yes(at);
  return needed.length === 1 ? (needed[0] as Op) : { op: 'and', parts: needed, type: FLAG, at };
}
export function anyOf(parts: readonly Op[], at: Span): Op {
  if (parts.length === 0) return no(at);
  return parts.length === 1 ? (parts[0] as Op) : { op: 'or', parts, type: FLAG, at };
}

/** A choice between the answers of a reading. */
export const readingOp = (name: string, answers: { readonly [key: string]: Op }, type: Type, at: Span): Op => ({
  op: 'reading',
  name,
  answers,
  type,
  at,
});

/** Rebuilds an expression; where `f` gives something, it stands in the place of what it was given. */
export const mapOp = (op: Op, f: (op: Op) => Op | undefined): Op =>
  f(op) ?? mapOperands(op, (inner) => mapOp(inner, f));

/** The same computation, wherever it is written. */
export const opKey = (op: Op): string =>
  JSON.stringify(op, (key, value: unknown) =>
    key === 'at' || key === 'type' ? undefined : typeof value === 'bigint' ? `${value}` : value,
  );

export const mentions = (op: Op, key: string): boolean =>
  opKey(op) === key || operands(op).some((inner) => mentions(inner, key));

export const isConstant = (op: Op): op is Op & { readonly op: 'const'; readonly value: Rational } =>
  op.op === 'const' && typeof op.value === 'object';
