import { type Language, writtenIn } from '../dsl/index.ts';
import { perSnapshot } from './perSnapshot.ts';

/** In which language the keywords of a file are written; new lines follow it. */
const written = perSnapshot(({ text, compiled }): { readonly language: Language } => ({
  language: writtenIn(text, compiled.parsed.lexed),
}));

export const writingLanguage = (snapshot: Parameters<typeof written>[0]): Language => written(snapshot).language;
