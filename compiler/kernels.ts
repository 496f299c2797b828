/** A Plan → the kernels of its outputs, for one layout of the data and one choice of answers. */
import type { ClauseCode, Refusal } from './code.ts';
import { type Lowered, lowerEntitlements, lowerPayments } from './passes/integers/clause.ts';
import type { Layout, Settings } from './passes/integers/context.ts';
import { restsOnEverybody } from './passes/integers/everybody.ts';
import type { EntitlementOutput, PaymentOutput, Plan } from './plan.ts';
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
  // What one entity gets depends on the others: they are no rows that can be gone through one by one.
  if (restsOnEverybody(plan))
    return {
      kernels: [],
      refused: [
        ...plan.payments.map((p, index) => refusalOf(p, 'payment', index)),
        ...plan.entitlements.map((x, index) => refusalOf(x, 'entitlement', index)),
      ],
    };
  const lowered: readonly Lowered[] = [
    ...lowerPayments(plan, layout, settings),
    ...lowerEntitlements(plan, layout, settings),
  ];
  return {
    kernels: lowered.flatMap((l) => ('code' in l ? [kernelOf(l.code, layout, machine)] : [])),
    refused: lowered.flatMap((l) => ('refused' in l ? [l.refused] : [])),
  };
}

const refusalOf = (
  { clause, title, at }: PaymentOutput | EntitlementOutput,
  output: Refusal['output'],
  index: number,
): Refusal => ({ clause, title, output, index, why: 'overEntities', at: at.start });

const kernelOf = (code: ClauseCode, { columns, stored }: Layout, machine: 'javascript' | 'wasm'): Kernel => ({
  code,
  source: javascriptOf(code, columns, stored),
  ...(machine === 'wasm' && code.arithmetic.needs !== 'bigint' ? { wasm: wasmOf(code, columns, stored, false) } : {}),
});
