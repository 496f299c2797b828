/** The codes of everything that is found in a policy. */
import { compile } from '../../compiler/index.ts';

export const codesIn = (source: string): readonly string[] => compile(source).diagnostics.map((d) => d.code);
