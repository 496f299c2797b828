/** Expectations of values and of checks, beside those of money. */
import type { Expectation, Type, Value } from '../compiler/plan.ts';
import { equal } from '../dsl/rational.ts';
import { type Actual, actualOf } from './actual.ts';
import { collectChecks } from './checks.ts';
import { inYear, WHOLE } from './frames.ts';
import type { RunOptions } from './options.ts';
import type { Evaluation } from './reference.ts';
import type { State } from './states.ts';

/** What a definition or table says of one entity. */
export function judgeFigure(
  e: Evaluation,
  { name, year, type, expected }: Extract<Expectation, { kind: 'figure' }>,
): Actual | 'ok' {
  const s = e.step(name, year === undefined ? WHOLE : inYear(year));
  if (expected.kind === 'state') return s.kind === expected.state ? 'ok' : figure(s, type);
  return s.kind === 'value' && same(s.value, expected.value) ? 'ok' : figure(s, type);
}

const figure = (s: State, type: Type): Actual =>
  s.kind === 'value' ? { kind: 'value', type, value: s.value } : actualOf(s);

const same = (a: Value, b: Value): boolean => (typeof a === 'object' && typeof b === 'object' ? equal(a, b) : a === b);

/** The checks of a clause (in a year) over the entities of a scenario: every one of them must be as expected. */
export function judgeCheck(
  members: readonly Evaluation[],
  options: RunOptions,
  wanted: boolean | Extract<State['kind'], 'unknown' | 'absent' | 'notComputable'>,
  clause: string | undefined,
  year: number | undefined,
): Actual | 'ok' {
  const results = checksOf(members, options, clause).filter((r) => year === undefined || r.year === year);
  if (results.length === 0) return { kind: 'noOutput' };
  const odd = results.find(({ holds }) =>
    typeof wanted === 'boolean' ? holds.kind !== 'value' || holds.value !== wanted : holds.kind !== wanted,
  );
  if (!odd) return 'ok';
  const { holds } = odd;
  const actual: Actual = holds.kind === 'value' ? { kind: 'check', holds: holds.value === true } : actualOf(holds);
  // Where no year was named, the years may differ: the reader is told which one it was.
  return year === undefined && odd.year !== undefined ? { kind: 'inYear', year: odd.year, actual } : actual;
}

function checksOf(members: readonly Evaluation[], options: RunOptions, clause: string | undefined) {
  const [first] = members;
  if (!first) return [];
  const collector = collectChecks(first.plan, options);
  for (const e of members) collector.add(e, e.id);
  return collector.results().filter((r) => clause === undefined || r.clause === clause);
}
