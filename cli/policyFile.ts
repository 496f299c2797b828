/** A policy file, compiled, with the plan where there is one. */
import { type Compiled, compile } from '../compiler/index.ts';
import type { Plan } from '../compiler/plan.ts';
import { type Diagnostic, lineStarts, type Place, placeAt } from '../dsl/index.ts';
import type { Call } from './call.ts';
import { diagnosticsJson, diagnosticsText } from './diagnostics.ts';
import { EXIT, Halt } from './exit.ts';
import { readText } from './files.ts';
import { filesBeside } from './filesBeside.ts';

export interface PolicyFile extends Compiled {
  readonly file: string;
  readonly text: string;
  readonly bom: boolean;
  /** Of the file and of the tables that it names. */
  readonly hash: string;
  readonly place: (offset: number) => Place;
}

export function openPolicy(call: Call, path: string): PolicyFile {
  const { text, bom, hash } = readText(path, call.s);
  const starts = lineStarts(text);
  const beside = filesBeside(path);
  const compiled = compile(text, { file: beside.file });
  return { ...compiled, file: path, text, bom, hash: beside.hashWith(hash), place: (at) => placeAt(starts, at) };
}

/** The title of the policy, for reports; the file's name says it where no block does. */
export const titleOf = (policy: PolicyFile): string =>
  policy.plan?.policy ?? policy.parsed.ast.blocks.find((b) => b.kind === 'policy')?.name.text ?? '';

/** A policy that can be run: with a plan, or the command ends with what is wrong. */
export function openPlan(call: Call, path: string): PolicyFile & { readonly plan: Plan } {
  const policy = openPolicy(call, path);
  const { plan } = policy;
  if (plan) return { ...policy, plan };
  throw policyHalt(call, policy, policy.diagnostics);
}

const policyHalt = (call: Call, policy: PolicyFile, list: readonly Diagnostic[]): Halt =>
  new Halt(EXIT.wrongData, `${diagnosticsText(call, policy, list)}\n${call.s.check.cannotRun(policy.file)}`, {
    file: policy.file,
    policy: titleOf(policy),
    diagnostics: diagnosticsJson(call, policy, list),
  });
