/** `扶持年度2026年：是` below 应当: what a definition or a table says. */
import type { Expr, NameExpr } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { nearest } from '../../dsl/near.ts';
import type { Span } from '../../dsl/span.ts';
import type { Workshop } from '../definitions.ts';
import type { Expectation, Step, Type, Value } from '../plan.ts';

export interface WrittenFigure {
  readonly name: NameExpr;
  readonly year?: number;
  readonly value: Expr;
  readonly at: Span;
}

const states = { absentState: 'absent', unknownState: 'unknown', notComputable: 'notComputable' } as const;

/** Whether a name is one that can be expected: a value of the entity, with or without a year. */
export const isFigure = (name: string, workshop: Workshop): boolean => figureStep(name, workshop) !== undefined;

const figureStep = (name: string, { steps }: Workshop): Step | undefined =>
  steps.find((step) => step.name === name && step.stage === 'definition' && step.grain.of !== 'item');

/** `read` reads a written value of a type; what is wrong with it has been reported. */
export function figureExpectation(
  { name, year, value, at }: WrittenFigure,
  workshop: Workshop,
  read: (expr: Expr, type: Type) => Value | undefined,
): Expectation | undefined {
  const step = figureStep(name.name, workshop);
  if (!step) {
    reportName(name, workshop);
    return undefined;
  }
  if (step.grain.yearly !== (year !== undefined)) {
    workshop.report(diagnostic('GJ6076', name.span, { name: name.name, yearly: step.grain.yearly }));
    return undefined;
  }
  const { type } = step.value;
  const common = { kind: 'figure' as const, name: step.name, ...(year === undefined ? {} : { year }), type, at };
  if (value.kind === 'word' && value.word in states)
    return { ...common, expected: { kind: 'state', state: states[value.word as keyof typeof states] } };
  const wanted = read(value, type);
  return wanted === undefined ? undefined : { ...common, expected: { kind: 'value', value: wanted } };
}

function reportName({ name, span }: NameExpr, workshop: Workshop): void {
  const known = workshop.steps.filter((step) => step.stage === 'definition').map((step) => step.name);
  const declared = workshop.symbols.byName.has(name);
  const near = declared ? undefined : nearest(name, known);
  workshop.report(diagnostic('GJ6075', span, { name, declared, ...(near ? { near } : {}) }));
}
