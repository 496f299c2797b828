/** What a keyword is, and how one is written down. */

/**
 * A `block` opens a block at the start of a line; a `label` is reserved only at the start of a
 * line before a colon; a `word` is cut out of running text; `unit` words follow numbers.
 */
export type Role = 'block' | 'label' | 'word' | 'unit';

/** INVARIANT: as many spellings in English as in Chinese, and they are pairs. */
export interface Keyword {
  readonly role: Role;
  readonly zh: Spellings;
  readonly en: Spellings;
  readonly doc: { readonly zh: string; readonly en: string };
}
export type Spellings = readonly [string, ...string[]];

/** Spellings are written with `|` between them. */
export const spellings = (text: string): Spellings => text.split('|') as unknown as Spellings;

const of =
  (role: Role) =>
  (zh: string, en: string, docZh: string, docEn: string): Keyword => ({
    role,
    zh: spellings(zh),
    en: spellings(en),
    doc: { zh: docZh, en: docEn },
  });
export const block = of('block');
export const label = of('label');
export const word = of('word');
export const unit = of('unit');
