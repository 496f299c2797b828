import type { Declaration } from '../compiler/symbols.ts';
import { typeOfSpec } from '../compiler/types.ts';
import { clauseSlots, fieldRows } from '../dsl/fields/index.ts';
import type { Language, Span } from '../dsl/index.ts';
import { answerIds, type KeywordId, keywords, spell, spellingsOf } from '../dsl/keywords.ts';
import { keywordOf, literalOf, nameOf, tokens } from '../dsl/tokens.ts';
import { acceptedAfter, type LineRule } from './acceptedAfter.ts';
import { clauseItems } from './clauseItems.ts';
import type { Completion } from './complete.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { declarationsOf } from './declarationsOf.ts';
import { filterText } from './filterText.ts';
import { meaningOfName } from './meaningOfName.ts';
import { occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import { type Token, tokenSpan } from './placedTokens.ts';
import { refItems } from './refItems.ts';
import { unitItems } from './unitItems.ts';
import { writingLanguage } from './writingLanguage.ts';

type Words = NonNullable<CompletionPlace['words']>;

/** In running words: what the grammar accepts there, and the names that are in scope. */
export function wordItems(
  snapshot: Snapshot,
  offset: number,
  place: CompletionPlace,
  { line, tokens: before, all }: Words,
  language: Language,
): readonly Completion[] {
  const straddling = all.find((t) => tokenSpan(t).start < offset && offset < tokenSpan(t).end);
  const last = straddling ?? before[before.length - 1];
  const adjoining = last && (straddling || tokenSpan(last).end === offset) ? last : undefined;
  const settled = straddling ? before : before.slice(0, adjoining ? -1 : undefined);
  const naming = 'label' in line && clauseLabels.has(line.label);
  const open =
    adjoining !== undefined &&
    (adjoining.tokenType === tokens.Unknown ||
      adjoining.tokenType === tokens.Unit ||
      (naming && adjoining.tokenType === tokens.Text));
  const from = (context: readonly Token[], start: number): readonly Completion[] =>
    itemsAfter(snapshot, place, line, context, { start, end: offset }, language);

  // Unknown text is the beginning of something; it is what the typed letters are.
  if (open && adjoining) return from(settled, adjoining.startOffset);
  const typed = adjoining ? snapshot.text.slice(adjoining.startOffset, offset) : '';
  const longer =
    adjoining && (isWords(adjoining) || (naming && literalOf(adjoining)?.type === 'clauseRef'))
      ? from(settled, adjoining.startOffset).filter((item) => item.label !== typed && item.label.startsWith(typed))
      : [];
  return straddling ? longer : [...longer, ...from(before, offset)];
}

/** Labels whose line begins with clauses. */
const clauseLabels: ReadonlySet<KeywordId> = new Set(
  fieldRows.flatMap((row) => (clauseSlots.has(row.slot[1]) ? row.labels : [])),
);

const isWords = (t: Token): boolean => t.tokenType === tokens.Name || keywordOf(t) !== undefined;

function itemsAfter(
  snapshot: Snapshot,
  place: CompletionPlace,
  line: LineRule,
  before: readonly Token[],
  span: Span,
  language: Language,
): readonly Completion[] {
  const special = unitItems(snapshot, before, span, language) ?? valueItems(snapshot, before, span);
  if (special) return special;
  const accepted = acceptedAfter(line, before);
  const written = writingLanguage(snapshot);
  // Behind a value, what goes on with it comes before what would begin another.
  const last = before[before.length - 1];
  const begins = last && (isName(last) || literalOf(last)) ? beginnings() : undefined;
  const words = accepted.words.map(
    (id): Completion => ({
      kind: 'word',
      label: spell(id, written),
      detail: keywords[id].doc[language],
      span,
      insert: spell(id, written),
      snippet: false,
      filter: filterText(...spellingsOf(id)),
      rank: begins ? (begins.has(id) ? 4 : 0) : 3,
    }),
  );
  const names = accepted.name ? nameItems(snapshot, place, before, span, language) : [];
  const later = names.map((item) => (begins ? { ...item, rank: item.rank + 4 } : item));
  const naming = 'label' in line && clauseLabels.has(line.label);
  const clauses = !accepted.clauseRef
    ? []
    : naming
      ? clauseItems(snapshot, span)
      : refBlocks.has(place.block?.head.keyword ?? '')
        ? refItems(snapshot, span, before)
        : [];
  const documents = accepted.document ? documentItems(snapshot, span, language) : [];
  return [...later, ...documents, ...clauses, ...words];
}

/** Blocks whose lines name clauses. */
const refBlocks: ReadonlySet<string> = new Set(['scenario', 'relation', 'check']);

/** Short names of other documents. */
const documentItems = (snapshot: Snapshot, span: Span, language: Language): readonly Completion[] =>
  [...declarationsOf(snapshot)].flatMap(([name, all]): Completion[] => {
    const declared = all.find((d) => d.kind === 'document');
    if (!declared) return [];
    const detail = meaningOfName(snapshot, declared, language).what;
    return [
      { kind: 'name', label: name, detail, span, insert: name, snippet: false, filter: filterText(name), rank: 1 },
    ];
  });

let first: ReadonlySet<KeywordId> | undefined;
/** Words with which a value can begin. */
function beginnings(): ReadonlySet<KeywordId> {
  first ??= new Set(acceptedAfter({ rule: 'expression' }, []).words);
  return first;
}

// Values of closed types

const lists: ReadonlySet<KeywordId> = new Set<KeywordId>(['oneOf', 'notOneOf']);
const relations: ReadonlySet<KeywordId> = new Set<KeywordId>(['is', 'isNot', 'oneOf', 'notOneOf']);

/** After 入库方式为 the options of that field, after 若取 监督期为 its answers, after a fact's colon its values. */
function valueItems(snapshot: Snapshot, before: readonly Token[], span: Span): readonly Completion[] | undefined {
  const name = columnName(before) ?? subjectName(before);
  if (name === undefined) return undefined;
  const declared = declarationsOf(snapshot).get(name) ?? [];
  const item = (kind: 'option' | 'answer', label: string, detail: string, filter: string): Completion => ({
    kind,
    label,
    detail,
    span,
    insert: label,
    snippet: false,
    filter,
    rank: 0,
  });
  const options = declared.flatMap((d) => optionsOf(d)).map((o) => item('option', o, name, filterText(o)));
  if (before[0]?.tokenType.name === 'label:under' || before[0]?.tokenType.name === 'label:cases') {
    const reading = snapshot.compiled.readings.find((r) => r.name === name);
    const answers = reading?.answers.map((a) => {
      const key = answerIds.find((answer) => spellingsOf(answer).includes(a.key));
      return item('answer', a.key, a.text, filterText(...(key ? spellingsOf(key) : [a.key])));
    });
    if (answers) return [...answers, ...options];
  }
  const flags = declared.some((d) => d.kind === 'field' && d.column.type.kind === 'flag')
    ? (['yes', 'no'] as const).map((flag) => item('option', spell(flag, 'zh'), name, filterText(...spellingsOf(flag))))
    : [];
  const items = [...options, ...flags];
  return items.length > 0 ? items : undefined;
}

/** What is compared, or the fact that is stated, just before the cursor. */
function subjectName(before: readonly Token[]): string | undefined {
  let at = before.length - 1;
  while (at >= 1 && before[at]?.tokenType === tokens.Enumeration) at -= 2;
  const relation = before[at];
  const subject = before[at - 1];
  if (!relation || !subject || !isName(subject)) return undefined;
  const id = keywordOf(relation);
  // Only 属于 goes on over 、.
  const goesOn = at === before.length - 1 || (id !== undefined && lists.has(id));
  const fact = relation.tokenType === tokens.Colon && at === 1;
  return goesOn && (fact || (id !== undefined && relations.has(id))) ? nameOf(subject) : undefined;
}

/** In a cell of a table, the name in the heading of its column. */
function columnName(before: readonly Token[]): string | undefined {
  const last = before[before.length - 1];
  if (last?.tokenType !== tokens.Bar && last?.tokenType !== tokens.RowStart) return undefined;
  const starts = before.flatMap((t, i) => (t.tokenType === tokens.RowStart ? [i] : []));
  const [first, row] = [starts[0], starts[starts.length - 1]];
  if (first === undefined || row === undefined || first === row) return undefined;
  const column = before.slice(row).filter((t) => t.tokenType === tokens.Bar).length;
  let at = 0;
  for (const t of before.slice(first + 1, row)) {
    if (t.tokenType === tokens.Bar) at++;
    else if (at === column && isName(t)) return nameOf(t);
  }
  return undefined;
}

const isName = (t: Token): boolean => t.tokenType === tokens.Name || t.tokenType === tokens.QuotedName;

function optionsOf(declaration: Declaration): readonly string[] {
  if (declaration.kind === 'field' && declaration.column.type.kind === 'option') return declaration.column.type.options;
  if (declaration.kind === 'reading') {
    const type = typeOfSpec(declaration.block.type);
    return type.kind === 'option' ? type.options : [];
  }
  return [];
}

// Names

/** Declared names by scope: fields of a list where its items are meant, options only where their type is. */
function nameItems(
  snapshot: Snapshot,
  place: CompletionPlace,
  before: readonly Token[],
  span: Span,
  language: Language,
): readonly Completion[] {
  const inQuestion = withOwners(
    snapshot,
    [
      ...before,
      ...(place.block?.lines ?? []).flatMap((l) =>
        l.line.form === 'label' && l.line.keyword === 'perItem' ? l.tokens : [],
      ),
      ...(place.block?.brackets ?? []),
    ]
      .filter(isName)
      .map(nameOf),
  );
  const free =
    place.block?.head.keyword === 'definition' ||
    place.block?.head.keyword === 'scenario' ||
    place.block?.head.keyword === 'reading';
  const wanted = kindsWanted(place, before, span.start);
  const names = [...declarationsOf(snapshot)].flatMap(([name, all]): Completion[] => {
    const fitting = all.filter((d) => {
      if (d.kind === 'document' || (wanted && !wanted.has(d.kind))) return false;
      if (d.kind === 'option') return place.block?.head.keyword === 'reading' && optionHere(place, snapshot, name);
      const list = d.kind === 'field' ? d.column.list : undefined;
      return list === undefined || free || inQuestion.has(list);
    });
    const first = fitting[0];
    if (!first) return [];
    const { what, type } = meaningOfName(snapshot, first, language);
    const own = first.kind === 'field' && first.column.list !== undefined && inQuestion.has(first.column.list);
    const detail = [what, type].filter(Boolean).join('；');
    return [
      {
        kind: 'name',
        label: name,
        detail,
        span,
        insert: name,
        snippet: false,
        filter: filterText(name),
        rank: own ? 0 : 1,
      },
    ];
  });
  return [...names, ...partyItems(snapshot, place, before, span)];
}

/** Names, and where they are nested lists, the lists around them: their fields may be used too. */
function withOwners(snapshot: Snapshot, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const todo = [...names];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const d of declarationsOf(snapshot).get(name) ?? []) if (d.kind === 'list') todo.push(d.owner);
  }
  return found;
}

