/** Relations between the clauses of one document: they change awards, in a fixed order, before anything is paid. */
import type { Field } from '../../dsl/fields/index.ts';
import type { Span } from '../../dsl/span.ts';
import type { Draft } from '../draft.ts';
import type { Step } from '../plan.ts';
import { applyChoose } from './choose.ts';
import type { Headings } from './chosen.ts';
import { contradictions } from './conflicts.ts';
import { applyExceptions } from './exceptions.ts';
import { gatherRelations, type RelationBlock } from './gather.ts';
import { applyHigherOf } from './higherOf.ts';
import { applyRanks } from './ranked.ts';
import { clausesOf, ofKind, type Relation } from './relation.ts';
import { applySharedCap, inOrderOfCaps } from './sharedCap.ts';
import type { Standing } from './standing.ts';
import { hasYears, intoYears, outOfYears } from './years.ts';

export type { RelationBlock } from './gather.ts';

export interface Related {
  readonly drafts: readonly Draft[];
  /** Figures of the relations themselves. */
  readonly steps: readonly Step[];
  /** Clauses that hang on one another: where one is left out, all are. */
  readonly groups: readonly (readonly number[])[];
  /** Clauses of relations that could not be read. */
  readonly unsound: readonly number[];
}

/** The order in which relations act, whatever the order of writing: 例外, 择一, 优先, 就高, 合计封顶. */
export function relate(
  drafts: readonly Draft[],
  blocks: readonly RelationBlock[],
  headings: Headings,
  citesOf: (field: Field) => readonly Span[],
): Related {
  const { relations, broken } = gatherRelations(drafts, blocks, headings, citesOf);
  const wrong = contradictions(relations, drafts);
  const start: Standing = { drafts, steps: [] };
  const acting = relations.filter((r) => r.kind !== 'stack');
  const sound = acting.filter((r) => !wrong.has(r) && clausesOf(r).every((i) => hasYears(start, i)));
  const unsound = [...broken, ...acting.filter((r) => !sound.includes(r)).map(clausesOf)].flat();
  const involved = [...new Set(sound.flatMap(clausesOf))].sort((a, b) => a - b);
  const workshop = drafts[0]?.workshop;
  /** A relation of which something could not be read leaves its clauses out. */
  const tried: Apply = (before, touched, apply) => {
    const failures = workshop?.failures;
    const after = apply(before);
    if (workshop?.failures !== failures) unsound.push(...touched.flatMap(clausesOf));
    return after;
  };
  const end = outOfYears(act(intoYears(start, involved), sound, headings, tried), involved);
  return { ...end, groups: sound.map(clausesOf), unsound };
}

type Apply = (start: Standing, relations: readonly Relation[], apply: (s: Standing) => Standing) => Standing;

function act(start: Standing, relations: readonly Relation[], headings: Headings, tried: Apply): Standing {
  const each = <R extends Relation>(from: Standing, all: readonly R[], apply: (s: Standing, r: R) => Standing) =>
    all.reduce((s, r) => tried(s, [r], (before) => apply(before, r)), from);
  const excepted = applyExceptions(start, ofKind(relations, 'exception'));
  const chosen = each(excepted, ofKind(relations, 'choose'), (s, r) => applyChoose(s, r, headings));
  const ranked = applyRanks(chosen, ofKind(relations, 'ranked'));
  const highest = each(ranked, ofKind(relations, 'higherOf'), applyHigherOf);
  return each(highest, inOrderOfCaps(ofKind(relations, 'sharedCap')), applySharedCap);
}
