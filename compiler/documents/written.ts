/** 废止, 互斥 and 优先 as they are written: values are elaborated, clauses are still names. */
import type { Block } from '../../dsl/ast.ts';
import { ranksOwn } from '../../dsl/clauseNames.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { ClauseTarget, FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import type { Span } from '../../dsl/span.ts';
import { scopeOf, type Workshop } from '../definitions.ts';
import { elaborate } from '../expressions/index.ts';
import { elaborateValue, reportKind } from '../expressions/values.ts';
import type { Op } from '../plan.ts';
import type { Sources } from '../sources.ts';
import { DATE } from '../types.ts';

interface Written<K extends string> {
  readonly kind: K;
  /** The line, and the sentences that it encodes. */
  readonly at: Span;
  readonly cites: readonly Span[];
}
export interface WrittenRepeal extends Written<'repeal'> {
  readonly targets: readonly ClauseTarget[];
  /** The first day on which they no longer apply. */
  readonly from: Op;
  /** A flag: what was acquired before that day runs on. Absent: the text does not say; it runs on. */
  readonly continues?: Op;
}
export interface WrittenExclusion extends Written<'exclusion'> {
  readonly parties: readonly ClauseTarget[];
  readonly rule: 'higherPrevails' | 'thisPrevails' | 'earlierPrevails';
}
export interface WrittenPrecedence extends Written<'precedence'> {
  readonly higher: readonly ClauseTarget[];
  readonly lower: readonly ClauseTarget[];
}
export type WrittenRelation = WrittenRepeal | WrittenExclusion | WrittenPrecedence;

/** The relations of a file that change amounts; lines of text are only recorded. */
export function writtenRelations(
  blocks: readonly Block[],
  workshop: Workshop,
  sources: Sources,
): readonly WrittenRelation[] {
  return blocks.flatMap((block) =>
    block.kind !== 'relation' || block.broken
      ? []
      : block.fields.flatMap((field): readonly WrittenRelation[] => {
          const place = { at: field.span, cites: sources.citesOf(field) };
          if (field.kind === 'exclusive') {
            const { parties, rule } = field.exclusion;
            return [{ kind: 'exclusion', parties, rule, ...place }];
          }
          if (field.kind === 'prevail' && !field.over.text && !ranksOwn(field.over)) {
            const { higher, lower } = field.over;
            return [{ kind: 'precedence', higher, lower, ...place }];
          }
          return field.kind === 'repeal' && !field.what.text ? repealed(field, workshop, place) : [];
        }),
  );
}

function repealed(
  { what, label }: FieldOf<'repeal'>,
  workshop: Workshop,
  place: { readonly at: Span; readonly cites: readonly Span[] },
): readonly WrittenRelation[] {
  const scope = scopeOf(workshop);
  const day = what.from && elaborateValue(what.from, scope, DATE);
  if (what.from && day && day.grain.of !== 'policy') {
    workshop.report(diagnostic('GJ3017', what.from.span, { word: workshop.textOf(what.from.span) }));
    return [];
  }
  const rule = what.acquired && elaborate(what.acquired, scope, { kind: 'expiryRule' });
  if (what.acquired && rule && rule.is !== 'expiryRule')
    reportKind(what.acquired, scope, rule, [{ kind: 'expiryRule' }]);
  const from = what.from ? day?.op : workshop.terms.validity?.from;
  if (!what.from && !from) workshop.report(diagnostic('GJ2010', label.span, { what: spell('inForce', 'zh') }));
  if (!from || (what.acquired && rule?.is !== 'expiryRule')) return [];
  return [
    {
      kind: 'repeal',
      targets: what.targets,
      from,
      ...(rule?.is === 'expiryRule' ? { continues: rule.continues } : {}),
      ...place,
    },
  ];
}
