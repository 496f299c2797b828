/** Equal expressions are one: a number for every expression, the same for those that say the same. */
import { operands } from '../../operands.ts';
import type { Op } from '../../plan.ts';

export interface Identity {
  readonly of: (op: Op) => number;
}

export function createIdentity(): Identity {
  const known = new WeakMap<Op, number>();
  const numbers = new Map<string, number>();
  const of = (op: Op): number => {
    const seen = known.get(op);
    if (seen !== undefined) return seen;
    const key = `${own(op)}(${operands(op).map(of).join(',')})`;
    const id = numbers.get(key) ?? numbers.size;
    numbers.set(key, id);
    known.set(op, id);
    return id;
  };
  return { of };
}

/** What an operator says apart from its operands; their places and types say nothing more. */
const own = (op: Op): string =>
  JSON.stringify(op, (key, value: unknown) => {
    if (key === 'at' || key === 'type') return undefined;
    if (typeof value === 'bigint') return `${value}`;
    return key !== '' && isOp(value) ? 0 : value;
  });

const isOp = (value: unknown): boolean => typeof value === 'object' && value !== null && 'op' in value;
