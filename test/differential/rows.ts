/** Runs one kernel over a whole store and gathers its rows by entity and year. */
import { KERNEL_PARAMETERS } from '../../compiler/targets/javascript.ts';
import type { Kernel } from '../../compiler/targets/kernel.ts';
import type { Store } from '../../runtime/columns.ts';

const states = ['value', 'absent', 'unknown', 'notComputable'];

export function rowsOf({ code, source }: Kernel, store: Store): ReadonlyMap<string, string> {
  const run = new Function(...KERNEL_PARAMETERS, source);
  const big = code.arithmetic.needs !== 'double';
  const room = store.ids.length * Math.max(1, store.years.last - store.years.first + 1);
  const out = {
    entity: new Int32Array(room),
    year: new Int16Array(room),
    amount: big ? new Array<bigint>(room) : new Float64Array(room),
    mark: new Uint8Array(room),
    once: 0,
  };
  const figures = code.figures.map((f) => (big ? f : Number(f)));
  const count = run(0, store.ids.length, figures, store.cells, store.offsets, store.known, store.low, store.high, out) as number;
  const rows = new Map<string, string>();
  for (let k = 0; k < count; k++) {
    const state = (out.mark[k] ?? 0) & 3;
    rows.set(`${out.entity[k]} ${out.year[k]}`, state === 0 ? `${BigInt(out.amount[k] ?? 0)}/1` : (states[state] ?? ''));
  }
  return rows;
}
