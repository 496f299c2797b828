/** The part of a payment that one payer, or one recipient, has. */
import type { Party, PaymentOutput } from '../compiler/plan.ts';
import { integer } from '../dsl/rational.ts';
import { paidIn } from './amounts.ts';
import { inYear } from './frames.ts';
import { sharesOf, splitFen } from './payers.ts';
import type { Evaluation } from './reference.ts';
import { ABSENT, known, missing, numberIn, type State } from './states.ts';

/** What a party pays or receives in a year; 不适用 where it has no part in the clause. */
export function partIn(e: Evaluation, payment: PaymentOutput, party: Party, year: number): State {
  const shares = party.side === 'payer' ? payment.shares : (payment.recipients ?? []);
  if (!shares.some((s) => s.payer === party.name)) return ABSENT;
  const s = paidIn(e, payment, year);
  const fen = numberIn(s);
  if (!fen) return s;
  const split = splitFen(fen.n, sharesOf(e, shares, inYear(year)));
  if (split.open?.payers.includes(party.name)) return missing(split.open.missing);
  const parts = split.known.filter((k) => k.payer === party.name);
  return known(integer(parts.reduce((sum, k) => sum + k.fen, 0n)));
}
