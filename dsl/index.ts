/** dsl: text ⇄ syntax tree. Knows nothing about meaning. */
import type { PolicyAst } from './ast.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import { type Lexed, lex } from './lexer.ts';
import { type LineForm, lineForms } from './lines.ts';
import { type Document, scanDocument } from './markdown.ts';
import { collectNames, type DeclaredName } from './names.ts';
import { collectUnits, type OwnUnit } from './ownUnits.ts';
import { parse as parseLines } from './parser.ts';
import { type Dictionary, dictionaryOf } from './words.ts';

/** A policy document with everything that can be said of it without knowing what it means. */
export interface ParsedPolicy {
  readonly document: Document;
  readonly lines: readonly LineForm[];
  readonly names: readonly DeclaredName[];
  /** Units of the policy's own, where they are declared. */
  readonly units: readonly OwnUnit[];
  readonly dictionary: Dictionary;
  readonly lexed: Lexed;
  readonly ast: PolicyAst;
  readonly diagnostics: readonly Diagnostic[];
}

/** A document longer than this (in UTF-16 units) is read up to here. */
export const LONGEST = 4_000_000;

/** The whole front end: scan → names → lex → parse. Never throws on a user's text. */
export function parsePolicy(source: string): ParsedPolicy {
  const text = source.length > LONGEST ? source.slice(0, LONGEST) : source;
  const document = scanDocument(text);
  const lines = lineForms(document);
  const names = collectNames(document, lines);
  const units = collectUnits(document, lines);
  const dictionary = dictionaryOf(
    names,
    units.map(({ unit }) => unit),
  );
  const lexed = lex(document, lines, dictionary);
  const parsed = parseLines(text, lexed, names);
  const unclosed = document.fences
    .filter((fence) => !fence.closed)
    .map((fence) => diagnostic('GJ1008', fence.opening, {}));
  const tooLong =
    source.length > LONGEST ? [diagnostic('GJ1011', { start: LONGEST - 1, end: LONGEST }, { limit: '4,000,000' })] : [];
  return {
    document,
    lines,
    names,
    units,
    dictionary,
    lexed,
    ast: parsed.ast,
    diagnostics: [...tooLong, ...invisible(text), ...unclosed, ...lexed.diagnostics, ...parsed.diagnostics],
  };
}

/** Characters that no reader can see: controls, bidirectional overrides, lone surrogates. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
const MOST_UNSEEN = 20;

function invisible(text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of text.matchAll(unseen)) {
    if (/[\t\r\n]/.test(match[0])) continue;
    const code = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(diagnostic('GJ1016', { start: match.index, end: match.index + match[0].length }, { text: code }));
    if (found.length === MOST_UNSEEN) break;
  }
  return found;
}

export type * from './ast.ts';
export * from './calendar.ts';
export * from './diagnostics.ts';
export { applyEdits, format, formatEdits } from './format.ts';
export type { Document, Section, Sentence } from './markdown.ts';
export * from './measures.ts';
export type { DeclaredName } from './names.ts';
export * from './numbers.ts';
export * from './rational.ts';
export * from './span.ts';
export { writtenIn } from './writtenIn.ts';
