/**
 * Our own words for Chevrotain's errors. The provider packs what was found and expected into
 * the message, `syntaxDiagnostic` unpacks it into GJ1001.
 */
import type { IParserErrorMessageProvider, IRecognitionException, IToken, TokenType } from 'chevrotain';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import type { Span } from './span.ts';

interface Packed {
  readonly found: string;
  readonly expected: readonly string[];
}

const pack = (found: IToken | undefined, expected: readonly string[]): string =>
  JSON.stringify({ found: found && Number.isFinite(found.startOffset) ? found.image : '', expected } satisfies Packed);
const firsts = (paths: TokenType[][][] | TokenType[][]): readonly string[] =>
  (paths.flat(Number.POSITIVE_INFINITY as 1) as unknown as TokenType[]).map((type) => type.name);

export const lineErrors: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual }) => pack(actual, [expected.name]),
  buildNotAllInputParsedMessage: ({ firstRedundant }) => pack(firstRedundant, ['EOF']),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual }) => pack(actual[0], firsts(expectedPathsPerAlt)),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual }) => pack(actual[0], firsts(expectedIterationPaths)),
};

/** The diagnostic of one error on a line that ends at `lineEnd`. */
export function syntaxDiagnostic(error: IRecognitionException, line: Span): Diagnostic {
  const { found, expected } = JSON.parse(error.message) as Packed;
  const at = error.token.startOffset;
  const span = Number.isFinite(at)
    ? { start: at, end: Math.max((error.token.endOffset ?? at) + 1, at + 1) }
    : { start: line.end, end: line.end };
  return diagnostic('GJ1001', span, { found, expected });
}
