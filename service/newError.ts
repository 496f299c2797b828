import { compile } from '../compiler/index.ts';
import { type Code, type Language, messageOf, severityOf } from '../dsl/index.ts';
import type { Snapshot } from './openPolicy.ts';

/** An error that the changed text has more often than the text has now. */
export function newError(snapshot: Snapshot, text: string, language: Language): string | undefined {
  const count = new Map<Code, number>();
  for (const d of snapshot.compiled.diagnostics) count.set(d.code, (count.get(d.code) ?? 0) + 1);
  for (const d of compile(text, snapshot.options).diagnostics) {
    const left = (count.get(d.code) ?? 0) - 1;
    count.set(d.code, left);
    if (left < 0 && (severityOf(d) === 'error' || d.code === 'GJ1015')) return messageOf(d, language);
  }
  return undefined;
}
