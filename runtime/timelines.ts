/** 状态 in the data: intervals that overlap are refused, and what is not given means what was declared. */
import type { Facts, Plan, Timeline, Value } from '../compiler/plan.ts';
import { isoDate } from '../dsl/calendar.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { intervalFaults } from '../dsl/intervals.ts';
import { toNumber } from '../dsl/rational.ts';
import { NO_PLACE } from './cells.ts';

type Item = ReadonlyMap<string, Value>;

/** What is wrong with the intervals of one entity; `place` names the item `index`, from 0. */
export function timelineProblems(
  { from, to }: Timeline,
  items: readonly Item[],
  place: (index: number) => string,
): readonly Diagnostic[] {
  const dayOf = (item: Item | undefined, column: string): number | undefined => {
    const value = item?.get(column);
    return typeof value === 'object' ? toNumber(value) : undefined;
  };
  const textOf = (index: number, column: string): string | undefined => {
    const day = dayOf(items[index], column);
    return day === undefined ? undefined : isoDate(day);
  };
  const intervals = items.map((item) => ({ from: dayOf(item, from), to: dayOf(item, to) }));
  return intervalFaults(intervals).map(({ index, kind, other }) => {
    const path = place(index);
    const entry = textOf(index, from);
    const exit = textOf(index, to);
    if (kind === 'overlaps' && other !== undefined)
      return diagnostic('GJ6051', NO_PLACE, { path, from: entry ?? '', other: place(other) });
    return diagnostic('GJ6050', NO_PLACE, { path, ...(entry && { from: entry }), ...(exit && { to: exit }) });
  });
}

/** A 状态 that is declared 无则未发生 and not given is an empty list. */
export function withAbsentTimelines(plan: Plan, lists: Facts['lists']): Facts['lists'] {
  const never = (plan.timelines ?? []).filter(({ name, absent }) => absent === 'never' && !lists.has(name));
  return never.length === 0 ? lists : new Map([...lists, ...never.map(({ name }) => [name, []] as const)]);
}