/** Where only some kinds of names can stand: 给定 an entity, 若取 readings, at the start of a fact or a result what it is of. */
function kindsWanted(
  place: CompletionPlace,
  before: readonly Token[],
  offset: number,
): ReadonlySet<Declaration['kind']> | undefined {
  const label = before[0]?.tokenType.name;
  if (label === 'label:given') return new Set(['entity']);
  if (label === 'label:under') return new Set(['reading']);
  if (label === 'label:perItem' && before.length === 2) return new Set(['list']);
  // 每…: whose list it is, for each of whom something has one value.
  const previous = before[before.length - 1];
  if (previous && keywordOf(previous) === 'perEntity') return new Set(['entity', 'list']);
  if (place.block?.head.keyword !== 'scenario' || before.length > 0) return undefined;
  return expects(place.block, offset) ? new Set(['definition', 'table']) : new Set(['field', 'status', 'list']);
}

/** Whether a line of a 场景 stands below 应当 or 若取, rather than below 给定. */
function expects({ lines }: NonNullable<CompletionPlace['block']>, offset: number): boolean {
  const openers = lines.flatMap(({ line, span }) => {
    if (span.start >= offset) return [];
    return line.form === 'opener' || (line.form === 'label' && line.keyword === 'expect') ? [line.keyword] : [];
  });
  const last = openers[openers.length - 1];
  return last === 'expect' || last === 'under';
}

