/** Two ways to ask the same questions: the service directly, and the language server over stdio. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  FoldingRangeRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InlayHintRequest,
  type Location,
  PrepareRenameRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ReferencesRequest,
  RenameRequest,
  type SelectionRange,
  SelectionRangeRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Language, Span } from '../../dsl/index.ts';
import * as service from '../../service/index.ts';

/** The answers of a host, in what both can say. Lists keep the order of the host. */
export interface Client {
  diagnostics(text: string): Promise<readonly { code: string; severity: string; span: Span; message: string }[]>;
  hover(text: string, at: number): Promise<{ span: Span; text: string } | undefined>;
  complete(text: string, at: number): Promise<readonly { label: string; filter: string; span: Span; insert: string }[]>;
  definition(text: string, at: number): Promise<readonly Span[]>;
  references(text: string, at: number): Promise<readonly Span[]>;
  prepareRename(text: string, at: number): Promise<Span | undefined>;
  rename(
    text: string,
    at: number,
    name: string,
  ): Promise<{ edits: readonly Edit[]; notes: string } | { refused: string }>;
  symbols(text: string): Promise<readonly Outline[]>;
  folding(text: string): Promise<readonly { from: number; to: number }[]>;
  selection(text: string, at: number): Promise<readonly Span[]>;
  formatting(text: string): Promise<readonly Edit[]>;
  actions(text: string, range: Span): Promise<readonly { kind: string; title: string; edits: readonly Edit[] }[]>;
  inlay(text: string): Promise<readonly { offset: number; text: string }[]>;
  semantic(text: string): Promise<readonly { span: Span; type: string; declaration: boolean }[]>;
  close(): Promise<number | undefined>;
}
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly selection: Span;
  readonly children: readonly Outline[];
}

const bare = ({ start, end }: Span): Span => ({ start, end });

