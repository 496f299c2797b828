/** Where Guiju is installed: the folder of its package.json, whether it runs built or from source. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT: string = above(dirname(fileURLToPath(import.meta.url)));

function above(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  return above(dirname(folder));
}

/** The policy that `guiju start` shows. */
export const SAMPLE: string = join(ROOT, 'policies', 'minhou-xiaoshenggui', '2022-draft.policy.md');
/** The built page. */
export const PAGE: string = join(ROOT, 'dist', 'page');
