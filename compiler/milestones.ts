/** 兑现 by milestones: each part is due in the year of its own event, the last written one takes the rest. */
import type { Expr } from '../dsl/ast.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import type { Milestone, Milestones } from '../dsl/fields/index.ts';
import { spell } from '../dsl/keywords.ts';
import { ratioText } from '../dsl/numbers.ts';
import { add, compare, equal, ONE, type Rational, ZERO } from '../dsl/rational.ts';
import { addStep, type Draft, entityScope, read, refine } from './draft.ts';
import { elaborate } from './expressions/index.ts';
import { reportKind } from './expressions/values.ts';
import { absent, allOf, anyOf, arithmetic, compareOp, constant, isConstant, thisYear, when, yearOf } from './ops.ts';
import { reportPaidBefore } from './payDays.ts';
import type { Op } from './plan.ts';
import type { Scope, ValueMeaning } from './scope.ts';
import { DATE, ENTITY, ENTITY_YEAR, MONEY, RATIO, YEAR } from './types.ts';

type Amount = NonNullable<Draft['amount']>;
type TextOf = Draft['workshop']['textOf'];
interface Part {
  readonly year: Op;
  /** A flag: the event counts. */
  readonly counts?: Op;
  /** Absent: 其余. */
  readonly ratio?: Op;
  readonly at: Milestone['span'];
}

export function lowerMilestones({ parts, span }: Milestones, amount: Amount, draft: Draft): Draft {
  const scope = { ...entityScope(draft), yearly: false };
  const read = parts.map((part) => readPart(part, scope, draft.workshop.textOf));
  const good = read.filter((part) => part !== undefined);
  if (good.length < read.length || !wholeAward(parts, good, draft)) return draft;
  const shared = share(good, amount, draft);
  parts.forEach((part, i) => {
    const year = good[i]?.year;
    if (year) reportPaidBefore(draft, year, undefined, part.year.span);
  });
  const due = good.map(({ year, counts, at }) =>
    allOf([compareOp('=', thisYear(at), year, at), ...(counts ? [counts] : [])], at),
  );
  const sum = shared.amounts
    .map((part, i) => when(due[i] as Op, part, constant(ZERO, MONEY, part.at), part.at))
    .reduce((a, b) => arithmetic('add', a, b, MONEY, span));
  const value = when(anyOf(due, span), sum, absent(MONEY, span), span);
  return refine({ ...shared.draft, ...paysFrom(draft, good) }, 'due', value, span, ENTITY_YEAR);
}

function readPart({ within, year, ratio, span }: Milestone, scope: Scope, textOf: TextOf): Part | undefined {
  const when = read(year, scope, YEAR);
  const share = ratio && read(ratio, scope, RATIO);
  const counts = within && insidePeriod(within, year, when, scope, textOf);
  if (!when || (ratio && !share) || (within && !counts)) return undefined;
  return { year: when.op, ...(counts ? { counts } : {}), ...(share ? { ratio: share.op } : {}), at: span };
}

/** The event of a year lies in a period; of a period of years, the year itself. */
function insidePeriod(
  within: Expr,
  year: Expr,
  when: ValueMeaning | undefined,
  scope: Scope,
  textOf: TextOf,
): Op | undefined {
  const period = elaborate(within, scope, { kind: 'period' });
  if (!period || !when) return undefined;
  if (period.is !== 'period') {
    reportKind(within, scope, period, [{ kind: 'period' }]);
    return undefined;
  }
  const event = eventOf(year);
  if (!event) {
    if (period.unit === 'year') return period.contains(when.op, year.span);
    scope.report(diagnostic('GJ3068', year.span, { words: textOf(year.span), word: spell('yearOfDate', 'zh') }));
    return undefined;
  }
  const date = read(event, scope, DATE);
  return date && period.contains(date.op, year.span);
}

/** The date in 达产日期所在年度, 达产日期次年度 or 达产日期所在年度后1年. */
function eventOf(year: Expr): Expr | undefined {
  if (year.kind === 'yearOf') return year.of.kind === 'yearOf' ? eventOf(year.of) : year.of;
  return year.kind === 'later' || year.kind === 'group' ? eventOf(year.of) : undefined;
}

/** The parts are the whole award: they sum to 100 %, or the last one is 其余. */
function wholeAward(parts: Milestones['parts'], read: readonly Part[], { workshop }: Draft): boolean {
  const rest = parts.findIndex((part) => !part.ratio);
  const last = parts.length - 1;
  const total = read.reduce<Rational>(
    (sum, { ratio }) => (ratio && isConstant(ratio) ? add(sum, ratio.value) : sum),
    ZERO,
  );
  const written = read.every(({ ratio }) => !ratio || isConstant(ratio));
  const whole = rest < 0 ? written && equal(total, ONE) : rest === last && compare(total, ONE) <= 0;
  if (!whole) {
    const inTheMiddle = rest >= 0 && rest < last;
    const at = parts[inTheMiddle ? rest : last]?.span;
    const said = { total: ratioText(total), rest: spell('rest', 'zh'), last: !inTheMiddle };
    if (at) workshop.report(diagnostic('GJ3065', at, { words: workshop.textOf(at), ...said }));
  }
  return whole;
}

/** What each part comes to: all but the last written one rounded, and never beyond what is left. */
function share(
  parts: readonly Part[],
  amount: Amount,
  draft: Draft,
): { readonly draft: Draft; readonly amounts: readonly Op[] } {
  const { unit, mode } = draft.partRounding ?? { unit: 1n, mode: 'down' as const };
  // Written shares that are cut down never reach what is left.
  const sure = mode === 'down' && parts.every(({ ratio }) => !ratio || isConstant(ratio));
  let left = amount.op;
  let current = draft;
  const amounts = parts.map(({ ratio, at }, i) => {
    let own = left;
    if (i < parts.length - 1 && ratio) {
      const cut: Op = { op: 'round', of: arithmetic('mul', amount.op, ratio, MONEY, at), unit, mode, type: MONEY, at };
      own = sure ? cut : arithmetic('min', cut, left, MONEY, at);
    }
    const added = addStep(current, 'part', ENTITY, own, at);
    current = added.draft;
    left = arithmetic('sub', left, added.ref, MONEY, at);
    return added.ref;
  });
  return { draft: current, amounts };
}

/** The earliest year in which a part can be due. */
function paysFrom({ event }: Draft, parts: readonly Part[]): Pick<Draft, 'paysFrom'> {
  if (!event) return {};
  return {
    paysFrom: parts.reduce<Op>(
      (first, { year, at }) => when(compareOp('<', year, first, at), year, first, at),
      yearOf(event, event.at),
    ),
  };
}
