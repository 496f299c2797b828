import type { Language, Span } from '../dsl/index.ts';
import { countUnits, currencies, type KeywordId, keywords, spell, spellingsOf } from '../dsl/keywords.ts';
import { tokens, wordToken } from '../dsl/tokens.ts';
import type { Completion } from './complete.ts';
import { filterText } from './filterText.ts';
import type { Snapshot } from './openPolicy.ts';
import type { Token } from './placedTokens.ts';
import { writingLanguage } from './writingLanguage.ts';

/** Units that may stand in the brackets of each type. */
const unitsOf: readonly (readonly [type: KeywordId, units: readonly KeywordId[], before: boolean])[] = [
  ['count', countUnits, false],
  ['money', currencies, false],
  ['unitPrice', countUnits, true],
  ['exchangeRate', currencies, true],
];

/** In the brackets of 数量（…）, 金额（…）, 单价（…）, 汇率（…）: the units of the tables, and the policy's own. */
export function unitItems(
  snapshot: Snapshot,
  before: readonly Token[],
  span: Span,
  language: Language,
): readonly Completion[] | undefined {
  const [type, open] = before.slice(-2);
  const found = unitsOf.find(([id]) => type?.tokenType === wordToken(id));
  if (!found || open?.tokenType !== tokens.LeftParen) return undefined;
  const [id, units, isRate] = found;
  const written = writingLanguage(snapshot);
  const yuan = isRate ? `${spell('yuan', written)}/` : '';
  const item = (unit: string, detail: string, ...more: readonly string[]): Completion => ({
    kind: 'word',
    label: `${yuan}${unit}`,
    detail,
    span,
    insert: `${yuan}${unit}`,
    snippet: false,
    filter: filterText(`${yuan}${unit}`, ...more),
    rank: 0,
  });
  const own = id === 'count' || id === 'unitPrice' ? new Set(snapshot.compiled.parsed.units.map((u) => u.unit)) : [];
  return [
    ...[...own].map((unit) => item(unit, keywords.count.doc[language])),
    ...units.map((unit) => item(spell(unit, written), keywords[unit].doc[language], ...spellingsOf(unit))),
  ];
}
