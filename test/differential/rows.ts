/** Runs one kernel over a whole store and gathers its rows by entity and year. */
import type { Kernel } from '../../compiler/kernels.ts';
import type { Store } from '../../runtime/columns.ts';
import { BLOCK, javascriptRun, placed, wasmKernel } from '../../runtime/kernels.ts';

const states = ['value', 'absent', 'unknown', 'notComputable'];

export function rowsOf(kernel: Kernel, store: Store, machine: 'javascript' | 'wasm'): ReadonlyMap<string, string> {
  const home = machine === 'wasm' ? placed(store) : undefined;
  const run = home && kernel.wasm ? wasmKernel(kernel, home) : javascriptRun(kernel, store);
  const found = new Map<string, string>();
  for (let first = 0; first < store.ids.length; first += BLOCK) {
    const rows = run(first, Math.min(first + BLOCK, store.ids.length));
    for (let k = 0; k < rows.count; k++) {
      const state = (rows.mark[k] ?? 0) & 3;
      found.set(
        `${rows.entity[k]} ${rows.year[k]}`,
        state === 0 ? `${BigInt(rows.amount[k] ?? 0)}/1` : (states[state] ?? ''),
      );
    }
  }
  return found;
}
