import { normalise } from '../dsl/characters.ts';
import type { Language, Span } from '../dsl/index.ts';
import { marks } from '../dsl/keywords.ts';
import { nameOf, tokens } from '../dsl/tokens.ts';
import type { CodeAction } from './codeActions.ts';
import { declarationsOf } from './declarationsOf.ts';
import type { Snapshot } from './openPolicy.ts';
import { tokenSpan } from './placedTokens.ts';
import { says } from './strings.ts';

/** 「」 around a declared name that stands in the text but was cut to pieces there. */
export function quoteName(snapshot: Snapshot, range: Span, language: Language): readonly CodeAction[] {
  const { lexed } = snapshot.compiled.parsed;
  const cut = lexed.cuts.find(({ span }) => span.start <= range.start && range.end <= span.end);
  if (!cut) return [];
  const plain = normalise(snapshot.text.slice(cut.span.start, cut.span.end));
  const whole = new Set(
    cut.tokens
      .filter((t) => t.tokenType === tokens.Name || t.tokenType === tokens.QuotedName)
      .map((t) => `${tokenSpan(t).start + (t.tokenType === tokens.QuotedName ? 1 : 0)} ${nameOf(t)}`),
  );
  return [...declarationsOf(snapshot).keys()].flatMap((name): CodeAction[] => {
    const found: CodeAction[] = [];
    for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + 1)) {
      const span = { start: cut.span.start + at, end: cut.span.start + at + name.length };
      const inside = cut.tokens.some((t) => {
        const own = tokenSpan(t);
        // Part of a longer name, or of a quoted text.
        return own.start <= span.start && span.end <= own.end && t.tokenType !== tokens.Unknown;
      });
      const meant = span.start <= range.end && range.start <= span.end;
      if (meant && !inside && !whole.has(`${span.start} ${name}`))
        found.push({
          kind: 'quickfix',
          title: says.quote[language](name),
          edits: [{ span, text: `${marks.nameOpen}${snapshot.text.slice(span.start, span.end)}${marks.nameClose}` }],
        });
    }
    return found;
  });
}
