/** 场景 → cases: typed facts, readings and expectations. A wrong scenario never takes the policy down. */
import type {
  BlockOf,
  CasesPart,
  Cell,
  ExpectationLine,
  ExpectedValue,
  ExpectPart,
  Expr,
  FactLine,
  NameExpr,
  ReadingChoice,
  ResultTarget,
  Table,
  Text,
} from '../dsl/ast.ts';
import { normalise } from '../dsl/characters.ts';
import { diagnostic, renaming } from '../dsl/diagnostics.ts';
import { type KeywordId, keywords, spell } from '../dsl/keywords.ts';
import { normaliseRef } from '../dsl/markdown.ts';
import { nearest } from '../dsl/near.ts';
import type { Rational } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { answerKey, scopeOf, type Workshop } from './definitions.ts';
import { elaborateAs, elaborateValue, fitted } from './expressions/values.ts';
import { figureExpectation, isFigure, type WrittenFigure } from './figureExpectations.ts';
import type {
  Column,
  Expectation,
  Expected,
  Facts,
  Party,
  Reading,
  ScenarioCase,
  Timeline,
  Type,
  Value,
} from './plan.ts';
import { outerFirst, readItems } from './scenarioItems.ts';
import { intervalProblems, isEndOf, itemKey, timeFits, timesIn, timeTwice } from './scenarioTimes.ts';
import { DATE, MONEY } from './types.ts';

/** Facts under construction: nested maps that copy cheaply. */
interface DraftFacts {
  readonly entity: Map<string, Value>;
  readonly yearly: Map<string, Map<number, Value>>;
  readonly monthly: Map<string, Map<number, Value>>;
  readonly lists: Map<string, Map<string, Value>[]>;
  /** Of nested lists: the place of each item's owner. */
  readonly parents: Map<string, number[]>;
}
interface Context {
  readonly workshop: Workshop;
  readonly readings: readonly Reading[];
  readonly clauses: ReadonlySet<string>;
  readonly parties: Parties;
  /** Short names of other documents. */
  readonly documents: readonly string[];
}
/** One entity of a scenario: 给定 企业 甲厂. */
interface Given {
  readonly id: string;
  readonly facts: DraftFacts;
}

/** Everybody whom the clauses name as payer or recipient. */
export type Parties = { readonly [S in Party['side']]: ReadonlySet<string> };

export function lowerScenario(
  block: BlockOf<'scenario'>,
  workshop: Workshop,
  readings: readonly Reading[],
  clauses: ReadonlySet<string>,
  parties: Parties,
  documents: readonly string[] = [],
): readonly ScenarioCase[] {
  const context: Context = { workshop, readings, clauses, parties, documents };
  const given = readGiven(context, block);
  if (given.length === 0) workshop.report(diagnostic('GJ2010', block.keyword, { what: spell('given', 'zh') }));
  const cases = block.parts.flatMap((part): readonly ScenarioCase[] => {
    if (part.kind === 'given' || !knownEntity(context, part.entity, given)) return [];
    return part.kind === 'expect' ? [expectCase(context, block, part, given)] : tableCases(context, block, part, given);
  });
  if (cases.length === 0 && !block.parts.some((part) => part.kind !== 'given'))
    workshop.report(diagnostic('GJ2010', block.keyword, { what: spell('expect', 'zh') }));
  return cases;
}

/** Blocks of one name are one entity; a block without a name goes on with the one before it. */
function readGiven(context: Context, block: BlockOf<'scenario'>): readonly Given[] {
  const given: (Given & { readonly lines: FactLine[] })[] = [];
  for (const part of block.parts) {
    if (part.kind !== 'given') continue;
    const id = normalise(part.title.text);
    let entity = id === '' ? given.at(-1) : given.find((other) => other.id === id);
    if (!entity) {
      entity = { id, facts: emptyFacts(context), lines: [] };
      given.push(entity);
    }
    entity.lines.push(...part.facts);
  }
  for (const { lines, facts } of given)
    for (const line of outerFirst(context.workshop, lines)) readFact(context, line, facts);
  return given;
}

