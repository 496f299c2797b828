/**
 * Full-width and half-width forms are the same thing to the language. The map keeps every
 * text's length, so offsets into the normalised text are offsets into the file.
 */
const twins: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '；': ';',
  '（': '(',
  '）': ')',
  '％': '%',
  '．': '.',
  '＋': '+',
  '－': '-',
  '−': '-',
  '＊': '*',
  '／': '/',
  '｜': '|',
  '＃': '#',
  '\u3000': ' ',
  '\u00a0': ' ',
  '\t': ' ',
  '\ufeff': ' ',
};

export function normalise(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const code = text.charCodeAt(i);
    out += code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xfee0) : (twins[c] ?? c);
  }
  return out;
}

/** A Latin letter, digit or underscore: English keywords need a boundary beside them. */
export const isLatin = (c: string): boolean => /^[A-Za-z0-9_]$/.test(c);

/** Names may hold anything but blanks and the language's punctuation. */
export const endsName = (c: string): boolean => c === '' || /[\s:,;()|、。“”「」《》"]/.test(c);
