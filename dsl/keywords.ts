/**
 * The only table of words, put together from vocabulary/. A keyword is an id with its spellings in
 * Chinese and English; every spelling parses everywhere, the first of each language is the one that
 * is offered.
 *
 * INVARIANT: a keyword has as many spellings in English as in Chinese, and they are pairs: the
 * formatter keeps which of them a writer chose, in either language and back.
 */
import { blocks } from './vocabulary/blocks.ts';
import { conditionWords } from './vocabulary/conditions.ts';
import { fieldWords } from './vocabulary/fieldWords.ts';
import { figureWords } from './vocabulary/figures.ts';
import type { Keyword } from './vocabulary/keyword.ts';
import { labels } from './vocabulary/labels.ts';
import { timeWords } from './vocabulary/time.ts';
import { togetherWords } from './vocabulary/together.ts';
import { typeWords } from './vocabulary/types.ts';
import { type CountWordId, type CurrencyId, commonUnits, countWords, currencyWords } from './vocabulary/units.ts';

export type { Keyword, Role } from './vocabulary/keyword.ts';
export * from './vocabulary/marks.ts';
export { stageWords } from './vocabulary/stageWords.ts';

const table = {
  ...blocks,
  ...labels,
  ...typeWords,
  ...conditionWords,
  ...figureWords,
  ...timeWords,
  ...fieldWords,
  ...togetherWords,
  ...commonUnits,
  ...(countWords as { readonly [K in CountWordId]: Keyword }),
  ...(currencyWords as { readonly [K in CurrencyId]: Keyword }),
} satisfies Record<string, Keyword>;

export type KeywordId = keyof typeof table;
export const keywords: { readonly [K in KeywordId]: Keyword } = table;
export const keywordIds = Object.keys(table) as readonly KeywordId[];

const allSpellings = new Map<KeywordId, readonly string[]>();
for (const id of keywordIds) allSpellings.set(id, [...keywords[id].zh, ...keywords[id].en]);
export const spellingsOf = (id: KeywordId): readonly string[] => allSpellings.get(id) ?? [];
/** The spelling that is printed. */
export const spell = (id: KeywordId, language: 'zh' | 'en'): string => keywords[id][language][0];

/** Words that stand only among the clauses of a relation: too short to be cut out of running text. */
export const clauseListWords: ReadonlySet<KeywordId> = new Set<KeywordId>(['except', 'aside']);
/** The noun that a measure word holds (户 in 每户), for whoever declares a noun of that name. */
export function nounOfMeasure(spelling: string): string {
  const { zh, en } = keywords.perEntity;
  const at = Math.max(zh.indexOf(spelling), en.indexOf(spelling), 0);
  return (zh[at] ?? zh[0]).slice(1);
}

/** Money units in fen; the table of `unit` words that follow a number and make it money. */
export const moneyUnits = {
  fen: 1n,
  yuan: 100n,
  hundredYuan: 10_000n,
  thousandYuan: 100_000n,
  tenThousandYuan: 1_000_000n,
  hundredMillionYuan: 10_000_000_000n,
} satisfies Partial<Record<KeywordId, bigint>>;
export type MoneyUnit = keyof typeof moneyUnits;

export const durationUnits = { years: 'year', months: 'month', days: 'day' } as const;
export const countUnits: readonly KeywordId[] = [
  'places',
  'enterprises',
  'households',
  'people',
  'winners',
  'pieces',
  'projects',
  'machines',
  'squareMetres',
  'mu',
  ...(Object.keys(countWords) as CountWordId[]),
];
export const currencies = Object.keys(currencyWords) as readonly CurrencyId[];

/** The keys of a 解读's answers, in order. */
export const answerIds = [
  'answerA',
  'answerB',
  'answerC',
  'answerD',
  'answerE',
  'answerF',
  'answerG',
  'answerH',
] as const satisfies readonly KeywordId[];
