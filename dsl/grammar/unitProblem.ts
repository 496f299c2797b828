/** What is wrong with the unit of a type: 金额（镑）, 单价（吨）, 数量（百分点）. */
import type { IToken } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { type KeywordId, spell, spellingsOf } from '../keywords.ts';
import type { Span } from '../span.ts';
import { rateUnitOf, unitOf } from '../units.ts';
import { spanOf } from './nodes.ts';

type UnitType = 'count' | 'money' | 'unitPrice' | 'exchangeRate';

/** `at` is the type's own word, where it lacks a unit that it needs. */
export function unitProblem(type: UnitType, unit: IToken | undefined, at: Span): Diagnostic | undefined {
  const needed = type === 'unitPrice' || type === 'exchangeRate';
  if (!unit) return needed ? diagnostic('GJ1055', at, { unit: spell(type, 'zh'), type }) : undefined;
  const text = unit.image.trim();
  if (points.has(text)) return diagnostic('GJ1057', spanOf(unit), { unit: text });
  return fits(type, text) ? undefined : diagnostic(needed ? 'GJ1055' : 'GJ1018', spanOf(unit), { unit: text, type });
}

const points: ReadonlySet<string> = new Set(
  (['percentagePoints', 'pointsType'] as const satisfies readonly KeywordId[]).flatMap((id) => spellingsOf(id)),
);

function fits(type: UnitType, text: string): boolean {
  switch (type) {
    case 'count':
      return unitOf(text)?.kind === 'count';
    // Amounts are given in the currency itself; 万 is written with the figure.
    case 'money': {
      const known = unitOf(text);
      return spellingsOf('renminbi').includes(text) || (known?.kind === 'money' && known.factor.n === 100n);
    }
    case 'unitPrice':
      return rateUnitOf(text) !== undefined;
    case 'exchangeRate': {
      const rate = rateUnitOf(text);
      const [per, ...more] = rate?.per ?? [];
      return rate?.of.kind === 'money' && per?.kind === 'money' && more.length === 0;
    }
  }
}
