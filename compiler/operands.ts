/** The direct parts of an expression, for whoever walks or rebuilds a Plan: one switch knows where they are. */
import { unreachable } from '../dsl/unreachable.ts';
import type { Op, SortKey } from './plan.ts';

/** The operands of an operator, in the order in which they are written; all answers of a reading. */
export function operands(op: Op): readonly Op[] {
  const found: Op[] = [];
  mapOperands(op, (inner) => {
    found.push(inner);
    return inner;
  });
  return found;
}

/** The same operator over other operands. */
export function mapOperands(op: Op, go: (inner: Op) => Op): Op {
  switch (op.op) {
    case 'const':
    case 'absent':
    case 'column':
    case 'step':
    case 'year':
    case 'conflict':
    case 'month':
      return op;
    case 'parameter':
      return op.on ? { ...op, on: go(op.on) } : op;
    case 'reading':
      return {
        ...op,
        answers: Object.fromEntries(Object.entries(op.answers).map(([key, answer]) => [key, go(answer)])),
      };
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
    case 'compare':
      return { ...op, a: go(op.a), b: go(op.b) };
    case 'and':
    case 'or':
      return { ...op, parts: op.parts.map(go) };
    case 'round':
    case 'not':
    case 'is':
    case 'shift':
    case 'shiftMonths':
    case 'yearOf':
    case 'monthOf':
    case 'plus':
    case 'discretion':
      return { ...op, of: go(op.of) };
    case 'when':
      return { ...op, test: go(op.test), then: go(op.then), else: go(op.else) };
    case 'coalesce':
      return { ...op, of: go(op.of), or: go(op.or) };
    case 'growth':
      return { ...op, now: go(op.now), before: go(op.before) };
    case 'over':
      return {
        ...op,
        ...(op.where ? { where: go(op.where) } : {}),
        ...(op.of ? { of: go(op.of) } : {}),
        ...(op.first ? { first: { keys: op.first.keys.map(sortKey(go)), count: go(op.first.count) } } : {}),
      };
    case 'overEntities':
      return { ...op, ...(op.where ? { where: go(op.where) } : {}), ...(op.of ? { of: go(op.of) } : {}) };
    case 'allot':
      return op.how === 'inOrder'
        ? { ...op, of: go(op.of), total: go(op.total), by: op.by.map(go), part: go(op.part) }
        : { ...op, of: go(op.of), total: go(op.total) };
    case 'rank':
      return { ...op, among: go(op.among), by: op.by.map(go), first: go(op.first) };
    case 'fill':
      return {
        ...op,
        ...(op.where ? { where: go(op.where) } : {}),
        keys: op.keys.map(sortKey(go)),
        of: go(op.of),
        limit: go(op.limit),
      };
    case 'overYears':
      return { ...op, from: go(op.from), to: go(op.to), of: go(op.of) };
    case 'overMonths': {
      const window = op.window && { from: go(op.window.from), to: go(op.window.to) };
      return { ...op, ...(window ? { window } : {}), of: go(op.of) };
    }
    case 'part':
      return { ...op, of: go(op.of), index: go(op.index) };
    case 'lapse':
      return { ...op, from: go(op.from), to: go(op.to) };
    case 'portion':
      return { ...op, of: go(op.of), weights: op.weights.map(go) };
    case 'dayOf':
      return { ...op, month: go(op.month) };
    case 'dayIn':
      return { ...op, year: go(op.year) };
    case 'between':
      return { ...op, of: go(op.of), from: go(op.from), to: go(op.to) };
    default:
      return unreachable(op);
  }
}

const sortKey =
  (go: (inner: Op) => Op) =>
  (key: SortKey): SortKey => ({ ...key, by: go(key.by) });
