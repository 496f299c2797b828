/** Relations as they are written → the clauses that they are about; what does not fit is reported where it is written. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { ClauseTarget } from '../../dsl/fields/index.ts';
import { marks } from '../../dsl/keywords.ts';
import { normaliseRef } from '../../dsl/markdown.ts';
import { nearest } from '../../dsl/near.ts';
import type { Span } from '../../dsl/span.ts';
import { unreachable } from '../../dsl/unreachable.ts';
import { opKey } from '../ops.ts';
import type { Op } from '../plan.ts';
import type { Linked, OpenDocument } from './document.ts';
import { type Member, membersOf } from './members.ts';
import { moved } from './namespace.ts';
import type { WrittenRelation } from './written.ts';

interface Resolved<K extends string> {
  readonly kind: K;
  readonly at: Span;
  readonly cites: readonly Span[];
}
export interface Repealed extends Resolved<'repeal'> {
  readonly members: readonly Repealable[];
  readonly from: Op;
  /** A flag: what was acquired runs on. */
  readonly continues?: Op;
}
/** A clause with the day of payment of its document. */
export type Repealable = Member & { readonly payDay?: { readonly month: number; readonly day: number } };
/** What one name in a relation stands for: a clause, its parts, or a whole document. */
export interface Party {
  readonly members: readonly Member[];
  /** Of the document that writes the relation. */
  readonly own: boolean;
}
export interface Exclusive extends Resolved<'exclusion'> {
  readonly parties: readonly Party[];
  readonly rule: 'higherPrevails' | 'thisPrevails' | 'earlierPrevails';
}
export interface Precedence extends Resolved<'precedence'> {
  readonly higher: readonly Party[];
  readonly lower: readonly Party[];
}
export type Relation = Repealed | Exclusive | Precedence;

/** `find` gives a document by its name in this linking; one that could not be read has been reported. */
export function resolveRelations(
  linked: Omit<Linked, 'relations'>,
  find: (name: string) => Omit<Linked, 'relations'> | undefined,
): readonly Relation[] {
  const { document, names } = linked;
  const { report } = document.workshop;
  let missing = false;

  const party = (target: ClauseTarget): Party | undefined => {
    const name = target.document && names.get(target.document.text);
    const other = target.document ? (name === undefined ? undefined : find(name)) : linked;
    if (!other) {
      missing = true;
      return undefined;
    }
    const members = membersOf(other.document, other);
    const own = target.document === undefined;
    if (!target.ref) return { members, own };
    const ref = refIn(other.document, target.ref.text);
    if (ref === undefined) {
      const known = refsOf(other.document);
      const near = nearest(normaliseRef(target.ref.text), known);
      const written = { ref: target.ref.text, ...(near ? { near } : {}) };
      report(
        target.document
          ? diagnostic('GJ2073', target.ref.span, { ...written, document: target.document.text })
          : diagnostic('GJ2004', target.ref.span, written),
      );
      missing = true;
      return undefined;
    }
    return { members: members.filter((m) => m.ref === ref || m.ref.startsWith(`${ref}（`)), own };
  };
  const parties = (targets: readonly ClauseTarget[]): readonly Party[] => targets.flatMap((t) => party(t) ?? []);
  const payDayOf = (target: ClauseTarget) => {
    const name = target.document && names.get(target.document.text);
    return name === undefined ? undefined : find(name)?.document.workshop.terms.payDay;
  };

  return document.relations.flatMap((written): readonly Relation[] => {
    missing = false;
    const place = moved({ at: written.at, cites: written.cites }, linked);
    switch (written.kind) {
      case 'repeal': {
        const members = written.targets.flatMap((target) => {
          const payDay = payDayOf(target);
          return (party(target)?.members ?? []).map((m): Repealable => ({ ...m, ...(payDay ? { payDay } : {}) }));
        });
        if (missing) return [];
        checkRepeal(written, members, document);
        const continues = written.continues && { continues: moved(written.continues, linked) };
        return [{ kind: 'repeal', members, from: moved(written.from, linked), ...continues, ...place }];
      }
      case 'exclusion': {
        const found = parties(written.parties);
        if (missing || !comparable(written, written.parties, found, document)) return [];
        return [{ kind: 'exclusion', parties: found, rule: written.rule, ...place }];
      }
      case 'precedence': {
        const [higher, lower] = [parties(written.higher), parties(written.lower)];
        const all = [...written.higher, ...written.lower];
        if (missing || !comparable(written, all, [...higher, ...lower], document)) return [];
        return [{ kind: 'precedence', higher, lower, ...place }];
      }
      default:
        return unreachable(written);
    }
  });
}

