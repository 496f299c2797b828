import { type Compiled, compile } from '../compiler/index.ts';

/** A policy file as it stands at one moment, compiled once; every request reads a snapshot. */
export interface Snapshot {
  readonly text: string;
  readonly compiled: Compiled;
}

/** Compiles a text. Never throws on a user's text. */
export const openPolicy = (text: string): Snapshot => ({ text, compiled: compile(text) });
