/** Reads the files that a policy refers to, and those that they refer to, each of them once. */
import type { BlockOf } from '../../dsl/ast.ts';
import { normalise } from '../../dsl/characters.ts';
import { diagnostic, messageOf } from '../../dsl/diagnostics.ts';
import { lineStarts, placeAt } from '../../dsl/span.ts';
import type { CompileOptions } from '../options.ts';
import type { Linked, OpenDocument, OpenFile } from './document.ts';
import { folderOf, isPolicyPath, joinPath } from './paths.ts';
import { resolveRelations } from './resolve.ts';

/** A document whose references lead further than this is refused. */
const DEEPEST = 8;

type Opened = Omit<Linked, 'relations'>;

/** A file on the way from the policy to the one in question. */
interface Way {
  readonly path: string;
  readonly text: string;
}

/** The policy first, then every document in the order in which it is met. */
export function gather(policy: OpenDocument, options: CompileOptions, open: OpenFile): readonly Linked[] {
  const file = options.file ?? (() => undefined);
  const met = new Map<string, Linked>();
  const started = new Map<string, Opened>();
  const wished = wishedNames(policy);
  const at = { start: 0, end: 0 };
  let base = 0;

  /** `name` is empty for the policy itself. */
  function read(document: OpenDocument, name: string, way: readonly Way[], through: Linked['at']): Linked {
    const own = way[way.length - 1] as Way;
    const names = new Map<string, string>();
    const opened = { name, path: own.path, base, document, names, at: through };
    started.set(name, opened);
    base += own.text.length + 1;
    for (const block of referencesOf(document)) {
      const other = follow(document, block, name, way, name === '' ? block.name.span : through);
      if (other) names.set(normalise(block.name.text), other.name);
    }
    const linked: Linked = { ...opened, relations: resolveRelations(opened, (called) => started.get(called)) };
    met.set(own.path, linked);
    return linked;
  }

  function follow(
    document: OpenDocument,
    block: BlockOf<'reference'>,
    name: string,
    way: readonly Way[],
    through: Linked['at'],
  ): Linked | undefined {
    const { report } = document.workshop;
    const written = block.path.text;
    const path = joinPath(folderOf(way[way.length - 1]?.path ?? ''), written);
    const text = isPolicyPath(written) ? file(path) : undefined;
    if (text === undefined) {
      report(diagnostic('GJ2070', block.path.span, { file: written, form: !isPolicyPath(written) }));
      return undefined;
    }
    if (way.some((one) => one.path === path || one.text === text) || way.length > DEEPEST) {
      const chain = [...way.slice(1).map((one) => one.path), path];
      report(diagnostic('GJ2072', block.path.span, { chain, ...(way.length > DEEPEST ? { most: DEEPEST } : {}) }));
      return undefined;
    }
    const known = met.get(path);
    if (known) return known;
    const own = normalise(block.name.text);
    const called = wished.get(path) ?? (name === '' ? own : `${name}/${own}`);
    const folder = folderOf(path);
    const other = open(text, { file: (inner) => file(joinPath(folder, inner)) });
    const linked = read(other, called, [...way, { path, text }], through);
    const [first] = other.errors();
    if (!first) return linked;
    const { line } = placeAt(lineStarts(text), first.span.start);
    const words = { zh: messageOf(first, 'zh'), en: messageOf(first, 'en') };
    report(diagnostic('GJ2074', block.path.span, { file: written, line, ...words }));
    return undefined;
  }

  read(policy, '', [{ path: '', text: policy.parsed.document.text }], at);
  return [...met.values()].sort((a, b) => a.base - b.base);
}

export const referencesOf = (document: OpenDocument): readonly BlockOf<'reference'>[] =>
  document.parsed.ast.blocks.filter((block) => block.kind === 'reference' && !block.broken) as BlockOf<'reference'>[];

/** What the policy itself calls a file holds, even where another document refers to it first. */
function wishedNames(policy: OpenDocument): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const block of referencesOf(policy)) {
    const path = joinPath('', block.path.text);
    const name = normalise(block.name.text);
    const first = names.get(path);
    if (first !== undefined && first !== name)
      policy.workshop.report(diagnostic('GJ2071', block.path.span, { file: block.path.text, name: first }));
    else names.set(path, name);
  }
  return names;
}
