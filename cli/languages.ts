/** The words of each language. */
import type { Language } from '../dsl/index.ts';
import { type Strings, zh } from './strings.ts';
import { en } from './stringsEnglish.ts';

export const strings: { readonly [L in Language]: Strings } = { zh, en };
