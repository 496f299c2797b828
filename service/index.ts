/** service: answers an editor's questions about one policy file; offsets are UTF-16 units into its text. */
export {
  type ClauseMap,
  type ClausePlace,
  type ClauseState,
  clauseMap,
  clausePlace,
  type MappedClause,
} from './clauseMap.ts';
export { type CodeAction, codeActions } from './codeActions.ts';
export { type Completion, complete } from './complete.ts';
export { completionMatches } from './completionMatches.ts';
export { completionTriggers } from './completionTriggers.ts';
export { definition } from './definition.ts';
export { diagnostics, type Problem } from './diagnostics.ts';
export { type DocumentSymbol, documentSymbols } from './documentSymbols.ts';
export { type FoldingRange, foldingRanges } from './foldingRanges.ts';
export { formatting } from './formatting.ts';
export { type Hover, hover } from './hover.ts';
export { type InlayHint, inlayHints } from './inlayHints.ts';
export { languageServer } from './languageServer.ts';
export { type Occurrence, occurrences } from './occurrences.ts';
export { openPolicy, type Snapshot } from './openPolicy.ts';
export { pinyin } from './pinyin.ts';
export { prepareRename } from './prepareRename.ts';
export { references } from './references.ts';
export { type Rename, rename } from './rename.ts';
export { selectionRanges } from './selectionRanges.ts';
export {
  type SemanticToken,
  type SemanticType,
  semanticModifiers,
  semanticTokens,
  semanticTypes,
} from './semanticTokens.ts';
