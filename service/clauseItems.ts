import { normalise } from '../dsl/characters.ts';
import type { Span } from '../dsl/index.ts';
import type { Completion } from './complete.ts';
import { filterText } from './filterText.ts';
import type { Snapshot } from './openPolicy.ts';

/** The 条款 that a relation can name: by number, and by number and title where a number has several. */
export function clauseItems(snapshot: Snapshot, span: Span): readonly Completion[] {
  const { ast, document } = snapshot.compiled.parsed;
  const clauses = ast.blocks.flatMap((block) =>
    block.kind === 'clause' && block.ref ? [{ ref: block.ref.text, title: block.name.text }] : [],
  );
  const item = (label: string, detail: string, rank: number): Completion => ({
    kind: 'clause',
    label,
    detail,
    span,
    insert: label,
    snippet: false,
    filter: filterText(label, normalise(detail)),
    rank,
  });
  const refs = [...new Set(clauses.map(({ ref }) => ref))];
  return refs.flatMap((ref) => {
    const own = clauses.filter((clause) => clause.ref === ref);
    const heading = document.sections.find((section) => section.ref === ref)?.title ?? '';
    const [first] = own;
    const whole = item(ref, own.length === 1 ? (first?.title ?? '') : heading, 0);
    const glue = ref.endsWith('）') ? '' : ' ';
    return own.length === 1 ? [whole] : [whole, ...own.map(({ title }) => item(`${ref}${glue}${title}`, title, 1))];
  });
}
