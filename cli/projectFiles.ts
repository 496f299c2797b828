/** The files that a policy refers to: beside it, inside its project, and remembered for its hash. */
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { decode } from './files.ts';

export interface ProjectFiles {
  /** The text of a file by its path relative to the policy's folder; undefined where it may not or cannot be read. */
  readonly file: (path: string) => string | undefined;
  /** What has been read so far, by path. */
  readonly read: ReadonlyMap<string, Buffer>;
}

/** `unsaved` gives the text of a file that is open in an editor. */
export function projectFiles(
  policy: string,
  unsaved: (path: string) => string | undefined = () => undefined,
): ProjectFiles {
  const folder = dirname(resolve(policy));
  const project = projectOf(folder);
  const read = new Map<string, Buffer>();
  return {
    read,
    file: (path) => {
      const full = join(folder, path);
      if (isAbsolute(path) || !isInside(project, full)) return undefined;
      const open = unsaved(full);
      if (open !== undefined) {
        read.set(path, Buffer.from(open));
        return open;
      }
      try {
        // A link may lead out of the project.
        if (!isInside(realpathSync(project), realpathSync(full))) return undefined;
        const bytes = readFileSync(full);
        read.set(path, bytes);
        // Tables of figures come from spreadsheets of every age.
        return decode(bytes, 'utf-8') ?? (extname(path) === '.csv' ? decode(bytes, 'gb18030') : undefined);
      } catch {
        return undefined;
      }
    },
  };
}

/** The outermost folder called policies; else the working directory, where the policy lies below it; else its own folder. */
function projectOf(folder: string): string {
  const parts = folder.split(sep);
  const at = parts.indexOf('policies');
  if (at >= 0) return parts.slice(0, at + 1).join(sep);
  return isInside(process.cwd(), folder) ? process.cwd() : folder;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}
