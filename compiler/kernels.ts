/** A Plan → the kernels of its outputs, for one layout of the data and one choice of answers. */
import type { ClauseCode, Refusal } from './code.ts';
import { type Lowered, lowerEntitlements, lowerPayments } from './passes/integers/clause.ts';
import type { Layout, Settings } from './passes/integers/context.ts';
import type { Plan } from './plan.ts';
import { javascriptOf } from './targets/javascript.ts';
import { wasmOf } from './targets/wasm/emit.ts';

export interface Kernel {
  readonly code: ClauseCode;
  /** The body of a function of KERNEL_PARAMETERS. */
  readonly source: string;
  /** The same as WebAssembly; absent where it needs more than 64 bits. */
  readonly wasm?: Uint8Array;
}

export interface Kernels {
  readonly kernels: readonly Kernel[];
  readonly refused: readonly Refusal[];
}

export function kernelsOf(plan: Plan, layout: Layout, settings: Settings, machine: 'javascript' | 'wasm'): Kernels {
  const lowered: readonly Lowered[] = [
    ...lowerPayments(plan, layout, settings),
    ...lowerEntitlements(plan, layout, settings),
  ];
  return {
    kernels: lowered.flatMap((l) => ('code' in l ? [kernelOf(l.code, layout, machine)] : [])),
    refused: lowered.flatMap((l) => ('refused' in l ? [l.refused] : [])),
  };
}

const kernelOf = (code: ClauseCode, { columns, stored }: Layout, machine: 'javascript' | 'wasm'): Kernel => ({
  code,
  source: javascriptOf(code, columns, stored),
  ...(machine === 'wasm' && code.arithmetic.needs !== 'bigint' ? { wasm: wasmOf(code, columns, stored, false) } : {}),
});
