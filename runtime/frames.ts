/** Where an expression is evaluated: in which year, and for which item of which list. */
import type { Grain } from '../compiler/plan.ts';

export interface Frame {
  readonly year: number | undefined;
  readonly list: string | undefined;
  /** From 0. */
  readonly item: number | undefined;
}

/** Outside all years and items. */
export const WHOLE: Frame = { year: undefined, list: undefined, item: undefined };

export const inYear = (year: number): Frame => ({ year, list: undefined, item: undefined });
export const atYear = (frame: Frame, year: number): Frame => ({ ...frame, year });
export const atItem = (frame: Frame, list: string, item: number): Frame => ({ year: frame.year, list, item });

/**
 * The part of a frame that a step of this grain depends on. INVARIANT: a step is read only
 * from frames at least as fine as itself.
 */
export function within(frame: Frame, grain: Grain, name: string): Frame {
  const item = grain.of === 'item';
  if (grain.yearly && frame.year === undefined) throw new Error(`step ${name} needs a year`);
  if (item && (frame.item === undefined || frame.list !== grain.list)) throw new Error(`step ${name} needs an item`);
  if (item && grain.yearly) return frame;
  return {
    year: grain.yearly ? frame.year : undefined,
    list: item ? frame.list : undefined,
    item: item ? frame.item : undefined,
  };
}

/** A number that tells apart the frames of one grain. */
export const frameKey = (frame: Frame): number => (frame.item ?? -1) * 100_000 + (frame.year ?? -1);
