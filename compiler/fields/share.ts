/** 出资: who pays which share; 100 % in all, or one 其余. */

import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf, ShareItem } from '../../dsl/fields/index.ts';
import { ratioText } from '../../dsl/numbers.ts';
import { add, equal, ONE, type Rational, ZERO } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import { type Draft, type FieldMeaning, paymentScope, read } from '../draft.ts';
import { constant } from '../ops.ts';
import type { Share } from '../plan.ts';
import { RATIO } from '../types.ts';

export const share: FieldMeaning<FieldOf<'share'>> = {
  phase: 'share',
  apply: (field, draft) => ({
    ...draft,
    shares: lowerShares(field.shares, field.span, draft, { total: 'GJ3009', rests: 'GJ3010' }),
  }),
};

/** What is reported where shares do not sum to one, and where two bear the rest. */
interface ShareCodes {
  readonly total: 'GJ3009' | 'GJ3041';
  readonly rests: 'GJ3010' | 'GJ3042';
}

/** Shares of an amount, by whoever they belong to. */
export function lowerShares(shares: readonly ShareItem[], at: Span, draft: Draft, codes: ShareCodes): readonly Share[] {
  const { report } = draft.workshop;
  const lowered = shares.map((item): Share => {
    const ratio = item.ratio && read(item.ratio, paymentScope(draft), RATIO);
    const alone = shares.length === 1 && !item.ratio && !item.rest;
    return {
      payer: item.payer.text,
      ...(ratio ? { ratio: ratio.op } : alone ? { ratio: constant(ONE, RATIO, item.span) } : {}),
    };
  });
  const rests = shares.filter((item) => item.rest || (!item.ratio && shares.length > 1));
  if (rests.length > 1) report(diagnostic(codes.rests, rests[1]?.span ?? at, {}));
  const written = lowered.map((item) => (item.ratio?.op === 'const' ? (item.ratio.value as Rational) : undefined));
  const known = written.every((ratio) => ratio !== undefined);
  const total = written.reduce<Rational>((sum, ratio) => add(sum, ratio ?? ZERO), ZERO);
  if (rests.length === 0 && known && !equal(total, ONE))
    report(diagnostic(codes.total, at, { total: ratioText(total) }));
  if (rests.length === 1 && written.some((r) => r !== undefined) && total.n > total.d)
    report(diagnostic(codes.total, at, { total: ratioText(total) }));
  return lowered;
}
