/** Blocks and the prose that they encode: headings, quotations, text coverage. */
import type { Block, BlockKind } from '../dsl/ast.ts';
import { normalise } from '../dsl/characters.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import type { Excerpt, Field } from '../dsl/fields/index.ts';
import type { Document, Section, Sentence } from '../dsl/markdown.ts';
import { nearest } from '../dsl/near.ts';
import { contains, type Span } from '../dsl/span.ts';

/** What answers for a sentence. */
export type CoverKind = 'clause' | 'qualitative' | 'relation';

export interface CoveredSentence extends Sentence {
  readonly clause: string;
  readonly by: readonly { readonly kind: CoverKind; readonly at: Span }[];
}
export interface Coverage {
  readonly sentences: readonly CoveredSentence[];
  readonly covered: number;
  readonly uncovered: readonly CoveredSentence[];
}

/** For each field of a block, the sentences quoted by the 摘录 before it. */
export interface Sources {
  readonly citesOf: (field: Field) => readonly Span[];
  readonly sentencesOf: (block: Block) => readonly Sentence[];
  readonly coverage: Coverage;
}

const coverKinds: { readonly [K in BlockKind]?: CoverKind } = {
  policy: 'clause',
  table: 'clause',
  clause: 'clause',
  qualification: 'clause',
  check: 'clause',
  qualitative: 'qualitative',
  relation: 'relation',
};
const needsRef: ReadonlySet<BlockKind> = new Set<BlockKind>(['clause', 'qualitative', 'relation', 'check']);

export function linkSources(document: Document, blocks: readonly Block[], report: (d: Diagnostic) => void): Sources {
  const cites = new Map<Field, readonly Span[]>();
  const quoted = new Map<Block, Sentence[]>();
  const covering = new Map<number, { kind: CoverKind; at: Span }[]>();
  /** Sections whose line of departments a rule repeats, and whether rightly. */
  const departments = new Map<Section, boolean>();

  for (const block of blocks) {
    const kind = coverKinds[block.kind];
    if (!kind) continue;
    checkHeading(document, block, report);
    const sections = sectionsOf(document, block);
    let current: readonly Span[] = [];
    for (const field of block.fields) {
      if (field.kind === 'excerpt') {
        const found = field.quotes.flatMap((quote) => [...sentencesQuoted(quote, sections, document, block, report)]);
        current = found.map((sentence) => sentence.span);
        quoted.set(block, [...(quoted.get(block) ?? []), ...found]);
        for (const sentence of found) {
          const list = covering.get(sentence.span.start) ?? [];
          covering.set(sentence.span.start, [...list, { kind, at: block.span }]);
        }
      }
      if (field.kind === 'department')
        for (const section of sections) {
          const written = field.units.map((unit) => unit.text);
          const same = sameUnits(written, section, field.span, report);
          if (section.departments) departments.set(section, same || departments.get(section) === true);
        }
      cites.set(field, current);
    }
  }
  return {
    citesOf: (field) => cites.get(field) ?? [],
    sentencesOf: (block) => quoted.get(block) ?? [],
    coverage: measure(document, covering, departments, report),
  };
}

// Headings

const refOf = (block: Block): string | undefined => block.ref?.text ?? basisRef(block);
const basisRef = (block: Block): string | undefined => {
  const basis = block.kind === 'qualification' ? block.fields.find((field) => field.kind === 'basis') : undefined;
  return basis?.of[0]?.text;
};

/** The clause that a block encodes: named in its head, by its 依据, or by the heading above it. */
export const clauseOf = (document: Document, block: Block): string =>
  refOf(block) ?? document.sections[block.section]?.ref ?? '';

function checkHeading(document: Document, block: Block, report: (d: Diagnostic) => void): void {
  const ref = refOf(block);
  if (ref === undefined) {
    // A head that could not be read has been reported already.
    if (needsRef.has(block.kind) && block.name.text !== '')
      report(
        diagnostic('GJ2006', block.keyword, { block: document.text.slice(block.keyword.start, block.keyword.end) }),
      );
    return;
  }
  const at = block.ref?.span ?? block.keyword;
  const here = document.sections[block.section];
  if (here?.ref === ref) return;
  const known = document.sections.flatMap((section) => (section.ref === undefined ? [] : [section.ref]));
  if (!known.includes(ref)) {
    const near = nearest(ref, known);
    report(diagnostic('GJ2004', at, { ref, ...(near ? { near } : {}) }));
  } else report(diagnostic('GJ2005', at, { ref, heading: here?.ref ?? here?.title ?? '' }));
}

