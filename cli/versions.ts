/** A folder that holds the versions of one policy: which of them is in force on a day. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plan, Validity } from '../compiler/plan.ts';
import { type Diagnostic, isoDate, messageOf, parseIsoDate } from '../dsl/index.ts';
import { versionFindings, versionInForce } from '../runtime/index.ts';
import type { Call } from './call.ts';
import { problemsJson } from './diagnostics.ts';
import { EXIT, Halt } from './exit.ts';
import { fileHalt, isDirectory } from './files.ts';
import { openPlan, openPolicy, type PolicyFile, runnable, titleOf } from './policyFile.ts';

/** The version that was taken out of a folder, and the days on which it is in force. */
export interface Chosen {
  readonly file: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A policy file, or of a folder of versions the one in force on a day (ISO). */
export function openVersion(
  call: Call,
  path: string,
  asOf: string | undefined,
): PolicyFile & { readonly plan: Plan; readonly chosen?: Chosen } {
  if (!isDirectory(path)) return openPlan(call, path);
  const paths = versionPaths(call, path);
  const [only] = paths;
  if (only !== undefined && paths.length === 1 && asOf === undefined) return withChosen(call, openPolicy(call, only));
  const day = asOf === undefined ? undefined : parseIsoDate(asOf);
  if (day === undefined) {
    const message = call.s.versions.needsDay(path, paths);
    throw new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
  }
  const versions = paths.map((file) => {
    const policy = openPolicy(call, file);
    const validity = validityOf(policy);
    return { name: file, policy, ...(validity ? { validity } : {}) };
  });
  const { version, problem } = versionInForce(versions, day);
  if (version) return withChosen(call, version.policy);
  const message = messageOf(problem, call.language);
  throw new Halt(EXIT.wrongData, message, {
    problems: problemsJson(call, [problem]),
    error: { kind: 'version', message },
  });
}

const validityOf = ({ plan, partial }: PolicyFile): Validity | undefined => (plan ?? partial)?.validity;

function withChosen(call: Call, policy: PolicyFile) {
  const { from, to } = validityOf(policy) ?? {};
  const chosen: Chosen = {
    file: policy.file,
    from: from === undefined ? null : isoDate(from),
    to: to === undefined ? null : isoDate(to),
  };
  return { ...runnable(call, policy), chosen };
}

function versionPaths(call: Call, folder: string): readonly string[] {
  let files: readonly string[];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith('.policy.md'));
  } catch (error) {
    throw fileHalt(folder, error, call.s);
  }
  if (files.length > 0) return [...files].sort().map((file) => join(folder, file));
  const message = call.s.file.noPolicies(folder);
  throw new Halt(EXIT.wrongCall, message, { error: { kind: 'file', file: folder, message } });
}

/** What stands at the head of a result: the version that was chosen. */
export const chosenText = ({ s }: Pick<Call, 's'>, { file, from, to }: Chosen): string =>
  `${s.versions.chosen(file, from ?? '…', to ?? '…')}\n\n`;

/** Findings about files of one folder and one title, which are versions of one policy. */
export function findingsAmong(
  policies: readonly PolicyFile[],
): readonly { readonly files: readonly string[]; readonly findings: readonly Diagnostic[] }[] {
  const groups = new Map<string, PolicyFile[]>();
  for (const policy of policies) {
    const key = `${dirname(policy.file)}\n${titleOf(policy)}`;
    groups.set(key, [...(groups.get(key) ?? []), policy]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const versions = group.map((policy) => {
        const validity = validityOf(policy);
        return { name: policy.file, ...(validity ? { validity } : {}) };
      });
      return { files: group.map((policy) => policy.file), findings: versionFindings(versions) };
    });
}
