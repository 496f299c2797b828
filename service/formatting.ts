import { type Edit, formatEdits } from '../dsl/index.ts';
import type { Snapshot } from './openPolicy.ts';
import { writingLanguage } from './writingLanguage.ts';

/** The edits of the formatter; keywords stay in the language in which the file is written. */
export const formatting = (snapshot: Snapshot): readonly Edit[] =>
  formatEdits(snapshot.compiled.parsed, writingLanguage(snapshot));
