/** The assumptions of a synthetic population: every figure is an object with a `base`, as text. */
import { EXIT, Halt } from '../exit.ts';
import type { Strings } from '../strings.ts';

export interface Assumptions {
  /** The figure at a path such as `annual.upgrades`. */
  readonly number: (path: string) => number;
  /** A figure between its low and high value; `base` where it has none. */
  readonly within: (path: string, u: number) => number;
  readonly numbers: (path: string) => readonly number[];
  /** Figures by name, such as weights of places. */
  readonly named: (path: string) => ReadonlyMap<string, number>;
  readonly at: (path: string) => unknown;
  readonly has: (path: string) => boolean;
}

/** Reads them on demand; a figure that is missing or is none ends the command and is named. */
export function assumptionsOf(json: unknown, file: string, s: Strings): Assumptions {
  const at = (path: string): unknown => path.split('.').reduce<unknown>(member, json);
  const bad = (path: string): Halt => {
    const message = s.synth.badAssumptions(file, path);
    return new Halt(EXIT.wrongData, message, { error: { kind: 'assumptions', file, path, message } });
  };
  const asNumber = (value: unknown, path: string): number => {
    const n = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
    if (!Number.isFinite(n)) throw bad(path);
    return n;
  };
  const base = (path: string): unknown => member(at(path), 'base') ?? at(path);
  const number = (path: string): number => asNumber(base(path), path);
  return {
    number,
    within: (path, u) => {
      const [low, high] = [member(at(path), 'low'), member(at(path), 'high')];
      if (low === null || low === undefined || high === null || high === undefined) return number(path);
      const [a, b] = [asNumber(low, path), asNumber(high, path)];
      return a + u * (b - a);
    },
    numbers: (path) => {
      const list = base(path);
      if (!Array.isArray(list)) throw bad(path);
      return list.map((x: unknown) => asNumber(x, path));
    },
    named: (path) => {
      const record = base(path);
      if (typeof record !== 'object' || record === null) throw bad(path);
      return new Map(Object.entries(record).map(([name, x]) => [name, asNumber(x, path)]));
    },
    at,
    has: (path) => at(path) !== undefined,
  };
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: unknown })[key]
    : undefined;
