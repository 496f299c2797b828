/** What the parts of a 场景 are read with, and how one value is. */
import type { Expr, NameExpr } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { nearest } from '../../dsl/near.ts';
import type { Span } from '../../dsl/span.ts';
import { scopeOf, type Workshop } from '../definitions.ts';
import { elaborateAs } from '../expressions/values.ts';
import type { Party, Reading, Type, Value } from '../plan.ts';
/** Facts under construction: nested maps that copy cheaply. */
export interface DraftFacts {
  readonly entity: Map<string, Value>;
  readonly yearly: Map<string, Map<number, Value>>;
  readonly monthly: Map<string, Map<number, Value>>;
  readonly lists: Map<string, Map<string, Value>[]>;
  /** Of nested lists: the place of each item's owner. */
  readonly parents: Map<string, number[]>;
}
export interface Context {
  readonly workshop: Workshop;
  readonly readings: readonly Reading[];
  readonly clauses: ReadonlySet<string>;
  readonly parties: Parties;
  /** Clauses that hold checks only. */
  readonly checked: ReadonlySet<string>;
  /** Short names of other documents. */
  readonly documents: readonly string[];
}
/** One entity of a scenario: 给定 企业 甲厂. */
export interface Given {
  readonly id: string;
  readonly facts: DraftFacts;
}

/** Everybody whom the clauses name as payer or recipient. */
export type Parties = { readonly [S in Party['side']]: ReadonlySet<string> };

export function unknown(context: Context, expr: NameExpr, known: Iterable<string>): void {
  const near = nearest(expr.name, known);
  context.workshop.report(diagnostic('GJ6030', expr.span, { name: expr.name, ...(near ? { near } : {}) }));
}
export const misfit = (context: Context, expr: NameExpr, at: Span): void => {
  context.workshop.report(diagnostic('GJ6031', at, { name: expr.name }));
};

export function setValue<K>(map: Map<K, Value>, key: K, value: Value | undefined): void {
  if (value !== undefined) map.set(key, value);
}

/** A written value of a type; 未知 leaves the fact out. */
export function readValue(context: Context, expr: Expr, type: Type): Value | undefined {
  if (expr.kind === 'word' && expr.word === 'unknownState') return undefined;
  if (type.kind === 'text' && expr.kind === 'name') return expr.name;
  // A bare year in a cell may be written without 年.
  if (type.kind === 'year' && expr.kind === 'literal' && expr.literal.type === 'number') return expr.literal.value;
  if (type.kind === 'count' && expr.kind === 'literal' && expr.literal.type === 'number') return expr.literal.value;
  const meaning = elaborateAs(expr, scopeOf(context.workshop), type);
  if (meaning?.op.op === 'const') return meaning.op.value;
  if (meaning) context.workshop.report(diagnostic('GJ6035', expr.span, {}));
  return undefined;
}
