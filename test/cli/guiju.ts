/** Runs the command line in this process, as a script would see it; and files for it to read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guiju } from '../../cli/guiju.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SAMPLE = join(ROOT, 'policies/minhou-xiaoshenggui/2022-draft.policy.md');
export const POPULATION = join(ROOT, 'policies/minhou-xiaoshenggui/population');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function run(...argv: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    tty: false,
  };
  const code = await guiju(argv, { LANG: 'zh_CN.UTF-8' }, io);
  return { code, out, err };
}

/** The JSON document of a command; `any`, because tests look wherever they like. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it likes
export async function json(...argv: readonly string[]): Promise<{ readonly code: number; readonly document: any }> {
  const { code, out } = await run(...argv, '--json');
  return { code, document: JSON.parse(out) };
}

/** A folder that is gone after the work. */
export async function inFolder<T>(
  work: (folder: string, write: (name: string, content: string | Uint8Array) => string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-'));
  try {
    return await work(folder, (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
