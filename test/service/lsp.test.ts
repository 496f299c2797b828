/** The language server as a process: what the table of conformance does not reach. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  SemanticTokensRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { document } from './document.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

async function server() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'lsp', '--stdio'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  started.push(child);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
  });
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    locale: 'zh-cn',
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, connection, published, initialized, ended };
}

const uri = 'file:///a.policy.md';
const until = async (ready: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !ready(); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(ready()).toBe(true);
};

test('says what it can do, and reads whole texts', async () => {
  const { initialized } = await server();
  expect(initialized.serverInfo?.name).toBe('guiju');
  expect(initialized.capabilities.textDocumentSync).toBe(1);
  expect(initialized.capabilities.completionProvider?.triggerCharacters).toContain('为');
});

test('of several changes in a row only the last is compiled into findings; closing takes them away', async () => {
  const { connection, published } = await server();
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text: document },
  });
  for (const version of [2, 3, 4])
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text: document.replace('30万元\n  兑现', `${version}0万园\n  兑现`) }],
    });
  await until(() => published.length > 0);
  expect(published.map((p) => p.version)).toEqual([4]);
  const errors = published[0]?.diagnostics.filter((d) => d.severity === 1);
  expect(errors?.map((d) => [d.code, d.range.start.line])).toEqual([['GJ2001', 31]]);
  await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  await until(() => published.length > 1);
  expect(published[1]?.diagnostics).toEqual([]);
});

test('a file that is not open has no answers, and the server lives on', async () => {
  const { connection } = await server();
  const textDocument = { uri: 'file:///nowhere' };
  expect(
    await connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 0, character: 0 } }),
  ).toBeNull();
  expect(await connection.sendRequest(SemanticTokensRequest.type, { textDocument })).toEqual({ data: [] });
});

test('ends when its input ends', async () => {
  const { child, ended } = await server();
  child.stdin?.end();
  // 1: the client left without saying so.
  expect(await ended).toBe(1);
});
