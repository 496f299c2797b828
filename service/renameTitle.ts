import { applyEdits, type Edit, type Language } from '../dsl/index.ts';
import { newError } from './newError.ts';
import { occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import type { Rename } from './rename.ts';
import { says } from './strings.ts';

/** Marks that end a head or a clause of a relation. */
const ends = /[:：\r\n“”]/;

/** Changes a clause's title in its head and in the relations that name it. Titles are not cut, so nothing else can change. */
export function renameTitle(snapshot: Snapshot, key: string, newName: string, language: Language): Rename {
  const name = newName.trim();
  if (name === '') return { ok: false, message: says.nameEmpty[language]() };
  const mark = ends.exec(name)?.[0];
  if (mark !== undefined) return { ok: false, message: says.nameMarks[language](mark) };
  const edits = occurrences(snapshot)
    .filter((o) => o.of === 'title' && o.key === key)
    .map(({ span }): Edit => ({ span, text: name }));
  const error = newError(snapshot, applyEdits(snapshot.text, edits), language);
  return error === undefined ? { ok: true, edits, notes: [] } : { ok: false, message: says.newError[language](error) };
}
