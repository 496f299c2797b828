/** Who wins and who loses between two versions. Independent of the order of the population. */
import type { EntityAmounts } from './tally.ts';

/** One entity under both versions, in fen. */
export interface EntityChange {
  readonly entity: string;
  readonly beforeFen: bigint;
  readonly afterFen: bigint;
  readonly deltaFen: bigint;
}

export interface Effect {
  readonly winners: number;
  readonly losers: number;
  readonly unchanged: number;
  /** An amount is known in one version only, so that nothing can be said. */
  readonly undecided: number;
  readonly largestGain?: EntityChange;
  readonly largestLoss?: EntityChange;
}

/** Begins a comparison; the baseline comes first. */
export function compareEntities() {
  const counts = { winners: 0, losers: 0, unchanged: 0, undecided: 0 };
  let gain: EntityChange | undefined;
  let loss: EntityChange | undefined;
  return {
    add(entity: string, before: EntityAmounts, after: EntityAmounts): void {
      if (!sameSet(before.open, after.open)) {
        counts.undecided++;
        return;
      }
      const deltaFen = after.totalFen - before.totalFen;
      const change = { entity, beforeFen: before.totalFen, afterFen: after.totalFen, deltaFen };
      if (deltaFen === 0n) counts.unchanged++;
      else if (deltaFen > 0n) {
        counts.winners++;
        if (!gain || ahead(change, gain, 1n)) gain = change;
      } else {
        counts.losers++;
        if (!loss || ahead(change, loss, -1n)) loss = change;
      }
    },
    result: (): Effect => ({ ...counts, ...(gain && { largestGain: gain }), ...(loss && { largestLoss: loss }) }),
  };
}

/** Further in a direction; among equals, the smaller id. */
const ahead = (a: EntityChange, b: EntityChange, sign: 1n | -1n): boolean =>
  a.deltaFen === b.deltaFen ? a.entity < b.entity : a.deltaFen * sign > b.deltaFen * sign;

/** Clauses may stand in another order in another version. */
const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
