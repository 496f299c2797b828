/** Runs the scenarios on mutants; whoever survives names a place that no scenario tries. */
import { setImmediate } from 'node:timers/promises';
import type { Plan, ScenarioCase } from '../compiler/plan.ts';
import { runScenarios } from '../runtime/index.ts';
import type { Call } from './call.ts';
import { type Change, type Mutant, mutants } from './mutation.ts';
import type { PolicyFile } from './policyFile.ts';
import { progress } from './progress.ts';
import { valueText } from './words.ts';

export interface Survivor {
  readonly clause: string | null;
  readonly line: number;
  /** The words of the policy that were mutated. */
  readonly text: string;
  readonly change: string;
}
export interface MutationReport {
  readonly file: string;
  readonly mutants: number;
  readonly killed: number;
  readonly survivors: readonly Survivor[];
}

/** Only scenarios that pass on the plan itself can tell it from a mutant. */
export async function mutationReport(call: Call, policy: PolicyFile): Promise<MutationReport> {
  const { plan, file } = policy;
  if (!plan) return { file, mutants: 0, killed: 0, survivors: [] };
  const suite = policy.scenarios.filter((c) => passes(plan, c));
  const list = [...mutants(plan)];
  const bar = progress(call, call.s.mutation.progress, list.length);
  const survivors: Survivor[] = [];
  for (const [i, mutant] of list.entries()) {
    if (!kills(suite, mutant)) survivors.push(survivor(call, policy, mutant));
    if (i % 20 === 0) await setImmediate();
    bar.to(i + 1);
  }
  bar.end();
  return { file, mutants: list.length, killed: list.length - survivors.length, survivors };
}

const passes = (plan: Plan, c: ScenarioCase): boolean => runScenarios(plan, [c]).every((r) => r.ok);

/** A mutant that cannot be run at all is found out, too. The case that killed last is tried first. */
function kills(suite: ScenarioCase[], { plan }: Mutant): boolean {
  for (const [i, c] of suite.entries()) {
    let alive: boolean;
    try {
      alive = passes(plan, c);
    } catch {
      alive = false;
    }
    if (alive) continue;
    suite.splice(i, 1);
    suite.unshift(c);
    return true;
  }
  return false;
}

const survivor = (call: Call, policy: PolicyFile, m: Mutant): Survivor => ({
  clause: m.clause ?? null,
  line: policy.place(m.at.start).line,
  text: policy.text.slice(m.at.start, m.at.end).split(/[\r\n]/)[0] ?? '',
  change: changeText(call, m.change),
});

function changeText(call: Call, change: Change): string {
  const { s } = call;
  switch (change.kind) {
    case 'constant':
      return s.mutation.changed(valueText(change.type, change.from, call), valueText(change.type, change.to, call));
    case 'comparison':
      return s.mutation.changed(change.from, change.to);
    case 'window':
      return s.mutation.changed(String(change.from), String(change.to));
    default:
      return s.mutation[change.kind];
  }
}
