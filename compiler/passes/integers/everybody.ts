/** Whether what an entity gets of a Plan, or who pays it, depends on all other entities. */
import { operands } from '../../operands.ts';
import type { Op, Plan } from '../../plan.ts';

export function restsOnEverybody(plan: Plan): boolean {
  const steps = new Map(plan.steps.map((step) => [step.name, step.value]));
  const stages = [
    ...plan.payments.flatMap((p) => [p.paid, ...p.stages]),
    ...plan.entitlements.flatMap((e) => [e.granted, ...e.stages]),
  ];
  const shares = plan.payments.flatMap((p) => p.shares.flatMap((s) => s.ratio ?? []));
  const todo: Op[] = [...stages.flatMap((name) => steps.get(name) ?? []), ...shares];
  const seen = new Set<string>(stages);
  for (let op = todo.pop(); op; op = todo.pop()) {
    if (op.op === 'overEntities' || op.op === 'allot' || op.op === 'rank') return true;
    if (op.op !== 'step') todo.push(...operands(op));
    else if (!seen.has(op.name)) {
      seen.add(op.name);
      const value = steps.get(op.name);
      if (value) todo.push(value);
    }
  }
  return false;
}
