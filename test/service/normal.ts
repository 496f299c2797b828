/** The answers of a client in lines that people can read; both hosts are compared in this form. */
import { applyEdits, type Edit, type Span } from '../../dsl/index.ts';
import { completionMatches } from '../../service/index.ts';
import type { Client, Outline } from './client.ts';
import { type Case, document } from './document.ts';

/** The text of a case, with the place that it marks. */
export function textOf({ change }: Case): { readonly text: string; readonly range: Span } {
  if (change && document.split(change[0]).length !== 2) throw new Error(`not once in the document: ${change[0]}`);
  const marked = change ? document.replace(change[0], () => change[1]) : document;
  const cursor = marked.indexOf('‸');
  if (cursor >= 0) return { text: marked.replace('‸', ''), range: { start: cursor, end: cursor } };
  const start = marked.indexOf('⟦');
  if (start < 0) return { text: marked, range: { start: 0, end: 0 } };
  return { text: marked.replace(/[⟦⟧]/g, ''), range: { start, end: marked.indexOf('⟧') - 1 } };
}

export async function answer(client: Client, asked: Case): Promise<unknown> {
  const { text, range } = textOf(asked);
  const at = range.start;
  const words = (span: Span): string => text.slice(span.start, span.end);
  const placed = (span: Span): string => `${lineOf(text, span.start)} ${words(span)}`;
  switch (asked.request) {
    case 'diagnostics':
      return (await client.diagnostics(text)).map((d) => `${d.code} ${d.severity} 「${words(d.span)}」 ${d.message}`);
    case 'hover': {
      const found = await client.hover(text, at);
      return found && `「${words(found.span)}」 ${found.text}`;
    }
    case 'complete':
      return (await client.complete(text, at))
        .filter((item) => completionMatches(item, words(item.span)))
        .map((item) => `${item.label} ← ${words(item.span)}`);
    case 'definition':
      return (await client.definition(text, at)).map(placed);
    case 'references':
      return (await client.references(text, at)).map(placed);
    case 'prepareRename': {
      const found = await client.prepareRename(text, at);
      return found && words(found);
    }
    case 'rename': {
      const found = await client.rename(text, at, asked.name ?? '');
      if ('refused' in found) return `refused ${found.refused}`;
      return [...(found.notes === '' ? [] : [`notes ${found.notes}`]), ...changed(text, found.edits)];
    }
    case 'symbols':
      return (await client.symbols(text)).flatMap((symbol) => outline(symbol, ''));
    case 'folding':
      return (await client.folding(text)).map(({ from, to }) => `${from + 1}–${to + 1}`);
    case 'selection':
      return (await client.selection(text, at)).map((span) => words(span).replace(/\n[\s\S]*$/, '…'));
    case 'formatting':
      return changed(text, await client.formatting(text));
    case 'actions':
      return (await client.actions(text, range)).map((a) => [`${a.kind} ${a.title}`, ...changed(text, a.edits)]);
    case 'inlay':
      return (await client.inlay(text)).map((hint) => `${lineOf(text, hint.offset)} ${hint.text}`);
    case 'semantic':
      return (await client.semantic(text)).map((t) => `${t.type}${t.declaration ? '!' : ''} ${words(t.span)}`);
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function outline(symbol: Outline, indent: string): readonly string[] {
  const name = symbol.detail === '' || symbol.name === symbol.detail ? symbol.name : `${symbol.detail} ${symbol.name}`;
  return [`${indent}${name}`, ...symbol.children.flatMap((child) => outline(child, `${indent}  `))];
}

/** The lines that edits add or change, with their numbers in the new text. */
function changed(text: string, edits: readonly Edit[]): readonly string[] {
  const [before, after] = [text.split('\n'), applyEdits(text, edits).split('\n')];
  // Longest common subsequence of lines: documents here are short.
  const same = before.map(() => after.map(() => 0));
  const get = (i: number, j: number): number => same[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = same[i];
      if (row) row[j] = before[i] === after[j] ? get(i + 1, j + 1) + 1 : Math.max(get(i + 1, j), get(i, j + 1));
    }
  const out: string[] = [];
  for (let i = 0, j = 0; j < after.length; )
    if (before[i] === after[j] && i < before.length) [i, j] = [i + 1, j + 1];
    else if (i < before.length && get(i + 1, j) >= get(i, j + 1)) i++;
    else out.push(`${++j} ${after[j - 1]}`);
  return out;
}
