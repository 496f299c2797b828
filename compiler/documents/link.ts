/** Links a policy with the documents that it refers to: one Plan in which the relations between them hold. */
import { normalise } from '../../dsl/characters.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { CompileOptions } from '../options.ts';
import type { Plan, PlanDocument } from '../plan.ts';
import type { DeclarationOf, Symbols } from '../symbols.ts';
import type { Linked, OpenDocument, OpenFile } from './document.ts';
import { exclusionGates, repealGates } from './gates.ts';
import { gather } from './gather.ts';
import { inDependencyOrder, withGates } from './insert.ts';
import { describe, merge } from './merge.ts';
import { clauseIn } from './namespace.ts';

/** A file that is computed along: its text begins at `base` of all texts laid end to end. */
export interface LinkedFile extends PlanDocument {
  readonly text: string;
  readonly base: number;
}

export interface LinkedPolicy {
  readonly plan: Plan;
  readonly files: readonly LinkedFile[];
  /** The names that facts of a scenario may use. */
  readonly symbols: Symbols;
  /** Clauses of other documents, with their names: 旧办法 四. */
  readonly refs: readonly string[];
}

export function linkDocuments(policy: OpenDocument, options: CompileOptions, open: OpenFile): LinkedPolicy {
  const all = gather(policy, options, open);
  const [own, ...others] = all;
  const { symbols } = policy.workshop;
  const files = others.map((linked): LinkedFile => {
    const { text } = linked.document.parsed.document;
    return { ...describe(linked), text, base: linked.base };
  });
  const alone = { plan: policy.plan, files, symbols, refs: refsOf(others) };
  // With an error there is no Plan; what can be read of the policy alone is still of use.
  if (!own || policy.errors().length > 0) return alone;
  remarkOnText(policy, others);
  const merged = others.length === 0 ? policy.plan : merge([own, ...others]);
  const relations = all.flatMap((linked) => linked.relations);
  if (policy.errors().length > 0) return alone;
  const repealed = withGates(merged, repealGates(relations));
  const settled = withGates(
    repealed.plan,
    exclusionGates(relations, (name) => repealed.now.get(name) ?? name),
  );
  const plan = { ...settled.plan, steps: inDependencyOrder(settled.plan.steps) };
  return { ...alone, plan, symbols: { ...symbols, ...sharedSymbols(symbols, others, plan) } };
}

/** Fields and lists that only another document declares are facts like any other. */
function sharedSymbols(
  { lists, statuses }: Symbols,
  others: readonly Linked[],
  plan: Plan,
): Pick<Symbols, 'columns' | 'lists' | 'statuses'> {
  const known = new Map<string, DeclarationOf<'list'>>(lists.map((list) => [list.name, list]));
  const all = new Map<string, DeclarationOf<'status'>>(statuses.map((status) => [status.name, status]));
  for (const { document } of others) {
    const { symbols } = document.workshop;
    for (const list of symbols.lists) if (!known.has(list.name)) known.set(list.name, list);
    for (const status of symbols.statuses) if (!all.has(status.name)) all.set(status.name, status);
  }
  return { columns: plan.columns, lists: [...known.values()], statuses: [...all.values()] };
}

const refsOf = (others: readonly Linked[]): readonly string[] =>
  others.flatMap((linked) =>
    linked.document.parsed.document.sections.flatMap(({ ref }) => (ref === undefined ? [] : [clauseIn(linked, ref)])),
  );

/** Lines of text that speak of a document whose rules are at hand. */
function remarkOnText({ parsed, workshop }: OpenDocument, others: readonly Linked[]): void {
  const documents = others.map((linked) => ({ ...describe(linked), short: linked.name }));
  for (const block of parsed.ast.blocks) {
    if (block.kind !== 'relation') continue;
    for (const field of block.fields) {
      const text = field.kind === 'repeal' ? field.what.text : field.kind === 'prevail' ? field.over.text : undefined;
      if (!text) continue;
      const words = normalise(text.text);
      const named = documents.find(
        ({ number, short }) => (number !== undefined && words.includes(normalise(number))) || words.includes(short),
      );
      if (!named) continue;
      const params = { name: named.short, number: named.number ?? named.policy };
      workshop.report(diagnostic(field.kind === 'repeal' ? 'GJ4071' : 'GJ4072', text.span, params));
    }
  }
}
