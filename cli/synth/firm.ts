/** One synthetic firm: text by field name, as a table holds it. */
export type Fields = ReadonlyMap<string, string>;

export interface Firm {
  /** First letter of its id, where it is not an ordinary firm. */
  readonly mark?: string;
  readonly entity: Fields;
  readonly yearly: ReadonlyMap<number, Fields>;
  readonly lists: ReadonlyMap<string, readonly Fields[]>;
}

/** A table row from pairs; `undefined` is an empty cell. */
export const fields = (pairs: { readonly [name: string]: string | number | undefined }): Fields =>
  new Map(
    Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
  );

/** Ten thousands of yuan as whole yuan. Rounding here hides any last digit in which machines might differ. */
export const yuan = (wan: number): string => String(Math.max(0, Math.round(wan * 10_000)));
