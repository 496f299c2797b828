/**
 * Elaboration: one pass over an expression that checks it and says it in operators. An error is
 * reported once, where it is; its result is undefined and silences what depends on it.
 */
import type { Expr, ExprOf } from '../../dsl/ast.ts';
import { normalise } from '../../dsl/characters.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { KeywordId } from '../../dsl/keywords.ts';
import { spell } from '../../dsl/keywords.ts';
import { integer } from '../../dsl/rational.ts';
import { unreachable } from '../../dsl/unreachable.ts';
import { constant, monthPlus, no, thisMonth, thisYear, yearPlus, yes } from '../ops.ts';
import type { Meaning, Scope, ValueMeaning } from '../scope.ts';
import {
  countUnitName,
  DATE,
  durationType,
  MONTH,
  moneyType,
  NUMBER,
  POINTS,
  POLICY,
  RATIO,
  type StaticType,
  YEAR,
} from '../types.ts';
import { aggregateMeaning, quantifiedMeaning } from './aggregates.ts';
import { arithmeticMeaning, extremeMeaning, negativeMeaning, partMeaning, perFullMeaning } from './arithmetic.ts';
import {
  cumulativeMeaning,
  dayOfYearMeaning,
  firstTimeMeaning,
  nthMeaning,
  timeIndexMeaning,
  yearlyWindowMeaning,
} from './calendar.ts';
import { clauseTotalMeaning } from './clauseTotals.ts';
import {
  betweenMeaning,
  compareMeaning,
  marginMeaning,
  oneOfMeaning,
  stateMeaning,
  withinMeaning,
} from './comparisons.ts';
import { elapsedMeaning, proRataMeaning } from './days.ts';
import { convertMeaning } from './exchange.ts';
import { logicMeaning, notMeaning } from './logic.ts';
import { lastDayMeaning, monthCountMeaning, monthsMeaning, wholeMeaning } from './months.ts';
import { nameMeaning } from './names.ts';
import { statusDateMeaning } from './statuses.ts';
import {
  changeMeaning,
  consecutiveMeaning,
  followingMeaning,
  fromEverMeaning,
  fromForMeaning,
  fromToMeaning,
  LONGEST_PERIOD,
  lastMonthMeaning,
  lastYearMeaning,
  laterMeaning,
  monthOfMeaning,
  onDayMeaning,
  payDayMeaning,
  validityMeaning,
  yearOfMeaning,
} from './time.ts';
import { elaborateValue } from './values.ts';

/** `want` is the type that the surroundings expect, for words and options that depend on it. */
export function elaborate(expr: Expr, scope: Scope, want?: StaticType): Meaning | undefined {
  const meaning = meaningOf(expr, scope, want);
  if (!meaning) scope.failed();
  return meaning;
}

