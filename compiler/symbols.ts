/** Binding: names → declarations. Side tables; the tree is never changed. */
import type { BlockOf, FieldDeclaration, PolicyAst, Text } from '../dsl/ast.ts';
import { normalise } from '../dsl/characters.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { spell } from '../dsl/keywords.ts';
import { particles, wordSpellings } from '../dsl/names.ts';
import { nearest } from '../dsl/near.ts';
import type { Span } from '../dsl/span.ts';
import { sameMeasure } from './measures.ts';
import { checkNesting, nounNamed } from './nesting.ts';
import type { Column, Timeline, Type } from './plan.ts';
import { DATE, typeName, typeOfSpec } from './types.ts';

export type Declaration =
  | { readonly kind: 'entity'; readonly name: string; readonly block: BlockOf<'entity'> }
  | { readonly kind: 'list'; readonly name: string; readonly owner: string; readonly block: BlockOf<'entity'> }
  | { readonly kind: 'field'; readonly name: string; readonly column: Column; readonly node: FieldDeclaration }
  | {
      readonly kind: 'status';
      readonly name: string;
      readonly timeline: Timeline;
      readonly node: FieldDeclaration;
    }
  | { readonly kind: 'option'; readonly name: string; readonly type: Type }
  | { readonly kind: 'definition'; readonly name: string; readonly block: BlockOf<'definition'> }
  | { readonly kind: 'parameter'; readonly name: string; readonly block: BlockOf<'parameter'> }
  | { readonly kind: 'table'; readonly name: string; readonly block: BlockOf<'table'> }
  | { readonly kind: 'reading'; readonly name: string; readonly block: BlockOf<'reading'> }
  | { readonly kind: 'document'; readonly name: string; readonly block: BlockOf<'reference'> };
export type DeclarationOf<K extends Declaration['kind']> = Extract<Declaration, { kind: K }>;

export interface Symbols {
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** The entity that the policy is about: the first 名词 without an owner. */
  readonly entity?: DeclarationOf<'entity'>;
  readonly lists: readonly DeclarationOf<'list'>[];
  readonly statuses: readonly DeclarationOf<'status'>[];
  readonly columns: readonly Column[];
}

export function bind(ast: PolicyAst, report: (d: Diagnostic) => void): Symbols {
  const all: { readonly declaration: Declaration; readonly text: Text }[] = [];
  const nouns = ast.blocks.filter((block) => block.kind === 'entity');
  const nounNames = nouns.map((block) => normalise(block.name.text));
  const own = nouns.find((block) => !block.owner)?.name.text;
  for (const block of ast.blocks) {
    if (block.kind === 'entity') {
      const owner = block.owner && nounNamed(block.owner, nounNames, own && normalise(own));
      all.push(...entityDeclarations(block, owner, report));
    } else if (
      block.kind === 'reading' ||
      block.kind === 'definition' ||
      block.kind === 'parameter' ||
      block.kind === 'table'
    ) {
      const declaration = { kind: block.kind, name: normalise(block.name.text), block } as Declaration;
      all.push({ declaration, text: block.name });
      if (block.kind === 'reading') all.push(...optionDeclarations(block.type));
    } else if (block.kind === 'reference') {
      const declaration: Declaration = { kind: 'document', name: normalise(block.name.text), block };
      all.push({ declaration, text: block.name });
    }
  }
  const byName = new Map<string, Declaration[]>();
  for (const { declaration, text } of all) {
    const same = byName.get(declaration.name) ?? [];
    if (same.some((other) => clash(other, declaration))) report(diagnostic('GJ2002', text.span, { name: text.text }));
    else byName.set(declaration.name, [...same, declaration]);
    checkSpelling(declaration, text, report);
  }
  const declared = all.map((entry) => entry.declaration);
  checkSingles(ast, declared, report);
  checkNesting(declared, report);
  checkSubstitutes(declared, report);
  const entity = declared.find((d) => d.kind === 'entity');
  return {
    byName,
    ...(entity ? { entity } : {}),
    lists: declared.filter((d) => d.kind === 'list'),
    statuses: declared.filter((d) => d.kind === 'status'),
    columns: declared.flatMap((d) =>
      d.kind === 'field' ? [d.column] : d.kind === 'status' ? intervalColumns(d.timeline) : [],
    ),
  };
}

/** One 政策 block, one entity. */
function checkSingles(ast: PolicyAst, declared: readonly Declaration[], report: (d: Diagnostic) => void): void {
  const entities = declared.filter((d) => d.kind === 'entity');
  const second = (block: { readonly keyword: Span }, words: string) =>
    report(diagnostic('GJ2012', block.keyword, { block: words }));
  for (const { block } of entities.slice(1)) second(block, spell('entity', 'zh'));
  for (const block of ast.blocks.filter((b) => b.kind === 'policy').slice(1)) second(block, spell('policy', 'zh'));
}

