import type { Language } from '../dsl/index.ts';
import { perSnapshot } from './perSnapshot.ts';
import { placedTokens } from './placedTokens.ts';

/** In which language the keywords of a file are written, by its heads and labels; new lines follow it. */
const written = perSnapshot((snapshot): { readonly language: Language } => {
  const heads = snapshot.compiled.parsed.lexed.blocks.map(({ head }) => head.keywordSpan);
  const labels = placedTokens(snapshot)
    .filter(({ token }) => token.tokenType.name.startsWith('label:'))
    .map(({ span }) => span);
  const all = [...heads, ...labels];
  const latin = all.filter(({ start }) => /[A-Za-z]/.test(snapshot.text.charAt(start))).length;
  return { language: latin * 2 > all.length ? 'en' : 'zh' };
});

export const writingLanguage = (snapshot: Parameters<typeof written>[0]): Language => written(snapshot).language;
