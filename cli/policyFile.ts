/** A policy file, compiled, with the plan where there is one. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Compiled, compile } from '../compiler/index.ts';
import type { Plan } from '../compiler/plan.ts';
import { type Diagnostic, lineStarts, type Place, placeAt, type Span } from '../dsl/index.ts';
import type { Call } from './call.ts';
import { diagnosticsJson, diagnosticsText } from './diagnostics.ts';
import { EXIT, Halt } from './exit.ts';
import { readText } from './files.ts';
import { projectFiles } from './projectFiles.ts';

export interface PolicyFile extends Compiled {
  readonly file: string;
  readonly text: string;
  readonly bom: boolean;
  /** Of its bytes; where it refers to other files, of all of them. */
  readonly hash: string;
  readonly place: (offset: number) => Place;
  /** The file around an offset, which may be one that is computed along, and the place in it. */
  readonly where: (offset: number) => Place & { readonly file: string };
  /** The words at a place of any of these files. */
  readonly words: (at: Span) => string;
}

export function openPolicy(call: Call, path: string): PolicyFile {
  const { text, bom, hash } = readText(path, call.s);
  const project = projectFiles(path);
  const compiled = compile(text, { file: project.file });
  const starts = lineStarts(text);
  return {
    ...compiled,
    file: path,
    text,
    bom,
    hash: hashOfAll(hash, project.read),
    place: (offset) => placeAt(starts, offset),
    ...placesIn(path, text, compiled),
  };
}

/** The hash of one file is its own; of several, that of all their names and bytes in order of name. */
function hashOfAll(own: string, read: ReadonlyMap<string, Buffer>): string {
  if (read.size === 0) return own;
  const hash = createHash('sha256').update(own);
  for (const [path, bytes] of [...read].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`\n${path}\n${bytes.length}\n`).update(bytes);
  return `sha256:${hash.digest('hex')}`;
}

function placesIn(path: string, text: string, { documents }: Compiled): Pick<PolicyFile, 'where' | 'words'> {
  const files = [
    { file: path, base: 0, text },
    ...documents.map((d) => ({ file: join(dirname(path), d.path), base: d.base, text: d.text })),
  ].map((file) => ({ ...file, starts: lineStarts(file.text) }));
  const around = (offset: number) => files.findLast((file) => file.base <= offset) ?? files[0];
  return {
    where: (offset) => {
      const { file = path, base = 0, starts = [] } = around(offset) ?? {};
      return { file, ...placeAt(starts, offset - base) };
    },
    words: ({ start, end }) => {
      const { base = 0, text: source = '' } = around(start) ?? {};
      return source.slice(start - base, end - base);
    },
  };
}

/** The title of the policy, for reports; the file's name says it where no block does. */
export const titleOf = (policy: PolicyFile): string =>
  policy.plan?.policy ?? policy.parsed.ast.blocks.find((b) => b.kind === 'policy')?.name.text ?? '';

/** A policy that can be run: with a plan, or the command ends with what is wrong. */
export function openPlan(call: Call, path: string): PolicyFile & { readonly plan: Plan } {
  return runnable(call, openPolicy(call, path));
}

export function runnable(call: Call, policy: PolicyFile): PolicyFile & { readonly plan: Plan } {
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