/** The sections whose prose a block quotes first: its clause's own; the 政策 block quotes from anywhere. */
function sectionsOf(document: Document, block: Block): readonly Section[] {
  if (block.kind === 'policy') return document.sections.filter((section) => section.published);
  const ref = clauseOf(document, block);
  return document.sections.filter(
    (section, i) => section.published && (section.ref === ref || (ref === '' && i === block.section)),
  );
}

// Quotations

/**
 * In the block's own clause, else in the only other one that says so: one benefit may be spread over
 * the articles of a 办法 (对象 in one, 标准 in another, 停发 in a third).
 */
function sentencesQuoted(
  quote: Excerpt,
  own: readonly Section[],
  document: Document,
  block: Block,
  report: (d: Diagnostic) => void,
): readonly Sentence[] {
  const within = (sections: readonly Section[]) =>
    sections.flatMap((section) => {
      const found = findQuote(quote, section.sentences);
      return found ? [{ section, found }] : [];
    });
  const [mine] = within(own);
  if (mine) return mine.found;
  const elsewhere = within(document.sections.filter((section) => section.published && !own.includes(section)));
  const [other, ...more] = elsewhere;
  if (other && more.length === 0) return other.found;
  const text = quote.parts.join('……');
  if (other) {
    const places = elsewhere.map(({ section }) => section.ref ?? section.title);
    report(diagnostic('GJ2084', quote.span, { quote: text, places }));
    return [];
  }
  report(diagnostic('GJ2009', quote.span, { quote: text, ref: block.ref?.text ?? own[0]?.ref ?? '' }));
  return [];
}

/** The sentences that a quotation touches; its parts must follow each other in order. */
function findQuote(quote: Excerpt, sentences: readonly Sentence[]): readonly Sentence[] | undefined {
  const prose = sentences.map((sentence) => normalise(sentence.text)).join('');
  let from = -1;
  let at = 0;
  for (const part of quote.parts) {
    const found = prose.indexOf(normalise(part), at);
    if (found < 0) return undefined;
    if (from < 0) from = found;
    at = found + part.length;
  }
  if (from < 0) return undefined;
  let offset = 0;
  return sentences.filter((sentence) => {
    const start = offset;
    offset += sentence.text.length;
    return start < at && offset > from;
  });
}

/** 责任单位 of the rule against the line of the prose. */
function sameUnits(written: readonly string[], section: Section, at: Span, report: (d: Diagnostic) => void): boolean {
  const { departments } = section;
  if (!departments) return false;
  const plain = (units: readonly string[]) => [...units].map((unit) => normalise(unit).replaceAll(' ', '')).sort();
  const [a, b] = [plain(written), plain(departments.items)];
  const same = a.length === b.length && a.every((unit, i) => unit === b[i]);
  if (!same) report(diagnostic('GJ4006', at, { written: written.join('、'), prose: departments.items.join('、') }));
  return same;
}

// Coverage

function measure(
  document: Document,
  covering: ReadonlyMap<number, readonly { kind: CoverKind; at: Span }[]>,
  departments: ReadonlyMap<Section, boolean>,
  report: (d: Diagnostic) => void,
): Coverage {
  const sentences: CoveredSentence[] = [];
  /** Lines of departments that a rule repeats wrongly; that has been said. */
  const differing = new Set<Span>();
  for (const section of document.sections) {
    if (!section.published) continue;
    // Below a heading without a number (第二章, 附件) the text speaks too.
    const clause = section.ref ?? section.title;
    for (const sentence of section.sentences)
      sentences.push({ ...sentence, clause, by: covering.get(sentence.span.start) ?? [] });
    if (section.departments) {
      const { span } = section.departments;
      const same = departments.get(section);
      const by = same ? [{ kind: 'clause' as const, at: span }] : [];
      if (same === false) differing.add(span);
      sentences.push({ span, text: document.text.slice(span.start, span.end), clause, by });
    }
  }
  const uncovered = sentences.filter((sentence) => sentence.by.length === 0);
  for (const sentence of uncovered)
    if (!differing.has(sentence.span))
      report(diagnostic('GJ4004', sentence.span, { ref: sentence.clause, text: shortened(sentence.text) }));
  return { sentences, covered: sentences.length - uncovered.length, uncovered };
}

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** The clause around an offset, for diagnostics: of the block it lies in, else of the section. */
export function clauseAt(document: Document, blocks: readonly Block[], offset: number): string | undefined {
  const at = { start: offset, end: offset };
  const block = blocks.find((b) => contains(b.span, at));
  const section = [...document.sections].reverse().find((s) => s.heading.start <= offset);
  return block?.ref?.text ?? section?.ref;
}
