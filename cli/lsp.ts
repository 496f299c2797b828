/**
 * The language server: LSP on two streams ⇄ service/. It knows the protocol and nothing of policies.
 * Long, because every request of the protocol has its lines here; each stands alone.
 */
import {
  CodeActionKind,
  CompletionItemKind,
  type Connection,
  createConnection,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  InlayHintKind,
  InsertTextFormat,
  type DocumentSymbol as LspSymbol,
  MessageType,
  type Range,
  ResponseError,
  type SelectionRange,
  type ServerCapabilities,
  ShowMessageNotification,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Language, Span } from '../dsl/index.ts';
import * as service from '../service/index.ts';
import { sameFile, snapshots } from './lspFiles.ts';
import { VERSION } from './version.ts';

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Where the client does not say its language. */
  readonly language: Language;
}

/** Serves until the client leaves. */
export function serveLsp({ input, output, language }: Streams): Promise<void> {
  const connection = createConnection(input, output);
  let speaks = language;
  let live = false;
  let watches = false;
  const open = new TextDocuments(TextDocument);
  // Uris are spelt as the client spells them, paths are not: open files are looked up by path.
  const compiled = snapshots((uri) =>
    open
      .all()
      .find((d) => sameFile(d.uri, uri))
      ?.getText(),
  );
  const snapshotOf = compiled.of;

  const publish = (document: TextDocument): void => {
    if (open.get(document.uri)?.version !== document.version) return;
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: service.diagnostics(snapshotOf(document), speaks).map((d) => ({
        range: rangeIn(document, d.span),
        severity: severities[d.severity],
        code: d.code,
        source: 'guiju',
        message: d.message,
        relatedInformation: d.related.map((r) => ({
          location: { uri: document.uri, range: rangeIn(document, r.span) },
          message: r.message,
        })),
      })),
    });
  };

  connection.onInitialize(({ locale, capabilities }) => {
    if (locale) speaks = /^zh/i.test(locale) ? 'zh' : 'en';
    live = capabilities.workspace?.inlayHint?.refreshSupport === true;
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { capabilities: provided, serverInfo: { name: 'guiju', version: VERSION } };
  });
  // A policy may name tables beside it: when one of them changes, so does what the policy means.
  connection.onInitialized(() => {
    if (!watches) return;
    const watchers = [{ globPattern: '**/*.{csv,md}' }];
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) for (const document of compiled.changed(uri)) publish(document);
  });
  const waiting = new Map<string, NodeJS.Timeout>();
  open.onDidChangeContent(({ document }) => {
    clearTimeout(waiting.get(document.uri));
    waiting.set(
      document.uri,
      setTimeout(() => {
        publish(document);
        for (const other of compiled.changed(document.uri)) publish(other);
        if (live) connection.languages.inlayHint.refresh().catch(() => {});
      }, PAUSE),
    );
  });
  open.onDidClose(({ document }) => {
    clearTimeout(waiting.get(document.uri));
    waiting.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    for (const other of compiled.changed(document.uri)) publish(other);
  });
  answerAll(connection, {
    language: () => speaks,
    open: (uri) => {
      const document = open.get(uri);
      return document && { document, snapshot: snapshotOf(document) };
    },
  });
  open.listen(connection);
  connection.listen();
  return new Promise((resolve) => connection.onExit(() => resolve()));
}

/** Milliseconds without a key before findings are sent. */
const PAUSE = 120;

const provided: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Full,
  hoverProvider: true,
  completionProvider: { triggerCharacters: [...service.completionTriggers] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  inlayHintProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.Source] },
  semanticTokensProvider: {
    legend: { tokenTypes: [...service.semanticTypes], tokenModifiers: [...service.semanticModifiers] },
    full: true,
  },
};

interface Policies {
  readonly language: () => Language;
  readonly open: (uri: string) => { readonly document: TextDocument; readonly snapshot: service.Snapshot } | undefined;
}
type Open = NonNullable<ReturnType<Policies['open']>>;

