/** Files out: a file is there as a whole or not at all. */
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileHalt } from './files.ts';
import type { Strings } from './strings.ts';

/** Writes beside the file, then renames; keeps the permissions of a file that was there. */
export function writeWhole(path: string, text: string, s: Strings): void {
  const temporary = join(dirname(path), `.${process.pid}.${Date.now()}.tmp`);
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, text, mode === undefined ? {} : { mode });
    renameSync(temporary, path);
  } catch (error) {
    discard(temporary);
    throw fileHalt(path, error, s);
  }
}

/** What cannot be removed, as below a file that is no folder, was never there. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

export function makeFolder(path: string, s: Strings): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw fileHalt(path, error, s);
  }
}