function meaningOf(expr: Expr, scope: Scope, want: StaticType | undefined): Meaning | undefined {
  switch (expr.kind) {
    case 'literal':
      return literalMeaning(expr, scope, want);
    case 'name':
      return nameMeaning(expr, scope, want);
    case 'word':
      return wordMeaning(expr, scope, want);
    case 'group':
      return elaborate(expr.of, scope, want);
    case 'and':
    case 'or':
      return logicMeaning(expr, scope);
    case 'not':
      return notMeaning(expr, scope);
    case 'compare':
      return compareMeaning(expr, scope);
    case 'margin':
      return marginMeaning(expr, scope);
    case 'between':
      return betweenMeaning(expr, scope);
    case 'oneOf':
      return oneOfMeaning(expr, scope);
    case 'within':
      return withinMeaning(expr, scope);
    case 'state':
      return stateMeaning(expr, scope);
    case 'arithmetic':
      return arithmeticMeaning(expr, scope);
    case 'partOf':
      return partMeaning(expr, scope);
    case 'clauseTotal':
      return clauseTotalMeaning(expr, scope);
    case 'extreme':
      return extremeMeaning(expr, scope);
    case 'negative':
      return negativeMeaning(expr, scope);
    case 'perFull':
      return perFullMeaning(expr, scope);
    case 'consecutive':
      return consecutiveMeaning(expr, scope);
    case 'change':
      return changeMeaning(expr, scope);
    case 'lastYear':
      return lastYearMeaning(expr, scope);
    case 'lastMonth':
      return lastMonthMeaning(expr, scope);
    case 'yearOf':
      return yearOfMeaning(expr, scope);
    case 'monthOf':
      return monthOfMeaning(expr, scope);
    case 'lastDay':
      return lastDayMeaning(expr, scope);
    case 'dayOfYear':
      return dayOfYearMeaning(expr, scope);
    case 'yearlyWindow':
      return yearlyWindowMeaning(expr, scope);
    case 'whole':
      return wholeMeaning(expr, scope);
    case 'monthCount':
      return monthCountMeaning(expr, scope);
    case 'months':
      return monthsMeaning(expr, scope);
    case 'firstTime':
      return firstTimeMeaning(expr, scope);
    case 'statusDate':
      return statusDateMeaning(expr, scope);
    case 'timeIndex':
      return timeIndexMeaning(expr, scope);
    case 'nth':
      return nthMeaning(expr, scope);
    case 'cumulative':
      return cumulativeMeaning(expr, scope);
    case 'later':
      return laterMeaning(expr, scope);
    case 'following':
      return followingMeaning(expr, scope);
    case 'fromFor':
      return fromForMeaning(expr, scope);
    case 'fromTo':
      return fromToMeaning(expr, scope);
    case 'fromEver':
      return fromEverMeaning(expr, scope);
    case 'proRata':
      return proRataMeaning(expr, scope);
    case 'elapsed':
      return elapsedMeaning(expr, scope);
    case 'payDayOf':
      return payDayMeaning(expr, scope);
    case 'onDay':
      return onDayMeaning(expr, scope);
    case 'convert':
      return convertMeaning(expr, scope);
    case 'aggregate':
      return aggregateMeaning(expr, scope);
    case 'quantified':
      return quantifiedMeaning(expr, scope);
    case 'instead': {
      const other = elaborateValue(expr.of, scope);
      return other && { is: 'missingRule', apply: (rule) => rule.instead(other.op) };
    }
    case 'brokenExpr':
      return undefined;
    default:
      return unreachable(expr);
  }
}

const policyValue = (op: ValueMeaning['op']): ValueMeaning => ({ is: 'value', op, type: op.type, grain: POLICY });

function literalMeaning(
  { literal, span }: ExprOf<'literal'>,
  scope: Scope,
  want: StaticType | undefined,
): Meaning | undefined {
  switch (literal.type) {
    case 'money':
      return policyValue(constant(literal.fen, moneyType(literal.currency), span));
    // A bare 3 is a count where a count is asked for: 个数超过3.
    case 'number':
      return policyValue(constant(literal.value, want?.kind === 'count' ? NUMBER : RATIO, span));
    case 'ratio':
      return policyValue(constant(literal.value, RATIO, span));
    case 'points':
      return policyValue(constant(literal.value, POINTS, span));
    case 'rate':
      return policyValue(constant(literal.value, { kind: 'rate', unit: literal.unit }, span));
    case 'count':
      return policyValue(constant(literal.value, { kind: 'count', unit: countUnitName(literal.unit) }, span));
    case 'year':
      return policyValue(constant(integer(literal.year), YEAR, span));
    case 'date':
      return policyValue(constant(integer(literal.day), DATE, span));
    case 'text':
      return policyValue(constant(literal.text, { kind: 'text' }, span));
    case 'split': {
      const { weights } = literal;
      if (weights.length > LONGEST_PERIOD.year || weights.every((weight) => weight === 0)) {
        scope.report(diagnostic('GJ3019', span, { written: literal.spelling, most: String(LONGEST_PERIOD.year) }));
        return undefined;
      }
      return {
        is: 'split',
        parts: [weights.length],
        part: (of, index, _count, at) => ({ op: 'part', of, weights, index, type: of.type, at }),
      };
    }
    // 365日, 3年: how long, as the difference of two dates or years is.
    case 'duration':
      return policyValue(constant(integer(literal.count), durationType(literal.unit), span));
    case 'month':
      return policyValue(constant(integer(literal.month), MONTH, span));
    // 第3年 is the number of a year, as 自…起的年次 is.
    case 'ordinal':
      return policyValue(constant(integer(literal.nth), durationType(literal.unit), span));
    case 'monthDay':
    case 'monthOfYear':
    case 'firstFew':
    case 'clauseRef':
      scope.report(diagnostic('GJ3017', span, { word: literal.spelling }));
      return undefined;
    default:
      return unreachable(literal);
  }
}

