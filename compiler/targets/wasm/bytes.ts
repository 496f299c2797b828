/** WebAssembly's binary format, as far as kernels need it: numbers, sections, one module with one function. */

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128. */
export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)];
const text = (words: string): number[] => sized([...words].map((c) => c.charCodeAt(0)));

export const TYPE = { i32: 0x7f, i64: 0x7e, none: 0x40 } as const;

/** How many locals of each type a function has, after its parameters. */
export interface Locals {
  readonly i32: number;
  readonly i64: number;
}

/**
 * A module that imports `env.memory` and exports `run`: (first, last, frame) → rows, all i32.
 * `shared` memory must be imported as such.
 */
export function moduleOf(body: readonly number[], locals: Locals, shared: boolean): Uint8Array {
  const { i32, i64 } = TYPE;
  const type = [0x60, ...vector([[i32], [i32], [i32]]), ...vector([[i32]])];
  // A shared memory names its most pages; 65,536 pages are 4 GiB.
  const limits = shared ? [0x03, ...unsigned(1), ...unsigned(65_536)] : [0x00, ...unsigned(1)];
  const memory = [...text('env'), ...text('memory'), 0x02, ...limits];
  const groups = [
    [locals.i32, i32],
    [locals.i64, i64],
  ].filter(([count]) => count !== 0);
  const declared = vector(groups.map(([count = 0, kind = 0]) => [...unsigned(count), kind]));
  const code = sized([...declared, ...body, 0x0b]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([type])),
    ...section(2, vector([memory])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[...text('run'), 0x00, 0x00]])),
    ...section(10, [...unsigned(1), ...code]),
  ]);
}
