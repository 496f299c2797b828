/** The built page, read once: what is not in the map cannot be asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Files by their path on the site; empty where nothing has been built. */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      entries.map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const url = `/${relative(folder, path).split(sep).join('/')}`;
        return [
          url,
          { bytes: new Uint8Array(readFileSync(path)), type: types[extname(path)] ?? 'application/octet-stream' },
        ];
      }),
    );
  } catch {
    return new Map();
  }
}
