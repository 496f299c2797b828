/** Syntax trees compared without what formatting may change: places, and the spelling of what is the same word. */
import { type ParsedPolicy, parsePolicy } from '../../dsl/index.ts';
import { answerIds, keywordIds, keywords } from '../../dsl/keywords.ts';

const layout: ReadonlySet<string> = new Set(['span', 'keyword', 'spelling', 'section']);

/** The tree as text; a label is its keyword. Written by hand: tests read thousands of trees. */
export function shapeOf(node: unknown): string {
  if (Array.isArray(node)) return `[${node.map(shapeOf).join(',')}]`;
  if (typeof node === 'bigint') return `${node}n`;
  if (typeof node !== 'object' || node === null) return typeof node === 'string' ? JSON.stringify(node) : String(node);
  let text = '{';
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined || layout.has(key)) continue;
    const said = key === 'label' && typeof value === 'object' ? (value as { keyword: string }).keyword : shapeOf(value);
    text += `${key}:${said},`;
  }
  return `${text}}`;
}

export const shapesOf = (parsed: ParsedPolicy): readonly string[] => parsed.ast.blocks.map(shapeOf);
export const blocksOf = (source: string): readonly string[] => parsePolicy(source).ast.blocks.map(shapeOf);

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
