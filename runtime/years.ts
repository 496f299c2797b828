/** The years worth asking about, for one entity. */
import type { Facts, Plan, Value } from '../compiler/plan.ts';
import { calendarMonth, yearOf } from '../dsl/calendar.ts';
import { toNumber } from '../dsl/rational.ts';
import { planIndex } from './planIndex.ts';

/** The Plan's horizon stretched to hold every year of the facts; ascending, empty where neither names a year. */
export function yearsToAsk(plan: Plan, facts: Facts): readonly number[] {
  const { from, to, reach, also } = plan.horizon;
  let low = from ?? Number.POSITIVE_INFINITY;
  let high = to === undefined ? Number.NEGATIVE_INFINITY : to + reach;
  for (const year of yearsOf(plan, facts)) {
    low = Math.min(low, year);
    high = Math.max(high, year + reach);
  }
  // A Plan may know only one end of its validity.
  if (low === Number.POSITIVE_INFINITY && to !== undefined) low = to;
  if (high === Number.NEGATIVE_INFINITY && from !== undefined) high = from + reach;
  low = Math.min(low, also?.from ?? Number.POSITIVE_INFINITY);
  high = Math.max(high, also?.to ?? Number.NEGATIVE_INFINITY);
  const years: number[] = [];
  for (let y = low; y <= high && Number.isFinite(y); y++) years.push(y);
  return years;
}

function* yearsOf(plan: Plan, facts: Facts): Generator<number> {
  const columns = planIndex(plan).columns;
  for (const byYear of facts.yearly.values()) yield* byYear.keys();
  for (const byMonth of facts.monthly?.values() ?? [])
    for (const month of byMonth.keys()) yield calendarMonth(month).year;
  const records: (readonly [string | undefined, ReadonlyMap<string, Value>])[] = [[undefined, facts.entity]];
  for (const [list, items] of facts.lists) for (const item of items) records.push([list, item]);
  for (const [list, fields] of records) {
    for (const [name, value] of fields) {
      // A yearly or monthly field of an item is kept under its name and time.
      const timed = /^(.+) (\d{4})(?:-\d{2})?$/.exec(name);
      if (timed) yield Number(timed[2]);
      const kind = columns.get(list)?.get(timed?.[1] ?? name)?.type.kind;
      if (typeof value !== 'object') continue;
      if (kind === 'year') yield toNumber(value);
      if (kind === 'month') yield calendarMonth(toNumber(value)).year;
      if (kind === 'date') yield yearOf(toNumber(value));
    }
  }
}
