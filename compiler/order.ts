/** Steps in dependency order. */
import { operands } from './operands.ts';
import type { Op, Step } from './plan.ts';

/**
 * Each step behind those that it reads, else as they were; `earlier` come before all of them. A
 * step that reads one that was left out is left out too.
 */
export function inDependencyOrder(earlier: readonly Step[], steps: readonly Step[]): readonly Step[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const whole = new Map<string, boolean>(earlier.map((step) => [step.name, true]));
  const ordered: Step[] = [];
  const place = (name: string): boolean => {
    const known = whole.get(name);
    if (known !== undefined) return known;
    const step = byName.get(name);
    // INVARIANT: steps form no circle; this one counts as there while what it reads is placed.
    whole.set(name, step !== undefined);
    if (!step) return false;
    const reads = readBy(step.value).map(place);
    if (reads.includes(false)) whole.set(name, false);
    else ordered.push(step);
    return !reads.includes(false);
  };
  for (const step of steps) place(step.name);
  return ordered;
}

const readBy = (op: Op): readonly string[] => (op.op === 'step' ? [op.name] : operands(op).flatMap(readBy));
