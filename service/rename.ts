/**
 * Changes a name everywhere. A line is never cut differently without saying so: the cuts before and
 * after are compared, the new name is put between 「 and 」 where that keeps them, and where nothing
 * does the change is refused with the line.
 */
import { normalise } from '../dsl/characters.ts';
import {
  applyEdits,
  type Edit,
  type Language,
  lineStarts,
  type ParsedPolicy,
  parsePolicy,
  placeAt,
} from '../dsl/index.ts';
import { marks } from '../dsl/keywords.ts';
import { nameOf, tokens } from '../dsl/tokens.ts';
import { walkExprs } from '../dsl/walk.ts';
import { checkName } from './checkName.ts';
import { declarationsOf } from './declarationsOf.ts';
import { newError } from './newError.ts';
import { type Occurrence, occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import { type Lexed, placedTokens } from './placedTokens.ts';
import { prepareRename } from './prepareRename.ts';
import { renameTitle } from './renameTitle.ts';
import { says } from './strings.ts';

export type Rename =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string };

export function rename(snapshot: Snapshot, offset: number, newName: string, language: Language): Rename {
  const here = prepareRename(snapshot, offset);
  if (!here) return { ok: false, message: says.nothingHere[language]() };
  if (here.title !== undefined) return renameTitle(snapshot, here.title, newName, language);
  const name = normalise(newName.trim());
  const wrong = checkName(snapshot, newName.trim(), here.name, language);
  if (wrong !== undefined) return { ok: false, message: wrong };
  if (name === here.name) return { ok: true, edits: [], notes: [] };

  const measure = measureOf(snapshot, here.name);
  if (measure !== undefined) return { ok: false, message: says.inMeasure[language](here.name, measure) };

  const uses = occurrences(snapshot).filter((o) => o.of === 'name' && o.key === here.name);
  const quoted = quotingNeeded(snapshot, uses, here.name, name);
  const { edits, text, different } = quoted;
  if (different !== undefined) {
    const { line, pieces } = different;
    return { ok: false, message: says.cutChanges[language](name, line, pieces) };
  }
  const error = newError(snapshot, text, language);
  if (error !== undefined) return { ok: false, message: says.newError[language](error) };
  return { ok: true, edits, notes: notesOn(snapshot, uses, here.name, quoted.lines, language) };
}

/** 每户, which names the noun 户 and would not follow. In a cap it means the entity, whatever its name. */
function measureOf(snapshot: Snapshot, name: string): string | undefined {
  const entity = declarationsOf(snapshot)
    .get(name)
    ?.some((d) => d.kind === 'entity');
  for (const block of snapshot.compiled.parsed.ast.blocks) {
    const caps = entity ? block.fields.flatMap((f) => (f.kind === 'cap' && f.cap.per ? [f.cap.per] : [])) : [];
    for (const expr of walkExprs(block))
      if (expr.kind === 'name' && expr.measure && expr.name === name && !caps.includes(expr))
        return snapshot.text.slice(expr.span.start, expr.span.end);
  }
  return undefined;
}

// Cuts

interface Attempt {
  readonly edits: readonly Edit[];
  readonly text: string;
  /** Lines in which 「」 was added. */
  readonly lines: readonly number[];
  /** The first line that is cut differently all the same. */
  readonly different?: { readonly line: number; readonly pieces: string };
}

