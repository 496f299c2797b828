/** A relation between clauses as it is written, with its clauses found. */
import type { Expr, NameExpr } from '../../dsl/ast.ts';
import type { Span } from '../../dsl/span.ts';

/** One party to a relation: a clause, or all clauses of a number. */
export interface Member {
  readonly at: Span;
  /** Places of its clauses among the clauses of the document, ascending. */
  readonly clauses: readonly number[];
}

export type Relation = {
  /** The prefix of the names of its own steps. */
  readonly name: string;
  /** The clause in which it is written. */
  readonly ref: string;
  /** Its label, as it is written. */
  readonly line: string;
  readonly at: Span;
  /** Sentences that it encodes. */
  readonly cites: readonly Span[];
  /** In the order of the document; of 依次核减 and 优先 in the order of writing. */
  readonly members: readonly Member[];
} & (
  | { readonly kind: 'higherOf'; readonly overLife: boolean }
  | { readonly kind: 'choose'; readonly by: NameExpr | 'first' | 'last'; readonly deduct: boolean }
  | {
      readonly kind: 'sharedCap';
      readonly scope: 'year' | 'life';
      readonly limit: Expr;
      readonly method: 'reducedProRata' | 'inTurn';
    }
  /** Members from the highest rank to the lowest. */
  | { readonly kind: 'ranked' }
  /** Members: what the clause is an exception to. */
  | { readonly kind: 'exception'; readonly exception: number; readonly label?: string }
  /** Says that nothing stands between them. */
  | { readonly kind: 'stack' }
);
export type RelationOf<K extends Relation['kind']> = Extract<Relation, { kind: K }>;

export const ofKind = <K extends Relation['kind']>(all: readonly Relation[], kind: K): readonly RelationOf<K>[] =>
  all.filter((r): r is RelationOf<K> => r.kind === kind);

/** Every clause that a relation touches, ascending. */
export const clausesOf = (r: Relation): readonly number[] =>
  [...r.members.flatMap((m) => m.clauses), ...(r.kind === 'exception' ? [r.exception] : [])].sort((a, b) => a - b);

/** Members by where they first stand in the document. */
export const inDocumentOrder = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => (a.clauses[0] ?? 0) - (b.clauses[0] ?? 0));