/** Every request of the protocol, by the function of the service that answers it. */
function answerAll(connection: Connection, policies: Policies): void {
  type At = { readonly textDocument: { readonly uri: string } };
  const on =
    <P extends At, R>(answer: (params: P, open: Open, language: Language) => R) =>
    (params: P): R | null => {
      const open = policies.open(params.textDocument.uri);
      return open ? answer(params, open, policies.language()) : null;
    };

  connection.onHover(
    on(({ position }, { document, snapshot }, language) => {
      const found = service.hover(snapshot, document.offsetAt(position), language);
      if (!found) return null;
      return {
        contents: { kind: 'markdown' as const, value: found.paragraphs.join('\n\n') },
        range: rangeIn(document, found.span),
      };
    }),
  );
  connection.onCompletion(
    on(({ position }, { document, snapshot }, language) =>
      service.complete(snapshot, document.offsetAt(position), language).map((item) => ({
        label: item.label,
        kind: completionKinds[item.kind],
        detail: item.detail,
        filterText: item.filter,
        sortText: `${item.rank}`,
        insertTextFormat: item.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        textEdit: { range: rangeIn(document, item.span), newText: item.insert },
      })),
    ),
  );
  const located = ({ document }: Open, spans: readonly Span[]) =>
    spans.map((span) => ({ uri: document.uri, range: rangeIn(document, span) }));
  connection.onDefinition(
    on(({ position }, open) => located(open, service.definition(open.snapshot, open.document.offsetAt(position)))),
  );
  connection.onReferences(
    on(({ position, context }, open) => {
      const offset = open.document.offsetAt(position);
      return located(open, service.references(open.snapshot, offset, context.includeDeclaration));
    }),
  );
  connection.onPrepareRename(
    on(({ position }, { document, snapshot }) => {
      const found = service.prepareRename(snapshot, document.offsetAt(position));
      return found ? { range: rangeIn(document, found), placeholder: found.name } : null;
    }),
  );
  connection.onRenameRequest(
    on(({ position, newName }, { document, snapshot }, language) => {
      const renamed = service.rename(snapshot, document.offsetAt(position), newName, language);
      if (!renamed.ok) throw new ResponseError(REFUSED, renamed.message);
      if (renamed.notes.length > 0) {
        // A notification: the request of the same purpose asks for an answer that not every client gives.
        const message = renamed.notes.join('\n');
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
      }
      return changing(document, renamed.edits);
    }),
  );
  connection.onDocumentSymbol(
    on((_, { document, snapshot }) => service.documentSymbols(snapshot).map((symbol) => symbolIn(document, symbol))),
  );
  connection.onFoldingRanges(
    on((_, { document, snapshot }) =>
      service.foldingRanges(snapshot).map(({ start, end }) => ({
        startLine: document.positionAt(start).line,
        endLine: document.positionAt(end).line,
      })),
    ),
  );
  connection.onSelectionRanges(
    on(({ positions }, { document, snapshot }) =>
      positions.map((position) => {
        const spans = service.selectionRanges(snapshot, document.offsetAt(position));
        return nested(spans.map((span) => rangeIn(document, span))) ?? { range: { start: position, end: position } };
      }),
    ),
  );
  connection.onDocumentFormatting(on((_, { document, snapshot }) => editsIn(document, service.formatting(snapshot))));
  connection.onCodeAction(
    on(({ range, context }, { document, snapshot }, language) => {
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return service
        .codeActions(snapshot, span, language)
        .map((action) => ({
          title: action.title,
          kind: action.kind,
          edit: changing(document, action.edits),
          ...(action.fixes && {
            diagnostics: context.diagnostics.filter((d) => d.code === action.fixes?.code),
          }),
        }))
        .filter(({ kind }) => !context.only || context.only.some((only) => kind.startsWith(only)));
    }),
  );
  connection.languages.inlayHint.on(
    on(({ range }, { document, snapshot }, language) => {
      const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return service
        .inlayHints(snapshot, language)
        .filter(({ offset }) => from <= offset && offset <= to)
        .map((hint) => ({
          position: document.positionAt(hint.offset),
          label: hint.text,
          kind: InlayHintKind.Type,
          paddingLeft: true,
        }));
    }),
  );
  connection.languages.semanticTokens.on(
    (params) => on((_, open) => ({ data: encoded(open) }))(params) ?? { data: [] },
  );
}

/** The code of a refusal that the user is to read (RequestFailed). */
const REFUSED = -32803;

// Words of the protocol

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const completionKinds = {
  block: CompletionItemKind.Module,
  label: CompletionItemKind.Keyword,
  word: CompletionItemKind.Operator,
  name: CompletionItemKind.Variable,
  option: CompletionItemKind.EnumMember,
  clause: CompletionItemKind.Reference,
  answer: CompletionItemKind.EnumMember,
  text: CompletionItemKind.Text,
} as const satisfies { readonly [K in service.Completion['kind']]: CompletionItemKind };

const symbolKinds = {
  section: SymbolKind.Namespace,
  policy: SymbolKind.File,
  entity: SymbolKind.Class,
  definition: SymbolKind.Variable,
  parameter: SymbolKind.Constant,
  table: SymbolKind.Array,
  reading: SymbolKind.Enum,
  clause: SymbolKind.Function,
  qualitative: SymbolKind.String,
  qualification: SymbolKind.Interface,
  relation: SymbolKind.Operator,
  reference: SymbolKind.Module,
  check: SymbolKind.Boolean,
  scenario: SymbolKind.Event,
  column: SymbolKind.Field,
  answer: SymbolKind.EnumMember,
} as const satisfies { readonly [K in service.DocumentSymbol['kind']]: SymbolKind };

const rangeIn = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

const editsIn = (document: TextDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, text }) => ({ range: rangeIn(document, span), newText: text }));

const changing = (document: TextDocument, edits: readonly Edit[]): WorkspaceEdit => ({
  changes: { [document.uri]: editsIn(document, edits) },
});

const symbolIn = (document: TextDocument, symbol: service.DocumentSymbol): LspSymbol => ({
  name: symbol.name,
  detail: symbol.detail,
  kind: symbolKinds[symbol.kind],
  range: rangeIn(document, symbol.span),
  selectionRange: rangeIn(document, symbol.selection),
  children: symbol.children.map((child) => symbolIn(document, child)),
});

/** From the innermost range outwards to a chain of parents. */
const nested = (ranges: readonly Range[]): SelectionRange | undefined =>
  [...ranges]
    .reverse()
    .reduce<SelectionRange | undefined>((parent, range) => (parent ? { range, parent } : { range }), undefined);

/** Five numbers a token, each place relative to the one before. */
function encoded({ document, snapshot }: Open): number[] {
  let [line, character] = [0, 0];
  return service.semanticTokens(snapshot).flatMap((token) => {
    const at = document.positionAt(token.start);
    const deltaLine = at.line - line;
    const deltaCharacter = deltaLine === 0 ? at.character - character : at.character;
    [line, character] = [at.line, at.character];
    return [
      deltaLine,
      deltaCharacter,
      token.end - token.start,
      service.semanticTypes.indexOf(token.type),
      token.declaration ? 1 : 0,
    ];
  });
}
