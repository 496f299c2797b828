import { clauseOf } from '../compiler/sources.ts';
import type { Language } from '../dsl/index.ts';
import { answerIds, type KeywordId, marks, spellingsOf } from '../dsl/keywords.ts';
import type { Completion } from './complete.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { departmentsIn } from './departmentsIn.ts';
import { filterText } from './filterText.ts';
import type { Snapshot } from './openPolicy.ts';
import { quotation } from './quotation.ts';
import { refItems } from './refItems.ts';
import { says } from './strings.ts';

/** Lines that hold text: sentences to quote, departments, categories, clauses, answers. */
export function textItems(
  snapshot: Snapshot,
  { block, section }: CompletionPlace,
  { label, content, typed }: NonNullable<CompletionPlace['text']>,
  language: Language,
): readonly Completion[] {
  const { ast, document } = snapshot.compiled.parsed;
  const item = (text: string, detail: string, rank: number, kind: Completion['kind'] = 'text'): Completion => ({
    kind,
    label: text,
    detail,
    span: typed,
    insert: text,
    snippet: false,
    filter: filterText(text.replaceAll(marks.quoteOpen, '').slice(0, 30)),
    rank,
  });
  const known = (id: KeywordId): readonly string[] => [
    ...new Set(
      ast.blocks
        .flatMap((b) => b.fields)
        .flatMap((field) => {
          if (id === 'category' && field.kind === 'category') return [field.name.text];
          return id === 'department' && field.kind === 'department' ? field.units.map((unit) => unit.text) : [];
        }),
    ),
  ];
  switch (label) {
    case 'excerpt': {
      const own = ast.blocks.find((b) => b.span.start === block?.head.span.start);
      const ref = own ? clauseOf(document, own) : document.sections[section]?.ref;
      const sentences = snapshot.compiled.coverage.sentences.filter((s) => s.clause === ref);
      return sentences.map((s) =>
        s.by.length === 0
          ? item(quotation(s.text), says.sentence[language](), 0)
          : item(quotation(s.text), says.sentenceCovered[language](), 1),
      );
    }
    case 'department': {
      const prose = departmentsIn(snapshot, section);
      const whole =
        prose.length > 1 && content.end <= typed.end ? [item(prose.join('、'), says.fromProse[language](), 0)] : [];
      return [
        ...whole,
        ...prose.map((unit) => item(unit, says.fromProse[language](), 1)),
        ...known('department')
          .filter((unit) => !prose.includes(unit))
          .map((unit) => item(unit, '', 2)),
      ];
    }
    case 'expect':
    case 'cases':
    case 'under': {
      const own = ast.blocks.find((b) => b.span.start === block?.head.span.start);
      const parts = own?.kind === 'scenario' ? own.parts : [];
      return parts.flatMap((part) =>
        part.kind === 'given' && part.title.text !== '' ? [item(part.title.text, part.entity.name, 1)] : [],
      );
    }
    case 'category':
      return known('category').map((name) => item(name, '', 1));
    case 'basis':
    case 'notApplicable':
      return refItems(snapshot, typed);
    case 'chosen':
    case 'decided': {
      const answers = block?.lines.flatMap(({ line }) => (line.form === 'label' ? [line] : [])) ?? [];
      return answers.flatMap((line) => {
        if (!(answerIds as readonly KeywordId[]).includes(line.keyword)) return [];
        const key = snapshot.text.slice(line.label.start, line.label.end);
        const text = snapshot.text.slice(line.content.start, line.content.end).trim();
        return [{ ...item(key, text, 1, 'answer'), filter: filterText(...spellingsOf(line.keyword)) }];
      });
    }
    default:
      return [];
  }
}
