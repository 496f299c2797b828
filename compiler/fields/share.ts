/** 出资: who pays which share; 100 % in all, or one 其余. */

import { type Diagnostic, diagnostic } from '../../dsl/diagnostics.ts';
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
    shares: lowerShares(field.shares, draft, {
      total: (total) => diagnostic('GJ3009', field.span, { total }),
      rests: (at) => diagnostic('GJ3010', at, {}),
    }),
  }),
};

/** What is said where shares do not sum to one, and where two bear the rest. */
interface ShareErrors {
  readonly total: (total: string) => Diagnostic;
  readonly rests: (at: Span) => Diagnostic;
}

/** Shares of an amount, by whoever they belong to. */
export function lowerShares(shares: readonly ShareItem[], draft: Draft, errors: ShareErrors): readonly Share[] {
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
  if (rests[1]) report(errors.rests(rests[1].span));
  const written = lowered.map((item) => (item.ratio?.op === 'const' ? (item.ratio.value as Rational) : undefined));
  const known = written.every((ratio) => ratio !== undefined);
  const total = written.reduce<Rational>((sum, ratio) => add(sum, ratio ?? ZERO), ZERO);
  if (rests.length === 0 && known && !equal(total, ONE)) report(errors.total(ratioText(total)));
  if (rests.length === 1 && written.some((r) => r !== undefined) && total.n > total.d)
    report(errors.total(ratioText(total)));
  return lowered;
}
