/** 核对 → a flag over the whole population. */
import type { BlockOf } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Field } from '../dsl/fields/index.ts';
import { spell, stageWords } from '../dsl/keywords.ts';
import type { Span } from '../dsl/span.ts';
import { scopeOf, type Workshop } from './definitions.ts';
import { elaborateValue } from './expressions/values.ts';
import type { CheckOutput, Step } from './plan.ts';
import { FLAG } from './types.ts';

export interface LoweredCheck {
  readonly step: Step;
  readonly output: CheckOutput;
}

export function lowerCheck(
  block: BlockOf<'check'>,
  ref: string,
  workshop: Workshop,
  citesOf: (field: Field) => readonly Span[],
): LoweredCheck | undefined {
  const field = block.fields.find((f) => f.kind === 'require');
  if (!field) {
    workshop.report(diagnostic('GJ2010', block.keyword, { what: spell('require', 'zh') }));
    return undefined;
  }
  const holds = elaborateValue(field.holds, scopeOf(workshop, { population: true }), FLAG);
  if (!holds) return undefined;
  const name = `${ref}${block.name.text}.${stageWords.check}`;
  const step: Step = {
    name,
    stage: 'check',
    grain: { of: 'population', yearly: holds.grain.yearly },
    value: holds.op,
    at: field.span,
    clause: ref,
    cites: citesOf(field),
  };
  return { step, output: { clause: ref, title: block.name.text, holds: name, at: block.span } };
}
