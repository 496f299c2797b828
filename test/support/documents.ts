/** Every document of the repository that holds rules: policies, fixtures, examples of the reference. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMarks } from './marked.ts';

export interface PolicyDocument {
  /** Its path below the root. */
  readonly path: string;
  readonly source: string;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const below = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`)
    .sort();

/** Every policy file, and the fixtures that are policy files. */
export const policies: readonly PolicyDocument[] = [
  ...below('policies', '.policy.md'),
  ...below('test/fixtures', '.policy.md'),
  ...below('docs', '.policy.md'),
].map((path) => ({ path, source: read(path) }));

/** The museum of mistakes, without its marks. */
export const mistakes: readonly PolicyDocument[] = below('test/fixtures/errors', 'policy.md').map((path) => ({
  path,
  source: readMarks(read(path)).source,
}));

/** Whole policies in the reference. */
export const examples: readonly PolicyDocument[] = below('docs/chapters', '.md').flatMap((path) =>
  [...read(path).matchAll(/^````markdown complete\n([\s\S]*?)\n````$/gm)].map((match, i) => ({
    path: `${path} ${i + 1}`,
    source: match[1] ?? '',
  })),
);

/** The files that a document of the repository refers to: other policies, tables of figures. */
export const filesBeside =
  (path: string) =>
  (name: string): string | undefined => {
    const found = join(root, dirname(path), name);
    return existsSync(found) ? readFileSync(found, 'utf8') : undefined;
  };
