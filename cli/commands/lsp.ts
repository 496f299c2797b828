/** `guiju lsp`: the language server on standard input and output. */
import { languageServer } from '../../service/index.ts';
import type { CommandSpec } from '../call.ts';
import { EXIT } from '../exit.ts';
import { strings } from '../languages.ts';
import { serveLsp } from '../lsp.ts';

const about: CommandSpec['about'] = (s) => languageServer[s === strings.zh ? 'zh' : 'en']();

export const lsp: CommandSpec = {
  name: 'lsp',
  args: '',
  about,
  // Clients of the protocol pass it, whatever the server.
  options: [{ flags: '--stdio', about }],
  run: async ({ language }) => {
    await serveLsp({ input: process.stdin, output: process.stdout, language });
    return EXIT.done;
  },
};
