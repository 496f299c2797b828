import { normalise } from '../dsl/characters.ts';
import type { Snapshot } from './openPolicy.ts';

/** The departments that the prose of a section lists, in its own spelling. */
export function departmentsIn({ text, compiled }: Snapshot, section: number): readonly string[] {
  const found = compiled.parsed.document.sections[section]?.departments;
  if (!found) return [];
  const line = text.slice(found.span.start, found.span.end);
  const plain = normalise(line);
  return found.items.map((item) => {
    const at = plain.indexOf(item);
    return at < 0 ? item : line.slice(at, at + item.length);
  });
}
