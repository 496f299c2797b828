/** 出资: who pays which share; 100 % in all, one 其余, or proportions such as 6:4. */

import { type Diagnostic, diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf, ShareItem } from '../../dsl/fields/index.ts';
import { ratioText } from '../../dsl/numbers.ts';
import { add, equal, ONE, type Rational, rational, ZERO } from '../../dsl/rational.ts';
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
  const parts = partsOf(shares, report);
  const lowered = shares.map((item, i): Share => {
    const part = parts?.[i];
    if (part) return { payer: item.payer.text, ratio: constant(part, RATIO, item.span) };
    const ratio = item.ratio && read(item.ratio, paymentScope(draft), RATIO);
    const alone = shares.length === 1 && !item.ratio && !item.rest;
    return {
      payer: item.payer.text,
      ...(ratio ? { ratio: ratio.op } : alone ? { ratio: constant(ONE, RATIO, item.span) } : {}),
    };
  });
  if (parts || shares.some((item) => item.split)) return lowered;
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

/** 按6:4: the part of each payer; undefined where no proportions are written, or they do not fit. */
function partsOf(shares: readonly ShareItem[], report: (d: Diagnostic) => void): readonly Rational[] | undefined {
  const split = shares.at(-1)?.split;
  if (split?.kind !== 'literal' || split.literal.type !== 'split') return undefined;
  const { weights, spelling } = split.literal;
  const sum = weights.reduce((a, b) => a + b, 0);
  const own = shares.some((item) => item.ratio || item.rest);
  if (weights.length !== shares.length || own || sum === 0) {
    report(diagnostic('GJ1056', split.span, { written: spelling, parts: weights.length, payers: shares.length, own }));
    return undefined;
  }
  return weights.map((weight) => rational(BigInt(weight), BigInt(sum)));
}
