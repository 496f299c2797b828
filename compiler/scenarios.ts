/** 场景 → cases: typed facts, readings and expectations. A wrong scenario never takes the policy down. */
import type { BlockOf, CasesPart, Cell, ExpectPart, FactLine, Text } from '../dsl/ast.ts';
import { normalise } from '../dsl/characters.ts';
import { diagnostic } from '../dsl/diagnostics.ts';
import { spell } from '../dsl/keywords.ts';
import { nearest } from '../dsl/near.ts';
import type { Workshop } from './definitions.ts';
import type { Expectation, Facts, Reading, ScenarioCase } from './plan.ts';
import type { Context, DraftFacts, Given, Parties } from './scenarios/context.ts';
import { readChoices, readExpected, readFigure, readLine, resultOf, setChoice } from './scenarios/expectations.ts';
import { copyFacts, emptyFacts, readFact, setFact } from './scenarios/facts.ts';
import { isFigure } from './scenarios/figures.ts';
import { outerFirst } from './scenarios/items.ts';
import { intervalProblems, isEndOf } from './scenarios/times.ts';

export function lowerScenario(
  block: BlockOf<'scenario'>,
  workshop: Workshop,
  readings: readonly Reading[],
  clauses: ReadonlySet<string>,
  parties: Parties,
  checked: ReadonlySet<string>,
  documents: readonly string[] = [],
): readonly ScenarioCase[] {
  const context: Context = { workshop, readings, clauses, parties, checked, documents };
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
