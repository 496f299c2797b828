/** The sample policy: its text, and changes to it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../policies/minhou-xiaoshenggui/', import.meta.url);

export const minhouFile = fileURLToPath(new URL('2022-draft.policy.md', folder));
export const minhou = readFileSync(minhouFile, 'utf8');
export const minhouSource = readFileSync(new URL('source.txt', folder));
export const sharedSource = new URL('../../../shared/policy/minhou-xiaoshenggui.txt', import.meta.url);

/** Where the part that is not published begins: the scenarios. */
const appendix = minhou.indexOf('## 场景');

/** The rules before the scenarios changed, one line after the other; prose and scenarios stay. */
export function inRules(change: (line: string) => string | undefined): string {
  let fenced = false;
  const lines = minhou
    .slice(0, appendix)
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        fenced = !fenced;
        return [line];
      }
      const changed = fenced ? change(line) : line;
      return changed === undefined ? [] : [changed];
    });
  return lines.join('\n') + minhou.slice(appendix);
}
