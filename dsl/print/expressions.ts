/** Expressions → pieces. Brackets are nodes of their own, so nothing about precedence is decided here. */
import type { DayBasis, Expr, NameExpr } from '../ast.ts';
import { normalise } from '../characters.ts';
import { marks } from '../keywords.ts';
import { unreachable } from '../unreachable.ts';
import type { Printer } from './pieces.ts';

const postfix = new Set(['above', 'below', 'outside']);

export const printName = (expr: NameExpr): string =>
  expr.quoted ? `${marks.nameOpen}${expr.name}${marks.nameClose}` : expr.name;

export function printExpr(expr: Expr, p: Printer): readonly string[] {
  const go = (inner: Expr): readonly string[] => printExpr(inner, p);
  switch (expr.kind) {
    case 'literal':
      return [
        expr.literal.type === 'text'
          ? `${marks.quoteOpen}${expr.literal.text}${marks.quoteClose}`
          : normalise(expr.literal.spelling),
      ];
    case 'name':
      return [printName(expr)];
    case 'word':
      return [p.word(expr.word)];
    case 'group':
      return [p.mark('('), ...go(expr.of), p.mark(')')];
    case 'and':
    case 'or':
      return expr.parts.flatMap((part, i) => [...(i > 0 ? [p.word(expr.kind)] : []), ...go(part)]);
    case 'not':
      return [p.word('not'), ...go(expr.of)];
    case 'compare': {
      const inclusion = expr.inclusion ? [p.word(expr.inclusion)] : [];
      const right = go(expr.right);
      return postfix.has(expr.word)
        ? [...go(expr.left), ...right, ...inclusion, p.word(expr.word)]
        : [...go(expr.left), p.word(expr.word), ...right, ...inclusion];
    }
    case 'margin':
      return [
        ...go(expr.left),
        p.word(expr.word),
        ...go(expr.right),
        ...go(expr.by),
        ...(expr.inclusion ? [p.word(expr.inclusion)] : []),
        p.word(expr.bound),
      ];
    case 'oneOf':
      return [...go(expr.left), p.word(expr.negated ? 'notOneOf' : 'oneOf'), ...listed(expr.options.map(go), p)];
    case 'within':
      return [...go(expr.left), p.word(expr.negated ? 'notInPeriod' : 'inPeriod'), ...go(expr.period)];
    case 'state':
      return [...go(expr.of), p.word(expr.word)];
    case 'arithmetic':
      return [...go(expr.left), p.word(expr.word), ...go(expr.right)];
    case 'partOf':
      return [...go(expr.of), p.word('of'), ...go(expr.part)];
    case 'change':
      return [...go(expr.of), p.word(expr.on), p.word(expr.word)];
    case 'lastYear':
      return [p.word('lastYear'), ...go(expr.of)];
    case 'lastMonth':
      return [p.word('lastMonth'), ...go(expr.of)];
    case 'monthOf':
      return [...go(expr.of), p.word(expr.word)];
    case 'lastDay':
      return [...go(expr.of), p.word('lastDay')];
    case 'dayOfYear':
      return [...go(expr.of), ...go(expr.day)];
    case 'yearlyWindow':
      return [p.word('perYear'), ...go(expr.from), ...(expr.to ? [p.word('to'), ...go(expr.to)] : [])];
    case 'whole':
      return [p.word(expr.word), ...go(expr.of), ...(expr.how ? [p.word(expr.how)] : [])];
    case 'monthCount':
      return [...go(expr.of), p.word('of'), p.word('monthsNumber')];
    case 'months':
      return [p.word(expr.word), ...go(expr.of)];
    case 'firstTime':
      return [
        ...(expr.from ? [p.word('from'), ...go(expr.from), p.word('begin')] : []),
        p.word('firstTime'),
        ...go(expr.of),
      ];
    case 'statusDate':
      return [p.word(expr.which), ...go(expr.of), ...(expr.exit ? [p.word('exits')] : []), p.word('date')];
    case 'timeIndex':
      return [p.word('from'), ...go(expr.from), p.word('begin'), p.word('of'), p.word(expr.word)];
    case 'nth':
      return [
        p.word('from'),
        ...go(expr.from),
        p.word('begin'),
        ...go(expr.first),
        ...(expr.last ? [p.word('to'), ...go(expr.last)] : []),
      ];
    case 'cumulative':
      return [
        ...go(expr.period),
        ...(expr.period.kind === 'fromFor' ? [] : [p.word('inside')]),
        p.word('overLife'),
        ...go(expr.least),
        ...go(expr.of),
      ];
    case 'yearOf':
      return [...go(expr.of), p.word(expr.word)];
    case 'later':
    case 'following':
      return [...go(expr.of), p.word(expr.kind), ...go(expr.by)];
    case 'fromFor':
      return [p.word('from'), ...go(expr.from), p.word('begin'), ...go(expr.by), p.word('inside')];
    case 'fromTo':
      if (expr.bare) return [...go(expr.from), p.word('to'), ...go(expr.to)];
      return [p.word('from'), ...go(expr.from), p.word('begin'), p.word('to'), ...go(expr.to), p.word('end')];
    case 'fromEver':
      return [p.word('from'), ...go(expr.from), p.word('begin'), p.word('permanently')];
    case 'proRata':
      return [...go(expr.of), p.word('proRata'), ...printDayBasis(expr.basis, p), ...go(expr.period)];
    case 'elapsed':
      return [...go(expr.period), p.word('of'), p.word(expr.word)];
    case 'payDayOf':
      return [...go(expr.of), p.word('of'), p.word('dayOfPayment')];
    case 'onDay':
      if (expr.leading) return [...go(expr.date), ...go(expr.of)];
      return [...go(expr.of), p.word('onDay'), ...go(expr.date)];
    case 'convert': {
      const rate = expr.rate ? [p.word('by'), printName(expr.rate)] : [];
      const date = expr.date ? [p.word('onDay'), ...go(expr.date)] : [];
      return [...go(expr.of), ...rate, p.word('converted'), ...date];
    }
    case 'aggregate': {
      const where = expr.where ? [p.mark('('), ...go(expr.where), p.mark(')')] : [];
      return [printName(expr.list), ...where, p.word('of'), ...(expr.of ? go(expr.of) : []), p.word(expr.word)];
    }
    case 'extreme':
      return [p.word(expr.word), p.mark('('), ...listed(expr.of.map(go), p), p.mark(')')];
    case 'negative':
      return [p.language === 'zh' ? '-' : p.word('minus'), ...go(expr.of)];
    case 'perFull':
      return [...go(expr.of), p.word('perFull'), ...go(expr.step), p.word('give'), ...go(expr.each)];
    case 'consecutive':
      return [p.word('consecutive'), ...go(expr.years), ...go(expr.of)];
    case 'instead':
      return [p.word('insteadOf'), ...go(expr.of)];
    case 'brokenExpr':
      return [];
    default:
      return unreachable(expr);
  }
}

/** （365天，头尾都算）. */
export function printDayBasis(basis: DayBasis | undefined, p: Printer): readonly string[] {
  if (!basis) return [];
  const base = basis.days ? printExpr(basis.days, p) : [p.word('actualDays')];
  return [p.mark('('), ...base, ...(basis.ends ? [p.mark(','), p.word(basis.ends)] : []), p.mark(')')];
}

export const listed = (parts: readonly (readonly string[])[], p: Printer): readonly string[] =>
  parts.flatMap((part, i) => [...(i > 0 ? [p.mark('、')] : []), ...part]);
