/** The intervals of a 状态: days from entry to exit, the day of exit being the first day out. */

export interface Interval {
  /** Day numbers; without `to` it still lasts. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export interface IntervalFault {
  readonly index: number;
  /** No day of entry; an exit that is not after the entry; an entry that is not after the exit before it. */
  readonly kind: 'noEntry' | 'backwards' | 'overlaps';
  /** The interval that it overlaps or touches. */
  readonly other?: number;
}

/** What is wrong with a list of intervals, in whatever order they are given. */
export function intervalFaults(list: readonly Interval[]): readonly IntervalFault[] {
  const faults: IntervalFault[] = [];
  const sound: { readonly index: number; readonly from: number; readonly to: number }[] = [];
  for (const [index, { from, to }] of list.entries()) {
    if (from === undefined) faults.push({ index, kind: 'noEntry' });
    else if (to !== undefined && to <= from) faults.push({ index, kind: 'backwards' });
    else sound.push({ index, from, to: to ?? Number.POSITIVE_INFINITY });
  }
  sound.sort((a, b) => a.from - b.from || a.index - b.index);
  for (const [i, later] of sound.entries()) {
    const before = sound[i - 1];
    if (before && later.from <= before.to) faults.push({ index: later.index, kind: 'overlaps', other: before.index });
  }
  return faults.sort((a, b) => a.index - b.index);
}
