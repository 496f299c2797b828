/** What is gathered from the months of a year, and the last days of years and months. */
import type { ExprOf } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { spell } from '../../dsl/keywords.ts';
import type { Span } from '../../dsl/span.ts';
import { dayIn, lastDayOf, overMonths } from '../ops.ts';
import type { Aggregate } from '../plan.ts';
import type { Scope, ValueMeaning } from '../scope.ts';
import { DATE, durationType, FLAG, MONEY, MONTH, NUMBER, overTheYear, RATIO, YEAR } from '../types.ts';
import { statusNamed, wholeStatus } from './statuses.ts';
import { monthlyOnly } from './time.ts';
import { elaborateValue } from './values.ts';

/** 本年度末, 本月末. */
export function lastDayMeaning(expr: ExprOf<'lastDay'>, scope: Scope): ValueMeaning | undefined {
  const of = elaborateValue(expr.of, scope, YEAR, MONTH);
  if (!of) return undefined;
  const day = of.type.kind === 'month' ? lastDayOf(of.op, expr.span) : dayIn(of.op, 12, 31, expr.span);
  return { is: 'value', op: day, type: DATE, grain: of.grain };
}

const how = { total: 'sum', highest: 'max', lowest: 'min' } as const satisfies { readonly [word: string]: Aggregate };

/** A year must be in question; its months are asked one by one. */
function inMonths(expr: { readonly span: Span }, word: string, scope: Scope): Scope | undefined {
  if (scope.yearly) return { ...scope, monthly: true };
  scope.report(diagnostic('GJ3005', expr.span, { name: word }));
  return undefined;
}

/** 全年缴费基数合计; 全年在库, 全月在库, 年内曾在库. */
export function wholeMeaning(expr: ExprOf<'whole'>, scope: Scope): ValueMeaning | undefined {
  const word = spell(expr.word, 'zh');
  if (expr.word === 'wholeMonth' && !scope.monthly) {
    scope.report(diagnostic('GJ3050', expr.span, { name: word }));
    return undefined;
  }
  const inner = inMonths(expr, word, scope);
  if (!inner) return undefined;
  if (!expr.how) {
    const timeline = statusNamed(expr.of, expr.word, scope);
    return timeline && wholeStatus(timeline, expr.word, expr.span);
  }
  if (expr.word !== 'wholeYear') {
    scope.report(diagnostic('GJ3017', expr.span, { word }));
    return undefined;
  }
  const of = elaborateValue(expr.of, inner, MONEY, NUMBER, RATIO);
  if (!of || !monthlyOnly(of, expr.of, expr.word, scope)) return undefined;
  return { ...of, op: overMonths(how[expr.how], of.op, expr.span), grain: overTheYear(of.grain) };
}

/** （缴费基数4000元以上）的月数: in how many months of the year it holds, or is there at all. */
export function monthCountMeaning(expr: ExprOf<'monthCount'>, scope: Scope): ValueMeaning | undefined {
  const inner = inMonths(expr, spell('monthsNumber', 'zh'), scope);
  const of = inner && elaborateValue(expr.of, inner);
  if (!of || !monthlyOnly(of, expr.of, 'monthsNumber', scope)) return undefined;
  const type = durationType('month');
  return { is: 'value', op: { ...overMonths('count', of.op, expr.span), type }, type, grain: overTheYear(of.grain) };
}

/** 全年各月…, 全年任一月…. */
export function monthsMeaning(expr: ExprOf<'months'>, scope: Scope): ValueMeaning | undefined {
  const inner = inMonths(expr, spell(expr.word, 'zh'), scope);
  const of = inner && elaborateValue(expr.of, inner, FLAG);
  if (!of || !monthlyOnly(of, expr.of, expr.word, scope)) return undefined;
  const op = overMonths(expr.word === 'everyMonth' ? 'all' : 'any', of.op, expr.span);
  return { ...of, op, grain: overTheYear(of.grain) };
}
