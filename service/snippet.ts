/** Text as it stands in a snippet. */
export const escapeSnippet = (text: string): string => text.replaceAll(/[\\$}]/g, (c) => `\\${c}`);
