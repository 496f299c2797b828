import type { Language, Span } from '../dsl/index.ts';
import { fenceTags, spell } from '../dsl/keywords.ts';
import type { CodeAction } from './codeActions.ts';
import { departmentsIn } from './departmentsIn.ts';
import type { Snapshot } from './openPolicy.ts';
import { quotation } from './quotation.ts';
import { says } from './strings.ts';
import { writingLanguage } from './writingLanguage.ts';

/** Tracks a sentence that no rule encodes: a 定性 with its 摘录, its category still to be found. */
export function coverSentence(snapshot: Snapshot, range: Span, language: Language): readonly CodeAction[] {
  const { text } = snapshot;
  const { document } = snapshot.compiled.parsed;
  const uncovered = snapshot.compiled.coverage.uncovered.filter(
    ({ span }) => span.start <= range.end && range.start <= span.end,
  );
  return uncovered.flatMap((sentence): CodeAction[] => {
    const index = document.sections.findIndex(
      (s) => s.ref === sentence.clause && s.heading.start <= sentence.span.start && sentenceIn(s, sentence.span),
    );
    const section = document.sections[index];
    if (!section) return [];
    const written = writingLanguage(snapshot);
    const colon = written === 'zh' ? '：' : ': ';
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const isDepartments = section.departments?.span.start === sentence.span.start;
    const title = section.title.replace(/[。．.！!？?：:\s]+$/, '').replace(/[\s：:]/g, '');
    const lines = [
      `${spell('qualitative', written)} ${sentence.clause}${title === '' ? '' : ` ${title}`}${colon.trim()}`,
      ...(isDepartments ? [] : [`  ${spell('excerpt', written)}${colon}${quotation(sentence.text)}`]),
      `  ${spell('category', written)}${colon}${says.toBeSorted[written]()}`,
      ...(section.departments
        ? [`  ${spell('department', written)}${colon}${departmentsIn(snapshot, index).join('、')}`]
        : []),
    ];
    const block = `${lines.join(newline)}${newline}`;
    const last = document.fences.filter((f) => f.section === index && f.closed).pop();
    const insert = last
      ? {
          at: last.content.end,
          words: `${/\S/.test(text.slice(last.content.start, last.content.end)) ? newline : ''}${block}`,
        }
      : newFence(snapshot, index, block, newline);
    return [
      {
        kind: 'quickfix',
        title: says.coverSentence[language](),
        edits: [{ span: { start: insert.at, end: insert.at }, text: insert.words }],
        fixes: { code: 'GJ4004', span: sentence.span },
      },
    ];
  });
}

type Section = Snapshot['compiled']['parsed']['document']['sections'][number];
const sentenceIn = (section: Section, span: Span): boolean =>
  section.departments?.span.start === span.start || section.sentences.some((s) => s.span.start === span.start);

/** A fence below the prose of a section that has none. */
function newFence(
  { text, compiled }: Snapshot,
  index: number,
  block: string,
  newline: string,
): { at: number; words: string } {
  const { sections } = compiled.parsed.document;
  const section = sections[index];
  const prose = [...(section?.sentences ?? []).map((s) => s.span.end), section?.departments?.span.end ?? 0];
  const at = Math.max(...prose);
  let end = at;
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  return { at: end, words: `${newline}${newline}\`\`\`${fenceTags[0]}${newline}${block}\`\`\`` };
}
