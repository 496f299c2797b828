/**
 * Diagnostics are data: a code, its parameters and a place. Text is made at the edge, in
 * either language, from one row of the catalogue (dsl/catalogue/).
 */
import { catalogue } from './catalogue/index.ts';
import type { Span } from './span.ts';

export type Language = 'zh' | 'en';
export type Severity = 'error' | 'warning' | 'info';

/** One row of the catalogue: the message in both languages, and a manual entry in both. */
export interface Definition<P> {
  readonly severity: Severity;
  readonly zh: (p: P) => string;
  readonly en: (p: P) => string;
  /** Why it matters and what to do; printed by `guiju explain CODE`. */
  readonly manual: { readonly zh: string; readonly en: string };
}

type Catalogue = typeof catalogue;
export type Code = keyof Catalogue;
export type ParamsOf<C extends Code> = Catalogue[C] extends Definition<infer P> ? P : never;

export interface Edit {
  readonly span: Span;
  readonly text: string;
}
export interface Fix {
  readonly zh: string;
  readonly en: string;
  readonly edits: readonly Edit[];
}

export interface Diagnostic<C extends Code = Code> {
  readonly code: C;
  readonly params: ParamsOf<C>;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span; readonly zh: string; readonly en: string }[];
  readonly fixes?: readonly Fix[];
}

export function diagnostic<C extends Code>(
  code: C,
  span: Span,
  params: ParamsOf<C>,
  more: Pick<Diagnostic, 'related' | 'fixes'> = {},
): Diagnostic<C> {
  return { code, params, span, ...more };
}

/** The fix of a slip of the pen: the near name instead. */
export const renaming = (span: Span, near: string): Fix => ({
  zh: `改为「${near}」`,
  en: `Change to “${near}”`,
  edits: [{ span, text: near }],
});

const row = (code: Code): Definition<never> => catalogue[code] as Definition<never>;

export const severityOf = (d: { readonly code: Code }): Severity => row(d.code).severity;
export const messageOf = (d: Diagnostic, language: Language): string => row(d.code)[language](d.params as never);
export const manualOf = (code: Code, language: Language): string => row(code).manual[language];
export const hasErrors = (list: readonly Diagnostic[]): boolean => list.some((d) => severityOf(d) === 'error');
export const allCodes = (): readonly Code[] => Object.keys(catalogue) as Code[];
export const isCode = (text: string): text is Code => Object.hasOwn(catalogue, text);
