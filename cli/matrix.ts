/** What undecided wording costs: the combinations of answers that change money. */
import type { Matrix } from '../runtime/index.ts';
import { textTable } from './textTable.ts';
import { fenText, type Speech } from './words.ts';

export const matrixJson = (m: Matrix) => ({
  combinations: m.combinations,
  ...rangeOf(m),
  provisional: m.provisional,
  prices: m.prices,
});

/** Over combinations whose every amount is known; where there is none, over what is known, and marked so. */
function rangeOf(m: Matrix): { readonly minFen: bigint; readonly maxFen: bigint; readonly incomplete?: true } {
  if (m.minFen !== undefined && m.maxFen !== undefined) return { minFen: m.minFen, maxFen: m.maxFen };
  const { totalFen } = m.provisional;
  return {
    minFen: m.combinations[0]?.totalFen ?? totalFen,
    maxFen: m.combinations.at(-1)?.totalFen ?? totalFen,
    incomplete: true,
  };
}

/** At most this many combinations are printed; --json has them all. */
const SHOWN = 20;

export function matrixText(speech: Speech, m: Matrix): string {
  const { s } = speech;
  const total = (fen: bigint, incomplete?: true) =>
    `${fenText(fen, speech)}${incomplete ? ` ${s.readings.incomplete}` : ''}`;
  const pairs = (readings: { readonly [name: string]: string }) =>
    Object.entries(readings)
      .map(([name, answer]) => `${name}=${answer}`)
      .join(' ') || s.readings.provisional;
  const { minFen, maxFen, incomplete } = rangeOf(m);
  const now = total(m.provisional.totalFen, m.provisional.incomplete);
  const lines = [`\n${s.readings.title}`, s.readings.range(total(minFen, incomplete), total(maxFen, incomplete), now)];
  if (m.prices.length > 0) {
    const rows = m.prices.map((p) => [
      `${p.reading}=${p.answer}`,
      total(p.totalFen, p.incomplete),
      `${p.deltaFen > 0n ? '+' : ''}${fenText(p.deltaFen, speech)}`,
    ]);
    lines.push(textTable([s.readings.alone, s.word.total, s.readings.difference], rows, new Set([1, 2])));
  }
  const { combinations } = m;
  const half = SHOWN / 2;
  const shown =
    combinations.length <= SHOWN ? combinations : [...combinations.slice(0, half), ...combinations.slice(-half)];
  lines.push(
    textTable(
      [s.word.total, s.readings.combination],
      shown.map((c) => [total(c.totalFen, c.incomplete), pairs(c.departures)]),
      new Set([0]),
    ),
  );
  if (shown.length < combinations.length) lines.push(s.readings.more(shown.length, combinations.length));
  return `${lines.join('\n')}\n`;
}
