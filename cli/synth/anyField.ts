/** Random values for fields that no assumption speaks of, by their type alone. */
import type { Column, Plan } from '../../compiler/plan.ts';
import { dayNumber, isoDate, isoMonth, monthNumber } from '../../dsl/index.ts';
import type { Strings } from '../strings.ts';
import { exp, normal, pick } from './distributions.ts';
import type { Draw } from './random.ts';

/** Years to draw from: the policy's validity and the year before it. */
export function yearsOf(plan: Plan): readonly number[] {
  const to = plan.horizon.to ?? (plan.horizon.from ?? 2022) + 4;
  const from = (plan.horizon.from ?? to - 4) - 1;
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i);
}

/** Text for a cell; empty now and then where absence is allowed. */
export function anyValue(column: Column, years: readonly number[], draw: Draw, s: Strings): string {
  const empty = column.absent === 'never' ? 0.6 : column.optional ? 0.1 : 0;
  if (draw('empty') < empty) return '';
  const u = draw('value');
  const year = years[Math.min(years.length - 1, Math.floor(u * years.length))] ?? 2022;
  const { type } = column;
  switch (type.kind) {
    case 'money':
      return String(Math.round(exp(14 + 1.5 * normal(u))));
    case 'ratio':
      return `${Math.floor(u * 10_000) / 100}%`;
    // Tenths of a point, on either side of nought.
    case 'points':
      return String((Math.floor(u * 401) - 200) / 10);
    case 'count':
      return String(Math.floor(u * 50));
    // Whole hundredths, from a few to a few thousand.
    case 'rate':
      return String(Math.round(100 * exp(4 + 1.5 * normal(u))) / 100);
    case 'date':
      return isoDate(dayNumber(year, 1, 1) + Math.floor(draw('day') * 365));
    case 'year':
      return String(year);
    case 'month':
      return isoMonth(monthNumber(year, 1 + Math.floor(draw('month') * 12)));
    case 'flag':
      return s.figure.flag(u < 0.5);
    case 'option':
      return (
        type.options[
          pick(
            u,
            type.options.map(() => 1),
          )
        ] ?? ''
      );
    case 'text':
      return `${column.name}${Math.floor(u * 1000)}`;
  }
}

/** How many items a list has. */
export const anyCount = (draw: Draw): number => pick(draw('count'), [5, 3, 1, 1]);

/** Entry, perhaps exit, perhaps re-entry …: the intervals of a 状态, one after the other. */
export function anyIntervals(years: readonly number[], draw: Draw): readonly (readonly [string, string])[] {
  const first = years[Math.min(years.length - 1, Math.floor(draw('entry') * years.length))] ?? 2022;
  const intervals: (readonly [string, string])[] = [];
  let day = dayNumber(first, 1, 1) + Math.floor(draw('entry day') * 365);
  for (let turn = 0; turn < 3 && draw('enters', turn) < (turn === 0 ? 0.9 : 0.3); turn++) {
    const exit = day + 30 + Math.floor(draw('stays', turn) * 900);
    const left = draw('leaves', turn) < 0.3;
    intervals.push([isoDate(day), left ? isoDate(exit) : '']);
    if (!left) break;
    day = exit + 30 + Math.floor(draw('away', turn) * 400);
  }
  return intervals;
}
