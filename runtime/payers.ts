/** Who pays, or receives, how much of an amount. */
import type { Share } from '../compiler/plan.ts';
import { compare, integer, mul, ONE, type Rational, roundToInteger, sub } from '../dsl/rational.ts';
import type { Frame } from './frames.ts';
import type { Evaluation } from './reference.ts';
import { missing, numberIn, type State } from './states.ts';

/** The part of an amount whose payers are known only together: a hole in a budget, never a zero. */
export interface OpenShare {
  readonly payers: readonly string[];
  readonly fen: bigint;
  readonly missing: readonly string[];
}
export interface PayerSplit {
  /** In the order of the clause; sums to the amount together with `open`. */
  readonly known: readonly { readonly payer: string; readonly fen: bigint }[];
  readonly open?: OpenShare;
}

/** Shares evaluated for a year; undefined = 其余. */
export const sharesOf = (e: Evaluation, shares: readonly Share[], frame: Frame): readonly PayerShare[] =>
  shares.map((s) => ({ payer: s.payer, ...(s.ratio && { ratio: e.value(s.ratio, frame) }) }));

export interface PayerShare {
  readonly payer: string;
  readonly ratio?: State;
}

/**
 * Splits fen over payers. Shares are cut to whole fen; what is left goes to 其余, or where there
 * is no 其余 to the largest remainders, fen by fen, the earlier payer first among equals.
 */
export function splitFen(fen: bigint, shares: readonly PayerShare[]): PayerSplit {
  const cuts = shares.map((s) => cutOf(fen, s));
  const left = cuts.reduce((rest, c) => rest - (c.fen ?? 0n), fen);
  const open = cuts.filter((c) => c.fen === undefined);
  if (open.some((c) => c.gap !== undefined)) {
    const names = open.flatMap((c) => c.gap ?? []);
    return {
      known: knownParts(cuts),
      open: { payers: open.map((c) => c.payer), fen: left, missing: missing(names).missing },
    };
  }
  if (open.length > 0) {
    // INVARIANT: the checker allows one 其余.
    return { known: cuts.map((c) => ({ payer: c.payer, fen: c.fen ?? left })) };
  }
  return byLargestRemainder(cuts, left);
}

interface Cut {
  readonly payer: string;
  /** Absent for 其余 and for a share that is not known. */
  readonly fen?: bigint;
  readonly remainder?: Rational;
  readonly gap?: readonly string[];
}

function cutOf(fen: bigint, share: PayerShare): Cut {
  if (!share.ratio) return { payer: share.payer };
  const ratio = numberIn(share.ratio);
  if (!ratio) return { payer: share.payer, gap: share.ratio.kind === 'unknown' ? share.ratio.missing : [] };
  const exact = mul(integer(fen), ratio);
  const whole = roundToInteger(exact, 'down');
  const rest = sub(exact, integer(whole));
  return { payer: share.payer, fen: whole, remainder: rest.n < 0n ? { n: -rest.n, d: rest.d } : rest };
}

const knownParts = (cuts: readonly Cut[]) =>
  cuts.flatMap((c) => (c.fen === undefined ? [] : [{ payer: c.payer, fen: c.fen }]));

function byLargestRemainder(cuts: readonly Cut[], left: bigint): PayerSplit {
  const one = left < 0n ? -1n : 1n;
  const turns = left * one;
  // Shares that do not sum to one (a parameter was overridden) leave an amount that nobody is known to pay.
  if (turns > BigInt(cuts.length)) {
    return { known: knownParts(cuts), open: { payers: cuts.map((c) => c.payer), fen: left, missing: [] } };
  }
  const order = cuts
    .map((_, i) => i)
    .sort((i, j) => compare(cuts[j]?.remainder ?? ONE, cuts[i]?.remainder ?? ONE) || i - j);
  const favoured = new Set(order.slice(0, Number(turns)));
  return { known: cuts.map((c, i) => ({ payer: c.payer, fen: (c.fen ?? 0n) + (favoured.has(i) ? one : 0n) })) };
}
