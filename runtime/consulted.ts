/**
 * Which readings a result depended on. A remembered result holds for every choice of answers
 * that agrees on what it consulted, so trying many choices costs only what really changes.
 */
import type { Op } from '../compiler/plan.ts';
import type { State } from './states.ts';

/** Reading → key of the answer taken. */
export type Choice = ReadonlyMap<string, string>;
/** The part of a choice that was looked at, in the order in which it was looked at first. */
export type Consulted = ReadonlyMap<string, string>;

export const NOTHING_CONSULTED: Consulted = new Map();

export interface Entry {
  readonly consulted: Consulted;
  readonly state: State;
}

/** Adds what an operand consulted to what its operator consulted. */
export function consult(into: Map<string, string>, more: Consulted): void {
  for (const [name, key] of more) into.set(name, key);
}

const agrees = (choice: Choice, consulted: Consulted): boolean => {
  for (const [name, key] of consulted) if (choice.get(name) !== key) return false;
  return true;
};

interface Cell {
  readonly entries: Entry[];
  running: boolean;
}

/** What is remembered: a step by its name; a figure over everybody, which has none, by itself. */
export type Remembered = string | Op;

/** The memory of one entity: results by step and frame. */
export function createMemo() {
  const cells = new Map<Remembered, Map<number, Cell>>();
  const cellOf = (of: Remembered, key: number): Cell => {
    let byFrame = cells.get(of);
    if (!byFrame) {
      byFrame = new Map();
      cells.set(of, byFrame);
    }
    let cell = byFrame.get(key);
    if (!cell) {
      cell = { entries: [], running: false };
      byFrame.set(key, cell);
    }
    return cell;
  };
  return {
    /** The result that holds for a choice, where it is known already. */
    read(of: Remembered, key: number, choice: Choice): Entry | undefined {
      return cells
        .get(of)
        ?.get(key)
        ?.entries.find((e) => agrees(choice, e.consulted));
    },
    /** INVARIANT: a Plan has no cycles, so nothing waits for itself. */
    begin(of: Remembered, key: number): void {
      const cell = cellOf(of, key);
      if (cell.running) throw new Error(`${typeof of === 'string' ? of : of.op} depends on itself`);
      cell.running = true;
    },
    finish(of: Remembered, key: number, consulted: Consulted, state: State): void {
      const cell = cellOf(of, key);
      cell.running = false;
      cell.entries.push({ consulted: consulted.size === 0 ? NOTHING_CONSULTED : consulted, state });
    },
    /** Lets go of everything: it can be worked out again. */
    forget: (): void => cells.clear(),
  };
}
