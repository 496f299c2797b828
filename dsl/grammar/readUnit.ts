/** The unit in the brackets of a type, or what is wrong with it: 金额（镑）, 单价（吨）, 数量（百分点）. */
import type { IToken } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { type KeywordId, spell, spellingsOf } from '../keywords.ts';
import type { Span } from '../span.ts';
import { rateUnitOf, unitOf } from '../units.ts';
import { spanOf } from './nodes.ts';

type UnitType = 'count' | 'money' | 'unitPrice' | 'exchangeRate';
type UnitRead = { readonly name: string } | { readonly problem: Diagnostic };

/** `at` is the type's own word, where it lacks a unit that it needs. */
export function readUnit(type: UnitType, unit: IToken | undefined, at: Span): UnitRead | undefined {
  const needed = type === 'unitPrice' || type === 'exchangeRate';
  if (!unit) return needed ? { problem: diagnostic('GJ1055', at, { unit: spell(type, 'zh'), type }) } : undefined;
  // Recovery put a token where none was: the line's own error says so.
  if (unit.isInsertedInRecovery) return undefined;
  const text = unit.image.trim();
  if (points.has(text)) return { problem: diagnostic('GJ1057', spanOf(unit), { unit: text }) };
  const name = nameOf(type, text);
  if (name !== undefined) return { name };
  return { problem: diagnostic(needed ? 'GJ1055' : 'GJ1018', spanOf(unit), { unit: text, type }) };
}

const points: ReadonlySet<string> = new Set(
  (['percentagePoints', 'pointsType'] as const satisfies readonly KeywordId[]).flatMap((id) => spellingsOf(id)),
);

/** The canonical text of a unit that fits the type. */
function nameOf(type: UnitType, text: string): string | undefined {
  switch (type) {
    case 'count': {
      const unit = unitOf(text);
      return unit?.kind === 'count' ? unit.text : undefined;
    }
    // Amounts are given in the currency itself; 万 is written with the figure.
    case 'money': {
      if (spellingsOf('renminbi').includes(text)) return spell('renminbi', 'zh');
      const unit = unitOf(text);
      return unit?.kind === 'money' && unit.factor.n === 100n ? unit.text : undefined;
    }
    case 'unitPrice':
      return rateUnitOf(text)?.text;
    case 'exchangeRate': {
      const rate = rateUnitOf(text);
      const [per, ...more] = rate?.per ?? [];
      return rate?.of.kind === 'money' && per?.kind === 'money' && more.length === 0 ? rate.text : undefined;
    }
  }
}
