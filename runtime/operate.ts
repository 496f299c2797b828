/**
 * What each operator means. Operators ask for what they need (`yield`), so that nothing
 * unneeded is evaluated and the depth of a Plan is bounded by memory, not by the machine's stack.
 */

import type { Op } from '../compiler/plan.ts';
import { type MonthEnd, monthNumber } from '../dsl/calendar.ts';
import { type Rational, roundTo, ZERO } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { aggregate } from './aggregates.ts';
import type { Person } from './everybody.ts';
import { atMonth, atYear, type Frame } from './frames.ts';
import { fillInOrder, overItems } from './items.ts';
import { lapse } from './lapse.ts';
import type { Nested } from './nesting.ts';
import {
  and,
  arithmetic,
  between,
  calendarMonthNumber,
  calendarYear,
  comparison,
  dayIn,
  dayOf,
  growth,
  monthOf,
  not,
  or,
  part,
  plus,
  strict,
  yearOf,
  yearOfMonth,
} from './operators.ts';
import { portion } from './portion.ts';
import {
  ABSENT,
  flag,
  isFalse,
  isTrue,
  known,
  notComputable,
  numberOf,
  type State,
  sameKnown,
  stopped,
} from './states.ts';

/** An expression whose state is wanted, where, and (where it is not the present entity) of whom. */
export interface Ask {
  readonly op: Op;
  readonly frame: Frame;
  readonly who?: Person;
}
/** An operator at work: it yields what it needs and returns its own state. */
export type Work = Generator<Ask, State, State>;

/** Operators that have no operands to wait for; reference.ts answers them. */
type Leaf =
  | 'const'
  | 'absent'
  | 'column'
  | 'year'
  | 'month'
  | 'parameter'
  | 'reading'
  | 'discretion'
  | 'shift'
  | 'shiftMonths'
  | 'overEntities'
  | 'conflict'
  | 'allot'
  | 'rank'
  | 'step';

/** The work of one operator in a frame. */
export function* operate(nested: Nested, op: Exclude<Op, { op: Leaf }>, frame: Frame, monthEnd: MonthEnd): Work {
  switch (op.op) {
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
      return arithmetic(op.op, yield { op: op.a, frame }, yield { op: op.b, frame }, op.at);
    case 'round':
      return strict([yield { op: op.of, frame }], (x = ZERO) => known(roundTo(x, op.unit, op.mode)));
    case 'compare':
      return comparison(op.how, yield { op: op.a, frame }, yield { op: op.b, frame });
    case 'and':
    case 'or': {
      const settles = op.op === 'and' ? isFalse : isTrue;
      const parts: State[] = [];
      for (const p of op.parts) {
        const s: State = yield { op: p, frame };
        // Only a short cut: what follows could not change the result.
        if (settles(s)) return flag(op.op === 'or');
        parts.push(s);
      }
      return op.op === 'and' ? and(parts) : or(parts);
    }
    case 'not':
      return not(yield { op: op.of, frame });
    case 'when': {
      const test: State = yield { op: op.test, frame };
      if (isTrue(test)) return yield { op: op.then, frame };
      if (isFalse(test)) return yield { op: op.else, frame };
      if (test.kind === 'notComputable') return test;
      // 未知 decides nothing where both ways lead to the same; else it is what is missing first.
      const [a, b]: State[] = [yield { op: op.then, frame }, yield { op: op.else, frame }];
      return a && b && sameKnown(a, b) ? a : test;
    }
    case 'is': {
      const s: State = yield { op: op.of, frame };
      if (op.what === 'unknown') return flag(s.kind === 'unknown');
      return s.kind === 'unknown' || s.kind === 'notComputable' ? s : flag(s.kind === 'value');
    }
    case 'coalesce': {
      const s: State = yield { op: op.of, frame };
      return s.kind === 'unknown' ? yield { op: op.or, frame } : s;
    }
    case 'growth':
      return growth(yield { op: op.now, frame }, yield { op: op.before, frame }, op.at);
    case 'over':
      return yield* overItems(nested, op, frame);
    case 'fill':
      return yield* fillInOrder(nested, op, frame);
    case 'overYears': {
      const span = yield* bounds(op.from, op.to, frame, calendarYear, op.at);
      if (!('first' in span)) return span;
      const members: State[] = [];
      for (let y = span.first; y <= span.last; y++) {
        members.push(yield { op: op.of, frame: atYear(frame, y, op.sameMonth) });
      }
      return aggregate(op.how, members);
    }
    case 'overMonths': {
      const { window } = op;
      const span = window
        ? yield* bounds(window.from, window.to, frame, calendarMonthNumber, op.at)
        : twelveMonths(frame, op.at);
      if (!('first' in span)) return span;
      const members: State[] = [];
      for (let m = span.first; m <= span.last; m++) members.push(yield { op: op.of, frame: atMonth(frame, m) });
      return aggregate(op.how, members);
    }
    case 'part':
      return part(yield { op: op.of, frame }, op, yield { op: op.index, frame }, op.at);
    case 'portion': {
      const own = op.weights[op.index];
      const weight: State = own ? yield { op: own, frame } : ABSENT;
      // Only a short cut: where nothing is there, it does not matter what is divided.
      if (weight.kind === 'absent') return ABSENT;
      const amount: State = yield { op: op.of, frame };
      const weights: State[] = [];
      for (const w of op.weights) weights.push(yield { op: w, frame });
      return portion(amount, weights, op.index, op.at);
    }
    case 'yearOf':
      return op.of.type.kind === 'month' ? yearOfMonth(yield { op: op.of, frame }) : yearOf(yield { op: op.of, frame });
    case 'monthOf':
      return monthOf(yield { op: op.of, frame });
    case 'dayOf':
      return dayOf(yield { op: op.month, frame }, op.day, op.at);
    case 'dayIn':
      return dayIn(yield { op: op.year, frame }, op.month, op.day, op.at);
    case 'plus':
      return plus(yield { op: op.of, frame }, op.count, op.unit, monthEnd, op.at);
    case 'lapse':
      return lapse(yield { op: op.from, frame }, yield { op: op.to, frame }, op, monthEnd);
    case 'between':
      return between(yield { op: op.of, frame }, yield { op: op.from, frame }, yield { op: op.to, frame }, op.open);
    default:
      return unreachable(op);
  }
}

interface Bounds {
  readonly first: number;
  readonly last: number;
}

/** The first and the last of a stretch of years or months; else why there is none. */
function* bounds(
  from: Op,
  to: Op,
  frame: Frame,
  read: (n: Rational) => number | undefined,
  at: Span,
): Generator<Ask, Bounds | State, State> {
  const states: State[] = [yield { op: from, frame }, yield { op: to, frame }];
  const stop = stopped(states);
  if (stop) return stop;
  const ends: (number | undefined)[] = [];
  for (const s of states) {
    if (s.kind !== 'value') return ABSENT;
    ends.push(read(numberOf(s.value)));
  }
  const [first, last] = ends;
  return first === undefined || last === undefined ? notComputable('outOfCalendar', at) : { first, last };
}

/** The months of the present year. */
function twelveMonths({ year }: Frame, at: Span): Bounds {
  if (year === undefined) throw new Error(`a year is needed at offset ${at.start}`);
  return { first: monthNumber(year, 1), last: monthNumber(year, 12) };
}