/** First as it is; then with 「」 around every name in the lines that would be cut differently. */
function quotingNeeded(snapshot: Snapshot, uses: readonly Occurrence[], old: string, name: string): Attempt {
  const plain = uses.map((o): Edit => ({ span: o.span, text: name }));
  const first = attempt(snapshot, plain, old, name);
  if (first.changed.length === 0 && !first.shape) return { edits: plain, text: first.text, lines: [] };
  const { parsed } = snapshot.compiled;
  const spans = first.changed.map((i) => parsed.lexed.cuts[i]?.span);
  const inChanged = (at: number): boolean => spans.some((span) => span && span.start <= at && at <= span.end);
  const own = uses.map((o): Edit => {
    const bare = !o.quoted && !o.declares && inChanged(o.span.start);
    return { span: o.span, text: bare ? quote(name) : name };
  });
  const others = placedTokens(snapshot).flatMap(({ token, span }): Edit[] =>
    token.tokenType === tokens.Name && nameOf(token) !== old && inChanged(span.start)
      ? [{ span, text: quote(token.image) }]
      : [],
  );
  // Other names are quoted only where quoting this one is not enough.
  for (const edits of [own, [...own, ...others]]) {
    const next = attempt(snapshot, edits, old, name);
    if (next.changed.length > 0 || next.shape) continue;
    const starts = lineStarts(snapshot.text);
    const lines = edits.filter((e) => e.text.startsWith(marks.nameOpen)).map((e) => placeAt(starts, e.span.start).line);
    return { edits, text: next.text, lines: [...new Set(lines)].sort((a, b) => a - b) };
  }
  const at = spans[0]?.start ?? reshaped(snapshot, first) ?? uses[0]?.span.start ?? 0;
  const line = placeAt(lineStarts(snapshot.text), at).line;
  const cut = first.after.cuts[first.changed[0] ?? -1];
  const whole = first.text.split(/\r\n|\n|\r/)[line - 1]?.trim() ?? '';
  return {
    edits: plain,
    text: first.text,
    lines: [],
    different: { line, pieces: cut ? cut.tokens.map((t) => t.image).join(' | ') : whole },
  };
}

/** Where the first line stands that becomes a line of another kind. */
function reshaped(snapshot: Snapshot, { lines }: Comparison): number | undefined {
  return snapshot.compiled.parsed.lines.find((line, i) => {
    const now = lines[i];
    return !now || now.form !== line.form || ('keyword' in now && 'keyword' in line && now.keyword !== line.keyword);
  })?.span.start;
}

const quote = (name: string): string => `${marks.nameOpen}${name}${marks.nameClose}`;

interface Comparison {
  readonly text: string;
  readonly after: Lexed;
  readonly lines: ParsedPolicy['lines'];
  /** Indices of the stretches that are cut differently. */
  readonly changed: readonly number[];
  /** A line has another shape altogether. */
  readonly shape: boolean;
}

function attempt(snapshot: Snapshot, edits: readonly Edit[], old: string, name: string): Comparison {
  const text = applyEdits(snapshot.text, edits);
  const before = snapshot.compiled.parsed;
  const after = parsePolicy(text);
  const shape = shapeOf(before) !== shapeOf(after) || before.lexed.cuts.length !== after.lexed.cuts.length;
  const changed = shape
    ? []
    : before.lexed.cuts.flatMap((cut, i) => {
        const now = after.lexed.cuts[i];
        return now && reading(cut.tokens, old, name) === reading(now.tokens, undefined, name) ? [] : [i];
      });
  return { text, after: after.lexed, lines: after.lines, changed, shape };
}

const shapeOf = ({ lines }: ParsedPolicy): string =>
  lines.map((line) => `${line.form}${'keyword' in line ? line.keyword : ''}`).join(' ');

/** How a stretch is read, whatever its quotes; the old name counts as the new one. */
function reading(cut: Lexed['cuts'][number]['tokens'], old: string | undefined, name: string): string {
  const words = cut.map((t) => {
    if (t.tokenType !== tokens.Name && t.tokenType !== tokens.QuotedName && t.tokenType !== tokens.Document)
      return `${t.tokenType.name} ${normalise(t.image)}`;
    return `name ${nameOf(t) === old ? name : nameOf(t)}`;
  });
  return words.join('\n');
}

// What else changes

function notesOn(
  snapshot: Snapshot,
  uses: readonly Occurrence[],
  old: string,
  quotedLines: readonly number[],
  language: Language,
): readonly string[] {
  const declared = uses.filter((o) => o.declares).length;
  const starts = lineStarts(snapshot.text);
  const mentions = placedTokens(snapshot)
    .filter(({ token }) => token.tokenType === tokens.Text && normalise(token.image).includes(old))
    .map(({ span }) => placeAt(starts, span.start).line);
  return [
    ...(quotedLines.length > 0 ? [says.quotedAt[language](quotedLines.join('、'))] : []),
    ...(declared > 1 ? [says.severalDeclared[language](declared)] : []),
    ...(mentions.length > 0 ? [says.alsoInText[language]([...new Set(mentions)].join('、'))] : []),
  ];
}
