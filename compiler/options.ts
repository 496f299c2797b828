/** What compiling a policy may need from outside the text. The compiler reads no file itself. */
export interface CompileOptions {
  /** The text of a file, by its path from the folder of the policy; undefined where it cannot be read. */
  readonly file?: (path: string) => string | undefined;
}
