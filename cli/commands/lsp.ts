/** `guiju lsp`: the language server on standard input and output. */
import type { CommandSpec } from '../call.ts';
import { EXIT } from '../exit.ts';
import { strings } from '../languages.ts';
import { serveLsp } from '../lsp.ts';

const aboutZh = '语言服务器（LSP，标准输入输出），供编辑器使用';
const aboutEn = 'language server (LSP on standard input and output), for editors';

export const lsp: CommandSpec = {
  name: 'lsp',
  args: '',
  about: (s) => (s === strings.zh ? aboutZh : aboutEn),
  // Clients of the protocol pass it, whatever the server.
  options: [{ flags: '--stdio', about: (s) => (s === strings.zh ? aboutZh : aboutEn) }],
  run: async ({ language }) => {
    await serveLsp({ input: process.stdin, output: process.stdout, language });
    return EXIT.done;
  },
};
