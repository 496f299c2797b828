/** Puts gates into a Plan: whoever read the step before a gate reads the gate's step now. */
import { stageWords } from '../../dsl/keywords.ts';
import { operands } from '../operands.ts';
import { allOf, mapOp, stepRef } from '../ops.ts';
import type { Op, Plan, Step } from '../plan.ts';
import { type Gate, gated } from './gates.ts';

/** The Plan with its gates, and the step by which each step that has one goes now. */
export function withGates(
  plan: Plan,
  gates: readonly Gate[],
): { readonly plan: Plan; readonly now: ReadonlyMap<string, string> } {
  const steps = new Map(plan.steps.map((step) => [step.name, step]));
  const byStep = new Map<string, Gate[]>();
  for (const gate of gates) byStep.set(gate.behind, [...(byStep.get(gate.behind) ?? []), gate]);
  const now = new Map<string, string>();
  const added: Step[] = [];
  for (const [name, own] of byStep) {
    const before = steps.get(name);
    const [first] = own;
    if (!before || !first) continue;
    const step = gateStep(before, own, first);
    now.set(name, step.name);
    added.push(step);
  }
  return { plan: { ...renamed(plan, now), steps: [...renamed(plan, now).steps, ...added] }, now };
}

function gateStep(before: Step, gates: readonly Gate[], { stage, clause, at }: Gate): Step {
  const ref = stepRef(before.name, before.value.type, at);
  const test = allOf(
    gates.map((gate) => gate.test),
    at,
  );
  return {
    name: `${before.name.slice(0, before.name.lastIndexOf('.'))}.${stageWords[stage]}`,
    stage,
    grain: before.grain,
    value: gated(ref, test, at),
    at,
    clause,
    cites: gates.flatMap((gate) => gate.cites),
  };
}

/** References to steps go to what stands behind them now; the gate follows its step among the stages. */
function renamed(plan: Plan, now: ReadonlyMap<string, string>): Plan {
  const through = (op: Op): Op =>
    mapOp(op, (inner) => {
      const name = inner.op === 'step' ? now.get(inner.name) : undefined;
      return name === undefined || inner.op !== 'step' ? undefined : { ...inner, name };
    });
  const stages = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      const next = now.get(name);
      return next === undefined ? [name] : [name, next];
    });
  const name = (old: string): string => now.get(old) ?? old;
  return {
    ...plan,
    steps: plan.steps.map((step) => ({ ...step, value: through(step.value) })),
    payments: plan.payments.map((p) => ({
      ...p,
      paid: name(p.paid),
      stages: stages(p.stages),
      shares: p.shares.map((s) => (s.ratio ? { ...s, ratio: through(s.ratio) } : s)),
    })),
    entitlements: plan.entitlements.map((x) => ({ ...x, granted: name(x.granted), stages: stages(x.stages) })),
    qualifications: plan.qualifications.map((q) => ({
      ...q,
      ...(q.acquired === undefined ? {} : { acquired: name(q.acquired) }),
    })),
  };
}

/** Steps so that each stands behind those that it refers to; their order is kept as far as it can be. */
export function inDependencyOrder(steps: readonly Step[]): readonly Step[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const placed = new Set<string>();
  const ordered: Step[] = [];
  // A Plan may be deep: what waits for its operands waits on the heap.
  for (const start of steps) {
    const waiting: { readonly step: Step; readonly needs: string[] }[] = [];
    const enter = (name: string): void => {
      const step = byName.get(name);
      if (!step || placed.has(name)) return;
      placed.add(name);
      waiting.push({ step, needs: stepsIn(step.value) });
    };
    enter(start.name);
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const next = top.needs.shift();
      if (next !== undefined) enter(next);
      else {
        ordered.push(top.step);
        waiting.pop();
      }
    }
  }
  return ordered;
}

function stepsIn(op: Op): string[] {
  const found: string[] = [];
  const todo: Op[] = [op];
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.op === 'step') found.push(next.name);
    todo.push(...operands(next));
  }
  return found;
}
