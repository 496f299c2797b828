/** Kernels made ready to run over a store: JavaScript functions or WebAssembly, behind one call. */
import { type ClauseCode, columnEntry, FRAME, listEntry, narrowAmounts } from '../compiler/code.ts';
import type { Cells, Store } from './columns.ts';
import { type WasmMemory, wasmMemory, wasmRun } from './wasm.ts';

/** Rows of one call: which entity, which year, how much, and `mark`: the state, and 4 where a cap lowered it. */
export interface Rows {
  readonly entity: Int32Array;
  readonly year: Int16Array;
  readonly amount: { readonly [index: number]: number | bigint };
  readonly mark: Uint8Array;
  count: number;
  /** Its one cell: entities of which a cap lowered something outside years. */
  readonly once: Int32Array;
}

/** Entities first … last − 1; the rows are overwritten by the next call. */
export type Run = (first: number, last: number) => Rows;

/** A kernel as the compiler hands it over. */
export interface KernelSource {
  readonly code: ClauseCode;
  readonly source: string;
  /** Absent where the clause needs more than 64 bits. */
  readonly wasm?: Uint8Array;
}

export type Machine = 'javascript' | 'wasm';

/** So many entities a call: their rows, and their part of the columns, stay in the processor's cache. */
export const BLOCK = 4096;

/** As compiler/targets/javascript.ts names them. */
const PARAMETERS = ['first', 'last', 'figures', 'columns', 'offsets', 'known', 'low', 'high', 'out'];
type Call = (...parts: readonly unknown[]) => unknown;
const functions = new Map<string, Call>();
const MOST = 200;

function compiled(source: string): Call {
  const known = functions.get(source);
  if (known) return known;
  const made = new Function(...PARAMETERS, source) as Call;
  functions.set(source, made);
  const [oldest] = functions.keys();
  if (functions.size > MOST && oldest !== undefined) functions.delete(oldest);
  return made;
}

/** The kernel as JavaScript: doubles where they are exact, else BigInt. */
export function javascriptRun({ code, source }: KernelSource, store: Store): Run {
  const call = compiled(source);
  const big = code.arithmetic.needs !== 'double';
  const room = roomOf(code, store);
  const rows: Rows = {
    entity: new Int32Array(room),
    year: new Int16Array(room),
    amount: big ? new Array<bigint>(room).fill(0n) : new Float64Array(room),
    mark: new Uint8Array(room),
    count: 0,
    once: new Int32Array(1),
  };
  const figures = big ? code.figures : code.figures.map(Number);
  const { cells, offsets, known, low, high } = store;
  return (first, last) => {
    rows.once[0] = 0;
    rows.count = call(first, last, figures, cells, offsets, known, low, high, rows) as number;
    return rows;
  };
}

const roomOf = ({ once }: ClauseCode, store: Store): number =>
  BLOCK * (once ? 1 : Math.max(1, store.window.last - store.window.first + 1));

/** A store whose arrays lie in WebAssembly memory, with room for the frames and rows of calls. */
export interface PlacedStore extends Store {
  readonly memory: WasmMemory;
  readonly addresses: {
    readonly cells: readonly number[];
    readonly offsets: readonly number[];
    readonly known: readonly number[];
    readonly low: number;
    readonly high: number;
    /** Where the frame of a call begins, and the room behind it. */
    readonly frame: number;
  };
}

const ALIGN = 16;
const aligned = (n: number): number => Math.ceil(n / ALIGN) * ALIGN;
/** The frame, its figures, and rows of 15 bytes. */
const FRAME_BYTES = 65_536;
const ROW_BYTES = 4 + 2 + 8 + 1;

/** Copies a store into WebAssembly memory; undefined where there is none. The views read there from then on. */
export function placed(store: Store, shared = false): PlacedStore | undefined {
  const arrays: readonly Cells_[] = [...store.cells, ...store.offsets, ...store.known, store.low, store.high];
  const data = arrays.reduce((sum, a) => sum + aligned(a.byteLength), 0);
  const span = Math.max(1, store.window.last - store.window.first + 1);
  const memory = wasmMemory(data + FRAME_BYTES + ROW_BYTES * BLOCK * span + 8 * ALIGN, shared);
  if (!memory) return undefined;
  let at = ALIGN;
  const moved = arrays.map((array) => {
    const address = at;
    at += aligned(array.byteLength);
    return { address, view: viewAt(array, memory.buffer, address) };
  });
  const take = (from: number, count: number) => moved.slice(from, from + count);
  const [c, o] = [store.cells.length, store.offsets.length];
  const cells = take(0, c);
  const offsets = take(c, o);
  const known = take(c + o, o);
  const [low, high] = take(c + 2 * o, 2);
  return {
    ...store,
    cells: cells.map((m) => m.view as Cells),
    offsets: offsets.map((m) => m.view as Int32Array),
    known: known.map((m) => m.view as Uint8Array),
    low: low?.view as Int16Array,
    high: high?.view as Int16Array,
    memory,
    addresses: {
      cells: cells.map((m) => m.address),
      offsets: offsets.map((m) => m.address),
      known: known.map((m) => m.address),
      low: low?.address ?? 0,
      high: high?.address ?? 0,
      frame: at,
    },
  };
}

type Cells_ = Cells | Uint8Array;

function viewAt(array: Cells_, buffer: ArrayBufferLike, address: number): Cells_ {
  const make = array.constructor as new (buffer: ArrayBufferLike, at: number, length: number) => Cells_;
  const view = new make(buffer, address, array.length);
  view.set(array as never);
  return view;
}

/** The kernel as WebAssembly. INVARIANT: it has `wasm`. */
export function wasmKernel({ code, wasm }: KernelSource, store: PlacedStore): Run {
  const call = wasmRun(wasm as Uint8Array, store.memory);
  const { addresses, memory } = store;
  const room = roomOf(code, store);
  const base = addresses.frame;
  const figures = aligned(base + listEntry(addresses.cells.length, addresses.offsets.length));
  const entity = aligned(base + FRAME_BYTES);
  const amount = aligned(entity + 4 * room);
  const year = aligned(amount + 8 * room);
  const mark = aligned(year + 2 * room);
  const words = new Int32Array(memory.buffer);
  const rows: Rows = {
    entity: new Int32Array(memory.buffer, entity, room),
    year: new Int16Array(memory.buffer, year, room),
    amount: narrowAmounts(code)
      ? new Float64Array(memory.buffer, amount, room)
      : new BigInt64Array(memory.buffer, amount, room),
    mark: new Uint8Array(memory.buffer, mark, room),
    count: 0,
    once: new Int32Array(memory.buffer, base + FRAME.once, 1),
  };
  const put = (offset: number, value: number): void => {
    words[(base + offset) / 4] = value;
  };
  return (first, last) => {
    put(FRAME.low, addresses.low);
    put(FRAME.high, addresses.high);
    put(FRAME.figures, figures);
    put(FRAME.entity, entity);
    put(FRAME.year, year);
    put(FRAME.amount, amount);
    put(FRAME.mark, mark);
    for (const [c, address] of addresses.cells.entries()) put(columnEntry(c), address);
    for (const [l, address] of addresses.offsets.entries()) {
      const entry = listEntry(addresses.cells.length, l);
      put(entry, address);
      put(entry + 4, addresses.known[l] ?? 0);
    }
    new BigInt64Array(memory.buffer, figures, code.figures.length).set(code.figures);
    rows.count = call(first, last, base);
    return rows;
  };
}