function knownEntity(context: Context, entity: Text | undefined, given: readonly Given[]): boolean {
  if (!entity || given.some(({ id }) => id === normalise(entity.text))) return true;
  const near = nearest(
    entity.text,
    given.map(({ id }) => id),
  );
  context.workshop.report(diagnostic('GJ6045', entity.span, { name: entity.text, ...(near ? { near } : {}) }));
  return false;
}

/** What a case knows of its entities; several of them are its whole population. */
function factsOf(context: Context, given: readonly Given[]): Pick<ScenarioCase, 'facts' | 'entities'> {
  const entities = given.map(({ id, facts }) => ({ id, facts: copyFacts(facts) as Facts }));
  return { facts: entities[0]?.facts ?? (emptyFacts(context) as Facts), ...(entities.length > 1 ? { entities } : {}) };
}

/** Of one of several entities; of a single one there is nothing to be said. */
const ofEntity = (entity: Text | undefined, given: readonly Given[], list: readonly Expectation[]) =>
  entity && given.length > 1 ? list.map((x): Expectation => ({ ...x, entity: normalise(entity.text) })) : list;

/** Nothing is known but that what is declared 无则未发生 has never been. */
const emptyFacts = ({ workshop }: Context): DraftFacts => ({
  entity: new Map(),
  yearly: new Map(),
  monthly: new Map(),
  lists: new Map(
    workshop.symbols.statuses.flatMap(({ timeline }) => (timeline.absent === 'never' ? [[timeline.name, []]] : [])),
  ),
  parents: new Map(),
});
const copyFacts = (facts: DraftFacts): DraftFacts => ({
  entity: new Map(facts.entity),
  yearly: new Map([...facts.yearly].map(([name, years]) => [name, new Map(years)])),
  monthly: new Map([...facts.monthly].map(([name, months]) => [name, new Map(months)])),
  lists: new Map([...facts.lists].map(([name, items]) => [name, items.map((item) => new Map(item))])),
  parents: facts.parents,
});

// Facts

function readFact(context: Context, line: FactLine, facts: DraftFacts): void {
  const { symbols } = context.workshop;
  const { name } = line.name;
  const list = symbols.lists.find((declared) => declared.name === name);
  if (list) {
    context.workshop.used.add(name);
    if (line.table) readRows(context, list, line.table, facts);
    else misfit(context, line.name, line.span);
    return;
  }
  const status = symbols.statuses.find((declared) => declared.name === name);
  if (status) {
    if (line.table) readIntervals(context, status.timeline, line.table, facts);
    else misfit(context, line.name, line.span);
    return;
  }
  const column = symbols.columns.find((c) => c.name === name && c.list === undefined);
  if (!column)
    unknown(context, line.name, [
      ...symbols.columns.filter((c) => c.list === undefined).map((c) => c.name),
      ...[...symbols.lists, ...symbols.statuses].map((l) => l.name),
    ]);
  else if (column.yearly && !column.monthly && line.year !== undefined && line.value) {
    const years = facts.yearly.get(name) ?? new Map<number, Value>();
    facts.yearly.set(name, years);
    if (years.has(line.year)) context.workshop.report(diagnostic('GJ6033', line.span, { name, year: line.year }));
    else setValue(years, line.year, readValue(context, line.value, column.type));
  } else if (line.year !== undefined) misfit(context, line.name, line.span);
  else if (column.yearly && line.table)
    (column.monthly ? facts.monthly : facts.yearly).set(name, readTimes(context, column, line.table));
  else if (!column.yearly && line.value) setValue(facts.entity, name, readValue(context, line.value, column.type));
  else misfit(context, line.name, line.span);
}

