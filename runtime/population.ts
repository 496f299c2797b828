/** A population from tables (interfaces.md §4). Problems name the file, the row (header = 1) and the column. */
import type { Column, Plan, Timeline, Value } from '../compiler/plan.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../dsl/diagnostics.ts';
import { spellingsOf } from '../dsl/keywords.ts';
import { nearest } from '../dsl/near.ts';
import { farOff, inYears, NO_PLACE, readText } from './cells.ts';
import type { PopulationEntity } from './everybody.ts';
import { type Headings, readHeadings } from './headings.ts';
import { timedKey } from './inputs.ts';
import { type Draft, emptyDraft, keepItem, ownersOf } from './itemRows.ts';
import { planIndex } from './planIndex.ts';
import { timelineProblems, withAbsentTimelines } from './timelines.ts';
import { byMonth, byYear, type Times } from './timeTables.ts';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PopulationOptions {
  /** Leave out every entity that has a bad row, instead of refusing the population. */
  readonly skipBadRows?: boolean;
  /** Problems that are listed; 100 unless told. */
  readonly limit?: number;
}

export interface PopulationRead {
  /** In the order of the entity's table; none where there are errors that are not skipped. */
  readonly entities: readonly PopulationEntity[];
  readonly problems: readonly Diagnostic[];
  readonly skipped: { readonly rows: number; readonly firms: number };
}

/** Reads tables by file name (`企业.csv`, `企业.年度.csv`, `企业.月份.csv`, one a list or 状态; the extension may be left out). */
export function readPopulation(
  plan: Plan,
  files: ReadonlyMap<string, Table>,
  options: PopulationOptions = {},
): PopulationRead {
  const found: Found = { structure: [], rows: [], badRows: 0, badIds: new Set() };
  const drafts = new Map<string, Draft>();
  const tables = sortFiles(plan, files, found);
  if (tables.entity) readEntities(plan, tables.entity, drafts, found);
  if (tables.yearly) readTimes(plan, tables.yearly, byYear, drafts, found);
  if (tables.monthly) readTimes(plan, tables.monthly, byMonth, drafts, found);
  // Outer lists first: rows of an inner one name an item of the list around it.
  const byDepth = [...tables.lists].sort(([a], [b]) => ownersOf(plan, a).length - ownersOf(plan, b).length);
  for (const [list, table] of byDepth) readItems(plan, list, table, drafts, found);
  for (const timeline of plan.timelines ?? []) checkTimeline(timeline, tables.lists.get(timeline.name), drafts, found);

  const refused = hasErrors(found.structure) || !tables.entity || (found.rows.length > 0 && !options.skipBadRows);
  const kept = refused ? [] : [...drafts.values()].filter((d) => !found.badIds.has(d.id));
  return {
    entities: kept.map(({ id, entity, yearly, monthly, lists, parents }) => ({
      id,
      facts: {
        entity,
        yearly,
        monthly,
        lists: withAbsentTimelines(plan, lists),
        ...(parents.size > 0 ? { parents } : {}),
      },
    })),
    problems: limited([...found.structure, ...found.rows], options.limit ?? 100),
    skipped: options.skipBadRows ? { rows: found.badRows, firms: found.badIds.size } : { rows: 0, firms: 0 },
  };
}

interface Found {
  /** Of files and headings: nothing can be read in spite of them. */
  readonly structure: Diagnostic[];
  readonly rows: Diagnostic[];
  badRows: number;
  readonly badIds: Set<string>;
}
interface NamedTable extends Table {
  readonly file: string;
}

function limited(problems: readonly Diagnostic[], limit: number): readonly Diagnostic[] {
  if (problems.length <= limit) return problems;
  return [...problems.slice(0, limit), diagnostic('GJ6018', NO_PLACE, { shown: limit, total: problems.length })];
}

/** How the column of ids of a noun may be headed. */
const idsOf = (noun: string): readonly string[] => spellingsOf('recordId').map((word) => `${noun}${word}`);
const idNames = (plan: Plan): readonly string[] => idsOf(plan.entity);

