/** Relations that contradict each other, and those that lead back to themselves. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { Draft } from '../draft.ts';
import { nameOfClause } from './find.ts';
import { clausesOf, type Member, ofKind, type Relation } from './relation.ts';

/** Reports contradictions; gives the relations that are part of one. */
export function contradictions(relations: readonly Relation[], drafts: readonly Draft[]): ReadonlySet<Relation> {
  const wrong = new Set<Relation>();
  relations.forEach((second, j) => {
    for (const first of relations.slice(0, j)) {
      const clauses = contradiction(first, second);
      if (clauses.length === 0) continue;
      wrong.add(first).add(second);
      const name = clauses.map((i) => nameOfClause(drafts, i)).join('、');
      const related = [{ span: first.at, zh: `“${first.line}”在这里。`, en: `“${first.line}” stands here.` }];
      drafts[0]?.workshop.report(
        diagnostic('GJ4040', second.at, { name, first: first.line, second: second.line }, { related }),
      );
    }
  });
  for (const circle of [
    ...circles(ofKind(relations, 'ranked'), rankEdges),
    ...circles(ofKind(relations, 'exception'), exceptionEdges),
  ]) {
    for (const { relation } of circle) wrong.add(relation);
    const [start, ...others] = circle;
    if (!start) continue;
    const path = [...circle.map((edge) => edge.from), start.from].map((i) => nameOfClause(drafts, i)).join('→');
    const related = others.map(({ relation: { at, line } }) => ({
      span: at,
      zh: `“${line}”在这里。`,
      en: `“${line}” stands here.`,
    }));
    drafts[0]?.workshop.report(
      diagnostic('GJ4041', start.relation.at, { line: start.relation.line, path }, { related }),
    );
  }
  return wrong;
}

/** Only one clause of these can stand in two of them. */
const grouping = (r: Relation): boolean => r.kind === 'higherOf' || r.kind === 'choose';

/** The clauses about which two relations contradict each other. */
function contradiction(a: Relation, b: Relation): readonly number[] {
  if (a.kind === 'sharedCap' || b.kind === 'sharedCap') return sameCap(a, b) ? clausesOf(b) : [];
  if (a.kind === b.kind && !grouping(a)) return [];
  const both = new Set(clausesOf(a));
  const common = clausesOf(b).filter((i) => both.has(i));
  if (grouping(a) && grouping(b)) return common;
  const pairs = new Set(pairsOf(a));
  const shared = pairsOf(b).filter((pair) => pairs.has(pair));
  const within = new Set(shared.flatMap((pair) => pair.split(' ').map(Number)));
  return common.filter((i) => within.has(i));
}

/** Two caps of one scope over the same clauses. */
const sameCap = (a: Relation, b: Relation): boolean =>
  a.kind === 'sharedCap' &&
  b.kind === 'sharedCap' &&
  a.scope === b.scope &&
  clausesOf(a).join() === clausesOf(b).join();

/** Which clauses a relation sets against each other, two by two. */
function pairsOf(r: Relation): readonly string[] {
  if (r.kind === 'exception') return r.members.flatMap((m) => m.clauses.map((i) => pair(i, r.exception)));
  return r.members.flatMap((m, g) => r.members.slice(g + 1).flatMap((other) => cross(m, other)));
}
const cross = (a: Member, b: Member): readonly string[] => a.clauses.flatMap((i) => b.clauses.map((j) => pair(i, j)));
const pair = (i: number, j: number): string => `${Math.min(i, j)} ${Math.max(i, j)}`;

/** `from` gives way to, or excepts, `to`. */
interface Edge<R extends Relation> {
  readonly from: number;
  readonly to: number;
  readonly relation: R;
}

/** Each clause and the one of the next higher rank. */
const rankEdges = (relation: Relation): readonly Edge<Relation>[] =>
  relation.members.flatMap((lower, k) =>
    (relation.members[k - 1]?.clauses ?? []).flatMap((to) => lower.clauses.map((from) => ({ from, to, relation }))),
  );
const exceptionEdges = (relation: Relation): readonly Edge<Relation>[] =>
  relation.kind === 'exception'
    ? relation.members.flatMap((m) => m.clauses.map((to) => ({ from: relation.exception, to, relation })))
    : [];

/** The circles that can be found by following edges, each once. */
function circles<R extends Relation>(
  relations: readonly R[],
  edgesOf: (relation: R) => readonly Edge<Relation>[],
): readonly (readonly Edge<Relation>[])[] {
  const edges = relations.flatMap(edgesOf);
  const found: (readonly Edge<Relation>[])[] = [];
  const done = new Set<number>();
  const walk = (from: number, path: readonly Edge<Relation>[]): void => {
    const begun = path.findIndex((edge) => edge.from === from);
    if (begun >= 0) {
      found.push(path.slice(begun));
      return;
    }
    if (done.has(from)) return;
    for (const edge of edges.filter((e) => e.from === from)) walk(edge.to, [...path, edge]);
    done.add(from);
  };
  for (const { from } of edges) walk(from, []);
  return found;
}
