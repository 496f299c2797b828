/**
 * Units: what 万吨, 美元 or 元/人·月 measure. A unit is known by its canonical text, which is what
 * types carry; a word that no table holds is a unit of the policy's own, such as 车次.
 */
import { normalise } from './characters.ts';
import {
  countUnits,
  currencies,
  durationUnits,
  type KeywordId,
  keywords,
  type MoneyUnit,
  marks,
  moneyUnits,
  spell,
  spellingsOf,
  unitScales,
} from './keywords.ts';
import { div, fromDecimal, integer, mul, ONE, type Rational, rational } from './rational.ts';
import { type CurrencyId, countWords } from './vocabulary/units.ts';

/** One unit of a quantity. `factor`: of money, its minor units (1/100); of counts, base units of the dimension. */
export type Unit =
  | { readonly kind: 'money'; readonly currency?: string; readonly factor: Rational; readonly text: string }
  | { readonly kind: 'count'; readonly dimension: string; readonly factor: Rational; readonly text: string };

/** 元/人·月: so much of `of` for one of each of `per`. */
export interface RateUnit {
  readonly of: Unit;
  readonly per: readonly Unit[];
  readonly text: string;
}

// Names

/** The canonical name of a unit of counting: its last Chinese spelling, so that 个名额 and 名额 are one unit. */
export const unitName = (id: KeywordId): string => keywords[id].zh[keywords[id].zh.length - 1] ?? spell(id, 'zh');
/** The canonical name of a currency. */
export const currencyName = (id: CurrencyId): string => spell(id, 'zh');

const durationIds = Object.keys(durationUnits) as (keyof typeof durationUnits)[];
/** In a rate, time is written short: 元/人·月. */
const shortTimes: readonly { readonly id: KeywordId; readonly mark: string }[] = [
  { id: 'years', mark: marks.year },
  { id: 'months', mark: marks.month },
  { id: 'days', mark: marks.day },
];

/** 月 of 元/人·月 is a length of time. */
export const isShortTime = (text: string): boolean => shortTimes.some(({ mark }) => mark === text);

const bySpelling = <T>(ids: readonly KeywordId[], make: (id: KeywordId) => T): ReadonlyMap<string, T> =>
  new Map(ids.flatMap((id) => spellingsOf(id).map((spelling) => [normalise(spelling), make(id)] as const)));

const countDimensions: { readonly [id in KeywordId]?: readonly [dimension: string, factor: Rational] } = {
  ...Object.fromEntries(
    Object.entries(countWords).map(([id, { dimension, factor }]) => [id, [dimension, rational(...factor)]]),
  ),
  squareMetres: [countWords.hectares.dimension, ONE],
  // 1 亩 is a fifteenth of a 公顷.
  mu: [countWords.hectares.dimension, rational(10_000n, 15n)],
};

const counts = bySpelling([...countUnits, ...durationIds], (id): Unit => {
  const [dimension, factor] = countDimensions[id] ?? [unitName(id), ONE];
  return { kind: 'count', dimension, factor, text: unitName(id) };
});
const yuan = bySpelling(
  Object.keys(moneyUnits) as MoneyUnit[],
  (id): Unit => ({ kind: 'money', factor: integer(moneyUnits[id as MoneyUnit]), text: spell(id, 'zh') }),
);
const foreign = bySpelling(currencies, (id): Unit => {
  const currency = currencyName(id as CurrencyId);
  return { kind: 'money', currency, factor: integer(100n), text: currency };
});

const scales = Object.keys(unitScales).sort((a, b) => b.length - a.length) as (keyof typeof unitScales)[];
const larger = (unit: Unit, scale: bigint, written: string): Unit => ({
  ...unit,
  factor: mul(unit.factor, integer(scale)),
  text: `${written}${unit.text}`,
});

