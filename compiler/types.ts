/** Static types and grains: what an expression gives, and for what it gives one value. */

import type { TypeSpec, UnitRef } from '../dsl/ast.ts';
import type { KeywordId } from '../dsl/keywords.ts';
import type { TypeName } from '../dsl/typeWords.ts';
import { unitName, unitOf } from '../dsl/units.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { factorBetween } from './measures.ts';
import type { Grain, Type } from './plan.ts';

/** Types of expressions that are not values of the Plan: periods, 状态, and the rules that a 解读 can choose. */
export type SpecialKind = 'period' | 'split' | 'missingRule' | 'topUpRule' | 'expiryRule' | 'status';
export type StaticType = Type | { readonly kind: SpecialKind };

export const MONEY: Type = { kind: 'money' };
export const moneyType = (currency: string | undefined): Type =>
  currency === undefined ? MONEY : { kind: 'money', currency };
export const RATIO: Type = { kind: 'ratio' };
export const POINTS: Type = { kind: 'points' };
/** Any rate, where only the kind of a type is asked for. */
export const RATE: Type = { kind: 'rate', unit: '' };
export const DATE: Type = { kind: 'date' };
export const YEAR: Type = { kind: 'year' };
export const MONTH: Type = { kind: 'month' };
export const FLAG: Type = { kind: 'flag' };
/** A count without unit fits every unit: 个数 of a list, compared with 3个 or 600家. */
export const NUMBER: Type = { kind: 'count', unit: '' };

/** What they measure is the same, perhaps in other units. */
export const sameType = (a: Type, b: Type): boolean => factorBetween(a, b) !== undefined;

const words: { readonly [K in StaticType['kind']]: KeywordId } = {
  money: 'money',
  ratio: 'ratio',
  points: 'pointsType',
  count: 'count',
  rate: 'unitPrice',
  date: 'date',
  year: 'yearType',
  month: 'monthType',
  flag: 'flag',
  option: 'option',
  text: 'textType',
  period: 'period',
  split: 'splitType',
  missingRule: 'missingRule',
  topUpRule: 'topUpRule',
  expiryRule: 'expiryRule',
  status: 'statusType',
};

export function typeName(type: StaticType): TypeName {
  const unit = type.kind === 'money' ? type.currency : type.kind === 'count' || type.kind === 'rate' ? type.unit : '';
  return { word: words[type.kind], ...(unit ? { unit } : {}) };
}

/** The type that a declaration writes. */
export function typeOfSpec(spec: TypeSpec): StaticType {
  const kind = spec.word === 'exchangeRate' ? 'rate' : kindOf(spec.word);
  switch (kind) {
    case 'count':
      return { kind, unit: spec.unit?.name ?? '' };
    case 'rate':
      return { kind, unit: spec.unit?.name ?? '' };
    case 'money': {
      const unit = spec.unit && unitOf(spec.unit.name);
      return { kind, ...(unit?.kind === 'money' && unit.currency !== undefined ? { currency: unit.currency } : {}) };
    }
    case 'option':
      return { kind, options: spec.options.map((option) => option.text) };
    case 'ratio':
    case 'points':
    case 'date':
    case 'year':
    case 'month':
    case 'flag':
    case 'text':
    case 'period':
    case 'split':
    case 'missingRule':
    case 'topUpRule':
    case 'expiryRule':
    case 'status':
      return { kind };
    default:
      return unreachable(kind);
  }
}

const kindOf = (word: KeywordId): StaticType['kind'] =>
  (Object.keys(words) as StaticType['kind'][]).find((kind) => words[kind] === word) ?? 'text';

/** The name of a unit of counting, of the language or of the policy. */
export const countUnitName = (unit: UnitRef): string => (typeof unit === 'object' ? unit.own : unitName(unit));

// Grains

export const POLICY: Grain = { of: 'policy', yearly: false };
export const ENTITY: Grain = { of: 'entity', yearly: false };
export const ENTITY_YEAR: Grain = { of: 'entity', yearly: true };
export const ENTITY_MONTH: Grain = { of: 'entity', yearly: true, monthly: true };
export const itemGrain = (list: string, times: Times, depth = 0): Grain => ({
  of: 'item',
  list,
  ...(depth > 0 ? { depth } : {}),
  ...timeGrain(times),
});

/** How often something has a value. */
export interface Times {
  readonly yearly: boolean;
  readonly monthly?: boolean;
  readonly dated?: boolean;
}

/** How often a grain has a value, apart from what it is of. */
export const timeGrain = ({ yearly, monthly, dated }: Times): Pick<Grain, 'yearly' | 'monthly' | 'dated'> => ({
  yearly: yearly || monthly === true,
  ...(monthly ? { monthly } : {}),
  ...(dated ? { dated } : {}),
});

/** What both have in common: as often as the more frequent one. */
export const bothTimes = (a: Times, b: Times): Times => ({
  yearly: a.yearly || b.yearly,
  monthly: (a.monthly ?? false) || (b.monthly ?? false),
  dated: (a.dated ?? false) || (b.dated ?? false),
});
export const ONCE: Times = { yearly: false };

/** The grain of what is gathered from the months of a year. */
export const overTheYear = ({ monthly: _monthly, ...grain }: Grain): Grain => ({ ...grain, yearly: true });

/** What is said of everybody is one figure for all, and so coarser than what is said of one entity. */
const rank = { policy: 0, population: 1, entity: 2, item: 3 } as const;

/** The finer of two grains: what an expression has that uses both; of two lists the one that lies deeper. */
export function finer(a: Grain, b: Grain): Grain {
  const top = rank[a.of] > rank[b.of] || (a.of === b.of && (a.depth ?? 0) >= (b.depth ?? 0)) ? a : b;
  return {
    of: top.of,
    ...(top.list ? { list: top.list } : {}),
    ...(top.depth ? { depth: top.depth } : {}),
    ...timeGrain(bothTimes(a, b)),
  };
}

/** How long: 日, 个月 or 年, as the difference of two dates (日) or years (年) is. */
export const durationType = (unit: 'year' | 'month' | 'day'): Type => ({
  kind: 'count',
  unit: unitName(({ year: 'years', month: 'months', day: 'days' } as const)[unit]),
});
