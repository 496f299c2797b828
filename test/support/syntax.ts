/** Syntax trees compared without what formatting may change: places, and the spelling of what is the same word. */
import { type ParsedPolicy, parsePolicy } from '../../dsl/index.ts';
import { answerIds, keywordIds, keywords } from '../../dsl/keywords.ts';

const layout: ReadonlySet<string> = new Set(['span', 'keyword', 'spelling', 'section']);

/** The tree as text; a label is its keyword, and that of a broken line is layout. */
export const shapeOf = (node: unknown): string =>
  JSON.stringify(node, (key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (layout.has(key)) return undefined;
    if (key === 'label' && typeof value === 'string') return undefined;
    if (key === 'label' && typeof value === 'object' && value !== null) return (value as { keyword: string }).keyword;
    return value;
  });

export const shapesOf = (parsed: ParsedPolicy): readonly string[] => parsed.ast.blocks.map(shapeOf);
export const blocksOf = (source: string): readonly string[] => shapesOf(parsePolicy(source));

/** The rules of a document, to be changed; prose stays. */
export function changeRules(parsed: ParsedPolicy, change: (rules: string) => string): string {
  const { text, fences } = parsed.document;
  let out = '';
  let at = 0;
  for (const { content } of fences) {
    out += text.slice(at, content.start) + change(text.slice(content.start, content.end));
    at = content.end;
  }
  return out + text.slice(at);
}

export const answerSpellings = answerIds.flatMap((id) => [...keywords[id].zh, ...keywords[id].en]);
export const words = keywordIds.filter((id) => keywords[id].role === 'word');