function unknown(context: Context, expr: NameExpr, known: Iterable<string>): void {
  const near = nearest(expr.name, known);
  context.workshop.report(diagnostic('GJ6030', expr.span, { name: expr.name, ...(near ? { near } : {}) }));
}
const misfit = (context: Context, expr: NameExpr, at: Span): void => {
  context.workshop.report(diagnostic('GJ6031', at, { name: expr.name }));
};

/** Rows of (year, value) or (month, value), or of a stretch of them with one value. */
function readTimes(context: Context, column: Column, table: Table): Map<number, Value> {
  const values = new Map<number, Value>();
  const kind = column.monthly ? 'month' : 'year';
  for (const row of table.rows) {
    const [when, what] = row.cells;
    const times = row.cells.length === 2 ? timesIn(when?.value, kind) : [];
    if (times.length === 0)
      context.workshop.report(diagnostic(column.monthly ? 'GJ6052' : 'GJ6032', row.span, { name: column.name }));
    const value = what?.value && readValue(context, what.value, column.type);
    for (const time of times) {
      if (values.has(time)) context.workshop.report(timeTwice(column, time, row.span));
      else setValue(values, time, value);
    }
  }
  return values;
}

/** Rows of 自 and 至. */
function readIntervals(context: Context, timeline: Timeline, table: Table, facts: DraftFacts): void {
  readRows(context, timeline, table, facts);
  const rowOf = (i: number): Span => table.rows[i + 1]?.span ?? table.span;
  intervalProblems(timeline, facts.lists.get(timeline.name) ?? [], rowOf).forEach(context.workshop.report);
}

const readRows = (
  context: Context,
  list: { readonly name: string; readonly owner?: string },
  table: Table,
  facts: DraftFacts,
): void =>
  readItems(context.workshop, list, table, facts, {
    unknown: (expr, known) => unknown(context, expr, known),
    value: (expr, type) => readValue(context, expr, type),
  });

function setValue<K>(map: Map<K, Value>, key: K, value: Value | undefined): void {
  if (value !== undefined) map.set(key, value);
}

/** A written value of a type; 未知 leaves the fact out. */
function readValue(context: Context, expr: Expr, type: Type): Value | undefined {
  if (expr.kind === 'word' && expr.word === 'unknownState') return undefined;
  if (type.kind === 'text' && expr.kind === 'name') return expr.name;
  // A bare year in a cell may be written without 年.
  if (type.kind === 'year' && expr.kind === 'literal' && expr.literal.type === 'number') return expr.literal.value;
  if (type.kind === 'count' && expr.kind === 'literal' && expr.literal.type === 'number') return expr.literal.value;
  const meaning = elaborateAs(expr, scopeOf(context.workshop), type);
  if (meaning?.op.op === 'const') return meaning.op.value;
  if (meaning) context.workshop.report(diagnostic('GJ6035', expr.span, {}));
  return undefined;
}

// Expectations

function expectCase(
  context: Context,
  block: BlockOf<'scenario'>,
  part: ExpectPart,
  given: readonly Given[],
): ScenarioCase {
  const under = part.under.map((choice) => choice.name.name + spell('is', 'zh') + choice.answer.text).join('、');
  const about = [...(under ? [`${spell('under', 'zh')} ${under}`] : []), ...(part.entity ? [part.entity.text] : [])];
  const expectations = part.lines.flatMap((line) => readLine(context, line));
  return {
    name: about.length > 0 ? `${block.name.text}（${about.join('，')}）` : block.name.text,
    at: about.length > 0 ? part.span : block.name.span,
    ...factsOf(context, given),
    readings: readChoices(context, part.under),
    expectations: ofEntity(part.entity, given, expectations),
  };
}

function readChoices(context: Context, choices: readonly ReadingChoice[]): { readonly [name: string]: string } {
  const chosen: Record<string, string> = Object.create(null);
  for (const { name, answer } of choices) setChoice(context, chosen, name, answer);
  return chosen;
}