/** Answers of a reading that has options are those. */
const optionHere = (place: CompletionPlace, snapshot: Snapshot, name: string): boolean =>
  place.block !== undefined &&
  (declarationsOf(snapshot).get(place.block.head.name.text) ?? []).some((d) => optionsOf(d).includes(name));

/** Payers or recipients that clauses name: in their own lines, and behind a result of a scenario. */
function partyItems(
  snapshot: Snapshot,
  place: CompletionPlace,
  before: readonly Token[],
  span: Span,
): readonly Completion[] {
  const side = sideAfter(before);
  if (!side) return [];
  const names = new Set(occurrences(snapshot).flatMap((o) => (o.of === side.of ? [o.key] : [])));
  return [...names].map((name) => ({
    kind: 'name' as const,
    label: name,
    detail: keywords[side.field].doc[place.block ? writingLanguage(snapshot) : 'zh'],
    span,
    insert: name,
    snippet: false,
    filter: filterText(name),
    rank: 0,
  }));
}

const sides = {
  share: { of: 'payer', field: 'share' },
  recipient: { of: 'recipient', field: 'recipient' },
  paidBy: { of: 'payer', field: 'share' },
  receivedBy: { of: 'recipient', field: 'recipient' },
} as const;

/** Whose name comes next: after the colon or a 、 of 出资 and 受益, or after those words. */
function sideAfter(before: readonly Token[]): (typeof sides)[keyof typeof sides] | undefined {
  const last = before[before.length - 1];
  const [label, word] = [before[0] && keywordOf(before[0]), last && keywordOf(last)];
  if (word === 'paidBy' || word === 'receivedBy') return sides[word];
  const begins = last?.tokenType === tokens.Colon || last?.tokenType === tokens.Enumeration;
  return begins && (label === 'share' || label === 'recipient') ? sides[label] : undefined;
}
