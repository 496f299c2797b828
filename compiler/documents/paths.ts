/** Paths of referred files, as text: relative to the folder of the file that refers, with / between their parts. */

/** The folder of a path, with its slash; empty for the folder of the policy itself. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A path seen from the folder of the policy, without `.` and `..` inside. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** A relative path to a Markdown file: no drive, no scheme, no leading slash. */
export const isPolicyPath = (path: string): boolean =>
  path.endsWith('.md') && !/^[/\\~]|^[A-Za-z][A-Za-z0-9+.-]*:|[\\\p{Cc}]/u.test(path);
