/** What a value is in one certain year, wherever it is asked. */
import { yearOf } from './ops.ts';
import type { Op } from './plan.ts';
import type { ValueMeaning } from './scope.ts';

/** A value that differs by year, as it is in the year of a day; another value as it is. */
export function inYearOf({ op, grain, type }: ValueMeaning, day: Op): Op {
  if (!grain.yearly) return op;
  const year = yearOf(day, op.at);
  return { op: 'overYears', how: type.kind === 'flag' ? 'any' : 'max', from: year, to: year, of: op, type, at: op.at };
}