function setChoice(
  context: Context,
  chosen: Record<string, string>,
  name: NameExpr,
  answer: ReadingChoice['answer'],
): void {
  const reading = context.readings.find((r) => r.name === name.name);
  if (!reading) {
    unknown(
      context,
      name,
      context.readings.map((r) => r.name),
    );
    return;
  }
  const written = answer.text in keywords ? spell(answer.text as KeywordId, 'zh') : answer.text;
  const key = answerKey(written, reading.answers);
  if (key) chosen[reading.name] = key;
  else
    context.workshop.report(
      diagnostic('GJ2008', answer.span, {
        answer: written,
        reading: reading.name,
        answers: reading.answers.map((a) => a.key).join('、'),
      }),
    );
}

function readLine(context: Context, line: ExpectationLine): readonly Expectation[] {
  if (line.kind === 'clauseList') {
    const clauses = line.clauses.map((clause) => clauseNamed(context, clause.text));
    for (const [i, clause] of clauses.entries()) checkClause(context, clause, line.clauses[i]?.span ?? line.span);
    return [{ kind: line.word === 'basis' ? 'fired' : 'notApplicable', clauses, at: line.span }];
  }
  if (line.kind === 'figure') return readFigure(context, { ...line, at: line.span });
  const expected = readExpected(context, line.value);
  const { target } = line;
  if (target.year === undefined && !target.total && expected?.kind !== 'check')
    context.workshop.report(diagnostic('GJ6077', target.span, { clause: target.clause?.text ?? '' }));
  const result = expected && resultOf(context, target, expected, line.span);
  return result ? [result] : [];
}

/** What is expected of a target: a clause or all of them, in a year or in all years, or one party's part of it. */
function resultOf(context: Context, target: ResultTarget, expected: Expected, at: Span): Expectation | undefined {
  const { year } = target;
  const clause = clauseOf(context, target);
  const party = target.party && readParty(context, target.party);
  if (target.party && (!party || !isMoney(expected))) {
    if (party)
      context.workshop.report(diagnostic('GJ3018', target.party.name.span, { line: spell(target.party.word, 'zh') }));
    return undefined;
  }
  return {
    kind: 'result',
    ...(clause === undefined ? {} : { clause }),
    ...(year === undefined ? {} : { year }),
    ...(party ? { party } : {}),
    expected,
    at,
  };
}

const isMoney = (expected: Expected): boolean =>
  expected.kind !== 'count' && expected.kind !== 'status' && expected.kind !== 'check';

const sides = { paidBy: 'payer', receivedBy: 'recipient' } as const;

/** Somebody whom a clause names as payer or recipient. */
function readParty(context: Context, { word, name }: NonNullable<ResultTarget['party']>): Party | undefined {
  const side = sides[word];
  const known = context.parties[side];
  if (known.has(name.name)) return { side, name: name.name };
  const near = nearest(name.name, known);
  context.workshop.report(
    diagnostic(
      'GJ6040',
      name.span,
      { name: name.name, side, ...(near ? { near } : {}) },
      near ? { fixes: [renaming(name.span, near)] } : {},
    ),
  );
  return undefined;
}

/** The clause that a target names, as the Plan knows it; of a document without a clause, its name. */
function clauseOf(context: Context, { document, clause }: ResultTarget): string | undefined {
  const named = document ? [document.text, ...(clause ? [clause.text] : [])].join(' ') : clause?.text;
  const at = clause?.span ?? document?.span;
  if (named !== undefined && at) checkClause(context, named, at);
  return named;
}

/** 旧办法四 in a list of clauses is 旧办法 四 of the Plan. */
function clauseNamed({ documents }: Context, written: string): string {
  const name = [...documents]
    .sort((a, b) => b.length - a.length)
    .find((document) => normalise(written).startsWith(document));
  if (name === undefined) return normaliseRef(written);
  const ref = normaliseRef(normalise(written).slice(name.length).trim());
  return ref === '' ? name : `${name} ${ref}`;
}

