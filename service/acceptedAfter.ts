/**
 * Which words the grammar accepts next, asked of the grammar itself: each candidate is put behind
 * the tokens that stand there, and accepted where the parser does not stumble over it.
 */
import { LineParser } from '../dsl/grammar/lines.ts';
import { type KeywordId, keywordIds, keywords } from '../dsl/keywords.ts';
import { literalTokens, token, tokens, wordToken } from '../dsl/tokens.ts';
import type { Token } from './placedTokens.ts';

type Rules = {
  readonly [K in keyof LineParser]: LineParser[K] extends (...args: never[]) => unknown ? K : never;
}[keyof LineParser];
/** A rule of the grammar by its name, or the rule of a label. */
export type LineRule =
  | {
      readonly rule: Extract<
        Rules,
        | 'expression'
        | 'typeSpec'
        | 'tableMode'
        | 'owner'
        | 'eachNoun'
        | 'parameterRow'
        | 'fieldDeclaration'
        | 'given'
        | 'under'
        | 'expect'
        | 'cases'
        | 'scenarioLine'
        | 'tierRows'
        | 'path'
      >;
    }
  | { readonly label: KeywordId };

export interface Accepted {
  readonly words: readonly KeywordId[];
  readonly name: boolean;
  /** The short name of another document. */
  readonly document: boolean;
  readonly clauseRef: boolean;
}

let parser: LineParser | undefined;
const wordIds = keywordIds.filter((id) => keywords[id].role === 'word');

export function acceptedAfter(line: LineRule, before: readonly Token[]): Accepted {
  parser ??= new LineParser();
  const grammar = parser;
  const rule = 'label' in line ? grammar.fieldRules.get(line.label) : grammar[line.rule];
  if (!rule || before.length > LONGEST || before.filter((t) => t.tokenType === tokens.LeftParen).length > DEEPEST)
    return { words: [], name: false, document: false, clauseRef: false };
  const at = (before[before.length - 1]?.endOffset ?? -1) + 1;
  // Something must stand behind the candidate, for rules that look past it.
  const after = token(tokens.Unknown, '?', at + 1, at + 2);
  const accepts = (type: Token['tokenType'], payload: Parameters<typeof token>[4]): boolean => {
    const candidate = token(type, '?', at, at + 1, payload);
    grammar.findings.length = 0;
    grammar.input = [...before, candidate, after];
    (rule as () => unknown).call(grammar);
    const error = grammar.errors[0];
    return (
      !error || error.token === after || (error.token.startOffset ?? 0) > at || Number.isNaN(error.token.startOffset)
    );
  };
  return {
    words: wordIds.filter((id) => accepts(wordToken(id), { keyword: id })),
    name: accepts(tokens.Name, { name: '?' }),
    document: accepts(tokens.Document, { name: '?' }),
    clauseRef: accepts(literalTokens.clauseRef, { literal: { type: 'clauseRef', ref: '?', spelling: '?' } }),
  };
}

/** The parser refuses longer and deeper lines too. */
const LONGEST = 300;
const DEEPEST = 40;
