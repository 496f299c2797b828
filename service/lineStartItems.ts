import { type AnyFieldSyntax, fieldRows } from '../dsl/fields/index.ts';
import type { Language, Span } from '../dsl/index.ts';
import { answerIds, type KeywordId, keywordIds, keywords, spell, spellingsOf } from '../dsl/keywords.ts';
import type { Completion } from './complete.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { encoding } from './completionPlace.ts';
import { filterText } from './filterText.ts';
import type { Snapshot } from './openPolicy.ts';
import type { LexedBlock } from './placedTokens.ts';
import { escapeSnippet } from './snippet.ts';
import { says } from './strings.ts';
import { writingLanguage } from './writingLanguage.ts';

/** At the start of a line: the labels that the block may still have, and the heads of blocks. */
export function lineStartItems(
  snapshot: Snapshot,
  { block, section }: CompletionPlace,
  { typed, colonFollows }: NonNullable<CompletionPlace['lineStart']>,
  language: Language,
): readonly Completion[] {
  const written = writingLanguage(snapshot);
  const colon = written === 'zh' ? '：' : ': ';
  const labels = block ? labelsOf(block, typed) : [];
  const item = (kind: 'block' | 'label', id: KeywordId, insert: string, rank: number): Completion => ({
    kind,
    label: spell(id, written),
    detail: keywords[id].doc[language],
    span: typed,
    insert,
    snippet: insert.includes('$'),
    filter: filterText(...spellingsOf(id)),
    rank,
  });
  const labelItems = labels.map(({ id, example }) => {
    const tail = example === undefined ? '' : `\${1:${escapeSnippet(example)}}`;
    return item(
      'label',
      id,
      colonFollows ? spell(id, written) : `${spell(id, written)}${opener(id) ? ' ' : colon}${tail}`,
      1,
    );
  });
  const { document } = snapshot.compiled.parsed;
  const ref = document.sections[section]?.ref;
  const heads = colonFollows ? [] : keywordIds.filter((id) => keywords[id].role === 'block');
  return [...labelItems, ...heads.map((id) => item('block', id, headSnippet(id, ref, written), 2))];
}

const opener = (id: KeywordId): boolean => id === 'given' || id === 'under';

interface Label {
  readonly id: KeywordId;
  readonly example?: string;
}

function labelsOf(block: LexedBlock, typed: Span): readonly Label[] {
  const used = new Set(
    block.lines.flatMap(({ line }) =>
      line.form === 'label' && line.label.start !== typed.start ? [line.keyword] : [],
    ),
  );
  const rows = fieldRows.filter((row) => (row.in as readonly string[]).includes(block.head.keyword));
  const ids = rows.flatMap((row): Label[] => {
    const several = row.labels.length > 1;
    const free = row.labels.filter((id) => !used.has(id));
    // Of 甲, 乙 … the next one.
    const offered = several ? free.slice(0, 1) : row.repeatable ? row.labels : free;
    return offered.map((id) => ({ id, example: exampleOf(row) }));
  });
  const more: readonly KeywordId[] =
    block.head.keyword === 'scenario' ? ['given', 'expect', 'under', 'cases', 'basis', 'notApplicable'] : [];
  const yearly: readonly KeywordId[] = block.head.keyword === 'entity' ? ['perYear', 'perMonth'] : [];
  return [...more.map((id) => ({ id })), ...ids, ...yearly.map((id) => ({ id }))];
}

/** What stands after the colon of a row's example. */
const exampleOf = (row: AnyFieldSyntax): string => row.example.zh.slice(row.example.zh.search(/[：:]/) + 1);

/** Labels with which a new block begins. */
const starters: { readonly [K in KeywordId]?: readonly KeywordId[] } = {
  policy: ['draft', 'issued', 'inForce', 'rounding'],
  reading: ['question', answerIds[0], answerIds[1], 'chosen'],
  clause: ['excerpt', 'subject', 'once', 'grant', 'share', 'department'],
  qualitative: ['excerpt', 'category', 'department'],
  qualification: ['excerpt', 'yearly', 'acquire'],
  relation: ['excerpt', 'stack'],
  check: ['excerpt', 'require'],
  scenario: ['given', 'expect'],
};

function headSnippet(id: KeywordId, ref: string | undefined, written: Language): string {
  let stop = 0;
  const slot = (words: string): string => `\${${++stop}:${escapeSnippet(words)}}`;
  const colon = written === 'zh' ? '：' : ': ';
  const title = says.title[written]();
  const own = encoding.has(id) ? `${ref ?? slot('…')} ${slot(title)}` : id === 'policy' ? '' : slot(title);
  const head = `${spell(id, written)}${own === '' ? '' : ` ${own}`}${colon}${id === 'policy' ? slot(title) : ''}`;
  const content =
    id === 'definition'
      ? slot(says.words[written]())
      : id === 'parameter'
        ? spell('ratio', written)
        : id === 'reading'
          ? spell('money', written)
          : id === 'reference'
            ? slot('“….policy.md”')
            : id === 'table'
              ? spell('wholeBase', written)
              : '';
  const lines = (starters[id] ?? []).map((label) => {
    const slotText =
      label === 'excerpt'
        ? `“${slot('…')}”`
        : label === 'chosen'
          ? spell(answerIds[0], written)
          : label === 'expect'
            ? ''
            : slot('…');
    return `\n  ${spell(label, written)}${label === 'given' ? ' ' : colon}${slotText}`;
  });
  return `${head}${content}${lines.join('')}`;
}
