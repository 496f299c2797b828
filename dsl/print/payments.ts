/** Fields about when money comes, stops and goes back → pieces. */
import type { Expr } from '../ast.ts';
import type { Ban, Event, KnownField, Milestone, SlotTypes, TopUp } from '../fields/index.ts';
import { printDayBasis, printExpr } from './expressions.ts';
import type { Piece, Printer } from './pieces.ts';

const expr = (value: Expr, p: Printer): readonly string[] => printExpr(value, p);

/** A period before an event or a year; 自…起3年内 has its own 内. */
export const inside = (within: Expr | undefined, p: Printer): readonly Piece[] =>
  within ? [...expr(within, p), ...(within.kind === 'fromFor' ? [] : [p.word('inside')])] : [];

export function printInstalments(value: SlotTypes['instalments'], p: Printer): readonly Piece[] {
  if (value.kind === 'milestones')
    return value.parts.flatMap((part, i) => [...(i > 0 ? [p.mark(',')] : []), ...printMilestone(part, p)]);
  const { years, split, from } = value;
  return [
    p.word('inParts'),
    ...expr(years, p),
    ...(split.kind === 'word' ? [] : [p.word('by')]),
    ...expr(split, p),
    p.mark(','),
    p.word('from'),
    ...expr(from, p),
    p.word('begin'),
  ];
}

const printMilestone = ({ within, year, ratio }: Milestone, p: Printer): readonly Piece[] => [
  ...inside(within, p),
  ...expr(year, p),
  ...(ratio ? expr(ratio, p) : [p.word('rest')]),
];

export const printTopUp = ({ rule, besides }: TopUp, p: Printer): readonly Piece[] => [
  ...(rule.kind === 'name' ? [p.word('by'), ...expr(rule, p), p.word('handled')] : expr(rule, p)),
  ...(besides ? [p.mark(','), p.word('togetherWith'), ...expr(besides, p)] : []),
];

export const printBan = ({ moment, period }: Ban, p: Printer): readonly Piece[] => [
  ...(moment ? [...expr(moment, p), p.word('inPeriod')] : []),
  ...expr(period, p),
  ...(period.kind === 'name' ? [p.word('inside')] : []),
];

/** After stops and clawbacks the usual words follow: …的，尚未兑现部分不再兑现. */
export function closing(field: KnownField, p: Printer): readonly Piece[] {
  if (field.kind === 'stop') return [p.mark(','), p.word('unpaidStops')];
  if (field.kind === 'clawback') return [p.mark(','), ...takenBack(field.event, p), ...withInterest(field.event, p)];
  return [];
}

/** 追回已兑现部分的50%, but 按未满比例追回已兑现部分. */
function takenBack({ share }: Event, p: Printer): readonly Piece[] {
  if (!share) return [p.word('paidBack')];
  return share.kind === 'literal'
    ? [p.word('paidBack'), p.word('of'), ...expr(share, p)]
    : [p.word('by'), ...expr(share, p), p.word('paidBack')];
}

const withInterest = ({ interest }: Event, p: Printer): readonly Piece[] =>
  interest
    ? [
        p.mark(','),
        p.word('interestAt'),
        ...expr(interest.rate, p),
        p.word('interestRuns'),
        ...printDayBasis(interest.basis, p),
      ]
    : [];