function wordMeaning({ word, span }: ExprOf<'word'>, scope: Scope, want: StaticType | undefined): Meaning | undefined {
  switch (word) {
    case 'thisYear':
    case 'lastYear':
      if (!scope.yearly) {
        scope.report(diagnostic('GJ3005', span, { name: spell(word, 'zh') }));
        return undefined;
      }
      return {
        is: 'value',
        op: yearPlus(thisYear(span), word === 'thisYear' ? 0 : -1, span),
        type: YEAR,
        grain: { of: 'policy', yearly: true },
      };
    case 'thisMonth':
    case 'lastMonth':
      if (!scope.monthly) {
        scope.report(diagnostic('GJ3050', span, { name: spell(word, 'zh') }));
        return undefined;
      }
      return {
        is: 'value',
        op: monthPlus(thisMonth(span), word === 'thisMonth' ? 0 : -1, span),
        type: MONTH,
        grain: { of: 'policy', yearly: true, monthly: true },
      };
    case 'yes':
      return policyValue(yes(span));
    case 'no':
      return policyValue(no(span));
    case 'issueDate':
      return policyValue({ op: 'parameter', name: spell('issueDate', 'zh'), type: DATE, at: span });
    case 'startDay': {
      const first = scope.terms().validity?.from;
      if (!first) scope.report(diagnostic('GJ2010', span, { what: spell('inForce', 'zh') }));
      return first && policyValue({ ...first, at: span });
    }
    case 'validity':
      return validityMeaning(span, scope);
    case 'equally':
      return {
        is: 'split',
        parts: [],
        part: (of, index, count, at) => ({
          op: 'part',
          of,
          weights: Array.from({ length: count }, () => 1),
          index,
          type: of.type,
          at,
        }),
      };
    case 'notRecognised':
      return { is: 'missingRule', apply: (rule) => rule.notRecognised() };
    case 'deemedMet':
      return { is: 'missingRule', apply: (rule) => rule.deemedMet() };
    case 'lessEarlierStandard':
      return { is: 'topUpRule', earlier: (parts) => parts.standards() };
    case 'lessEarlierReceipts':
      return { is: 'topUpRule', earlier: (parts) => parts.receipts() };
    case 'continues':
      return { is: 'expiryRule', continues: yes(span) };
    case 'expires':
      return { is: 'expiryRule', continues: no(span) };
    default:
      return optionWord(word, scope, span, want);
  }
}

/** A word of the language may also be the name of an option. */
function optionWord(
  word: KeywordId,
  scope: Scope,
  at: ExprOf<'word'>['span'],
  want: StaticType | undefined,
): Meaning | undefined {
  const name = normalise(spell(word, 'zh'));
  if (want?.kind === 'option' && want.options.includes(name)) return policyValue(constant(name, want, at));
  scope.report(diagnostic('GJ3017', at, { word: spell(word, 'zh') }));
  return undefined;
}
