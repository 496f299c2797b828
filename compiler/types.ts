/** Static types and grains: what an expression gives, and for what it gives one value. */

import type { TypeSpec } from '../dsl/ast.ts';
import { type KeywordId, keywords, spell } from '../dsl/keywords.ts';
import type { TypeName } from '../dsl/typeWords.ts';
import { unreachable } from '../dsl/unreachable.ts';
import type { Grain, Type } from './plan.ts';

/** Types of expressions that are not values of the Plan: periods, and the rules that a 解读 can choose. */
export type SpecialKind = 'period' | 'split' | 'missingRule' | 'expiryRule';
export type StaticType = Type | { readonly kind: SpecialKind };

export const MONEY: Type = { kind: 'money' };
export const RATIO: Type = { kind: 'ratio' };
export const DATE: Type = { kind: 'date' };
export const YEAR: Type = { kind: 'year' };
export const FLAG: Type = { kind: 'flag' };
/** A count without unit fits every unit: 个数 of a list, compared with 3个 or 600家. */
export const NUMBER: Type = { kind: 'count', unit: '' };

export function sameType(a: Type, b: Type): boolean {
  if (a.kind === 'count' && b.kind === 'count') return a.unit === '' || b.unit === '' || a.unit === b.unit;
  return a.kind === b.kind;
}

const words: { readonly [K in StaticType['kind']]: KeywordId } = {
  money: 'money',
  ratio: 'ratio',
  count: 'count',
  date: 'date',
  year: 'yearType',
  flag: 'flag',
  option: 'option',
  text: 'textType',
  period: 'period',
  split: 'splitType',
  missingRule: 'missingRule',
  expiryRule: 'expiryRule',
};

export function typeName(type: StaticType): TypeName {
  return { word: words[type.kind], ...(type.kind === 'count' && type.unit !== '' ? { unit: type.unit } : {}) };
}

/** The type that a declaration writes. */
export function typeOfSpec(spec: TypeSpec): StaticType {
  const kind = (Object.keys(words) as StaticType['kind'][]).find((k) => words[k] === spec.word) ?? 'text';
  switch (kind) {
    case 'count':
      return { kind, unit: spec.unit ? unitName(spec.unit) : '' };
    case 'option':
      return { kind, options: spec.options.map((option) => option.text) };
    case 'money':
    case 'ratio':
    case 'date':
    case 'year':
    case 'flag':
    case 'text':
    case 'period':
    case 'split':
    case 'missingRule':
    case 'expiryRule':
      return { kind };
    default:
      return unreachable(kind);
  }
}

/** A unit by its last Chinese spelling, so that 个名额 and 名额 are one unit. */
export const unitName = (id: KeywordId): string => keywords[id].zh[keywords[id].zh.length - 1] ?? spell(id, 'zh');

// Grains

export const POLICY: Grain = { of: 'policy', yearly: false };
export const ENTITY: Grain = { of: 'entity', yearly: false };
export const ENTITY_YEAR: Grain = { of: 'entity', yearly: true };
export const itemGrain = (list: string, yearly: boolean, depth = 0): Grain => ({
  of: 'item',
  list,
  ...(depth > 0 ? { depth } : {}),
  yearly,
});

/** What is said of everybody is one figure for all, and so coarser than what is said of one entity. */
const rank = { policy: 0, population: 1, entity: 2, item: 3 } as const;

/** The finer of two grains: what an expression has that uses both; of two lists the one that lies deeper. */
export function finer(a: Grain, b: Grain): Grain {
  const top = rank[a.of] > rank[b.of] || (a.of === b.of && (a.depth ?? 0) >= (b.depth ?? 0)) ? a : b;
  return {
    of: top.of,
    ...(top.list ? { list: top.list } : {}),
    ...(top.depth ? { depth: top.depth } : {}),
    yearly: a.yearly || b.yearly,
  };
}

/** How long: 日, 个月 or 年, as the difference of two dates (日) or years (年) is. */
export const durationType = (unit: 'year' | 'month' | 'day'): Type => ({
  kind: 'count',
  unit: unitName(({ year: 'years', month: 'months', day: 'days' } as const)[unit]),
});
