/**
 * First pass over the blocks: collects the declared names from head lines and field lines, by
 * their shape alone, so that the second pass can cut running text into names and words.
 */
import { endsName, normalise } from './characters.ts';
import { type KeywordId, keywordIds, keywords, spellingsOf } from './keywords.ts';
import { type LineForm, lineForms } from './lines.ts';
import type { Document } from './markdown.ts';
import type { Span } from './span.ts';

export interface DeclaredName {
  readonly name: string;
  readonly span: Span;
  readonly of: 'entity' | 'field' | 'option' | 'definition' | 'parameter' | 'table' | 'reading' | 'document';
}

const declaring: { readonly [K in KeywordId]?: DeclaredName['of'] } = {
  entity: 'entity',
  definition: 'definition',
  parameter: 'parameter',
  table: 'table',
  reading: 'reading',
  reference: 'document',
};

export function collectNames(
  document: Document,
  lines: readonly LineForm[] = lineForms(document),
): readonly DeclaredName[] {
  const names: DeclaredName[] = [];
  for (const line of lines) {
    if (line.form === 'head') {
      const of = declaring[line.keyword];
      if (of && line.name.text !== '') names.push({ name: line.name.text, span: line.name.span, of });
      if (of === 'reading' && line.content) names.push(...optionsIn(document.text, line.content));
    } else if (line.form === 'field') {
      names.push({ name: line.name.text, span: line.name.span, of: 'field' });
      names.push(...optionsIn(document.text, line.content));
    }
  }
  return names;
}

/** 选项 a、b、c: the option names of a type. */
function optionsIn(text: string, content: Span): readonly DeclaredName[] {
  const plain = normalise(text.slice(content.start, content.end));
  const word = spellingsOf('option').find((spelling) => plain.trimStart().startsWith(spelling));
  if (!word) return [];
  const names: DeclaredName[] = [];
  let at = plain.indexOf(word) + word.length;
  while (at < plain.length) {
    while (at < plain.length && /[ 、]/.test(plain.charAt(at))) at++;
    const quoted = plain.charAt(at) === '「';
    const from = quoted ? at + 1 : at;
    let to = from;
    while (to < plain.length && (quoted ? plain.charAt(to) !== '」' : !endsName(plain.charAt(to)))) to++;
    if (to === from) break;
    names.push({
      name: plain.slice(from, to),
      span: { start: content.start + from, end: content.start + to },
      of: 'option',
    });
    at = quoted ? to + 1 : to;
    while (plain.charAt(at) === ' ') at++;
    if (plain.charAt(at) !== '、') break;
  }
  return names;
}

/**
 * Particles that a name may not begin or end with: after them a line would be cut in the wrong
 * place whatever the dictionary holds. Other overlaps are found line by line (dsl/cuts.ts).
 */
const spelt = (ids: readonly KeywordId[]): readonly string[] => ids.flatMap((id) => keywords[id].zh);
export const particles = {
  first: spelt(['of', 'and', 'or', 'inside']),
  last: spelt(['of', 'and', 'or', 'from']),
};

/** Every spelling of every `word`, for the check that a name is not one. */
export const wordSpellings: ReadonlySet<string> = new Set(
  keywordIds.filter((id) => keywords[id].role === 'word').flatMap((id) => spellingsOf(id).map(normalise)),
);
