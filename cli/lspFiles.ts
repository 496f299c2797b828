/** What an open document refers to: files on disk, or what stands in another window and is not saved yet. */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as service from '../service/index.ts';
import { projectFiles } from './projectFiles.ts';

export interface Snapshots {
  /** A document is compiled once for each of its versions, and again when a file that it refers to changes. */
  readonly of: (document: TextDocument) => service.Snapshot;
  /** Forgets the documents that refer to a file; gives them, so that their findings are sent again. */
  readonly changed: (uri: string) => readonly TextDocument[];
}

interface Known {
  readonly document: TextDocument;
  readonly version: number;
  readonly snapshot: service.Snapshot;
  /** Full paths of the files that it refers to. */
  readonly files: ReadonlySet<string>;
}

/** `open` gives the text of a file that is open in the editor. */
export function snapshots(open: (uri: string) => string | undefined): Snapshots {
  const known = new Map<string, Known>();
  return {
    of: (document) => {
      const last = known.get(document.uri);
      if (last?.document === document && last.version === document.version) return last.snapshot;
      const path = pathOf(document.uri);
      const files = new Set<string>();
      const beside = path === undefined ? undefined : projectFiles(path, (full) => open(pathToFileURL(full).href));
      const snapshot = service.openPolicy(
        document.getText(),
        path !== undefined && beside
          ? {
              file: (name) => {
                files.add(resolve(path, '..', name));
                return beside.file(name);
              },
            }
          : {},
      );
      known.set(document.uri, { document, version: document.version, snapshot, files });
      return snapshot;
    },
    changed: (uri) => {
      const path = pathOf(uri);
      const stale = [...known.values()].filter(({ files }) => path !== undefined && files.has(path));
      for (const { document } of stale) known.delete(document.uri);
      return stale.map(({ document }) => document);
    },
  };
}

/** Clients escape paths in ways of their own. */
export const sameFile = (a: string, b: string): boolean => a === b || (pathOf(a) ?? a) === (pathOf(b) ?? b);

/** Only files on disk have others beside them. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