const readFigure = (context: Context, written: WrittenFigure): readonly Expectation[] => {
  const figure = figureExpectation(written, context.workshop, (expr, type) => readValue(context, expr, type));
  return figure ? [figure] : [];
};

function checkClause(context: Context, ref: string, at: Span): void {
  if (context.clauses.has(ref) || context.documents.includes(ref)) return;
  const document = context.documents.find((name) => ref.startsWith(`${name} `));
  if (document !== undefined) {
    const own = [...context.clauses].flatMap((c) =>
      c.startsWith(`${document} `) ? [c.slice(document.length + 1)] : [],
    );
    const written = ref.slice(document.length + 1);
    const near = nearest(written, own);
    context.workshop.report(diagnostic('GJ2073', at, { document, ref: written, ...(near ? { near } : {}) }));
    return;
  }
  const near = nearest(ref, context.clauses);
  context.workshop.report(diagnostic('GJ2004', at, { ref, ...(near ? { near } : {}) }));
}

const states = { absentState: 'absent', unknownState: 'unknown', notComputable: 'notComputable' } as const;
const checkWords = { satisfied: true, unsatisfied: false } as const;
const statuses = { held: 'held', notHeld: 'notHeld', cancelled: 'cancelled' } as const;

function readExpected(
  context: Context,
  { bound, value }: Pick<ExpectedValue, 'bound' | 'value'>,
): Expected | undefined {
  if (value.kind === 'word' && value.word in states)
    return { kind: 'state', state: states[value.word as keyof typeof states] };
  if (value.kind === 'word' && value.word in checkWords)
    return { kind: 'check', holds: checkWords[value.word as keyof typeof checkWords] };
  if (value.kind === 'word' && value.word in statuses)
    return { kind: 'status', status: statuses[value.word as keyof typeof statuses] };
  const scope = scopeOf(context.workshop);
  const read = elaborateValue(value, scope, MONEY, { kind: 'count', unit: '' });
  const meaning = read?.type.kind === 'money' ? fitted(read, value.span, scope, MONEY) : read;
  if (meaning?.op.op !== 'const' || typeof meaning.op.value !== 'object') {
    if (meaning) context.workshop.report(diagnostic('GJ6035', value.span, {}));
    return undefined;
  }
  const amount: Rational = meaning.op.value;
  if (meaning.type.kind === 'count')
    return {
      kind: 'count',
      bound: bound === 'atLeast' || bound === 'atMost' ? bound : 'exactly',
      count: amount,
      unit: meaning.type.unit,
    };
  return { kind: bound === 'atMost' ? 'atMost' : bound === 'planned' ? 'planned' : 'amount', fen: amount };
}

// 逐例

/** Each row is a case of its own: cells under field headings change the facts, the others are expected. */
function tableCases(
  context: Context,
  block: BlockOf<'scenario'>,
  part: CasesPart,
  given: readonly Given[],
): readonly ScenarioCase[] {
  const [heading, ...rows] = part.table.rows;
  if (!heading) return [];
  const title = part.entity ? `${block.name.text}（${part.entity.text}）` : block.name.text;
  return rows.map((row, i) => {
    const all = given.map(({ id, facts }) => ({ id, facts: copyFacts(facts) }));
    const named = part.entity && normalise(part.entity.text);
    const whose = all.length > 1 ? all.find(({ id }) => id === named) : all[0];
    const readings: Record<string, string> = Object.create(null);
    const expectations: Expectation[] = [];
    if (row.cells.length !== heading.cells.length)
      context.workshop.report(
        diagnostic('GJ6034', row.span, { cells: row.cells.length, columns: heading.cells.length }),
      );
    row.cells.forEach((cell, at) => {
      const head = heading.cells[at];
      if (!head || !cell.value) return;
      applyCell(context, head, cell, whose?.facts ?? given[0]?.id, readings, expectations);
    });
    for (const { timeline } of context.workshop.symbols.statuses)
      if (whose && heading.cells.some((cell) => isEndOf(cell, timeline))) {
        const intervals = whose.facts.lists.get(timeline.name) ?? [];
        intervalProblems(timeline, intervals, () => row.span).forEach(context.workshop.report);
      }
    return {
      name: `${title} #${i + 1}`,
      at: row.span,
      ...factsOf(context, all),
      readings,
      expectations: ofEntity(part.entity, given, expectations),
    };
  });
}

