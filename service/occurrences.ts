/** Where names, clauses, answers and payers are declared and used. */
import type { Block, PolicyAst, ResultTarget, Span } from '../dsl/index.ts';
import { answerIds, type KeywordId, marks, spellingsOf } from '../dsl/keywords.ts';
import { normaliseRef } from '../dsl/markdown.ts';
import { literalOf, nameOf, tokens } from '../dsl/tokens.ts';
import { clauseUses } from './clauseUses.ts';
import type { Snapshot } from './openPolicy.ts';
import { perSnapshot } from './perSnapshot.ts';
import { type PlacedToken, placedTokens } from './placedTokens.ts';

export interface Occurrence {
  readonly of: 'name' | 'clause' | 'title' | 'answer' | 'payer' | 'recipient';
  /** The name, the clause's number (with its title), or reading and answer. */
  readonly key: string;
  readonly span: Span;
  readonly declares: boolean;
  /** Stands between 「 and 」, which the span leaves out. */
  readonly quoted: boolean;
}

/** Every occurrence, in order of place. */
export const occurrences = perSnapshot((snapshot): readonly Occurrence[] => {
  const { parsed } = snapshot.compiled;
  const declared = parsed.names.map(({ name, span }): Occurrence => {
    const quoted =
      snapshot.text.charAt(span.start - 1) === marks.nameOpen && snapshot.text.charAt(span.end) === marks.nameClose;
    return { of: 'name', key: name, span, declares: true, quoted };
  });
  const taken = new Set(declared.map(({ span }) => span.start));
  const used = placedTokens(snapshot).flatMap((placed) => nameUse(placed) ?? []);
  const all = [
    ...declared,
    ...used.filter(({ span }) => !taken.has(span.start)),
    ...clauseOccurrences(snapshot),
    ...clauseUses(parsed),
    ...answerOccurrences(parsed.ast),
    ...partyOccurrences(parsed.ast, new Set(parsed.names.map(({ name }) => name))),
  ];
  return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
});

function nameUse({ token, span }: PlacedToken): Occurrence | undefined {
  if (token.tokenType === tokens.Name || token.tokenType === tokens.Document)
    return { of: 'name', key: nameOf(token), span, declares: false, quoted: false };
  if (token.tokenType !== tokens.QuotedName || token.image.length < 3 || !token.image.endsWith(marks.nameClose))
    return undefined;
  const inner = { start: span.start + 1, end: span.end - 1 };
  return { of: 'name', key: nameOf(token), span: inner, declares: false, quoted: true };
}

// Clauses

const listing: ReadonlySet<KeywordId> = new Set<KeywordId>(['basis', 'notApplicable']);

function clauseOccurrences(snapshot: Snapshot): readonly Occurrence[] {
  const { document, lexed } = snapshot.compiled.parsed;
  const known = document.sections.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
  const use = (key: string, span: Span): Occurrence => ({ of: 'clause', key, span, declares: false, quoted: false });
  const headings = document.sections.flatMap(({ ref, heading }): Occurrence[] =>
    ref === undefined || heading.end === heading.start
      ? []
      : [{ of: 'clause', key: ref, span: heading, declares: true, quoted: false }],
  );
  const heads = lexed.blocks.flatMap(({ head }) => (head.ref ? [use(head.ref.text, head.ref.span)] : []));
  const inLines = placedTokens(snapshot).flatMap(({ token, span, line }, i, all): Occurrence[] => {
    const literal = literalOf(token);
    // 旧办法四 is a clause of another document.
    const elsewhere = all[i - 1]?.token.tokenType === tokens.Document && all[i - 1]?.line === line;
    if (literal?.type === 'clauseRef') return elsewhere ? [] : [use(literal.ref, span)];
    if (token.tokenType !== tokens.Text || line?.line.form !== 'label' || !listing.has(line.line.keyword)) return [];
    const written = normaliseRef(token.image);
    const key = known.filter((ref) => written.startsWith(ref)).sort((a, b) => b.length - a.length)[0];
    return key === undefined ? [] : [use(key, span)];
  });
  return [...headings, ...heads, ...inLines];
}

// Answers of readings

/** The key of an answer of a reading, such as 监督期 and answerB. */
export const answerKey = (reading: string, answer: KeywordId): string => `${reading} ${answer}`;

const answerIn = (text: string): KeywordId | undefined =>
  answerIds.find((id) => spellingsOf(id).some((words) => text === words));

function answerOccurrences(ast: PolicyAst): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const add = (reading: string, id: KeywordId | undefined, span: Span, declares: boolean): void => {
    if (id !== undefined) found.push({ of: 'answer', key: answerKey(reading, id), span, declares, quoted: false });
  };
  for (const block of ast.blocks) {
    if (block.kind === 'reading')
      for (const field of block.fields) {
        if (field.kind === 'answer') add(block.name.text, field.label.keyword, field.label.span, true);
        if (field.kind === 'chosen' || field.kind === 'decided') {
          const word = /^[^\s，,；;（(]+/.exec(field.key.text)?.[0] ?? '';
          const { start } = field.key.span;
          add(block.name.text, answerIn(word), { start, end: start + word.length }, false);
        }
      }
    if (block.kind === 'scenario')
      for (const part of block.parts)
        if (part.kind === 'expect')
          for (const { name, answer } of part.under)
            add(name.name, chosenIn(ast, name.name, answer.text), answer.span, false);
  }
  return found;
}

/** A choice names an answer by its key or, where the reading has options, by the option. */
function chosenIn(ast: PolicyAst, reading: string, text: string): KeywordId | undefined {
  const key = answerIn(text);
  if (key) return key;
  const block = ast.blocks.find((b) => b.kind === 'reading' && b.name.text === reading);
  return block?.fields.flatMap((field) =>
    field.kind === 'answer' && field.value.kind === 'name' && field.value.name === text ? [field.label.keyword] : [],
  )[0];
}

// Payers and recipients

const sides = { share: 'payer', recipient: 'recipient', paidBy: 'payer', receivedBy: 'recipient' } as const;

/** Of clauses, and of what scenarios expect; what is declared, such as the entity, is a name. */
function partyOccurrences(ast: PolicyAst, names: ReadonlySet<string>): readonly Occurrence[] {
  const use = (of: 'payer' | 'recipient', key: string, span: Span): readonly Occurrence[] =>
    names.has(key) ? [] : [{ of, key, span, declares: false, quoted: false }];
  return ast.blocks.flatMap((block: Block) => [
    ...block.fields.flatMap((field) =>
      field.kind === 'share' || field.kind === 'recipient'
        ? field.shares.flatMap(({ payer }) => use(sides[field.kind], payer.text, payer.span))
        : [],
    ),
    ...targetsOf(block).flatMap(({ party }) =>
      party && !party.name.quoted ? use(sides[party.word], party.name.name, party.name.span) : [],
    ),
  ]);
}

function targetsOf(block: Block): readonly ResultTarget[] {
  if (block.kind !== 'scenario') return [];
  return block.parts.flatMap((part) => {
    if (part.kind === 'expect') return part.lines.flatMap((line) => (line.kind === 'result' ? [line.target] : []));
    if (part.kind !== 'cases') return [];
    return (part.table.rows[0]?.cells ?? []).flatMap((cell) => (cell.target ? [cell.target] : []));
  });
}
