/** What a command is, and what it is given. */
import type { Language } from '../dsl/index.ts';
import type { Exit } from './exit.ts';
import type { Strings } from './strings.ts';

/** The only way in which a command speaks. */
export interface Io {
  /** Standard output, as it is. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal: then, and only then, progress is drawn. */
  readonly tty: boolean;
}

export interface Call {
  readonly args: readonly string[];
  readonly options: { readonly [name: string]: unknown };
  readonly io: Io;
  readonly json: boolean;
  readonly language: Language;
  readonly s: Strings;
}

export interface OptionSpec {
  readonly flags: string;
  readonly about: (s: Strings) => string;
  readonly repeatable?: true;
  readonly required?: true;
}

export interface CommandSpec {
  readonly name: string;
  /** `<file>`, `<files...>`, `[code]` … as commander writes them. */
  readonly args: string;
  readonly about: (s: Strings) => string;
  readonly options: readonly OptionSpec[];
  readonly run: (call: Call) => Exit | Promise<Exit>;
}

export const option = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};
export const has = (call: Call, name: string): boolean => call.options[name] === true;
export const all = (call: Call, name: string): readonly string[] => {
  const value = call.options[name];
  return Array.isArray(value) ? value.map(String) : [];
};
export const argument = (call: Call, index: number): string => call.args[index] ?? '';
