/** Timings that can be compared: every contestant runs once a round, in turn, and the medians are told. */

export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

/** What the contestants return is kept here, so that no engine may leave the work out. */
let kept: unknown;

/** Median milliseconds by name. Warm-up rounds are not counted. */
export function interleaved(
  contestants: readonly Contestant[],
  rounds: number,
  warmUp: number,
): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(contestants.map((c) => [c.name, []]));
  for (let round = -warmUp; round < rounds; round++)
    for (const { name, run } of contestants) {
      const begin = performance.now();
      kept = run();
      if (round >= 0) times.get(name)?.push(performance.now() - begin);
    }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

export const lastResult = (): unknown => kept;

export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The exponent e of time ≈ size^e, by least squares over the logarithms. */
export function growthExponent(points: readonly { readonly size: number; readonly time: number }[]): number {
  const xs = points.map((p) => Math.log(p.size));
  const ys = points.map((p) => Math.log(p.time));
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0);
  return over / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

/** A Markdown table; the first column is text, the others are right-aligned. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(header) + line(header.map((_, i) => (i === 0 ? '---' : '--:'))) + rows.map(line).join('');
}

export const ms = (time: number): string => (time < 10 ? time.toFixed(2) : time.toFixed(1));
export const whole = (n: number): string => Math.round(n).toLocaleString('en-US');
