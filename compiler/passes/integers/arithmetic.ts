/** Which machine numbers are exact for a clause: every intermediate result is held against 2^53 and 2^63. */
import type { Arithmetic, Bool, ClauseCode, Int, Statement } from '../../code.ts';
import { reachOf } from './ranges.ts';

/** A double holds every integer up to here; its quotients are floored rightly while n + d stays within it. */
const DOUBLE = 2n ** 53n;
const INT64 = 2n ** 63n - 1n;

type Parts = Pick<
  ClauseCode,
  'window' | 'entity' | 'yearly' | 'amount' | 'state' | 'capped' | 'cappedOnce' | 'skip'
> & {
  readonly from?: Int;
  readonly to?: Int;
};

/** The verdict, with the largest intermediate result and where it stems from. */
export function arithmeticOf(parts: Parts, origins: ReadonlyMap<number, number>): Arithmetic {
  let largest = 0n;
  let at = 0;
  let origin = 0;
  const note = (size: bigint): void => {
    if (size <= largest) return;
    largest = size;
    at = origin;
  };
  const int = (value: Int): void => {
    note(reachOf(value.range));
    switch (value.int) {
      case 'add':
      case 'sub':
      case 'mul':
      case 'min':
      case 'max':
        int(value.a);
        int(value.b);
        break;
      case 'floorDiv':
        // n + d ≤ 2^53 makes the floor of a double quotient exact.
        note(reachOf(value.a.range) + reachOf(value.b.range));
        int(value.a);
        int(value.b);
        break;
      case 'pick':
        bool(value.test);
        int(value.a);
        int(value.b);
        break;
      default:
    }
  };
  const bool = (test: Bool): void => {
    if (test.bool === 'compare') {
      int(test.a);
      int(test.b);
    } else if (test.bool === 'and' || test.bool === 'or') test.parts.forEach(bool);
    else if (test.bool === 'not') bool(test.of);
  };
  /** The far ends of an extreme are never added to anything. */
  const folded = (value: Int): void => {
    if (value.int !== 'pick') int(value);
    else {
      bool(value.test);
      for (const side of [value.a, value.b]) if (side.int !== 'lit') int(side);
    }
  };
  const walk = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      switch (statement.do) {
        case 'let':
        case 'set':
          origin = origins.get(statement.id) ?? 0;
          int(statement.value);
          break;
        case 'if':
          bool(statement.test);
          walk(statement.then);
          walk(statement.else);
          break;
        case 'fold':
          if (statement.over.of === 'years') {
            int(statement.over.from);
            int(statement.over.to);
          }
          walk(statement.body);
          for (const { value } of statement.folds) folded(value);
          break;
        default:
      }
    }
  };
  walk(parts.window);
  walk(parts.entity);
  walk(parts.yearly);
  for (const value of [parts.amount, parts.state, parts.from, parts.to]) if (value) int(value);
  for (const test of [parts.capped, parts.cappedOnce, parts.skip]) bool(test);
  return { needs: largest <= DOUBLE ? 'double' : largest <= INT64 ? 'int64' : 'bigint', largest, at };
}