function sortFiles(plan: Plan, files: ReadonlyMap<string, Table>, found: Found) {
  const lists = new Map<string, NamedTable>();
  const timed = new Map<Times, NamedTable>();
  let entity: NamedTable | undefined;
  for (const [file, table] of files) {
    const name = file.replace(/\.(csv|tsv|xlsx|parquet)$/i, '');
    const times = [byYear, byMonth].find((t) => t.names(plan).includes(name));
    if (name === plan.entity) entity = { ...table, file };
    else if (times) timed.set(times, { ...table, file });
    else if (plan.lists.includes(name)) lists.set(name, { ...table, file });
    else {
      const known = [plan.entity, ...[byYear, byMonth].flatMap((t) => t.names(plan).slice(0, 1)), ...plan.lists];
      const near = nearest(name, known);
      found.structure.push(diagnostic('GJ6010', NO_PLACE, { file, ...(near !== undefined && { near }) }));
    }
  }
  const lacking = (file: string, required: boolean) =>
    found.structure.push(diagnostic('GJ6020', NO_PLACE, { file, required }));
  if (!entity) lacking(plan.entity, true);
  for (const times of [byYear, byMonth]) {
    const has = plan.columns.some((c) => c.list === undefined && times.holds(c));
    if (has && !timed.has(times)) lacking(times.names(plan)[0] ?? '', false);
  }
  const never = new Set((plan.timelines ?? []).flatMap((t) => (t.absent === 'never' ? [t.name] : [])));
  for (const list of plan.lists) if (!lists.has(list) && !never.has(list)) lacking(list, false);
  return { entity, yearly: timed.get(byYear), monthly: timed.get(byMonth), lists };
}

const columnsWhere = (
  plan: Plan,
  list: string | undefined,
  test: (c: Column) => boolean,
): ReadonlyMap<string, Column> => new Map([...(planIndex(plan).columns.get(list) ?? [])].filter(([, c]) => test(c)));

/** A row with its key cells; bad where `problems` is not empty. */
interface Row {
  readonly number: number;
  readonly keys: readonly string[];
  readonly values: ReadonlyMap<string, Value>;
  readonly problems: Diagnostic[];
}

function* rowsOf(table: NamedTable, headings: Headings, keyNames: readonly string[]): Generator<Row> {
  const { file, header, rows } = table;
  for (const [i, cells] of rows.entries()) {
    if (cells.every((c) => c.trim() === '')) continue;
    const number = i + 2;
    const problems: Diagnostic[] = [];
    if (cells.slice(header.length).some((c) => c.trim() !== '')) {
      problems.push(diagnostic('GJ6021', NO_PLACE, { file, row: number, cells: cells.length, columns: header.length }));
    }
    const keys = headings.keys.map((k) => (cells[k] ?? '').trim());
    for (const [k, name] of keyNames.entries()) {
      if (keys[k] === '') problems.push(diagnostic('GJ6017', NO_PLACE, { file, row: number, column: name }));
    }
    const values = new Map<string, Value>();
    for (const { column, index, scale, time } of headings.fields) {
      const text = cells[index] ?? '';
      if (text.trim() === '') continue;
      const read = readText(column.type, text, `${file}:${number}:${column.name}`, scale);
      if ('problem' in read) problems.push(read.problem);
      else values.set(time === undefined ? column.name : timedKey(column, time), read.value);
    }
    yield { number, keys, values, problems };
  }
}

function headingsOf(
  plan: Plan,
  table: NamedTable,
  columns: ReadonlyMap<string, Column>,
  keys: readonly (readonly string[])[],
  found: Found,
) {
  const headings = readHeadings(table.file, table.header, columns, [idNames(plan), ...keys]);
  found.structure.push(...headings.problems);
  return headings.keys.includes(-1) ? undefined : headings;
}

function refuse(found: Found, id: string, known: boolean, problems: readonly Diagnostic[]): void {
  found.rows.push(...problems);
  found.badRows++;
  if (known) found.badIds.add(id);
}

