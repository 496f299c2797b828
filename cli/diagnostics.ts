/** Diagnostics for people and for scripts. Text is made here, at the edge. */
import { type Diagnostic, messageOf, type Place, type Span, severityOf } from '../dsl/index.ts';
import type { Call } from './call.ts';

/** Where diagnostics stand. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly place: (offset: number) => Place;
  readonly clauseAt: (offset: number) => string | undefined;
}

export const diagnosticsJson = (call: Call, source: Source, list: readonly Diagnostic[]) =>
  list.map((d) => ({
    code: d.code,
    severity: severityOf(d),
    message: messageOf(d, call.language),
    clause: source.clauseAt(d.span.start) ?? null,
    ...range(source, d.span),
    fixes: (d.fixes ?? []).map((fix) => ({
      title: fix[call.language],
      edits: fix.edits.map((edit) => ({ ...range(source, edit.span), text: edit.text })),
    })),
    ...(d.related && {
      related: d.related.map((r) => ({ message: r[call.language], ...range(source, r.span) })),
    }),
  }));

/** Line and column from 1, in UTF-16 units; the end is exclusive. */
export function range(source: Source, span: Span) {
  const [from, to] = [source.place(span.start), source.place(span.end)];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

export const diagnosticsText = (call: Call, source: Source, list: readonly Diagnostic[]): string =>
  list.map((d) => diagnosticText(call, source, d)).join('\n');

function diagnosticText(call: Call, source: Source, d: Diagnostic): string {
  const { s, language } = call;
  const { line, column } = source.place(d.span.start);
  const where = (span: Span) => {
    const at = source.place(span.start);
    return `${source.file}:${at.line}:${at.column}`;
  };
  return [
    `${source.file}:${line}:${column} ${s.severity[severityOf(d)]} ${messageOf(d, language)} ${d.code}`,
    `    ${marked(source, d.span)}`,
    ...(d.related ?? []).map((r) => `    ${where(r.span)} ${r[language]}`),
    ...(d.fixes ?? []).map((fix) => `    ${s.check.fix(fix[language])}`),
  ].join('\n');
}

/** The source line with the place in ⟦ ⟧: carets do not line up under double width. */
export function marked(source: Pick<Source, 'text' | 'place'>, span: Span): string {
  const start = span.start - (source.place(span.start).column - 1);
  const rest = source.text.slice(start).search(/[\r\n]/);
  const lineEnd = rest < 0 ? source.text.length : start + rest;
  const from = Math.min(span.start, lineEnd);
  const end = Math.max(from, Math.min(span.end, lineEnd));
  const { text } = source;
  return `${text.slice(start, from)}⟦${text.slice(from, end)}⟧${text.slice(end, lineEnd)}`.trim();
}

/** Problems of data: their place is in their own words. */
export const problemsText = (call: Call, list: readonly Diagnostic[]): string =>
  list.map((d) => `${call.s.severity[severityOf(d)]} ${messageOf(d, call.language)} ${d.code}`).join('\n');

export const problemsJson = (call: Call, list: readonly Diagnostic[]) =>
  list.map((d) => {
    const params = d.params as { readonly [name: string]: unknown };
    const place = Object.fromEntries(
      ['path', 'file', 'row', 'column'].flatMap((k) => (k in params ? [[k, params[k]]] : [])),
    );
    return { code: d.code, severity: severityOf(d), message: messageOf(d, call.language), ...place };
  });