/** A unit that a table holds, with 万 and the like before it where it can have one. */
export function knownUnit(text: string): Unit | undefined {
  const t = normalise(text).trim();
  const plain = counts.get(t) ?? yuan.get(t) ?? foreign.get(t);
  if (plain) return plain;
  for (const scale of scales) {
    if (!t.startsWith(scale)) continue;
    const unit = counts.get(t.slice(scale.length)) ?? foreign.get(t.slice(scale.length));
    if (unit) return larger(unit, unitScales[scale], scale);
  }
  return undefined;
}

/** What a policy may use as a unit of its own: letters, without figures, blanks or marks. */
const ownPattern = /^[^\s\d/·:,;()|、。“”「」《》"%+*=.-]+$/;

/** Any unit; what no table knows is the policy's own. Undefined for what cannot be a unit. */
export function unitOf(text: string): Unit | undefined {
  const t = normalise(text).trim();
  const known = knownUnit(t);
  if (known) return known;
  if (!ownPattern.test(t)) return undefined;
  const scale = scales.find((s) => t.startsWith(s) && t.length > s.length);
  const own: Unit = { kind: 'count', dimension: ownName(t), factor: ONE, text: ownName(t) };
  return scale ? larger(own, unitScales[scale], scale) : own;
}

/** The policy's own word in a unit that no table knows, without 万 and the like. */
export function ownName(text: string): string {
  const t = normalise(text).trim();
  const scale = scales.find((s) => t.startsWith(s) && t.length > s.length);
  return scale ? t.slice(scale.length) : t;
}

// Rates

const separator = /[/·]/;

/** 元/吨, 500元/人·月 without its figure, 元/100日元; undefined for what is none. */
export function rateUnitOf(text: string): RateUnit | undefined {
  const t = normalise(text).trim();
  const slash = t.indexOf('/');
  if (slash < 0) return undefined;
  const of = unitOf(t.slice(0, slash));
  const per = t
    .slice(slash + 1)
    .split(separator)
    .map(denominator);
  const good = per.filter((unit) => unit !== undefined);
  if (!of || good.length < per.length) return undefined;
  return { of, per: good, text: rateText(of, good) };
}

export const rateText = (of: Unit, per: readonly Unit[]): string =>
  `${of.text}/${per.map((unit) => shortOf(unit)).join(marks.dot)}`;

const shortOf = (unit: Unit): string => shortTimes.find(({ id }) => unitName(id) === unit.text)?.mark ?? unit.text;

/** 人, 月, 万元, 100日元. */
function denominator(text: string): Unit | undefined {
  const t = text.trim();
  const [, digits = '', rest = ''] = /^(\d{0,9})(.*)$/.exec(t) ?? [];
  const short = shortTimes.find(({ mark }) => mark === rest);
  const unit = short ? counts.get(unitName(short.id)) : unitOf(rest);
  const size = fromDecimal(digits);
  if (digits === '' || !unit) return unit;
  return size && size.n > 0n ? larger(unit, size.n, digits) : undefined;
}

// Conversion

/**
 * How many base units one of a type's own measure is. Money is measured in minor units whatever
 * the scale that a type writes; counts in the unit that the type names.
 */
export const countFactor = (unit: string): Rational => {
  const found = unit === '' ? undefined : unitOf(unit);
  return found?.kind === 'count' ? found.factor : ONE;
};
export const countDimension = (unit: string): string => {
  const found = unit === '' ? undefined : unitOf(unit);
  return found?.kind === 'count' ? found.dimension : unit;
};

/** Counts of `from` in counts of `to`; undefined where they do not measure the same. */
export function convertCount(count: Rational, from: string, to: string): Rational | undefined {
  if (from === to || from === '' || to === '') return count;
  if (countDimension(from) !== countDimension(to)) return undefined;
  return div(mul(count, countFactor(from)), countFactor(to));
}

/** What one of a written rate is in its own measure: minor units of money per minor unit or counted unit. */
export const rateScale = ({ of, per }: RateUnit): Rational =>
  per.reduce((scale, unit) => div(scale, own(unit)), own(of));
const own = (unit: Unit): Rational => (unit.kind === 'money' ? unit.factor : ONE);
