import type { Declaration } from '../compiler/symbols.ts';
import { fieldRows } from '../dsl/fields/index.ts';
import type { Block, Language, Span } from '../dsl/index.ts';
import { type KeywordId, keywordIds, keywords, spell, spellingsOf } from '../dsl/keywords.ts';
import { keywordOf, literalOf, tokens } from '../dsl/tokens.ts';
import { declarationsOf } from './declarationsOf.ts';
import { lineAround } from './lineAround.ts';
import { meaningOfName } from './meaningOfName.ts';
import { occurrenceAt } from './occurrenceAt.ts';
import { type Occurrence, occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import { type PlacedToken, placedTokens } from './placedTokens.ts';
import { sourcesOf } from './sourcesOf.ts';
import { says } from './strings.ts';
import { touches } from './touches.ts';

/** Paragraphs about the words at `span`; the first one names them. */
export interface Hover {
  readonly span: Span;
  readonly paragraphs: readonly string[];
}

export function hover(snapshot: Snapshot, offset: number, language: Language): Hover | undefined {
  const head = snapshot.compiled.parsed.lexed.blocks.find((block) => touches(block.head.keywordSpan, offset))?.head;
  if (head) return aboutKeyword(head.keyword, head.keywordSpan, language);
  const placed = tokenAt(snapshot, offset);
  const here = occurrenceAt(snapshot, offset);
  if (here && !(here.of === 'clause' && here.declares)) return aboutOccurrence(snapshot, here, placed, language);
  if (placed) return aboutToken(snapshot, placed, language);
  return aboutSentence(snapshot, offset, language);
}

function tokenAt(snapshot: Snapshot, offset: number): PlacedToken | undefined {
  const here = placedTokens(snapshot).filter(({ span }) => touches(span, offset));
  return here.find(({ span }) => offset < span.end) ?? here[0];
}

// Words of the language

function aboutKeyword(id: KeywordId, span: Span, language: Language): Hover {
  const row = fieldRows.find(({ labels }) => labels.includes(id));
  // A field says more than its label does.
  const field = keywords[id].role === 'label' ? row : undefined;
  return {
    span,
    paragraphs: [
      `**${spell(id, 'zh')}** · ${spell(id, 'en')}`,
      (field ?? keywords[id]).doc[language],
      ...(field ? [says.example[language](field.example.zh)] : []),
    ],
  };
}

function aboutToken(snapshot: Snapshot, placed: PlacedToken, language: Language): Hover | undefined {
  const id = keywordOf(placed.token) ?? unitWord(placed);
  if (id) return aboutKeyword(id, placed.span, language);
  const literal = literalOf(placed.token);
  if (!literal) return undefined;
  const money = literal.type === 'money' && literal.currency === undefined ? literal.fen : undefined;
  const said =
    money && money.d === 1n ? says.inYuan[language](yuan(money.n)) : says.figure[language](placed.token.image);
  return { span: placed.span, paragraphs: [said, ...cited(snapshot, placed.span, language)] };
}

/** The word for the unit in the brackets of a type. */
const unitWord = ({ token }: PlacedToken): KeywordId | undefined =>
  token.tokenType === tokens.Unit
    ? keywordIds.find((id) => keywords[id].role === 'unit' && spellingsOf(id).includes(token.image.trim()))
    : undefined;

/** 1234500 fen → 12,345. */
function yuan(fen: bigint): string {
  const whole = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fen % 100n;
  return rest === 0n ? whole : `${whole}.${rest.toString().padStart(2, '0')}`;
}

// Names, clauses, answers

function aboutOccurrence(
  snapshot: Snapshot,
  here: Occurrence,
  placed: PlacedToken | undefined,
  language: Language,
): Hover | undefined {
  const { span, key } = here;
  if (here.of === 'payer' || here.of === 'recipient') {
    const n = occurrences(snapshot).filter((o) => o.of === here.of && o.key === key).length;
    return { span, paragraphs: [`**${key}**`, says[here.of][language](n), ...cited(snapshot, span, language)] };
  }
  if (here.of === 'title') return here.declares ? undefined : aboutClause(snapshot, key.split(' ')[0] ?? '', span);
  if (here.of === 'clause') return aboutClause(snapshot, key, span);
  if (here.of === 'answer') return aboutAnswer(snapshot, here, placed, language);
  const declared = declarationsOf(snapshot).get(key) ?? [];
  if (declared.length === 0) return undefined;
  return { span, paragraphs: [`**${key}**`, ...declared.flatMap((d) => aboutDeclaration(snapshot, d, language))] };
}

function aboutDeclaration(snapshot: Snapshot, declaration: Declaration, language: Language): readonly string[] {
  const { what, type, grain } = meaningOfName(snapshot, declaration, language);
  const facts = [what, ...(type ? [says.type[language](type)] : []), ...(grain ? [says.grain[language](grain)] : [])];
  const at = declaredAt(declaration);
  if (!at) return [facts.join('；')];
  const line = lineAround(snapshot.text, at.start);
  const chosen = declaration.kind === 'reading' ? chosenText(snapshot, declaration.name, language) : [];
  const question =
    declaration.kind === 'reading'
      ? declaration.block.fields.flatMap((field) => (field.kind === 'question' ? [field.text.text] : []))
      : [];
  const { document } = snapshot.compiled.parsed;
  const section = 'block' in declaration ? document.sections[declaration.block.section] : undefined;
  return [
    facts.join('；'),
    `\`${snapshot.text.slice(line.start, line.end).trim()}\``,
    ...question,
    ...chosen,
    ...(section?.ref === undefined ? [] : [says.declaredIn[language](`${section.ref} ${section.title}`.trim())]),
    ...(section?.ref !== undefined &&
    section.sentences[0] &&
    declaration.kind !== 'entity' &&
    declaration.kind !== 'list'
      ? [says.source[language](section.sentences.map((s) => s.text).join(''))]
      : []),
  ];
}

const declaredAt = (declaration: Declaration): Span | undefined =>
  declaration.kind === 'option'
    ? undefined
    : declaration.kind === 'field' || declaration.kind === 'status'
      ? declaration.node.span
      : declaration.block.name.span;

function chosenText(snapshot: Snapshot, name: string, language: Language): readonly string[] {
  const reading = snapshot.compiled.readings.find((r) => r.name === name);
  const answer = reading?.answers.find((a) => a.key === reading.chosen);
  if (!reading || !answer) return [];
  return [says[reading.provisional ? 'inForce' : 'decided'][language](answer.key, answer.text)];
}

function aboutClause(snapshot: Snapshot, ref: string, span: Span): Hover | undefined {
  const sections = snapshot.compiled.parsed.document.sections.filter((s) => s.ref === ref);
  if (sections.length === 0) return undefined;
  const title = sections.map((s) => s.title).find(Boolean) ?? '';
  return {
    span,
    paragraphs: [`**${ref}** ${title}`.trim(), sections.flatMap((s) => s.sentences.map((x) => x.text)).join('')],
  };
}

function aboutAnswer(
  snapshot: Snapshot,
  here: Occurrence,
  placed: PlacedToken | undefined,
  language: Language,
): Hover | undefined {
  const declared = occurrences(snapshot).find((o) => o.declares && o.of === 'answer' && o.key === here.key);
  if (!declared) return placed && aboutToken(snapshot, placed, language);
  const line = lineAround(snapshot.text, declared.span.start);
  const [reading = ''] = here.key.split(' ');
  return {
    span: here.span,
    paragraphs: [
      `**${reading}** \`${snapshot.text.slice(line.start, line.end).trim()}\``,
      ...chosenText(snapshot, reading, language),
    ],
  };
}

// The text

/** The sentences that the line at a place of a block encodes. */
function cited(snapshot: Snapshot, span: Span, language: Language): readonly string[] {
  const { ast } = snapshot.compiled.parsed;
  const fields = ast.blocks.flatMap((block: Block) => block.fields);
  const field = fields.find((f) => f.span.start <= span.start && span.end <= f.span.end);
  const spans = field ? sourcesOf(snapshot).citesOf(field) : [];
  return spans.map((s) => says.source[language](snapshot.text.slice(s.start, s.end)));
}

function aboutSentence(snapshot: Snapshot, offset: number, language: Language): Hover | undefined {
  const sentence = snapshot.compiled.coverage.sentences.find(({ span }) => touches(span, offset));
  if (!sentence) return undefined;
  const { ast } = snapshot.compiled.parsed;
  const names = sentence.by.flatMap(({ at }) =>
    ast.blocks
      .filter((block) => block.span.start === at.start)
      .map((block) => {
        const keyword = snapshot.text.slice(block.keyword.start, block.keyword.end);
        return [keyword, block.ref?.text, block.name.text].filter(Boolean).join(' ');
      }),
  );
  const said =
    sentence.by.length === 0
      ? says.notEncoded[language]()
      : names.length > 0
        ? says.encodedBy[language]([...new Set(names)].join('；'))
        : undefined;
  return said ? { span: sentence.span, paragraphs: [said] } : undefined;
}