const refsOf = (document: OpenDocument): readonly string[] =>
  document.parsed.document.sections.flatMap((section) => (section.ref === undefined ? [] : [section.ref]));

/** 四, （四）of the headings, 第四点 and 第四 for 四. */
export function refIn(document: OpenDocument, written: string): string | undefined {
  const ref = normaliseRef(written).replaceAll(' ', '');
  const point = pointPattern.exec(ref)?.[1];
  return refsOf(document).find((known) => known === ref || known === point);
}

const pointPattern = new RegExp(`^${marks.articleOpen}(.+?)${marks.pointEnd}?$`);

type Repeal = Extract<WrittenRelation, { kind: 'repeal' }>;

/** What a repeal leaves open: whether what runs goes on; and when it was paid, where it does not. */
function checkRepeal(written: Repeal, members: readonly Repealable[], { workshop }: OpenDocument): void {
  const running = members.find((m) => m.event !== undefined);
  if (!running) return;
  const named = written.targets.find((t) => t.document);
  const words = { document: named?.document?.text ?? '' };
  if (!written.continues) workshop.report(diagnostic('GJ4070', written.at, words));
  const keeps = written.continues === undefined || isYes(written.continues);
  if (!keeps && members.some((m) => m.due !== undefined && !m.payDay))
    workshop.report(diagnostic('GJ3073', written.at, words));
}

const isYes = (op: Op): boolean => op.op === 'const' && op.value === true;

/** Whether the parties of a relation can be weighed against each other. */
function comparable(
  written: Exclude<WrittenRelation, Repeal>,
  targets: readonly ClauseTarget[],
  parties: readonly Party[],
  { workshop }: OpenDocument,
): boolean {
  const nameOf = (i: number): string => workshop.textOf(targets[i]?.span ?? written.at);
  const refuse = (why: Misfit, first: string, second: string, at: Span = written.at): false => {
    workshop.report(diagnostic('GJ3072', at, { why, first, second }));
    return false;
  };
  const empty = parties.findIndex((p) => p.members.length === 0);
  if (empty >= 0) return refuse('nothing', nameOf(empty), '', targets[empty]?.span);
  if (parties.length < 2) return refuse('alone', nameOf(0), '');
  const clauses = parties.map((p) => new Set(p.members.map((m) => m.award)));
  const twice = clauses.findIndex((own, i) => clauses.some((other, j) => j < i && [...own].some((x) => other.has(x))));
  if (twice > 0) return refuse('twice', nameOf(twice), '', targets[twice]?.span);
  const [head] = parties[0]?.members ?? [];
  for (const [i, { members }] of parties.entries()) {
    if (members.some((m) => m.yearly !== head?.yearly)) return refuse('frame', nameOf(0), nameOf(i));
    const weighed = written.kind === 'exclusion' && written.rule === 'higherPrevails';
    if ((weighed || members.length > 1) && members.some((m) => !sameMeasure(m, weighed ? head : members[0])))
      return refuse('measure', nameOf(0), nameOf(i));
    if (written.kind === 'exclusion' && written.rule === 'earlierPrevails' && !eventOf({ members, own: false }))
      return refuse('noEvent', nameOf(i), '', targets[i]?.span);
  }
  if (written.kind === 'exclusion' && written.rule === 'thisPrevails') {
    if (parties.every((p) => p.own)) return refuse('allOwn', nameOf(0), '');
    if (!parties.some((p) => p.own)) return refuse('noOwn', nameOf(0), '');
  }
  return true;
}

/** Why parties cannot be weighed. */
export type Misfit = 'nothing' | 'alone' | 'twice' | 'frame' | 'measure' | 'noEvent' | 'allOwn' | 'noOwn';

const sameMeasure = (a: Member, b: Member | undefined): boolean =>
  b !== undefined &&
  a.type.kind !== 'flag' &&
  a.type.kind === b.type.kind &&
  (a.type.kind !== 'count' || b.type.kind !== 'count' || a.type.unit === b.type.unit);

/** The one event by which a party is acquired. */
export function eventOf({ members }: Party): Op | undefined {
  const event = members[0]?.event;
  const same = event && members.every((m) => m.event && opKey(m.event) === opKey(event));
  return same ? event : undefined;
}
