/** JSON as scripts read it: bigints are decimal strings, nothing is left out but `undefined`. */
import type { Io } from './call.ts';

export const jsonText = (document: unknown): string =>
  JSON.stringify(document, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value), 2);

/** The one JSON document of a command. */
export const printJson = (io: Io, document: unknown): void => io.out(`${jsonText(document)}\n`);
