/**
 * Units of a policy's own, collected before any word is cut, as names are: whatever stands in the
 * brackets of 数量（车次） or 单价（元/车次） and is in no table. Their figures are literals then: 300车次.
 */
import { normalise } from './characters.ts';
import { type KeywordId, spellingsOf } from './keywords.ts';
import type { LineForm } from './lines.ts';
import type { Document } from './markdown.ts';
import type { Span } from './span.ts';
import { knownUnit, ownName, unitOf } from './units.ts';

export interface OwnUnit {
  readonly unit: string;
  readonly span: Span;
}

const typeWords: readonly string[] = (
  ['count', 'unitPrice', 'exchangeRate'] as const satisfies readonly KeywordId[]
).flatMap((id) => spellingsOf(id));

/** Every use of a unit that no table knows in a declared type, in order of place. */
export function collectUnits({ text }: Document, lines: readonly LineForm[]): readonly OwnUnit[] {
  return lines.flatMap((line) => {
    if (line.form === 'field') return unitsIn(text, line.content);
    const typed = line.form === 'head' && (line.keyword === 'parameter' || line.keyword === 'reading');
    return typed && line.content ? unitsIn(text, line.content) : [];
  });
}

function unitsIn(text: string, content: Span): readonly OwnUnit[] {
  const plain = normalise(text.slice(content.start, content.end));
  const word = typeWords.find((spelling) => plain.startsWith(spelling));
  const open = word === undefined ? -1 : plain.indexOf('(', word.length);
  const close = plain.indexOf(')', open);
  if (word === undefined || open < 0 || close < 0 || plain.slice(word.length, open).trim() !== '') return [];
  return [...plain.slice(open + 1, close).matchAll(/[^/·]+/g)].flatMap((match): readonly OwnUnit[] => {
    const written = match[0].trim().replace(/^\d+/, '');
    const unit = ownName(written);
    if (knownUnit(written) || knownUnit(unit) || unitOf(unit) === undefined) return [];
    const start = content.start + open + 1 + match.index + match[0].indexOf(unit);
    return [{ unit, span: { start, end: start + unit.length } }];
  });
}
