/** Which types go together in arithmetic, and the exact factors between units that measure the same. Types only. */
import { spell } from '../dsl/keywords.ts';
import { convertRate, type Measure } from '../dsl/measures.ts';
import { div, equal, ONE, type Rational } from '../dsl/rational.ts';
import { convertCount, type RateUnit, rateText, rateUnitOf, type Unit, unitOf } from '../dsl/units.ts';
import type { Type } from './plan.ts';

type Money = Extract<Type, { kind: 'money' }>;
type Count = Extract<Type, { kind: 'count' }>;

/** How many of `to` one of `from` is; undefined where they do not measure the same. What has no unit fits any. */
export function factorBetween(from: Type, to: Type): Rational | undefined {
  if (from.kind === 'money' && to.kind === 'money') return from.currency === to.currency ? ONE : undefined;
  if (from.kind === 'count' && to.kind === 'count') return convertCount(ONE, from.unit, to.unit);
  if (from.kind === 'rate' && to.kind === 'rate') {
    const [a, b] = [rateUnitOf(from.unit), rateUnitOf(to.unit)];
    // A rate whose unit could not be read fits any, as a count without unit does.
    return a && b ? convertRate(ONE, a, b) : ONE;
  }
  return from.kind === to.kind ? ONE : undefined;
}

/** The same numbers mean the same. */
export function sameMeasure(a: Type, b: Type): boolean {
  const factor = factorBetween(a, b);
  return factor !== undefined && equal(factor, ONE);
}

// Products and quotients

/** A type that an operation gives, and what its result must be multiplied with. */
export interface Result {
  readonly type: Type;
  readonly factor: Rational;
  /** What the same figure can be read as. */
  readonly also?: Type;
}
const plain = (type: Type, also?: Type): Result => ({ type, factor: ONE, ...(also ? { also } : {}) });

/** ratio × anything, money × count, rate × what it is for. */
export function product(a: Type, b: Type): Result | undefined {
  if (a.kind === 'ratio' && isNumber(b)) return plain(b);
  if (b.kind === 'ratio' && isNumber(a)) return plain(a);
  if (a.kind === 'rate') return isMoney(b) || isCount(b) ? perUnit(a.unit, b) : undefined;
  if (b.kind === 'rate') return product(b, a);
  if (isMoney(a) && isCount(b)) return plain(a);
  return isCount(a) && isMoney(b) ? plain(b) : undefined;
}

/** The rate for so many of one of its units: 元/人·月 × 3人 = 元/月. */
function perUnit(unit: string, of: Money | Count): Result | undefined {
  const rate = rateUnitOf(unit);
  const at = rate?.per.findIndex((one) => factorBetween(of, typeOfUnit(one)) !== undefined) ?? -1;
  const one = rate?.per[at];
  const factor = one && factorBetween(of, typeOfUnit(one));
  if (!rate || !factor) return undefined;
  const rest = rate.per.filter((_, i) => i !== at);
  return { type: rest.length === 0 ? typeOfUnit(rate.of) : { kind: 'rate', unit: rateText(rate.of, rest) }, factor };
}

/** Anything ÷ ratio, like ÷ like, money ÷ count, an amount ÷ a rate, and whatever else makes a rate. */
export function quotient(a: Type, b: Type): Result | undefined {
  if (b.kind === 'ratio' && isNumber(a)) return plain(a);
  const same = isNumber(a) && isNumber(b) ? factorBetween(b, a) : undefined;
  if (same) return { type: { kind: 'ratio' }, factor: div(ONE, same) };
  if (!isMoney(a) && !isCount(a)) return undefined;
  if (b.kind === 'rate') return howMany(a, b.unit);
  if (!isMoney(b) && !isCount(b)) return undefined;
  const unit = rateOf(a, b);
  // Money by the count has always been money; it can be read as a rate too.
  if (isMoney(a) && isCount(b)) return plain(a, unit);
  return unit && plain(unit);
}

/** How many units a rate pays for: 10万元 ÷ 500元/人 = 200人. */
function howMany(of: Money | Count, unit: string): Result | undefined {
  const rate = rateUnitOf(unit);
  const [one, ...more] = rate?.per ?? [];
  const factor = rate && factorBetween(of, typeOfUnit(rate.of));
  return one && factor && more.length === 0 ? { type: typeOfUnit(one), factor } : undefined;
}

function rateOf(a: Money | Count, b: Money | Count): Type | undefined {
  const [of, per] = [unitOfType(a), unitOfType(b)];
  return of && per && { kind: 'rate', unit: rateText(of, [per]) };
}

const unitOfType = (type: Money | Count): Unit | undefined =>
  unitOf(type.kind === 'money' ? (type.currency ?? spell('yuan', 'zh')) : type.unit);

export const typeOfUnit = (unit: Unit): Money | Count =>
  unit.kind === 'count'
    ? { kind: 'count', unit: unit.text }
    : { kind: 'money', ...(unit.currency === undefined ? {} : { currency: unit.currency }) };

/** What an exchange rate is from and to; undefined for other rates. */
export function exchange(type: Type): { readonly from?: string; readonly to?: string } | undefined {
  const rate: RateUnit | undefined = type.kind === 'rate' ? rateUnitOf(type.unit) : undefined;
  const [per, ...more] = rate?.per ?? [];
  if (rate?.of.kind !== 'money' || per?.kind !== 'money' || more.length > 0) return undefined;
  const [from, to] = [per.currency, rate.of.currency];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export const isNumber = (type: Type): type is Type & Measure =>
  type.kind === 'money' ||
  type.kind === 'ratio' ||
  type.kind === 'points' ||
  type.kind === 'count' ||
  type.kind === 'rate';
const isMoney = (type: Type): type is Money => type.kind === 'money';
const isCount = (type: Type): type is Count => type.kind === 'count';
