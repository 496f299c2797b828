/** Figures of a declared type as text: read from facts, tables and command lines, and printed for people. */
import { normalise } from './characters.ts';
import { spell } from './keywords.ts';
import { moneyText, ratioText, readMoney, readNumber, readRatio } from './numbers.ts';
import { div, fromDecimal, integer, mul, ONE, type Rational, rational, toText } from './rational.ts';
import { convertCount, knownUnit, type RateUnit, rateScale, rateUnitOf, type Unit, unitOf } from './units.ts';
import { unreachable } from './unreachable.ts';

/**
 * How a number is measured: money in minor units (fen, cents), ratios and points as fractions of
 * one, counts in their unit, rates in minor units of money for one minor unit or counted unit.
 */
export type Measure =
  | { readonly kind: 'money'; readonly currency?: string }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'points' }
  | { readonly kind: 'count'; readonly unit: string }
  | { readonly kind: 'rate'; readonly unit: string };

/** Reads a figure with its unit, or a bare number in the measure's own unit: 元, one, 个百分点, the unit declared. */
export function readFigure(measure: Measure, text: string): Rational | undefined {
  switch (measure.kind) {
    case 'money':
      return measure.currency === undefined ? readMoney(text) : readForeign(measure.currency, text);
    case 'ratio':
      return readRatio(text);
    case 'points':
      return readScaled(text, pointsScale);
    case 'count':
      return readScaled(text, (unit) => countScale(measure.unit, unit));
    case 'rate':
      return readRate(measure.unit, text);
    default:
      return unreachable(measure);
  }
}

/** What one of a unit is in a measure, for headings such as 合同金额(万美元); undefined where it does not fit. */
export function unitScale(measure: Measure, unit: string): Rational | undefined {
  const text = normalise(unit).trim();
  switch (measure.kind) {
    case 'money': {
      const known = knownUnit(text);
      return known?.kind === 'money' && known.currency === measure.currency ? known.factor : undefined;
    }
    case 'ratio':
      return text === '%' ? rational(1n, 100n) : undefined;
    case 'points':
      return pointsScale(text);
    case 'count':
      return countScale(measure.unit, text);
    case 'rate': {
      const [own, other] = [rateUnitOf(measure.unit), rateUnitOf(text)];
      return own && other && convertRate(rateScale(other), other, own);
    }
    default:
      return unreachable(measure);
  }
}

/** A figure with its unit, as people read it. */
export function figureText(measure: Measure, value: Rational, language: 'zh' | 'en' = 'zh'): string {
  switch (measure.kind) {
    case 'money':
      return measure.currency === undefined ? moneyText(value, language) : foreignText(measure.currency, value);
    case 'ratio':
      return ratioText(value);
    case 'points': {
      const points = toText(mul(value, integer(100)));
      return language === 'zh' ? `${points}${spell('percentagePoints', 'zh')}` : `${points} points`;
    }
    case 'count':
      return language === 'zh' ? `${toText(value)}${measure.unit}` : `${toText(value)} ${measure.unit}`.trim();
    case 'rate': {
      const unit = rateUnitOf(measure.unit);
      return `${toText(unit ? div(value, rateScale(unit)) : value)}${measure.unit}`;
    }
    default:
      return unreachable(measure);
  }
}

/** The value of one rate in the measure of another; undefined where they do not measure the same. */
export function convertRate(value: Rational, from: RateUnit, to: RateUnit): Rational | undefined {
  const left = [...to.per];
  let factor = sizes(from.of, to.of);
  for (const unit of from.per) {
    const at = left.findIndex((other) => sizes(unit, other) !== undefined);
    const size = at < 0 ? undefined : sizes(unit, left[at] as Unit);
    factor = factor && size && div(factor, size);
    left.splice(at, 1);
  }
  return factor && left.length === 0 ? mul(value, factor) : undefined;
}

/** How many of `to` one of `from` is; money is measured in minor units whatever its scale. */
function sizes(from: Unit, to: Unit): Rational | undefined {
  if (from.kind === 'money' || to.kind === 'money')
    return from.kind === 'money' && to.kind === 'money' && from.currency === to.currency ? ONE : undefined;
  return from.dimension === to.dimension ? div(from.factor, to.factor) : undefined;
}

// Reading

const clean = (text: string): string => normalise(text).trim();

/** A number and perhaps a unit, of which `scale` says how large one is; bare numbers are in the unit ''. */
function readScaled(text: string, scale: (unit: string) => Rational | undefined): Rational | undefined {
  const [number, unit] = parts(text);
  const value = readNumber(number);
  const size = scale(unit);
  return value && size && mul(value, size);
}

/** 1,000.5吨 → 1,000.5 and 吨; Chinese numerals stay with what follows only where nothing else is left. */
function parts(text: string): readonly [number: string, unit: string] {
  const t = clean(text);
  const [, number = '', unit = ''] = /^([+-]?[\d,.]*)(.*)$/.exec(t) ?? [];
  if (number !== '') return [number, unit.trim()];
  for (let length = t.length; length > 0; length--)
    if (readNumber(t.slice(0, length))) return [t.slice(0, length), t.slice(length)];
  return ['', t];
}

const pointsScale = (unit: string): Rational | undefined =>
  unit === '' || unit === spell('percentagePoints', 'zh') || unit === spell('pointsType', 'zh') || unit === 'points'
    ? rational(1n, 100n)
    : undefined;

function countScale(own: string, unit: string): Rational | undefined {
  if (unit === '') return ONE;
  const other = unitOf(unit);
  return other?.kind === 'count' ? convertCount(ONE, other.text, own) : undefined;
}

/** 100万美元, 5000, in minor units. */
const readForeign = (currency: string, text: string): Rational | undefined =>
  readScaled(text, (unit) => (unit === '' ? integer(100) : unitScale({ kind: 'money', currency }, unit)));

function readRate(own: string, text: string): Rational | undefined {
  const unit = rateUnitOf(own);
  const t = clean(text);
  const bare = fromDecimal(t);
  if (!unit || bare) return unit && bare && mul(bare, rateScale(unit));
  return readScaled(t, (written) => unitScale({ kind: 'rate', unit: own }, written));
}

/** `100万美元` where that is exact to four places, else `12.34美元`. */
function foreignText(currency: string, value: Rational): string {
  const text = moneyText(value, 'zh');
  const yuan = spell('yuan', 'zh');
  return `${text.endsWith(yuan) ? text.slice(0, -yuan.length) : text}${currency}`;
}
