/** A population from tables (interfaces.md §4). Problems name the file, the row (header = 1) and the column. */
import type { Column, Plan, Value } from '../compiler/plan.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../dsl/diagnostics.ts';
import { spellingsOf } from '../dsl/keywords.ts';
import { nearest } from '../dsl/near.ts';
import { readYear } from '../dsl/numbers.ts';
import { farOff, inYears, NO_PLACE, readText } from './cells.ts';
import type { PopulationEntity } from './everybody.ts';
import { type Headings, readHeadings } from './headings.ts';
import { type Draft, emptyDraft, keepItem, ownersOf } from './itemRows.ts';
import { planIndex } from './planIndex.ts';

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

/** Reads tables by file name (`企业.csv`, `企业.年度.csv`, one a list; the extension may be left out). */
export function readPopulation(
  plan: Plan,
  files: ReadonlyMap<string, Table>,
  options: PopulationOptions = {},
): PopulationRead {
  const found: Found = { structure: [], rows: [], badRows: 0, badIds: new Set() };
  const drafts = new Map<string, Draft>();
  const tables = sortFiles(plan, files, found);
  if (tables.entity) readEntities(plan, tables.entity, drafts, found);
  if (tables.yearly) readYearly(plan, tables.yearly, drafts, found);
  // Outer lists first: rows of an inner one name an item of the list around it.
  const byDepth = [...tables.lists].sort(([a], [b]) => ownersOf(plan, a).length - ownersOf(plan, b).length);
  for (const [list, table] of byDepth) readItems(plan, list, table, drafts, found);

  const refused = hasErrors(found.structure) || !tables.entity || (found.rows.length > 0 && !options.skipBadRows);
  const kept = refused ? [] : [...drafts.values()].filter((d) => !found.badIds.has(d.id));
  return {
    entities: kept.map(({ id, entity, yearly, lists, parents }) => ({
      id,
      facts: { entity, yearly, lists, ...(parents.size > 0 ? { parents } : {}) },
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
  const yearlyNames = spellingsOf('yearType').map((word) => `${plan.entity}.${word}`);
  const hasYearly = plan.columns.some((c) => c.yearly && c.list === undefined);
  const lists = new Map<string, NamedTable>();
  let entity: NamedTable | undefined;
  let yearly: NamedTable | undefined;
  for (const [file, table] of files) {
    const name = file.replace(/\.(csv|tsv|xlsx|parquet)$/i, '');
    if (name === plan.entity) entity = { ...table, file };
    else if (yearlyNames.includes(name)) yearly = { ...table, file };
    else if (plan.lists.includes(name)) lists.set(name, { ...table, file });
    else {
      const near = nearest(name, [plan.entity, ...yearlyNames.slice(0, 1), ...plan.lists]);
      found.structure.push(diagnostic('GJ6010', NO_PLACE, { file, ...(near !== undefined && { near }) }));
    }
  }
  if (!entity) found.structure.push(diagnostic('GJ6020', NO_PLACE, { file: plan.entity, required: true }));
  if (!yearly && hasYearly) {
    found.structure.push(diagnostic('GJ6020', NO_PLACE, { file: yearlyNames[0] ?? '', required: false }));
  }
  for (const list of plan.lists) {
    if (!lists.has(list)) found.structure.push(diagnostic('GJ6020', NO_PLACE, { file: list, required: false }));
  }
  return { entity, yearly, lists };
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
    for (const { column, index, scale } of headings.fields) {
      const text = cells[index] ?? '';
      if (text.trim() === '') continue;
      const read = readText(column.type, text, `${file}:${number}:${column.name}`, scale);
      if ('problem' in read) problems.push(read.problem);
      else values.set(column.name, read.value);
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

function readYearly(plan: Plan, table: NamedTable, drafts: ReadonlyMap<string, Draft>, found: Found): void {
  const columns = columnsWhere(plan, undefined, (c) => c.yearly);
  const yearNames = spellingsOf('yearType');
  const headings = headingsOf(plan, table, columns, [yearNames], found);
  if (!headings) return;
  const met = new Set<string>();
  const { file } = table;
  for (const { number, keys, values, problems } of rowsOf(table, headings, [
    idNames(plan)[0] ?? '',
    yearNames[0] ?? '',
  ])) {
    const [id = '', yearText = ''] = keys;
    const draft = drafts.get(id);
    if (!draft && id !== '') problems.push(diagnostic('GJ6015', NO_PLACE, { file, row: number, id }));
    const year = readYear(yearText);
    const path = `${file}:${number}:${yearNames[0] ?? ''}`;
    if (year === undefined) {
      if (yearText !== '') problems.push(diagnostic('GJ6002', NO_PLACE, { path, text: yearText, expected: 'year' }));
    } else if (!inYears(year)) {
      const far = farOff(yearText, path);
      if ('problem' in far) problems.push(far.problem);
    } else if (met.has(`${year} ${id}`)) {
      problems.push(diagnostic('GJ6016', NO_PLACE, { file, row: number, id, year }));
    } else if (draft) {
      met.add(`${year} ${id}`);
      for (const [name, value] of values) {
        const byYear = draft.yearly.get(name) ?? new Map<number, Value>();
        draft.yearly.set(name, byYear.set(year, value));
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
