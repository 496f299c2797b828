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

const wide = new RegExp(`[${Object.keys(twins).join('')}\uff10-\uff19]`, 'g');

export const normalise = (text: string): string =>
  text.replace(wide, (c) => twins[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** A Latin letter, digit or underscore: English keywords need a boundary beside them. */
export const isLatin = (c: string): boolean => /^[A-Za-z0-9_]$/.test(c);

/** Names may hold anything but blanks and the language's punctuation. */
export const endsName = (c: string): boolean => c === '' || /[\s:,;()|、。“”「」《》"]/.test(c);
