/**
 * What each operator means. Operators ask for what they need (`yield`), so that nothing
 * unneeded is evaluated and the depth of a Plan is bounded by memory, not by the machine's stack.
 */

import type { Op } from '../compiler/plan.ts';
import type { MonthEnd } from '../dsl/calendar.ts';
import { roundTo, ZERO } from '../dsl/rational.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { aggregate } from './aggregates.ts';
import type { Person } from './everybody.ts';
import { atYear, type Frame } from './frames.ts';
import { fillInOrder, overItems } from './items.ts';
import { lapse } from './lapse.ts';
import type { Nested } from './nesting.ts';
import {
  and,
  arithmetic,
  between,
  calendarYear,
  comparison,
  dayIn,
  growth,
  not,
  or,
  part,
  plus,
  strict,
  yearOf,
} from './operators.ts';
import { portion } from './portion.ts';
import {
  ABSENT,
  FALSE,
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
  | 'parameter'
  | 'reading'
  | 'discretion'
  | 'shift'
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
      const [from, to]: State[] = [yield { op: op.from, frame }, yield { op: op.to, frame }];
      const bounds = [from ?? FALSE, to ?? FALSE];
      const stop = stopped(bounds);
      if (stop) return stop;
      const years: (number | undefined)[] = [];
      for (const b of bounds) {
        if (b.kind !== 'value') return ABSENT;
        years.push(calendarYear(numberOf(b.value)));
      }
      const [first, last] = years;
      if (first === undefined || last === undefined) return notComputable('outOfCalendar', op.at);
      const members: State[] = [];
      for (let y = first; y <= last; y++) members.push(yield { op: op.of, frame: atYear(frame, y) });
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
      return yearOf(yield { op: op.of, frame });
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