/** `facts` are whose the cells change; where that is not said, the name of one who might be meant. */
function applyCell(
  context: Context,
  head: Cell,
  cell: Cell,
  facts: DraftFacts | string | undefined,
  readings: Record<string, string>,
  expectations: Expectation[],
): void {
  const { value } = cell;
  if (!value) return;
  if (head.target && !head.value) {
    const expected = readExpected(context, { value, ...(cell.bound ? { bound: cell.bound } : {}) });
    const result = expected && resultOf(context, head.target, expected, cell.span);
    if (result) expectations.push(result);
    return;
  }
  if (head.value?.kind !== 'name') {
    context.workshop.report(diagnostic('GJ6036', head.span, {}));
    return;
  }
  const heading = head.value;
  if (context.readings.some((reading) => reading.name === heading.name)) {
    const text = value.kind === 'name' ? value.name : value.kind === 'word' ? value.word : '';
    setChoice(context, readings, heading, { text, span: value.span });
    return;
  }
  if (isFigure(heading.name, context.workshop)) {
    const year = head.target?.year;
    const written = { name: heading, ...(year === undefined ? {} : { year }), value, at: cell.span };
    expectations.push(...readFigure(context, written));
    return;
  }
  if (typeof facts === 'object') setFact(context, head, heading, value, facts);
  else context.workshop.report(diagnostic('GJ6046', heading.span, { name: heading.name, entity: facts ?? '' }));
}

/** A field of the entity, of one year or month, of every item of a list that is given; or an end of a 状态. */
function setFact(context: Context, head: Cell, heading: NameExpr, value: Expr, facts: DraftFacts): void {
  const { target } = head;
  const { symbols } = context.workshop;
  if (target?.end) {
    setEnd(context, heading, target.end, value, facts);
    return;
  }
  const column = symbols.columns.find(
    (c) => c.name === heading.name && timeFits(c, target) && (c.list === undefined || facts.lists.has(c.list)),
  );
  if (!column) {
    unknown(
      context,
      heading,
      symbols.columns.map((c) => c.name),
    );
    return;
  }
  const fact = readValue(context, value, column.type);
  const put = <K>(map: Map<K, Value>, key: K): void => {
    if (fact === undefined) map.delete(key);
    else map.set(key, fact);
  };
  const time = target?.month ?? target?.year;
  if (column.list !== undefined) {
    for (const item of facts.lists.get(column.list) ?? []) put(item, itemKey(column, target));
  } else if (time !== undefined) {
    const all = column.monthly ? facts.monthly : facts.yearly;
    const times = all.get(column.name) ?? new Map<number, Value>();
    all.set(column.name, times);
    put(times, time);
  } else put(facts.entity, column.name);
}

/** 在库至: an end of the last interval that is given; 在库自 begins one where none is. */
function setEnd(context: Context, heading: NameExpr, end: 'from' | 'to', value: Expr, facts: DraftFacts): void {
  const status = context.workshop.symbols.statuses.find((declared) => declared.name === heading.name);
  if (!status) {
    unknown(
      context,
      heading,
      context.workshop.symbols.statuses.map((declared) => declared.name),
    );
    return;
  }
  const { timeline } = status;
  const items = facts.lists.get(timeline.name) ?? [];
  const last = items[items.length - 1] ?? new Map<string, Value>();
  const fact = readValue(context, value, DATE);
  if (fact === undefined) last.delete(timeline[end]);
  else last.set(timeline[end], fact);
  facts.lists.set(timeline.name, items.length > 0 ? items : [last]);
}
