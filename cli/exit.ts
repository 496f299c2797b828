/** How the process ends; interfaces.md section 2. */
export const EXIT = { done: 0, wrongData: 1, wrongCall: 2, bug: 70 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/**
 * Ends a command early: `message` is for people, `document` is what `--json` prints instead.
 * The one exception of the shells that is not a bug; `main` is the only one that catches it.
 */
export class Halt extends Error {
  readonly exit: Exit;
  readonly document: unknown;
  constructor(exit: Exit, message: string, document?: unknown) {
    super(message);
    this.exit = exit;
    this.document = document;
  }
}
