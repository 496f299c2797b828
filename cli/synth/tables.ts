/** A synthetic population as the tables of a population directory, with the columns that the policy declares. */
import type { Column, Plan } from '../../compiler/plan.ts';
import { isoMonth, monthNumber } from '../../dsl/index.ts';
import { csvText } from '../data/csv.ts';
import type { Strings } from '../strings.ts';
import { anyCount, anyIntervals, anyValue, yearsOf } from './anyField.ts';
import type { Fields, Firm } from './firm.ts';
import { type Draw, drawFor } from './random.ts';

/** Text of each file, by name. `modelled` are the lists and fields that the model knows; others are drawn by type. */
export function syntheticTables(
  plan: Plan,
  firms: number,
  seed: number,
  model: ((index: number) => Firm) | undefined,
  known: ReadonlySet<string>,
  s: Strings,
  onFirm: (done: number) => void,
): ReadonlyMap<string, string> {
  const ofEntity = plan.columns.filter((c) => c.list === undefined);
  const own = ofEntity.filter((c) => !c.yearly);
  const yearly = ofEntity.filter((c) => c.yearly && !c.monthly);
  const monthly = ofEntity.filter((c) => c.monthly);
  const years = yearsOf(plan);
  const id = s.csv.id(plan.entity);
  const rows = new Map<string, string[][]>([[`${plan.entity}.csv`, [[id, ...names(own)]]]]);
  if (yearly.length > 0) rows.set(s.csv.yearly(plan.entity), [[id, s.csv.year, ...names(yearly)]]);
  if (monthly.length > 0) rows.set(s.csv.monthly(plan.entity), [[id, s.csv.month, ...names(monthly)]]);
  const columnsOf = (list: string) =>
    headed(
      plan.columns.filter((c) => c.list === list),
      years,
    );
  const timelines = new Set((plan.timelines ?? []).map((timeline) => timeline.name));
  for (const list of plan.lists)
    rows.set(`${list}.csv`, [[id, ...idLists(plan, list).map(s.csv.id), ...columnsOf(list).map((c) => c.heading)]]);
  const digits = String(firms).length;

  for (let i = 0; i < firms; i++) {
    const firm = model?.(i);
    const draw = drawFor(seed, 'any', i);
    const name = `${firm?.mark ?? 'Q'}${String(i + 1).padStart(Math.max(4, digits), '0')}`;
    const cells = (columns: readonly Column[], given: Fields | undefined, purpose: string | number) =>
      columns.map((c) => cell(c, given, known, years, (...what) => draw(c.name, purpose, ...what), s));
    const itemCells = (columns: readonly Headed[], given: Fields | undefined, purpose: string) =>
      columns.map(({ column, heading }) =>
        cell(column, given, known, years, (...what) => draw(heading, purpose, ...what), s),
      );
    rows.get(`${plan.entity}.csv`)?.push([name, ...cells(own, firm?.entity, '')]);
    if (yearly.length > 0) {
      const asked = firm && yearly.some((c) => known.has(c.name)) ? [...firm.yearly.keys()] : years;
      for (const year of asked)
        rows.get(s.csv.yearly(plan.entity))?.push([name, String(year), ...cells(yearly, firm?.yearly.get(year), year)]);
    }
    for (const month of monthly.length > 0 ? years.flatMap(monthsOf) : [])
      rows.get(s.csv.monthly(plan.entity))?.push([name, month, ...cells(monthly, undefined, month)]);
    const itemsOf = (list: string, within: readonly string[]) => {
      if (timelines.has(list)) {
        for (const ends of anyIntervals(years, (...what) => draw(list, ...what)))
          rows.get(`${list}.csv`)?.push([name, ...ends]);
        return;
      }
      const given = firm && known.has(list) && within.length === 0 ? (firm.lists.get(list) ?? []) : undefined;
      for (const [k, item] of (given ?? anyItems((...what) => draw(list, ...within, ...what))).entries()) {
        const path = [...within, String(k + 1)];
        const inner = innerLists(plan, list);
        // The purpose of draws for lists of the entity is as it was before lists could be nested.
        const purpose = within.length === 0 ? `${list} ${k}` : `${list} ${path.join(' ')}`;
        const ids = inner.length > 0 ? path : within;
        rows.get(`${list}.csv`)?.push([name, ...ids, ...itemCells(columnsOf(list), item, purpose)]);
        for (const other of inner) itemsOf(other, path);
      }
    };
    for (const list of innerLists(plan, undefined)) itemsOf(list, []);
    onFirm(i + 1);
  }
  return new Map([...rows].map(([file, table]) => [file, csvText(table)]));
}

const innerLists = (plan: Plan, owner: string | undefined): readonly string[] =>
  plan.lists.filter((list) => plan.owners?.[list] === owner);

/** The nouns whose ids the rows of a list hold, besides the entity's: the lists around it, and itself where others lie in it. */
function idLists(plan: Plan, list: string): readonly string[] {
  const around = (inner: string): readonly string[] => {
    const owner = plan.owners?.[inner];
    return owner === undefined ? [] : [...around(owner), owner];
  };
  return innerLists(plan, list).length > 0 ? [...around(list), list] : around(list);
}

const names = (columns: readonly Column[]): readonly string[] => columns.map((c) => c.name);

interface Headed {
  readonly column: Column;
  readonly heading: string;
}

/** The columns of an item's table: a yearly or monthly field has one for each year or month. */
const headed = (columns: readonly Column[], years: readonly number[]): readonly Headed[] =>
  columns.flatMap((column) => {
    const times = column.monthly ? years.flatMap(monthsOf) : column.yearly ? years.map(String) : [''];
    return times.map((time) => ({ column, heading: `${column.name}${time}` }));
  });

const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => isoMonth(monthNumber(year, i + 1)));

/** Items of which nothing is known but how many there are. */
const anyItems = (draw: Draw): readonly undefined[] => Array.from({ length: anyCount(draw) }, () => undefined);

function cell(
  column: Column,
  given: Fields | undefined,
  known: ReadonlySet<string>,
  years: readonly number[],
  draw: Draw,
  s: Strings,
): string {
  if (given && known.has(column.name)) return given.get(column.name) ?? '';
  return anyValue(column, years, draw, s);
}
