/**
 * 状态: an entity is in it from the day of entry on and no longer on the day of exit. Everything
 * that is said of one is an aggregate over its list of intervals.
 */
import type { Expr, ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { type KeywordId, spell } from '../../dsl/keywords.ts';
import type { Span } from '../../dsl/span.ts';
import { allOf, compareOp, dayIn, dayOf, lastDayOf, not, thisMonth, thisYear } from '../ops.ts';
import type { Aggregate, Op, Timeline } from '../plan.ts';
import type { PeriodMeaning, Scope, ValueMeaning } from '../scope.ts';
import { DATE, ENTITY, ENTITY_MONTH, ENTITY_YEAR, FLAG, finer } from '../types.ts';

/** The 状态 that an expression names; `word` asks for it. */
export function statusNamed(expr: Expr, word: KeywordId, scope: Scope): Timeline | undefined {
  const meaning = scope.elaborate(expr, { ...scope, yearly: true, monthly: true }, { kind: 'status' });
  if (!meaning || meaning.is === 'status') return meaning?.timeline;
  const name = expr.kind === 'name' ? expr.name : '…';
  scope.report(diagnostic('GJ3051', expr.span, { name, word: spell(word, 'zh'), needs: 'status' }));
  return undefined;
}

const entryOf = (timeline: Timeline, at: Span): Op => column(timeline, timeline.from, at);
const exitOf = (timeline: Timeline, at: Span): Op => column(timeline, timeline.to, at);
const column = ({ name: list }: Timeline, name: string, at: Span): Op => ({
  op: 'column',
  name,
  list,
  type: DATE,
  at,
});
const over = ({ name: list }: Timeline, how: Aggregate, of: Op, at: Span, where?: Op): Op => ({
  op: 'over',
  how,
  list,
  ...(where ? { where } : {}),
  of,
  type: of.type,
  at,
});

/**
 * Entered by the day `entered`, and not left by the day `left`. From the first day to the last of a
 * stretch this is every day of it, since intervals neither touch nor overlap; from the last to the
 * first, some day of it.
 */
function holding(timeline: Timeline, entered: Op, left: Op, at: Span): Op {
  const entry = compareOp('≤', entryOf(timeline, at), entered, at);
  const exit = compareOp('≤', exitOf(timeline, at), left, at);
  return over(timeline, 'any', allOf([entry, not(exit, at)], at), at);
}

/** 在库于2024年12月31日. */
export const statusOn = (timeline: Timeline, day: ValueMeaning, at: Span): ValueMeaning => ({
  is: 'value',
  op: holding(timeline, day.op, day.op, at),
  type: FLAG,
  grain: finer(ENTITY, day.grain),
});

/** 全年在库, 全月在库: on every day of the year or month; 年内曾在库: on one of its days. */
export function wholeStatus(timeline: Timeline, word: ExprOf<'whole'>['word'], at: Span): ValueMeaning {
  const month = word === 'wholeMonth';
  const first = month ? dayOf(thisMonth(at), 1, at) : dayIn(thisYear(at), 1, 1, at);
  const last = month ? lastDayOf(thisMonth(at), at) : dayIn(thisYear(at), 12, 31, at);
  const op = word === 'duringYear' ? holding(timeline, last, first, at) : holding(timeline, first, last, at);
  return { is: 'value', op, type: FLAG, grain: month ? ENTITY_MONTH : ENTITY_YEAR };
}

/** 首次在库日期: the earliest entry; 再次: the second one; 末次: the latest. Exits likewise. */
export function statusDateMeaning(expr: ExprOf<'statusDate'>, scope: Scope): ValueMeaning | undefined {
  const timeline = statusNamed(expr.of, expr.which, scope);
  if (!timeline) return undefined;
  const at = expr.span;
  const day = expr.exit ? exitOf(timeline, at) : entryOf(timeline, at);
  const first = over(timeline, 'min', day, at);
  const op =
    expr.which === 'firstTime'
      ? first
      : expr.which === 'lastTime'
        ? over(timeline, 'max', day, at)
        : over(timeline, 'min', day, at, compareOp('>', day, first, at));
  return { is: 'value', op, type: DATE, grain: ENTITY };
}

/** The first exit, inside a period where one is given; 不适用 where there is none. */
export const firstExit = (timeline: Timeline, within: PeriodMeaning | undefined, at: Span): Op => {
  const exit = exitOf(timeline, at);
  return over(timeline, 'min', exit, at, within?.contains(exit, at));
};

/** The latest exit and the latest entry up to a day; exits only inside the period where one is given. */
export function latestMoves(
  timeline: Timeline,
  within: PeriodMeaning | undefined,
  day: Op,
  at: Span,
): { readonly exit: Op; readonly entry: Op } {
  const [entry, exit] = [entryOf(timeline, at), exitOf(timeline, at)];
  const left = allOf([...(within ? [within.contains(exit, at)] : []), compareOp('≤', exit, day, at)], at);
  return {
    exit: over(timeline, 'max', exit, at, left),
    entry: over(timeline, 'max', entry, at, compareOp('≤', entry, day, at)),
  };
}
