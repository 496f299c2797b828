/** Payments, entitlements and statuses of one year, as states. Every consumer of outputs reads these. */
import type { EntitlementOutput, PaymentOutput, QualificationOutput } from '../compiler/plan.ts';
import { dayNumber } from '../dsl/calendar.ts';
import { compare, integer } from '../dsl/rational.ts';
import { inYear } from './frames.ts';
import type { Evaluation } from './reference.ts';
import type { Status } from './results.ts';
import { isTrue, type NotComputable, notComputable, numberIn, type State, type Unknown } from './states.ts';

/** What is paid in a year, in fen; 不可计算 where it is not a whole number of fen. */
export function paidIn(e: Evaluation, payment: PaymentOutput, year: number): State {
  const s = e.step(payment.paid, inYear(year));
  const n = numberIn(s);
  return n && n.d !== 1n ? notComputable('notWholeFen', payment.at) : s;
}

/** What is granted in a year, in the entitlement's unit. */
export const grantedIn = (e: Evaluation, output: EntitlementOutput, year: number): State =>
  e.step(output.granted, inYear(year));

/** Anything but 0 and 不适用. */
export const givesSomething = (s: State): boolean => {
  const n = numberIn(s);
  return n !== undefined && n.n !== 0n;
};

export type StatusState = { readonly kind: 'value'; readonly status: Status } | Unknown | NotComputable;

/**
 * A status at the end of a year. It is held in the years in which its rule holds; it is
 * cancelled from the year of the cancelling day on, where it had been held before.
 */
export function statusIn(
  e: Evaluation,
  output: QualificationOutput,
  years: readonly number[],
  year: number,
): StatusState {
  const gone = cancelledBy(e, output, year);
  if (output.acquired === undefined) {
    if (typeof gone !== 'boolean') return gone;
    return { kind: 'value', status: gone ? 'cancelled' : 'tracked' };
  }
  const name = output.acquired;
  const now = e.step(name, inYear(year));
  if (gone === false) {
    if (now.kind === 'unknown' || now.kind === 'notComputable') return now;
    return { kind: 'value', status: isTrue(now) ? 'held' : 'notHeld' };
  }
  const ever = [...years.filter((y) => y < year).map((y) => e.step(name, inYear(y))), now];
  const held = ever.some(isTrue);
  const gap = held ? undefined : ever.find((s) => s.kind === 'unknown' || s.kind === 'notComputable');
  if (gap) return gap as Unknown | NotComputable;
  if (!held) return { kind: 'value', status: 'notHeld' };
  return gone === true ? { kind: 'value', status: 'cancelled' } : gone;
}

function cancelledBy(e: Evaluation, output: QualificationOutput, year: number): boolean | Unknown | NotComputable {
  if (output.cancelled === undefined) return false;
  const s = e.step(output.cancelled, inYear(year));
  if (s.kind === 'unknown' || s.kind === 'notComputable') return s;
  const day = numberIn(s);
  return day !== undefined && compare(day, integer(dayNumber(year, 12, 31))) <= 0;
}
