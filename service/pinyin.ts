import { pinyinTable } from './pinyinTable.ts';

const entries = (lines: readonly string[]): readonly (readonly [string, string])[] =>
  lines
    .flatMap((line) => line.split(';'))
    .map((entry) => {
      const [key = '', value = ''] = entry.split('=');
      return [key, value];
    });

const ofWord = new Map(entries(pinyinTable.words.zh));
const ofCharacter = new Map(
  entries(pinyinTable.characters.zh).flatMap(([sound, all]) => [...all].map((c): [string, string] => [c, sound])),
);

/** Pinyin in full and its initials, as they are typed: 给予 → jiyu, jy. Nothing for words without Han. */
export function pinyin(words: string): readonly string[] {
  const known = ofWord.get(words)?.split(' ');
  const sounds =
    known ?? [...words].flatMap((c) => ofCharacter.get(c) ?? (/[A-Za-z0-9]/.test(c) ? [c.toLowerCase()] : []));
  if (!known && !sounds.some((sound, i) => sound !== words.charAt(i).toLowerCase())) return [];
  return [...new Set([sounds.join(''), sounds.map((sound) => sound.charAt(0)).join('')])];
}
