import type { Span } from '../dsl/index.ts';
import { literalOf, nameOf, tokens } from '../dsl/tokens.ts';
import { declarationsOf } from './declarationsOf.ts';
import type { Snapshot } from './openPolicy.ts';
import { type PlacedToken, placedTokens } from './placedTokens.ts';

/** Kinds of words, by the standard names of the protocol where it has one. */
export const semanticTypes = [
  'keyword',
  'property',
  'class',
  'struct',
  'enumMember',
  'variable',
  'parameter',
  'enum',
  'operator',
  'number',
  'string',
  'comment',
  'label',
  'namespace',
] as const;
export type SemanticType = (typeof semanticTypes)[number];
export const semanticModifiers = ['declaration'] as const;

export interface SemanticToken extends Span {
  readonly type: SemanticType;
  readonly declaration: boolean;
}

const kinds = {
  entity: 'class',
  list: 'class',
  field: 'property',
  status: 'property',
  option: 'enumMember',
  definition: 'variable',
  parameter: 'parameter',
  table: 'struct',
  reading: 'enum',
  document: 'namespace',
} as const satisfies { readonly [kind: string]: SemanticType };

/** Colours of the rule blocks, from the real tokens; in order, none overlaps another. */
export function semanticTokens(snapshot: Snapshot): readonly SemanticToken[] {
  const { lines, lexed, names } = snapshot.compiled.parsed;
  const declared = new Map(names.map((n) => [n.span.start, n]));
  const of = (type: SemanticType, span: Span, declaration = false): SemanticToken => ({ ...span, type, declaration });
  const heads = lexed.blocks.flatMap(({ head }): SemanticToken[] => {
    const own = declared.get(head.name.span.start);
    const nameKind = own ? (own.of === 'entity' ? kinds.entity : kinds[own.of]) : 'string';
    return [
      of('keyword', head.keywordSpan),
      ...(head.ref ? [of('label', head.ref.span)] : []),
      ...(head.name.text === '' ? [] : [of(nameKind, head.name.span, own !== undefined)]),
      ...(head.keyword === 'policy' && head.content ? [of('string', head.content)] : []),
    ];
  });
  const comments = lines.flatMap((line) => (line.form === 'comment' ? [of('comment', line.span)] : []));
  const words = placedTokens(snapshot).flatMap((placed): SemanticToken[] => {
    const type = typeOf(snapshot, placed);
    return type ? [of(type, placed.span, declared.has(placed.span.start))] : [];
  });
  let end = 0;
  return [...heads, ...comments, ...words]
    .filter((t) => t.end > t.start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((t) => {
      if (t.start < end) return false;
      end = t.end;
      return true;
    });
}

function typeOf(snapshot: Snapshot, { token }: PlacedToken): SemanticType | undefined {
  const [role] = token.tokenType.name.split(':');
  if (role === 'label' || role === 'block') return 'keyword';
  if (role === 'word') return 'operator';
  const literal = literalOf(token);
  if (literal) return literal.type === 'text' ? 'string' : literal.type === 'clauseRef' ? 'label' : 'number';
  if (token.tokenType === tokens.Unit) return 'number';
  if (token.tokenType === tokens.Quote || token.tokenType === tokens.Text) return 'string';
  if (token.tokenType === tokens.Document) return kinds.document;
  if (token.tokenType === tokens.Name || token.tokenType === tokens.QuotedName) {
    const kind = declarationsOf(snapshot).get(nameOf(token))?.[0]?.kind;
    return kind ? kinds[kind] : undefined;
  }
  return undefined;
}