export function serviceClient(language: Language): Client {
  const open = service.openPolicy;
  const outline = (s: service.DocumentSymbol): Outline => ({
    name: s.name,
    detail: s.detail,
    selection: bare(s.selection),
    children: s.children.map(outline),
  });
  return {
    diagnostics: async (text) =>
      service
        .diagnostics(open(text), language)
        .map(({ code, severity, span, message }) => ({ code, severity, span, message })),
    hover: async (text, at) => {
      const found = service.hover(open(text), at, language);
      return found && { span: found.span, text: found.paragraphs.join('\n\n') };
    },
    complete: async (text, at) =>
      service
        .complete(open(text), at, language)
        .map(({ label, filter, span, insert }) => ({ label, filter, span, insert })),
    definition: async (text, at) => service.definition(open(text), at),
    references: async (text, at) => service.references(open(text), at),
    prepareRename: async (text, at) => {
      const found = service.prepareRename(open(text), at);
      return found && bare(found);
    },
    rename: async (text, at, name) => {
      const r = service.rename(open(text), at, name, language);
      return r.ok ? { edits: r.edits, notes: r.notes.join('\n') } : { refused: r.message };
    },
    symbols: async (text) => service.documentSymbols(open(text)).map(outline),
    folding: async (text) => {
      const document = TextDocument.create('', '', 0, text);
      return service
        .foldingRanges(open(text))
        .map(({ start, end }) => ({ from: document.positionAt(start).line, to: document.positionAt(end).line }));
    },
    selection: async (text, at) => service.selectionRanges(open(text), at).map(bare),
    formatting: async (text) => service.formatting(open(text)),
    actions: async (text, range) =>
      service.codeActions(open(text), range, language).map(({ kind, title, edits }) => ({ kind, title, edits })),
    inlay: async (text) =>
      service.inlayHints(open(text), language).map(({ offset, text: said }) => ({ offset, text: said })),
    semantic: async (text) =>
      service.semanticTokens(open(text)).map((t) => ({ span: bare(t), type: t.type, declaration: t.declaration })),
    close: async () => 0,
  };
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const severities = ['', 'error', 'warning', 'info'];

/** A server process of its own; every request opens the text as a new file. */
export async function lspClient(locale: string): Promise<Client> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'lsp', '--stdio'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | undefined>((resolve) => child.on('exit', (code) => resolve(code ?? undefined)));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map<string, (found: PublishDiagnosticsParams) => void>();
  const messages: string[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => waiting.get(params.uri)?.(params));
  connection.onNotification(ShowMessageNotification.type, ({ message }) => {
    messages.push(message);
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    locale,
    capabilities: {},
  });
  const legend = (capabilities.semanticTokensProvider as { legend: { tokenTypes: string[] } }).legend.tokenTypes;
  await connection.sendNotification(InitializedNotification.type, {});

  let files = 0;
  async function asking<T>(text: string, ask: (uri: string, document: TextDocument) => Promise<T>): Promise<T> {
    const uri = `file:///policy-${++files}.policy.md`;
    const document = TextDocument.create(uri, 'markdown', 1, text);
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    const answer = await ask(uri, document);
    await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    return answer;
  }
  const spanOf = (document: TextDocument, range: Range): Span => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  });
  const editsOf = (document: TextDocument, edits: readonly TextEdit[] | null | undefined): readonly Edit[] =>
    (edits ?? []).map((e) => ({ span: spanOf(document, e.range), text: e.newText }));
  const place = (uri: string, document: TextDocument, at: number) => ({
    textDocument: { uri },
    position: document.positionAt(at),
  });
  const locations = (document: TextDocument, found: unknown): readonly Span[] =>
    ((found ?? []) as Location[]).map(({ range }) => spanOf(document, range));

  return {
    diagnostics: (text) =>
      asking(text, async (uri, document) => {
        const found = await new Promise<PublishDiagnosticsParams>((resolve) => waiting.set(uri, resolve));
        waiting.delete(uri);
        return found.diagnostics.map((d) => ({
          code: String(d.code),
          severity: severities[d.severity ?? 0] ?? '',
          span: spanOf(document, d.range),
          message: String(d.message),
        }));
      }),
    hover: (text, at) =>
      asking(text, async (uri, document) => {
        const found = await connection.sendRequest(HoverRequest.type, place(uri, document, at));
        if (!found?.range) return undefined;
        return { span: spanOf(document, found.range), text: (found.contents as { value: string }).value };
      }),
    complete: (text, at) =>
      asking(text, async (uri, document) => {
        const found = await connection.sendRequest(CompletionRequest.type, place(uri, document, at));
        const items = Array.isArray(found) ? found : (found?.items ?? []);
        return items.map(({ label, filterText = '', textEdit }) => {
          const edit = textEdit as TextEdit;
          return { label, filter: filterText, span: spanOf(document, edit.range), insert: edit.newText };
        });
      }),
    definition: (text, at) =>
      asking(text, async (uri, document) =>
        locations(document, await connection.sendRequest(DefinitionRequest.type, place(uri, document, at))),
      ),
    references: (text, at) =>
      asking(text, async (uri, document) => {
        const params = { ...place(uri, document, at), context: { includeDeclaration: true } };
        return locations(document, await connection.sendRequest(ReferencesRequest.type, params));
      }),
    prepareRename: (text, at) =>
      asking(text, async (uri, document) => {
        const found = await connection.sendRequest(PrepareRenameRequest.type, place(uri, document, at));
        return found && 'range' in found ? spanOf(document, found.range) : undefined;
      }),
    rename: (text, at, newName) =>
      asking(text, async (uri, document) => {
        messages.length = 0;
        try {
          const found = await connection.sendRequest(RenameRequest.type, { ...place(uri, document, at), newName });
          return { edits: editsOf(document, found?.changes?.[uri]), notes: messages.join('\n') };
        } catch (error) {
          return { refused: (error as Error).message };
        }
      }),
    symbols: (text) =>
      asking(text, async (uri, document) => {
        const found = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
        const outline = (s: DocumentSymbol): Outline => ({
          name: s.name,
          detail: s.detail ?? '',
          selection: spanOf(document, s.selectionRange),
          children: (s.children ?? []).map(outline),
        });
        return (found as DocumentSymbol[]).map(outline);
      }),
    folding: (text) =>
      asking(text, async (uri) => {
        const found = await connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
        return (found ?? []).map(({ startLine, endLine }) => ({ from: startLine, to: endLine }));
      }),
    selection: (text, at) =>
      asking(text, async (uri, document) => {
        const params = { textDocument: { uri }, positions: [document.positionAt(at)] };
        const spans: Span[] = [];
        let next: SelectionRange | undefined = (await connection.sendRequest(SelectionRangeRequest.type, params))?.[0];
        for (; next; next = next.parent) spans.push(spanOf(document, next.range));
        return spans;
      }),
    formatting: (text) =>
      asking(text, async (uri, document) => {
        const params = { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } };
        return editsOf(document, await connection.sendRequest(DocumentFormattingRequest.type, params));
      }),
    actions: (text, range) =>
      asking(text, async (uri, document) => {
        const found = await connection.sendRequest(CodeActionRequest.type, {
          textDocument: { uri },
          range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
          context: { diagnostics: [] },
        });
        return (found ?? []).map((action) => ({
          kind: 'kind' in action ? (action.kind ?? '') : '',
          title: action.title,
          edits: editsOf(document, 'edit' in action ? action.edit?.changes?.[uri] : undefined),
        }));
      }),
    inlay: (text) =>
      asking(text, async (uri, document) => {
        const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
        const found = await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
        return (found ?? []).map((hint) => ({ offset: document.offsetAt(hint.position), text: String(hint.label) }));
      }),
    semantic: (text) =>
      asking(text, async (uri, document) => {
        const found = await connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
        let [line, character] = [0, 0];
        const data = found?.data ?? [];
        return Array.from({ length: data.length / 5 }, (_, i) => {
          const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i * 5, i * 5 + 5);
          character = down === 0 ? character + right : right;
          line += down;
          const start = document.offsetAt({ line, character });
          return { span: { start, end: start + length }, type: legend[type] ?? '', declaration: modifiers === 1 };
        });
      }),
    close: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      return ended;
    },
  };
}
