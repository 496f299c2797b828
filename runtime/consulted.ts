/**
 * Which readings a result depended on. A remembered result holds for every choice of answers
 * that agrees on what it consulted, so trying many choices costs only what really changes.
 */
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

/** The memory of one entity: results by step and frame. */
export function createMemo() {
  const cells = new Map<string, Map<number, Cell>>();
  return {
    /** The result that holds for a choice, where it is known already. */
    read(step: string, key: number, choice: Choice): Entry | undefined {
      return cells
        .get(step)
        ?.get(key)
        ?.entries.find((e) => agrees(choice, e.consulted));
    },
    /** INVARIANT: a Plan has no cycles, so no step waits for itself. */
    begin(step: string, key: number): void {
      const byFrame = cells.get(step) ?? new Map<number, Cell>();
      cells.set(step, byFrame);
      const cell = byFrame.get(key) ?? { entries: [], running: false };
      byFrame.set(key, cell);
      if (cell.running) throw new Error(`step ${step} depends on itself`);
      cell.running = true;
    },
    finish(step: string, key: number, consulted: Consulted, state: State): void {
      const cell = cells.get(step)?.get(key);
      if (!cell) return;
      cell.running = false;
      cell.entries.push({ consulted: consulted.size === 0 ? NOTHING_CONSULTED : consulted, state });
    },
  };
}
