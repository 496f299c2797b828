/**
 * Typing and slips, one by one: every beginning of every policy, and every policy with one word
 * left out. Nothing is thrown, and the other blocks stay as they are.
 */
import { type ParsedPolicy, parsePolicy } from '../../dsl/index.ts';
import type { PolicyDocument } from '../support/documents.ts';
import { shapeOf } from '../support/syntax.ts';
import { tokensOf } from './mutate.ts';

/** A text that broke a promise, and which one. */
export interface Breach {
  readonly of: string;
  readonly source: string;
  readonly detail: string;
}

interface Whole {
  readonly document: PolicyDocument;
  readonly parsed: ParsedPolicy;
  readonly shapes: readonly string[];
  readonly names: string;
}

const namesOf = (parsed: ParsedPolicy): string => parsed.names.map((n) => n.name).join('\n');

const wholeOf = (document: PolicyDocument): Whole => {
  const parsed = parsePolicy(document.source);
  return { document, parsed, shapes: parsed.ast.blocks.map(shapeOf), names: namesOf(parsed) };
};

/** Policies up to so many lines are begun at every character, longer ones at every word. */
const EVERY_CHARACTER = 200;

export function* prefixes(document: PolicyDocument): Generator<Breach | undefined> {
  const whole = wholeOf(document);
  const { source } = document;
  for (const end of cutsOf(whole)) {
    yield attempt(whole, source.slice(0, end), (parsed) => {
      // Names that are declared further on are missing; then what stands before the cut may read otherwise.
      if (namesOf(parsed) !== whole.names) return undefined;
      const done = whole.parsed.ast.blocks.filter((block) => block.span.end < end).length;
      return kept(whole, parsed, (i) => i >= done - 1);
    });
  }
}

function cutsOf({ document: { source }, parsed }: Whole): readonly number[] {
  if (source.split('\n').length <= EVERY_CHARACTER) return Array.from({ length: source.length }, (_, i) => i);
  return [...new Set(tokensOf(parsed).flatMap(({ start, end }) => [start, Math.floor((start + end) / 2), end]))];
}

export function* deletions(document: PolicyDocument): Generator<Breach | undefined> {
  const whole = wholeOf(document);
  const { source } = document;
  for (const { start, end } of tokensOf(whole.parsed)) {
    const at = whole.parsed.ast.blocks.findIndex((block) => block.span.start <= start && end <= block.span.end);
    yield attempt(whole, source.slice(0, start) + source.slice(end), (parsed) =>
      // Without the name that it declares, a block takes others with it.
      namesOf(parsed) === whole.names ? kept(whole, parsed, (i) => i === at) : undefined,
    );
  }
}

function attempt(
  { document }: Whole,
  source: string,
  judge: (parsed: ParsedPolicy) => string | undefined,
): Breach | undefined {
  try {
    const detail = judge(parsePolicy(source));
    return detail === undefined ? undefined : { of: document.path, source, detail };
  } catch (error) {
    return {
      of: document.path,
      source,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** Which block is not as it was, but for those that may change. */
function kept(
  { parsed: before, shapes }: Whole,
  parsed: ParsedPolicy,
  may: (block: number) => boolean,
): string | undefined {
  const left = new Map<string, number>();
  for (const block of parsed.ast.blocks) {
    const shape = shapeOf(block);
    left.set(shape, (left.get(shape) ?? 0) + 1);
  }
  for (const [i, shape] of shapes.entries()) {
    const n = left.get(shape) ?? 0;
    left.set(shape, n - 1);
    if (n > 0 || may(i)) continue;
    const block = before.ast.blocks[i];
    return `${block?.kind} ${block?.ref?.text ?? ''} ${block?.name.text ?? ''}`;
  }
  return undefined;
}
