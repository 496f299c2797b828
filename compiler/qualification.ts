/** 资格 → a yearly flag (or an authority's decision), and perhaps the day from which it is cancelled. */
import type { BlockOf } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Field } from '../dsl/fields/index.ts';
import { spell } from '../dsl/keywords.ts';
import type { Span } from '../dsl/span.ts';
import { emptyDraft, runPhase } from './clause.ts';
import type { Workshop } from './definitions.ts';
import { addStep, type Draft, read, reportIdleRules, scopeFor, withMissingRules } from './draft.ts';
import { lowerEvent } from './fields/stop.ts';
import { absent, allOf, dayIn, thisYear, when } from './ops.ts';
import type { QualificationOutput } from './plan.ts';
import { stoppedBy } from './stops.ts';
import { DATE, ENTITY, ENTITY_YEAR, FLAG } from './types.ts';

export interface LoweredQualification {
  readonly draft: Draft;
  readonly output: QualificationOutput;
}

const used = ['frame', 'subject', 'missing', 'condition'] as const;

export function lowerQualification(
  block: BlockOf<'qualification'>,
  ref: string,
  name: string,
  workshop: Workshop,
  citesOf: (field: Field) => readonly Span[],
): LoweredQualification {
  // A status is asked for year by year, even where the block does not say so.
  let draft: Draft = { ...emptyDraft(block, ref, name, workshop), yearly: true };
  for (const phase of used) draft = runPhase(phase, draft, citesOf);
  const acquire = block.fields.find((field) => field.kind === 'acquire');
  const cancel = block.fields.find((field) => field.kind === 'cancel');
  if (!acquire && !block.broken) workshop.report(diagnostic('GJ2010', block.keyword, { what: spell('acquire', 'zh') }));

  const byAuthority = acquire?.by.kind === 'word' && acquire.by.word === 'byAuthority';
  let acquired: string | undefined;
  if (acquire && !byAuthority) {
    const by = read(acquire.by, scopeFor(draft), FLAG);
    if (by) {
      const test = withMissingRules(draft, by.op, 'condition');
      reportIdleRules(draft, [by.op, ...draft.conditions]);
      // A ranking is among those who meet all of it.
      draft = runPhase('rank', { ...draft, conditions: [...draft.conditions, test] }, citesOf);
      const added = addStep(
        { ...draft, cites: citesOf(acquire) },
        'acquire',
        ENTITY_YEAR,
        allOf([...draft.applicable, ...draft.conditions], acquire.span),
        acquire.span,
      );
      draft = added.draft;
      acquired = nameOf(added.ref);
    }
  }
  let cancelled: string | undefined;
  if (cancel) {
    const event = lowerEvent(cancel.event, draft);
    const { resume } = runPhase('stop', draft, citesOf);
    if (event) {
      const { at } = event;
      // What may be held again is cancelled or not at the end of each year.
      const counts = resume ? stoppedBy(event, dayIn(thisYear(at), 12, 31, at), resume) : event.counts;
      const added = addStep(
        { ...draft, cites: citesOf(cancel) },
        'cancel',
        resume ? ENTITY_YEAR : ENTITY,
        when(counts, event.date, absent(DATE, at), at),
        at,
      );
      draft = added.draft;
      cancelled = nameOf(added.ref);
    }
  }
  return {
    draft,
    output: {
      clause: ref,
      title: block.name.text,
      ...(acquired ? { acquired } : {}),
      ...(cancelled ? { cancelled } : {}),
      at: block.span,
    },
  };
}

const nameOf = (op: { readonly op: string; readonly name?: string }): string => op.name ?? '';