function readEntities(plan: Plan, table: NamedTable, drafts: Map<string, Draft>, found: Found): void {
  const headings = headingsOf(
    plan,
    table,
    columnsWhere(plan, undefined, (c) => !c.yearly),
    [],
    found,
  );
  if (!headings) return;
  for (const { number, keys, values, problems } of rowsOf(table, headings, idNames(plan).slice(0, 1))) {
    const id = keys[0] ?? '';
    if (drafts.has(id)) problems.push(diagnostic('GJ6014', NO_PLACE, { file: table.file, row: number, id }));
    // A bad row is remembered under its id, so that its rows elsewhere are not called strangers.
    else if (id !== '') drafts.set(id, { ...emptyDraft(id), entity: new Map(values) });
    if (problems.length > 0) refuse(found, id, id !== '', problems);
  }
}

function readTimes(
  plan: Plan,
  table: NamedTable,
  times: Times,
  drafts: ReadonlyMap<string, Draft>,
  found: Found,
): void {
  const headings = headingsOf(plan, table, columnsWhere(plan, undefined, times.holds), [times.column], found);
  if (!headings) return;
  const met = new Set<string>();
  const { file } = table;
  const keyNames = [idNames(plan)[0] ?? '', times.column[0] ?? ''];
  for (const { number, keys, values, problems } of rowsOf(table, headings, keyNames)) {
    const [id = '', text = ''] = keys;
    const draft = drafts.get(id);
    if (!draft && id !== '') problems.push(diagnostic('GJ6015', NO_PLACE, { file, row: number, id }));
    const time = times.read(text);
    const path = `${file}:${number}:${times.column[0] ?? ''}`;
    if (time === undefined) {
      if (text !== '') problems.push(diagnostic('GJ6002', NO_PLACE, { path, text, expected: times.expected }));
    } else if (!inYears(times.yearOf(time))) {
      const far = farOff(text, path);
      if ('problem' in far) problems.push(far.problem);
    } else if (met.has(`${time} ${id}`)) {
      problems.push(times.twice({ file, row: number, id }, time));
    } else if (draft) {
      met.add(`${time} ${id}`);
      const into = draft[times.into];
      for (const [name, value] of values) {
        const byTime = into.get(name) ?? new Map<number, Value>();
        into.set(name, byTime.set(time, value));
      }
    }
    if (problems.length > 0) refuse(found, id, draft !== undefined, problems);
  }
}

function readItems(
  plan: Plan,
  list: string,
  table: NamedTable,
  drafts: ReadonlyMap<string, Draft>,
  found: Found,
): void {
  const owners = ownersOf(plan, list);
  const hasInner = plan.lists.some((other) => plan.owners?.[other] === list);
  const nouns = [...owners, ...(hasInner ? [list] : [])].map(idsOf);
  const columns = columnsWhere(plan, list, () => true);
  const headings = headingsOf(plan, table, columns, nouns, found);
  if (!headings) return;
  for (const draft of drafts.values()) {
    draft.lists.set(list, []);
    draft.rows.set(list, []);
    if (owners.length > 0) draft.parents.set(list, []);
    if (hasInner) draft.places.set(list, new Map());
  }
  const keyNames = [idNames(plan), ...nouns].map((names) => names[0] ?? '');
  for (const { number, keys, values, problems } of rowsOf(table, headings, keyNames)) {
    const [id = ''] = keys;
    const draft = drafts.get(id);
    if (!draft && id !== '') problems.push(diagnostic('GJ6015', NO_PLACE, { file: table.file, row: number, id }));
    if (draft) keepItem({ plan, list, draft, keys, values, hasInner, at: { file: table.file, row: number } }, problems);
    if (problems.length > 0) refuse(found, id, draft !== undefined, problems);
  }
}

function checkTimeline(
  timeline: Timeline,
  table: NamedTable | undefined,
  drafts: ReadonlyMap<string, Draft>,
  found: Found,
): void {
  if (!table) return;
  for (const { id, lists, rows } of drafts.values()) {
    const place = (i: number) => `${table.file}:${rows.get(timeline.name)?.[i] ?? 0}`;
    const problems = timelineProblems(timeline, lists.get(timeline.name) ?? [], place);
    if (problems.length > 0) refuse(found, id, true, problems);
  }
}