/** 缺则取X: another field of the same kind, and never in a circle. */
function checkSubstitutes(declared: readonly Declaration[], report: (d: Diagnostic) => void): void {
  const fields = declared.filter((d) => d.kind === 'field');
  const target = (of: DeclarationOf<'field'>, name: string) =>
    fields.find((f) => f.name === name && f.column.list === of.column.list && sameTimes(f.column, of.column));
  for (const field of fields) {
    const { absence } = field.node;
    if (typeof absence !== 'object') continue;
    const other = target(field, absence.name);
    if (!other) {
      const near = nearest(
        absence.name,
        fields.filter((f) => f !== field).map((f) => f.name),
      );
      report(diagnostic('GJ2001', absence.span, { name: absence.name, ...(near ? { near } : {}) }));
    } else if (!sameMeasure(other.column.type, field.column.type))
      report(
        diagnostic('GJ3002', absence.span, { is: typeName(other.column.type), wanted: [typeName(field.column.type)] }),
      );
    else if (circles(field, target)) report(diagnostic('GJ2007', absence.span, { name: field.name }));
  }
}

const sameTimes = (a: Column, b: Column): boolean => a.yearly === b.yearly && a.monthly === b.monthly;

function circles(
  start: DeclarationOf<'field'>,
  target: (of: DeclarationOf<'field'>, name: string) => DeclarationOf<'field'> | undefined,
): boolean {
  const seen = new Set<DeclarationOf<'field'>>();
  let at: DeclarationOf<'field'> | undefined = start;
  while (at && !seen.has(at)) {
    seen.add(at);
    const next: FieldDeclaration['absence'] = at.node.absence;
    at = typeof next === 'object' ? target(at, next.name) : undefined;
  }
  return at !== undefined;
}

function entityDeclarations(
  block: BlockOf<'entity'>,
  owner: string | undefined,
  report: (d: Diagnostic) => void,
): readonly { declaration: Declaration; text: Text }[] {
  const name = normalise(block.name.text);
  const head: Declaration =
    owner === undefined ? { kind: 'entity', name, block } : { kind: 'list', name, owner, block };
  const fields = block.columns.flatMap((node): { declaration: Declaration; text: Text }[] => {
    const type = typeOfSpec(node.type);
    if (type.kind === 'status') return [...statusDeclaration(node, owner === undefined, report)];
    if (!isValueType(type)) return [];
    const column: Column = {
      name: node.name.text,
      ...(owner === undefined ? {} : { list: name }),
      yearly: node.yearly,
      ...(node.monthly ? { monthly: true as const } : {}),
      type,
      optional: node.absence !== 'required',
      absent:
        typeof node.absence === 'object'
          ? { column: node.absence.name }
          : node.absence === 'never'
            ? 'never'
            : 'unknown',
      at: node.span,
    };
    return [
      { declaration: { kind: 'field', name: node.name.text, column, node }, text: node.name },
      ...optionDeclarations(node.type),
    ];
  });
  return [{ declaration: head, text: block.name }, ...fields];
}

/** 在库：状态. Of the entity only, with no more said of it than that it may be left out. */
function statusDeclaration(
  node: FieldDeclaration,
  ofEntity: boolean,
  report: (d: Diagnostic) => void,
): readonly { declaration: Declaration; text: Text }[] {
  const { text: name } = node.name;
  if (!ofEntity || node.yearly || typeof node.absence === 'object') report(diagnostic('GJ2050', node.span, { name }));
  const timeline: Timeline = {
    name,
    from: spell('from', 'zh'),
    to: spell('to', 'zh'),
    absent: node.absence === 'never' ? 'never' : 'unknown',
    at: node.span,
  };
  return [{ declaration: { kind: 'status', name, timeline, node }, text: node.name }];
}

/** The list of a 状态 has two columns; it lasts where there is no exit. */
const intervalColumns = ({ name: list, from, to, at }: Timeline): readonly Column[] => [
  { name: from, list, yearly: false, type: DATE, optional: false, absent: 'unknown', at },
  { name: to, list, yearly: false, type: DATE, optional: true, absent: 'never', at },
];

function optionDeclarations(spec: FieldDeclaration['type']): readonly { declaration: Declaration; text: Text }[] {
  const type = typeOfSpec(spec);
  if (type.kind !== 'option') return [];
  return spec.options.map((text) => ({ declaration: { kind: 'option', name: text.text, type }, text }));
}

export const isValueType = (type: ReturnType<typeof typeOfSpec>): type is Type =>
  type.kind !== 'period' &&
  type.kind !== 'split' &&
  type.kind !== 'missingRule' &&
  type.kind !== 'topUpRule' &&
  type.kind !== 'expiryRule' &&
  type.kind !== 'status';

/** Options and fields of different lists may share a spelling; anything else may not. */
function clash(a: Declaration, b: Declaration): boolean {
  if (a.kind === 'option' && b.kind === 'option') return a.type === b.type;
  if (a.kind === 'option' || b.kind === 'option') return false;
  return !(a.kind === 'field' && b.kind === 'field' && a.column.list !== b.column.list);
}

const LONGEST_NAME = 20;

function checkSpelling(declaration: Declaration, text: Text, report: (d: Diagnostic) => void): void {
  const { name } = declaration;
  if (declaration.kind !== 'option' && wordSpellings.has(name)) report(diagnostic('GJ1012', text.span, { name }));
  const particle =
    particles.first.find((p) => name.length > p.length && name.startsWith(p)) ??
    particles.last.find((p) => name.length > p.length && name.endsWith(p));
  if (particle) report(diagnostic('GJ1013', text.span, { name, particle }));
  if ([...name].length > LONGEST_NAME) report(diagnostic('GJ1014', text.span, { name }));
}
