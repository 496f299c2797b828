/** compiler: syntax tree → Plan. Pure functions. */
export { type Compiled, compile } from './compile.ts';
export type { LinkedFile } from './documents/link.ts';
export { type Kernel, type Kernels, kernelsOf } from './kernels.ts';
export type { CompileOptions } from './options.ts';
export type * from './plan.ts';
export type { Coverage, CoveredSentence } from './sources.ts';
export { capStages, relationStages } from './stages.ts';
