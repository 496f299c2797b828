/** Which policy files a path names: itself, or all below a folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, Halt } from './exit.ts';
import { fileHalt, isDirectory } from './files.ts';
import type { Strings } from './strings.ts';

/** Every `*.policy.md` of the paths, in order of code units; a folder without any is a wrong call. */
export function policyPaths(paths: readonly string[], s: Strings): readonly string[] {
  return paths.flatMap((path) => {
    if (!isDirectory(path)) return [path];
    const found = below(path, s);
    if (found.length > 0) return found;
    const message = s.file.noPolicies(path);
    throw new Halt(EXIT.wrongCall, message, { error: { kind: 'file', file: path, message } });
  });
}

function below(folder: string, s: Strings): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.policy.md'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/(^|[\\/])(node_modules|dist|\.[^\\/.][^\\/]*)[\\/]/.test(path))
      .sort();
  } catch (error) {
    throw fileHalt(folder, error, s);
  }
}
