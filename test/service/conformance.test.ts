/** Every case of the table, asked of the service itself and of the language server over stdio. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, lspClient, serviceClient } from './client.ts';
import { cases } from './conformance.ts';
import { answer } from './normal.ts';

const hosts: readonly (readonly [string, (language: 'zh' | 'en') => Client | Promise<Client>])[] = [
  ['service', serviceClient],
  ['guiju lsp', (language) => lspClient(language === 'zh' ? 'zh-cn' : 'en-GB')],
];

describe.each(hosts)('%s', (_, start) => {
  const clients = new Map<string, Client>();
  beforeAll(async () => {
    for (const language of ['zh', 'en'] as const) clients.set(language, await start(language));
  }, 60_000);
  afterAll(async () => {
    for (const client of clients.values()) expect(await client.close()).toBe(0);
  });
  test.each(cases)('$request: $says', async (asked) => {
    const client = clients.get(asked.language ?? 'zh');
    if (!client) throw new Error('not started');
    expect(await answer(client, asked)).toEqual(asked.expected);
  });
});
