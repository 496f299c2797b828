/** Reads the relations of a document: the lines of 关系 blocks, and the 例外 of clauses. */
import type { BlockOf, Text } from '../../dsl/ast.ts';
import { type ClauseHead, clauseNamesIn, rankIn, ranksOwn } from '../../dsl/clauseNames.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { ClauseName, Field, KnownField, Precedence } from '../../dsl/fields/index.ts';
import type { Span } from '../../dsl/span.ts';
import type { Draft } from '../draft.ts';
import type { Headings } from './chosen.ts';
import { findClauses } from './find.ts';
import { inDocumentOrder, type Member, type Relation } from './relation.ts';

/** A 关系 block and the clause that it belongs to. */
export interface RelationBlock {
  readonly block: BlockOf<'relation'>;
  readonly ref: string;
}

export interface Gathered {
  readonly relations: readonly Relation[];
  /** Lines of which something could not be read: their clauses are not lowered. */
  readonly broken: readonly (readonly number[])[];
}

/** `citesOf` gives the sentences that a field encodes. */
type CitesOf = (field: Field) => readonly Span[];
/** A relation before its names have been found. */
interface Line {
  readonly field: KnownField;
  readonly ref: string;
  readonly name: string;
  readonly clauses: readonly ClauseName[];
  readonly make: (base: Base) => Relation;
  /** Fewest members. */
  readonly least: 1 | 2;
  readonly ordered: boolean;
}
type Base = Pick<Relation, 'name' | 'ref' | 'line' | 'at' | 'cites' | 'members'>;

export function gatherRelations(
  drafts: readonly Draft[],
  blocks: readonly RelationBlock[],
  headings: Headings,
  citesOf: CitesOf,
): Gathered {
  const heads = drafts.map(({ ref, block }): ClauseHead => ({ ref, title: block.name.text }));
  /** A heading without 条款, such as a tracked sentence: free text may speak of it. */
  const silent = ({ ref }: ClauseName) => headings.has(ref) && !drafts.some((draft) => draft.ref === ref);
  const lines = [
    ...blocks.flatMap(({ block, ref }) =>
      block.fields.flatMap((field) => relationLine(field, ref, `${ref}${block.name.text}`, drafts, heads, silent)),
    ),
    ...drafts.flatMap((draft, i) => draft.block.fields.flatMap((field) => exceptionLine(field, draft, i))),
  ];
  const relations: Relation[] = [];
  const broken: (readonly number[])[] = [];
  for (const line of lines) {
    const members = line.clauses.flatMap((name) => findClauses(name, drafts) ?? []);
    if (members.length === line.clauses.length && checkMembers(line, members, drafts)) {
      const { field, ref, name, ordered } = line;
      const sorted = ordered ? members : inDocumentOrder(members);
      const base = { name, ref, line: field.label.text, at: field.span, cites: citesOf(field), members: sorted };
      relations.push(line.make(base));
    } else broken.push(members.flatMap((m) => m.clauses));
  }
  return { relations, broken };
}

function relationLine(
  field: Field,
  ref: string,
  name: string,
  drafts: readonly Draft[],
  heads: readonly ClauseHead[],
  silent: (name: ClauseName) => boolean,
): readonly Line[] {
  const usual = { ref, name, least: 2, ordered: false } as const;
  switch (field.kind) {
    case 'higherOf': {
      const { clauses, overLife } = field.group;
      return [{ ...usual, field, clauses, make: (base) => ({ ...base, kind: 'higherOf', overLife }) }];
    }
    case 'choose': {
      const { clauses, by, deduct } = field.group;
      return [{ ...usual, field, clauses, make: (base) => ({ ...base, kind: 'choose', by, deduct }) }];
    }
    case 'sharedCap': {
      const { clauses, scope, limit, method = 'reducedProRata' } = field.group;
      const make = (base: Base): Relation => ({ ...base, kind: 'sharedCap', scope, limit, method });
      if (clauses !== 'all') return [{ ...usual, field, clauses, ordered: method === 'inTurn', make }];
      const except = field.group.except;
      // What is left out is found first: a wrong name there is a wrong relation.
      const all = (base: Base): Relation => make({ ...base, members: everyClause(drafts, base.members, base.at) });
      return [{ ...usual, field, clauses: except, least: 1, make: all }];
    }
    case 'stack': {
      const clauses = clauseNamesIn(field.what, heads).filter((name) => !silent(name));
      return [{ ...usual, least: 1, field, clauses, make: (base) => ({ ...base, kind: 'stack' }) }];
    }
    case 'prevail': {
      // Clauses of other documents are ranked where documents are linked.
      const clauses = ranksOwn(field.over) ? rankIn(rankText(field.over, drafts), heads) : undefined;
      // What does not rank clauses of this document speaks of something else.
      if (!clauses || clauses.some(silent)) return [];
      return [{ ...usual, ordered: true, field, clauses, make: (base) => ({ ...base, kind: 'ranked' }) }];
    }
    default:
      return [];
  }
}

const rankText = ({ text, span }: Precedence, [draft]: readonly Draft[]): Text =>
  text ?? { text: draft?.workshop.textOf(span) ?? '', span };

function exceptionLine(field: Field, draft: Draft, exception: number): readonly Line[] {
  if (field.kind !== 'exception') return [];
  const { label, clauses } = field.of;
  const make = (base: Base): Relation => ({
    ...base,
    kind: 'exception',
    exception,
    ...(label ? { label: label.text } : {}),
  });
  return [{ field, ref: draft.ref, name: draft.name, clauses, make, least: 1, ordered: false }];
}

/** 全部: every clause that grants money, but for those that are left out. */
function everyClause(drafts: readonly Draft[], except: readonly Member[], at: Span): readonly Member[] {
  const left = new Set(except.flatMap((m) => m.clauses));
  return drafts.flatMap((draft, i): Member[] =>
    left.has(i) || (draft.amount && draft.amount.type.kind !== 'money') ? [] : [{ at, clauses: [i] }],
  );
}

/** Each clause once, enough of them, and money where money is compared or added. */
function checkMembers(line: Line, members: readonly Member[], drafts: readonly Draft[]): boolean {
  const { field } = line;
  const report = drafts[0]?.workshop.report;
  const words = field.label.text;
  const seen = new Set<number>();
  let sound = true;
  for (const { at, clauses } of members) {
    const name = drafts[0]?.workshop.textOf(at) ?? '';
    if (clauses.some((i) => seen.has(i))) {
      report?.(diagnostic('GJ2041', at, { name, line: words }));
      sound = false;
    }
    for (const i of clauses) seen.add(i);
    const other = clauses.some((i) => drafts[i]?.amount && drafts[i]?.amount?.type.kind !== 'money');
    if (other && needsMoney(field)) {
      report?.(diagnostic('GJ3040', at, { name, line: words }));
      sound = false;
    }
  }
  if (line.least > 1 && members.length < line.least) {
    report?.(diagnostic('GJ4043', field.span, { line: words }));
    sound = false;
  }
  return sound;
}

const needsMoney = (field: KnownField): boolean =>
  field.kind === 'higherOf' ||
  (field.kind === 'sharedCap' && field.group.clauses !== 'all') ||
  (field.kind === 'choose' && (field.group.deduct || typeof field.group.by === 'string'));
