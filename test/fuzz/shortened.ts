/** A long policy, cut down to what one reads in a sitting: its declarations and some of its sections. */
import { parsePolicy } from '../../dsl/index.ts';
import type { Chance } from './chance.ts';

const LONGEST = 300;

/** Sections are left out by chance until so many lines are left; names that are then missing are missing. */
export function shortened(source: string, chance: Chance): string {
  const lines = source.split('\n').length;
  if (lines <= LONGEST) return source;
  const { sections } = parsePolicy(source).document;
  const starts = [0, ...sections.map((s) => s.heading.start).filter((at) => at > 0), source.length];
  const parts = starts.slice(0, -1).map((start, i) => source.slice(start, starts[i + 1]).match(/[^\n]*\n?/g) ?? []);
  // A section too long for the purpose (the scenarios stand in one) gives a stretch of itself.
  const short = parts.map((part) => {
    if (part.length <= LONGEST / 3) return part;
    const from = chance(part.length - 80);
    return ['```规矩\n', ...part.slice(from, from + 80)];
  });
  let left = LONGEST;
  const kept = short.filter((part, i) => {
    const keep = i < 3 || chance(3) === 0;
    if (!keep || part.length > left) return false;
    left -= part.length;
    return true;
  });
  return kept.flat().join('');
}
