/** Fields of the 政策 block that act on every clause: vetoes and bans. */
import type { Block, Expr } from '../dsl/ast.ts';
import type { KnownField } from '../dsl/fields/index.ts';
import { type Draft, entityScope, read } from './draft.ts';
import { inYearOf } from './inYear.ts';
import type { Op, Type } from './plan.ts';
import type { Scope } from './scope.ts';

const common: ReadonlySet<string> = new Set<KnownField['kind']>(['veto', 'payVeto', 'ban']);

/** The fields of the 政策 block that a clause obeys as if they were its own. */
export const commonFields = (blocks: readonly Block[]): readonly KnownField[] =>
  blocks
    .filter((block) => block.kind === 'policy')
    .flatMap((block) => block.fields)
    .filter((field): field is KnownField => common.has(field.kind));

/**
 * An expression of a field that may stand in a clause or in 政策. There it is about clauses of all
 * kinds, so that what is told year by year is taken, for what is granted once, in the year of the event.
 */
export function readCommon(
  expr: Expr,
  draft: Draft,
  field: KnownField,
  scope: Scope,
  ...wanted: readonly Type[]
): { readonly op: Op; readonly ofItem: boolean } | undefined {
  const own = draft.block.fields.includes(field);
  const meaning = read(expr, own ? scope : { ...entityScope(draft), yearly: true }, ...wanted);
  if (!meaning) return undefined;
  const { event } = draft;
  const op = own || draft.yearly || !event ? meaning.op : inYearOf(meaning, event);
  return { op, ofItem: meaning.grain.of === 'item' };
}
