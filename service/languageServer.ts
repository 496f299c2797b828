import { says } from './strings.ts';

/** What `guiju lsp` is, in a line of help. */
export const { languageServer } = says;
