/** 核对 → a flag over the whole population. */
import type { BlockOf, ExprOf } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Field } from '../dsl/fields/index.ts';
import { spell, stageWords } from '../dsl/keywords.ts';
import type { Span } from '../dsl/span.ts';
import { walkExprs } from '../dsl/walk.ts';
import { scopeOf, type Workshop } from './definitions.ts';
import { type ClauseOutputs, totalOf } from './expressions/clauseTotals.ts';
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
  outputs: ClauseOutputs,
  reach: number,
): LoweredCheck | undefined {
  const field = block.fields.find((f) => f.kind === 'require');
  if (!field) {
    workshop.report(diagnostic('GJ2010', block.keyword, { what: spell('require', 'zh') }));
    return undefined;
  }
  const clauseTotal = (expr: ExprOf<'clauseTotal'>) => totalOf(expr, outputs, workshop.report);
  const holds = elaborateValue(field.holds, scopeOf(workshop, { population: true, yearly: true, clauseTotal }), FLAG);
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
  const paid = reach > 0 && [...walkExprs(field)].some((expr) => expr.kind === 'clauseTotal');
  return {
    step,
    output: { clause: ref, title: block.name.text, holds: name, ...(paid ? { reach } : {}), at: block.span },
  };
}
