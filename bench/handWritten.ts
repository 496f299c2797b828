/**
 * The four money clauses of the seed policy as a programmer would write them by hand, under the
 * provisional readings, in whole fen. Written from the document, not from the Plan; it shares
 * nothing with the compiler or the runtime, so that equal totals mean something.
 */

export interface Firm {
  readonly firstTime: boolean | undefined;
  readonly newPlant: boolean | undefined;
  /** Days as year × 10,000 + month × 100 + day. */
  readonly entered: number | undefined;
  readonly left: number | undefined;
  readonly leftAgain: number | undefined;
  readonly output: ReadonlyMap<number, bigint>;
  readonly contribution: ReadonlyMap<number, bigint>;
  readonly renovations: readonly { readonly year: number; readonly invested: bigint }[];
  readonly contracts: readonly {
    readonly year: number;
    readonly open: boolean;
    readonly away: boolean;
    readonly amount: bigint;
  }[];
}

export type Totals = [bigint, bigint, bigint, bigint];

const AWARD = 30_000_000n;
const INSTALMENT = AWARD / 3n;
const FROM = 2022_0101;
const TO = 2026_1231;

export function handWritten(firms: readonly Firm[]): Totals {
  const totals: Totals = [0n, 0n, 0n, 0n];
  for (const firm of firms) {
    const { entered } = firm;
    if (entered === undefined || entered < FROM || entered > TO) continue;
    if (!firm.firstTime && !firm.newPlant) continue;
    const year = Math.trunc(entered / 10_000);
    totals[0] += promotion(firm, entered, year);
    for (let y = year; y <= year + 2; y++) {
      totals[1] += growthReward(firm, y);
      totals[2] += renovationGrant(firm, y);
      totals[3] += tenderReward(firm, y);
    }
  }
  return totals;
}

/** 300,000 yuan in three equal instalments from the next year on; what is unpaid stops on leaving within three years. */
function promotion(firm: Firm, entered: number, year: number): bigint {
  let paid = 0n;
  for (let y = year + 1; y <= year + 3; y++) {
    const payDay = y * 10_000 + 630;
    if (!stopped(firm.left, entered, payDay) && !stopped(firm.leftAgain, entered, payDay)) paid += INSTALMENT;
  }
  return paid;
}

/** The day after entering to the corresponding day three years on; 29 February falls on 28 in a common year. */
function stopped(left: number | undefined, entered: number, payDay: number): boolean {
  if (left === undefined || left > payDay || left <= entered) return false;
  const year = Math.trunc(entered / 10_000) + 3;
  const rest = entered % 10_000;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return left <= year * 10_000 + (rest === 229 && !leap ? 228 : rest);
}

/** Output up by 10 % or more: the rise of the contribution, never below zero. */
function growthReward(firm: Firm, year: number): bigint {
  const [now, before] = [firm.output.get(year), firm.output.get(year - 1)];
  if (now === undefined || before === undefined || before <= 0n) return 0n;
  if ((now - before) * 10n < before) return 0n;
  const [gained, had] = [firm.contribution.get(year), firm.contribution.get(year - 1)];
  if (gained === undefined || had === undefined || gained <= had) return 0n;
  return gained - had;
}

/** 3 % of each project of a million yuan or more; five million a firm and year. */
function renovationGrant(firm: Firm, year: number): bigint {
  let hundredths = 0n;
  for (const item of firm.renovations)
    if (item.year === year && item.invested >= 100_000_000n) hundredths += item.invested * 3n;
  return rounded(hundredths, 500_000_000n);
}

/** 3 % of each contract of two million yuan or more won away, a million each; a million and a half a firm and year. */
function tenderReward(firm: Firm, year: number): bigint {
  let hundredths = 0n;
  for (const { year: won, open, away, amount } of firm.contracts) {
    if (won !== year || !open || !away || amount < 200_000_000n) continue;
    const reward = amount * 3n;
    hundredths += reward < 10_000_000_000n ? reward : 10_000_000_000n;
  }
  return rounded(hundredths, 150_000_000n);
}

/** Hundredths of a fen to whole fen, halves up, and a cap in fen. */
function rounded(hundredths: bigint, cap: bigint): bigint {
  const fen = (hundredths + 50n) / 100n;
  return fen < cap ? fen : cap;
}
