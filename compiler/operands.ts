/** The direct parts of an expression, for whoever walks a Plan. */

import { unreachable } from '../dsl/unreachable.ts';
import type { Op } from './plan.ts';

/** The operands of an operator, in the order in which they are written; all answers of a reading. */
export function operands(op: Op): readonly Op[] {
  switch (op.op) {
    case 'const':
    case 'absent':
    case 'column':
    case 'step':
    case 'parameter':
    case 'year':
      return [];
    case 'reading':
      return Object.values(op.answers);
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
    case 'compare':
      return [op.a, op.b];
    case 'and':
    case 'or':
      return op.parts;
    case 'round':
    case 'not':
    case 'is':
    case 'shift':
    case 'yearOf':
    case 'plus':
    case 'discretion':
      return [op.of];
    case 'when':
      return [op.test, op.then, op.else];
    case 'coalesce':
      return [op.of, op.or];
    case 'growth':
      return [op.now, op.before];
    case 'over':
    case 'overEntities':
      return [...(op.where ? [op.where] : []), ...(op.of ? [op.of] : [])];
    case 'overYears':
      return [op.from, op.to, op.of];
    case 'part':
      return [op.of, op.index];
    case 'dayIn':
      return [op.year];
    case 'between':
      return [op.of, op.from, op.to];
    default:
      return unreachable(op);
  }
}
