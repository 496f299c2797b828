import { type Compiled, type CompileOptions, compile } from '../compiler/index.ts';

/** A policy file as it stands at one moment, compiled once; every request reads a snapshot. */
export interface Snapshot {
  readonly text: string;
  readonly compiled: Compiled;
  /** How it was compiled: where other files are found. */
  readonly options: CompileOptions;
}

/** Compiles a text. Never throws on a user's text. */
export const openPolicy = (text: string, options: CompileOptions = {}): Snapshot => ({
  text,
  compiled: compile(text, options),
  options,
});
