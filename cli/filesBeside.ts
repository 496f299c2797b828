/** Files that a policy names by their path from its folder: read here, because the compiler reads none. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { decode, sha256 } from './files.ts';

export interface FilesBeside {
  /** Text of a file; undefined where it is not there, is no text, or lies outside the folders of policies. */
  readonly file: (path: string) => string | undefined;
  /** The hash of a source together with every file that has been read; the source's own where none has. */
  readonly hashWith: (source: string) => string;
}

/** Larger files are no tables of figures. */
const LARGEST = 20_000_000;
/** A policy may look at its neighbours below this folder. */
const ROOT = 'policies';

export function filesBeside(policy: string): FilesBeside {
  const read = new Map<string, { readonly bytes: Buffer; readonly text: string | undefined }>();
  const open = (path: string): string | undefined => {
    const known = read.get(path);
    if (known) return known.text;
    const bytes = bytesOf(policy, path);
    if (!bytes) return undefined;
    const text = decode(bytes, 'utf-8') ?? (extname(path) === '.csv' ? decode(bytes, 'gb18030') : undefined);
    read.set(path, { bytes, text });
    return text;
  };
  return {
    file: open,
    hashWith: (source) => {
      if (read.size === 0) return source;
      const files = [...read].sort(([a], [b]) => (a < b ? -1 : 1));
      return sha256([source, ...files.map(([path, { bytes }]) => `${path} ${sha256(bytes)}`)].join('\n'));
    },
  };
}

function bytesOf(policy: string, path: string): Buffer | undefined {
  if (isAbsolute(path)) return undefined;
  try {
    const folder = realpathSync(dirname(resolve(policy)));
    // Links are followed before it is asked where the file lies.
    const file = realpathSync(join(folder, path));
    const stat = statSync(file);
    return isInside(file, rootOf(folder)) && stat.isFile() && stat.size <= LARGEST ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** The nearest folder of policies around a folder, or the folder itself. */
function rootOf(folder: string): string {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) if (basename(at) === ROOT) return at;
  return folder;
}

const isInside = (file: string, root: string): boolean => {
  const path = relative(root, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
};
