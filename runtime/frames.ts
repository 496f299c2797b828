/** Where an expression is evaluated: in which year or month, and for which item of which list. */
import type { Grain } from '../compiler/plan.ts';
import { calendarMonth, monthNumber } from '../dsl/calendar.ts';

export interface Frame {
  readonly year: number | undefined;
  /** 1 … 12; only where a year is. */
  readonly month?: number | undefined;
  readonly list: string | undefined;
  /** From 0. */
  readonly item: number | undefined;
  /** The item from inside of which this one is asked, as in “in the register on the day of this contract”. */
  readonly outer?: Frame | undefined;
}

/** Outside all years and items. */
export const WHOLE: Frame = { year: undefined, list: undefined, item: undefined };

export const inYear = (year: number): Frame => ({ year, list: undefined, item: undefined });
export const inMonth = (monthNo: number): Frame => atMonth(WHOLE, monthNo);
/** The frame in another year; outside months, unless `sameMonth`. */
export const atYear = (frame: Frame, year: number, sameMonth?: true): Frame => ({
  ...frame,
  year,
  month: sameMonth ? frame.month : undefined,
});
export const atMonth = (frame: Frame, monthNo: number): Frame => ({ ...frame, ...calendarMonth(monthNo) });
export const atItem = (frame: Frame, list: string, item: number): Frame => ({
  year: frame.year,
  month: frame.month,
  list,
  item,
  outer: frame.item === undefined ? undefined : frame,
});

/** The twelve months of a year. */
export const monthsOf = (year: number): readonly number[] =>
  Array.from({ length: 12 }, (_, i) => monthNumber(year, i + 1));
/** The present month; undefined outside months. */
export const monthIn = ({ year, month }: Frame): number | undefined =>
  year === undefined || month === undefined ? undefined : monthNumber(year, month);

/** The nearest item of a list that a frame stands in. */
export function itemIn(frame: Frame, list: string | undefined): number | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (at.list === list) return at.item;
  return undefined;
}

/**
 * The part of a frame that a step of this grain depends on. INVARIANT: a step is read only
 * from frames at least as fine as itself.
 */
export function within(frame: Frame, grain: Grain, name: string): Frame {
  const item = grain.of === 'item' ? itemIn(frame, grain.list) : undefined;
  if (grain.yearly && frame.year === undefined) throw new Error(`step ${name} needs a year`);
  if (grain.monthly && frame.month === undefined) throw new Error(`step ${name} needs a month`);
  if (grain.of === 'item' && item === undefined) throw new Error(`step ${name} needs an item`);
  return {
    year: grain.yearly ? frame.year : undefined,
    month: grain.monthly || grain.dated ? frame.month : undefined,
    list: item === undefined ? undefined : grain.list,
    item,
  };
}

/** A number that tells apart the frames of one grain. */
export const frameKey = (frame: Frame): number =>
  (((frame.item ?? -1) + 1) * 10_001 + (frame.year ?? -1) + 1) * 13 + (frame.month ?? 0);
