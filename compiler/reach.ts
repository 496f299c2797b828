/** How many years payments and benefits may reach beyond the validity's end: the constants that are added to years. */
import { toNumber } from '../dsl/rational.ts';
import { operands } from './operands.ts';
import { isConstant } from './ops.ts';
import type { Op, Step } from './plan.ts';

/** The longest path of “n years later” through the steps; instalments add their number. */
export function reachOf(steps: readonly Step[]): number {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const known = new Map<string, number>();
  const ofStep = (name: string): number => {
    const done = known.get(name);
    if (done !== undefined) return done;
    known.set(name, 0);
    const step = byName.get(name);
    const reach = step ? ofOp(step.value) : 0;
    known.set(name, reach);
    return reach;
  };
  const ofOp = (op: Op): number => {
    const inner = Math.max(0, ...operands(op).map(ofOp), op.op === 'step' ? ofStep(op.name) : 0);
    if (op.op === 'add' && op.type.kind === 'year') return ofOp(op.a) + ofOp(op.b) + constantOf(op.b);
    if (op.op === 'add' && op.type.kind === 'month') return ofOp(op.a) + ofOp(op.b) + Math.ceil(constantOf(op.b) / 12);
    if (op.op === 'part') return Math.max(ofOp(op.of), ofOp(op.index)) + op.weights.length - 1;
    // The years that a sum looks at are years of awards; nothing is paid in them for that.
    if (op.op === 'overYears') return ofOp(op.of);
    if (op.op === 'plus')
      return inner + Math.ceil(op.unit === 'year' ? op.count : op.unit === 'month' ? op.count / 12 : op.count / 365);
    return inner;
  };
  return Math.max(0, ...steps.map((step) => ofStep(step.name)));
}

const constantOf = (op: Op): number => (isConstant(op) ? Math.max(0, toNumber(op.value)) : 0);
