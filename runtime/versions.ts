/** Versions of one policy, and which of them is in force on a day. Days are day numbers, both ends of a validity inclusive. */
import type { Validity } from '../compiler/plan.ts';
import { isoDate } from '../dsl/calendar.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { NO_PLACE } from './cells.ts';

export interface Version {
  /** How it is called in messages: its file. */
  readonly name: string;
  /** Without a first day it is undated, and never in force on a day. */
  readonly validity?: Validity;
}

/** The version in force on a day, or why there is not exactly one. */
export type InForce<V extends Version> =
  | { readonly version: V; readonly problem?: undefined }
  | { readonly version?: undefined; readonly problem: Diagnostic };

export function versionInForce<V extends Version>(versions: readonly V[], day: number): InForce<V> {
  const dated = inOrder(versions);
  const valid = dated.filter(({ from, to }) => from <= day && day <= to);
  const [first, ...more] = valid;
  if (first && more.length === 0) return { version: first.version };
  if (first) {
    const files = valid.map(({ version }) => version.name);
    return { problem: diagnostic('GJ6074', NO_PLACE, { day: isoDate(day), files }) };
  }
  const before = dated.filter(({ to }) => to < day).sort((a, b) => b.to - a.to)[0];
  const after = dated.find(({ from }) => from > day);
  return {
    problem: diagnostic('GJ6073', NO_PLACE, {
      day: isoDate(day),
      ...(before ? { before: before.version.name } : {}),
      ...(after ? { after: after.version.name } : {}),
      undated: undated(versions),
    }),
  };
}

/** Gaps, overlaps and versions of which nothing says from when they are in force. */
export function versionFindings(versions: readonly Version[]): readonly Diagnostic[] {
  const dated = inOrder(versions);
  const found: Diagnostic[] = [];
  // The version that lasts longest so far: what begins before its end overlaps, what begins later leaves a gap.
  let last = dated[0];
  for (const next of dated.slice(1)) {
    if (!last) break;
    const pair = { from: isoDate(Math.min(next.from, last.to + 1)) };
    if (next.from <= last.to) {
      const end = Math.min(last.to, next.to);
      const to = Number.isFinite(end) ? { to: isoDate(end) } : {};
      found.push(
        diagnostic('GJ6071', NO_PLACE, { first: last.version.name, second: next.version.name, ...pair, ...to }),
      );
    } else if (next.from > last.to + 1) {
      const to = isoDate(next.from - 1);
      found.push(diagnostic('GJ6070', NO_PLACE, { before: last.version.name, after: next.version.name, ...pair, to }));
    }
    if (next.to > last.to) last = next;
  }
  return [...found, ...undated(versions).map((file) => diagnostic('GJ6072', NO_PLACE, { file }))];
}

interface Dated<V> {
  readonly version: V;
  readonly from: number;
  readonly to: number;
}

/** By first day, then by name; a validity without end lasts for ever. */
function inOrder<V extends Version>(versions: readonly V[]): readonly Dated<V>[] {
  return versions
    .flatMap((version): Dated<V>[] => {
      const { from, to } = version.validity ?? {};
      return from === undefined ? [] : [{ version, from, to: to ?? Number.POSITIVE_INFINITY }];
    })
    .sort((a, b) => a.from - b.from || (a.version.name < b.version.name ? -1 : 1));
}

const undated = (versions: readonly Version[]): readonly string[] =>
  versions.flatMap(({ name, validity }) => (validity?.from === undefined ? [name] : []));
