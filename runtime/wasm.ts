/** The part of the WebAssembly interface that every host has, without naming a host's library. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}
interface WasmModule {
  readonly exports: { readonly run: (first: number, last: number, frame: number) => number };
}
interface WasmHost {
  readonly Memory: new (shape: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { env: { memory: WasmMemory } }) => WasmModule;
}
declare const WebAssembly: WasmHost | undefined;

const PAGE = 65_536;

/** Memory of at least so many bytes; shared memory can be handed to workers. Undefined where there is no WebAssembly. */
export function wasmMemory(bytes: number, shared = false): WasmMemory | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const initial = Math.ceil(bytes / PAGE) + 1;
  return new WebAssembly.Memory(shared ? { initial, maximum: 65_536, shared } : { initial });
}

export type WasmRun = WasmModule['exports']['run'];

/** Compiles a kernel; the same bytes are compiled once. */
export function wasmRun(bytes: Uint8Array, memory: WasmMemory): WasmRun {
  if (typeof WebAssembly === 'undefined') throw new Error('there is no WebAssembly here');
  const key = bytes.join();
  const module = modules.get(key) ?? new WebAssembly.Module(bytes);
  remember(key, module);
  return new WebAssembly.Instance(module, { env: { memory } }).exports.run;
}

/** A drafter turns one clause at a time; older structures may go. */
const MOST = 200;
const modules = new Map<string, object>();
function remember(key: string, module: object): void {
  modules.delete(key);
  modules.set(key, module);
  const [oldest] = modules.keys();
  if (modules.size > MOST && oldest !== undefined) modules.delete(oldest);
}
