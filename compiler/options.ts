/** What a compilation may ask of its surroundings; the compiler itself reads no files. */
export interface CompileOptions {
  /** The text of another file by its path relative to the folder of the policy; undefined where there is none. */
  readonly file?: (path: string) => string | undefined;
}
