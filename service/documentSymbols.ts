import type { Block, Span, Text } from '../dsl/index.ts';
import type { Snapshot } from './openPolicy.ts';

export interface DocumentSymbol {
  readonly kind: 'section' | Block['kind'] | 'column' | 'answer';
  readonly name: string;
  /** What stands beside the name: the clause's number, or the keyword. */
  readonly detail: string;
  readonly span: Span;
  /** The words to show where the symbol is chosen. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The outline: the clauses of the document, nested as their headings are, each with its blocks. */
export function documentSymbols(snapshot: Snapshot): readonly DocumentSymbol[] {
  const { document, ast } = snapshot.compiled.parsed;
  const { sections } = document;
  const blocksOf = (i: number): readonly DocumentSymbol[] =>
    ast.blocks.filter((block) => block.section === i).map((block) => blockSymbol(snapshot, block));
  /** The sections from `from` that are deeper than `depth`, and where they end. */
  const tree = (from: number, depth: number): { symbols: readonly DocumentSymbol[]; next: number } => {
    const symbols: DocumentSymbol[] = [];
    let at = from;
    while (at < sections.length) {
      const section = sections[at];
      if (!section || section.depth <= depth) break;
      const below = tree(at + 1, section.depth);
      const end = sections[below.next]?.heading.start ?? snapshot.text.length;
      symbols.push({
        kind: 'section',
        name: section.title || section.ref || snapshot.text.slice(section.heading.start, section.heading.end),
        detail: section.ref ?? '',
        span: { start: section.heading.start, end },
        selection: section.heading,
        children: [...blocksOf(at), ...below.symbols],
      });
      at = below.next;
    }
    return { symbols, next: at };
  };
  return [...blocksOf(0), ...tree(1, 0).symbols];
}

function blockSymbol(snapshot: Snapshot, block: Block): DocumentSymbol {
  const keyword = snapshot.text.slice(block.keyword.start, block.keyword.end);
  const selection = block.name.text === '' ? (block.ref?.span ?? block.keyword) : block.name.span;
  return {
    kind: block.kind,
    name: [block.ref?.text, block.name.text].filter(Boolean).join(' ') || keyword,
    detail: keyword,
    span: block.span,
    selection,
    children: partsOf(block),
  };
}

function partsOf(block: Block): readonly DocumentSymbol[] {
  const leaf = (kind: 'column' | 'answer', name: Text, detail: string, span: Span): DocumentSymbol => ({
    kind,
    name: name.text,
    detail,
    span,
    selection: name.span,
    children: [],
  });
  if (block.kind === 'entity') return block.columns.map((column) => leaf('column', column.name, '', column.span));
  if (block.kind === 'reading')
    return block.fields.flatMap((field) =>
      field.kind === 'answer' ? [leaf('answer', field.label, '', field.span)] : [],
    );
  return [];
}
