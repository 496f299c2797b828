/**
 * Chance that is the same on every machine: a number is a hash of what it is for (seed, firm,
 * year, variable …), so that no order of asking changes it. Integer arithmetic only.
 */

/** A number in [0, 1) with 53 bits, for this seed and this purpose. */
export function uniform(seed: number, ...purpose: readonly (string | number)[]): number {
  const text = purpose.join('\u0000');
  const high = hash(seed, text, 0x9e3779b9) >>> 5;
  const low = hash(seed, text, 0x85ebca6b) >>> 6;
  return (high * 0x4000000 + low) / 0x20000000000000;
}

/** 32 bits of a text (MurmurHash3 over its UTF-16 units). */
function hash(seed: number, text: string, salt: number): number {
  let h = Math.imul(seed ^ salt, 0xcc9e2d51) ^ Math.floor(seed / 0x100000000);
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The numbers of one firm: `draw('revenue', 2023)`. */
export type Draw = (...purpose: readonly (string | number)[]) => number;
export const drawFor =
  (seed: number, ...prefix: readonly (string | number)[]): Draw =>
  (...purpose) =>
    uniform(seed, ...prefix, ...purpose);
